import { css, html, type PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import { fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { colorpicker, toHex } from "./spec";

class ColorPickerView extends View<typeof colorpicker.props, string | null> {
  static override properties = { ...View.properties, text: { state: true } };
  static override styles = [
    ...View.styles,
    fieldStyles,
    css`
      .pair {
        display: flex;
        gap: 8px;
      }
      .swatch {
        position: relative;
        flex: none;
        width: 48px;
        border: 1px solid var(--inlay-field-border);
        border-radius: var(--inlay-field-radius);
        overflow: hidden;
        background: var(--color) conic-gradient(#bbb 25%, #fff 0 50%, #bbb 0 75%, #fff 0) 0 0 / 12px 12px;
      }
      .swatch::before {
        content: "";
        position: absolute;
        inset: 0;
        background: var(--color);
      }
      /* None is chosen. */
      .swatch.none::before {
        background: linear-gradient(to top right, #fff calc(50% - 1px), #c62828 0 calc(50% + 1px), #fff 0);
      }
      .swatch:has(:focus-visible) {
        outline: 2px solid var(--inlay-focus);
        outline-offset: 2px;
      }
      input[type="color"] {
        position: absolute;
        inset: 0;
        height: 100%;
        padding: 0;
        opacity: 0;
        cursor: pointer;
      }
      input[type="color"]:disabled {
        cursor: default;
      }
      input[type="text"] {
        width: 12ch;
        min-width: 0;
        flex: 0 1 auto;
        font-family: var(--inlay-font-mono);
      }
    `,
  ];

  /** What the user types, while it isn't the value as it is written. */
  declare text: string | undefined;

  protected override control(): unknown {
    const isWrong = this.status?.state === "invalid" || (this.text !== undefined && this.text !== "" && !toHex(this.text));
    // A colour is checked before it becomes style: a page may be saved, and changed by others.
    const color = toHex(this.value ?? "") ?? "#0000";
    return html`<div class="pair" @focusin=${this.#entered} @focusout=${this.#left}>
      <div class="swatch ${this.value === null ? "none" : ""}" style="--color:${color}">
        <input
          type="color"
          aria-label="${this.caption}, from a palette"
          .value=${live(color.length < 7 ? "#000000" : color.slice(0, 7))}
          ?disabled=${!this.editable}
          @input=${this.#picked}
          @change=${() => this.emit("release")}
        />
      </div>
      <input
        id="control"
        type="text"
        autocomplete="off"
        spellcheck="false"
        placeholder=${this.editable ? "#rrggbb" : ""}
        .value=${live(this.text ?? this.value ?? "")}
        ?readonly=${!this.editable}
        aria-invalid=${isWrong}
        aria-describedby=${this.described}
        @input=${this.#typed}
        @keydown=${this.#pressed}
        @blur=${() => (this.text = undefined)}
      />
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Another colour came while the user was typing.
    if (changed.has("value") && this.text !== undefined && (toHex(this.text) ?? null) !== this.value && this.#isWritten)
      this.text = undefined;
  }

  get #isWritten(): boolean {
    return this.text === "" || toHex(this.text!) !== undefined;
  }

  /** The palette knows no transparency: that stays as it was. */
  readonly #picked = (event: Event) => {
    this.text = undefined;
    this.input((event.target as HTMLInputElement).value + (this.value ?? "").slice(7));
  };

  readonly #typed = (event: Event) => {
    this.text = (event.target as HTMLInputElement).value;
    const value = this.text.trim() ? toHex(this.text) : null;
    if (value !== undefined && value !== this.value) this.input(value);
  };

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing || !this.editable) return;
    this.text = undefined;
    this.emit("submit");
  };

  readonly #entered = ({ relatedTarget }: FocusEvent) => {
    if (!this.renderRoot.contains(relatedTarget as Node | null)) this.emit("focus");
  };

  readonly #left = ({ relatedTarget }: FocusEvent) => {
    if (!this.renderRoot.contains(relatedTarget as Node | null)) this.emit("blur");
  };
}

define(colorpicker, ColorPickerView);
