import { css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { define, View } from "../../page/view";
import { choiceStyles } from "../../page/parts/choice-styles";
import { checkbox } from "./spec";

class CheckboxView extends View<typeof checkbox.props, boolean> {
  static override styles = [
    ...View.styles,
    choiceStyles,
    css`
      .choice {
        padding-block: 4px;
      }
    `,
  ];

  protected override head(): unknown {
    return nothing;
  }

  protected override control(): unknown {
    const { info, showLabel } = this.props;
    return html`
      <label class="choice">
        <input
          id="control"
          type="checkbox"
          .checked=${live(this.value)}
          ?disabled=${!this.editable}
          aria-describedby=${this.described}
          @change=${this.#changed}
        />
        <span class=${showLabel ? "" : "unseen"}>${this.caption}</span>
      </label>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing}
    `;
  }

  readonly #changed = (event: Event) => {
    const { checked } = event.target as HTMLInputElement;
    this.input(checked);
    this.emit("select", { index: 0, value: this.caption, selected: checked });
  };
}

define(checkbox, CheckboxView);
