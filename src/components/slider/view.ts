import { html, nothing, type PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import { buttonStyles, fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { icons } from "../../page/parts/icons";
import { numberToText, textToNumber } from "../../page/parts/number-text";
import { rangeStyles } from "../../page/parts/range-styles";
import { slider, stepOf } from "./spec";

class SliderView extends View<typeof slider.props, number> {
  static override styles = [...View.styles, fieldStyles, buttonStyles, rangeStyles];

  #first: number | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#first ??= this.value;
  }

  protected override head(): unknown {
    const { minimum, maximum, buttons, showLabel, info } = this.props;
    return html`
      <div class="head">
        <label for="control" class=${showLabel ? "caption" : "unseen"}>${this.caption}</label>
        <input
          id="number"
          type="number"
          aria-label="${this.caption}, as a number"
          .value=${live(numberToText(this.value))}
          min=${minimum}
          max=${maximum}
          step=${stepOf(this.props)}
          ?readonly=${!this.editable}
          @change=${this.#typed}
        />
        ${buttons.includes("reset") && this.editable ? html`<button class="quiet" title="Reset" aria-label="Reset ${this.caption}" @click=${this.#reset}>${icons.reset}</button>` : nothing}
      </div>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing}
    `;
  }

  protected override control(): unknown {
    const { minimum, maximum } = this.props;
    const filled = maximum > minimum ? ((this.value - minimum) / (maximum - minimum)) * 100 : 0;
    return html`<div class="range">
      <span aria-hidden="true">${minimum}</span>
      <input
        id="control"
        type="range"
        min=${minimum}
        max=${maximum}
        step=${stepOf(this.props)}
        .value=${live(String(this.value))}
        ?disabled=${!this.editable}
        style="--filled:${filled}%"
        aria-describedby=${this.described}
        @input=${(event: Event) => this.input((event.target as HTMLInputElement).valueAsNumber)}
        @change=${() => this.emit("release")}
      />
      <span aria-hidden="true">${maximum}</span>
    </div>`;
  }

  readonly #typed = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const value = textToNumber(field);
    const { minimum, maximum } = this.props;
    if (typeof value === "number") this.#set(Math.min(maximum, Math.max(minimum, value)));
    field.value = numberToText(this.value);
  };

  readonly #reset = () => this.#set(this.#first!);

  #set(value: number): void {
    this.input(value);
    this.emit("release");
  }
}

define(slider, SliderView);
