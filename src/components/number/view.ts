import { html, nothing, type PropertyValues } from "lit";
import { fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { numberToText, textToNumber } from "../../page/parts/number-text";
import { number } from "./spec";

class NumberView extends View<typeof number.props, number | null> {
  static override styles = [...View.styles, fieldStyles];

  protected override control(): unknown {
    const { minimum, maximum, step, placeholder } = this.props;
    const odd = this.value !== null && !Number.isFinite(this.value);
    // A number field shows no NaN and no infinity.
    return html`<input
      id="control"
      type=${odd ? "text" : "number"}
      inputmode="decimal"
      min=${minimum ?? nothing}
      max=${maximum ?? nothing}
      step=${step === 1 ? "any" : step}
      placeholder=${placeholder}
      ?readonly=${!this.editable}
      aria-invalid=${this.status?.state === "invalid"}
      aria-describedby=${this.described}
      @input=${this.#typed}
      @keydown=${this.#pressed}
      @focus=${() => this.emit("focus")}
      @blur=${this.#left}
    />`;
  }

  protected override updated(_changed: PropertyValues): void {
    this.#show();
  }

  get #field(): HTMLInputElement {
    return this.renderRoot.querySelector("input")!;
  }

  /** Leaves alone what the user types in another way, such as "1.50". */
  #show(): void {
    if (!Object.is(textToNumber(this.#field), this.value)) this.#field.value = numberToText(this.value);
  }

  readonly #typed = () => {
    const value = textToNumber(this.#field);
    if (value !== undefined) this.input(value);
  };

  readonly #left = () => {
    this.#field.value = numberToText(this.value);
    this.emit("blur");
  };

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && this.editable) this.emit("submit");
  };
}

define(number, NumberView);
