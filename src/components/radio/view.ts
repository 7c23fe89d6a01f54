import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { define, View } from "../../page/view";
import { toOptions, type Choice } from "../parts/choice";
import { choiceStyles, choicesStyles } from "../../page/parts/choice-styles";
import { radio } from "./spec";

class RadioView extends View<typeof radio.props, Choice | null> {
  static override styles = [...View.styles, choiceStyles, choicesStyles];

  protected override head(): unknown {
    return nothing;
  }

  protected override control(): unknown {
    const { choices, info, rtl, showLabel } = this.props;
    return html`<fieldset role="radiogroup" dir=${rtl ? "rtl" : nothing} aria-describedby=${this.described} ?disabled=${!this.editable}>
      <legend class=${showLabel ? "caption" : "unseen"}>${this.caption}</legend>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing}
      <div class="choices">
        ${toOptions(choices).map(
          ({ label, value }, index) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="choice"
                .checked=${live(value === this.value)}
                @change=${() => this.#choose(value, index)}
              />${label}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #choose(value: Choice, index: number): void {
    this.input(value);
    this.emit("select", { index, value, selected: true });
  }
}

define(radio, RadioView);
