import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { choiceStyles, choicesStyles } from "../../page/parts/choice-styles";
import { define, View } from "../../page/view";
import { toOptions, type Choice } from "../parts/choice";
import { checkboxgroup } from "./spec";

class CheckboxGroupView extends View<typeof checkboxgroup.props, readonly Choice[]> {
  static override styles = [...View.styles, choiceStyles, choicesStyles];

  protected override head(): unknown {
    return nothing;
  }

  protected override control(): unknown {
    const { choices, info, showLabel, showSelectAll } = this.props;
    return html`<fieldset aria-describedby=${this.described} ?disabled=${!this.editable}>
      <legend class=${showLabel ? "caption" : "unseen"}>${this.caption}</legend>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing} ${showSelectAll ? this.#all() : nothing}
      <div class="choices">
        ${toOptions(choices).map(
          ({ label, value }, index) =>
            html`<label class="choice"
              ><input
                type="checkbox"
                .checked=${live(this.value.includes(value))}
                @change=${() => this.#toggle(value, index)}
              />${label}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #all(): unknown {
    const values = toOptions(this.props.choices).map(({ value }) => value);
    const all = values.every((value) => this.value.includes(value));
    return html`<label class="choice all"
      ><input
        type="checkbox"
        .checked=${live(all)}
        .indeterminate=${live(!all && this.value.length > 0)}
        @change=${() => this.input(all ? [] : values)}
      />Select all</label
    >`;
  }

  #toggle(value: Choice, index: number): void {
    const without = this.value.filter((each) => each !== value);
    const selected = without.length === this.value.length;
    this.input(selected ? [...without, value] : without);
    this.emit("select", { index, value, selected });
  }
}

define(checkboxgroup, CheckboxGroupView);
