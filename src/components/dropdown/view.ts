/** A combobox after the ARIA pattern: the focus stays in the field, the active choice is named by `aria-activedescendant`. */
import { css, html, nothing, type PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import { icons } from "../../page/parts/icons";
import { buttonStyles, fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { toOptions, type Choice, type Option } from "../parts/choice";
import { hangBelow } from "../../page/parts/hang";
import { dropdown } from "./spec";

type Value = Choice | readonly Choice[] | null;

class DropdownView extends View<typeof dropdown.props, Value> {
  static override properties = {
    ...View.properties,
    open: { state: true },
    text: { state: true },
    active: { state: true },
  };
  static override styles = [
    ...View.styles,
    fieldStyles,
    buttonStyles,
    css`
      .field {
        position: relative;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        padding: 0 28px 0 0;
        border: 1px solid var(--inlay-field-border);
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-field);
      }
      .field:has(input:focus-visible) {
        outline: 2px solid var(--inlay-focus);
        outline-offset: -1px;
      }
      .field::after {
        content: "";
        position: absolute;
        right: 11px;
        top: 50%;
        width: 7px;
        height: 7px;
        border: solid var(--inlay-text-muted);
        border-width: 0 2px 2px 0;
        transform: translateY(-75%) rotate(45deg);
        pointer-events: none;
      }
      .field.static {
        border-color: transparent;
        background: var(--inlay-static);
      }
      .field.static::after {
        content: none;
      }
      input[role="combobox"] {
        flex: 1 1 60px;
        width: auto;
        min-width: 60px;
        border: 0;
        outline: 0;
        background: none;
      }
      .chip {
        display: inline-flex;
        align-items: center;
        gap: 2px;
        max-width: 100%;
        margin: 4px 0 4px 6px;
        padding: 0 2px 0 8px;
        border-radius: 12px;
        background: var(--inlay-accent-soft);
      }
      .chip button {
        min-width: 24px;
        min-height: 24px;
        padding: 0;
      }
      ul {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 4px;
        max-height: 280px;
        overflow-y: auto;
        list-style: none;
        border: 1px solid var(--inlay-border);
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-block);
        color: var(--inlay-text);
        box-shadow: 0 6px 24px rgb(0 0 0 / 0.18);
      }
      li {
        padding: 6px 10px;
        border-radius: 4px;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      li.active {
        background: var(--inlay-accent-soft);
      }
      li[aria-selected="true"] {
        font-weight: 600;
      }
      li.none {
        color: var(--inlay-text-muted);
        cursor: default;
      }
    `,
  ];

  declare open: boolean;
  /** What the user types; undefined while the value itself is shown. */
  declare text: string | undefined;
  /** The place of the active choice among the shown ones. */
  declare active: number;
  #unhang: (() => void) | undefined;

  constructor() {
    super();
    this.open = false;
    this.active = -1;
  }

  get #field(): HTMLInputElement {
    return this.renderRoot.querySelector("input")!;
  }

  get #values(): readonly Choice[] {
    return Array.isArray(this.value) ? (this.value as Choice[]) : this.value === null ? [] : [this.value as Choice];
  }

  #labelOf(value: Choice): string {
    return toOptions(this.props.choices).find((option) => option.value === value)?.label ?? String(value);
  }

  get #shown(): Option[] {
    const { choices, filterable, numChoicesShown } = this.props;
    const sought = filterable && this.text ? this.text.toLowerCase() : "";
    return toOptions(choices)
      .filter(({ label }) => label.toLowerCase().includes(sought))
      .slice(0, numChoicesShown);
  }

  protected override control(): unknown {
    const { multiselect, filterable, allowCustomValue } = this.props;
    const single = multiselect || !this.#values.length ? "" : this.#labelOf(this.#values[0]!);
    const active = this.open && this.active >= 0 ? `choice-${this.active}` : nothing;
    return html`
      <div class="field ${this.editable ? "" : "static"}" @click=${() => this.#field.focus()}>
        ${multiselect ? this.#values.map((value) => this.#chip(value)) : nothing}
        <input
          id="control"
          role="combobox"
          autocomplete="off"
          aria-autocomplete=${filterable ? "list" : "none"}
          aria-expanded=${this.open}
          aria-controls="choices"
          aria-activedescendant=${active}
          aria-invalid=${this.status?.state === "invalid"}
          aria-describedby=${this.described}
          .value=${live(this.text ?? single)}
          ?readonly=${!this.editable || (!filterable && !allowCustomValue)}
          @input=${this.#typed}
          @keydown=${this.#pressed}
          @keyup=${this.#released}
          @click=${this.#toggle}
          @focus=${() => this.emit("focus")}
          @blur=${this.#left}
        />
      </div>
      <ul
        id="choices"
        role="listbox"
        popover="manual"
        aria-label=${this.caption}
        aria-multiselectable=${multiselect}
        @mousedown=${(event: Event) => event.preventDefault()}
      >
        ${this.open ? this.#list() : nothing}
      </ul>
    `;
  }

  #chip(value: Choice): unknown {
    const label = this.#labelOf(value);
    const remove = html`<button class="quiet" aria-label="Remove ${label}" @click=${() => this.#toggleValue(value)}>
      ${icons.close}
    </button>`;
    return html`<span class="chip">${label}${this.editable ? remove : nothing}</span>`;
  }

  #list(): unknown {
    const shown = this.#shown;
    if (!shown.length)
      return html`<li class="none" role="option" aria-disabled="true" aria-selected="false">
        ${this.props.allowCustomValue ? "Enter takes what you typed" : "Nothing fits"}
      </li>`;
    return shown.map(
      ({ label, value }, i) =>
        html`<li
          id="choice-${i}"
          role="option"
          class=${i === this.active ? "active" : ""}
          aria-selected=${this.#values.includes(value)}
          @click=${() => this.#choose(i)}
        >
          ${label}
        </li>`,
    );
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("open")) this.#hang();
    if (this.open) this.renderRoot.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unhang?.();
  }

  #hang(): void {
    this.#unhang?.();
    this.#unhang = undefined;
    const list = this.renderRoot.querySelector("ul")!;
    if (!this.open) list.hidePopover();
    else {
      list.showPopover();
      this.#unhang = hangBelow(list, this.renderRoot.querySelector(".field")!, () => this.#close());
    }
  }

  #open(): void {
    if (!this.editable || this.open) return;
    this.open = true;
    this.active = this.#shown.findIndex(({ value }) => this.#values.includes(value));
  }

  #close(): void {
    this.open = false;
    this.active = -1;
  }

  readonly #toggle = () => (this.open ? this.#close() : this.#open());

  readonly #typed = () => {
    this.text = this.#field.value;
    this.#open();
    this.active = this.#shown.length && this.text ? 0 : -1;
  };

  readonly #released = (event: KeyboardEvent) => this.emit("keyUp", { key: event.key, inputValue: this.#field.value });

  readonly #pressed = (event: KeyboardEvent) => {
    if (!this.editable || event.isComposing) return;
    const count = this.#shown.length;
    const moves: Record<string, () => number> = {
      ArrowDown: () => (this.active + 1) % count,
      ArrowUp: () => (this.active <= 0 ? count : this.active) - 1,
      PageDown: () => Math.min(count - 1, this.active + 10),
      PageUp: () => Math.max(0, this.active - 10),
    };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (move && (this.open || event.key.startsWith("Arrow"))) {
      event.preventDefault();
      if (!this.open) this.#open();
      else if (count) this.active = move();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.open && this.active >= 0) this.#choose(this.active);
      else this.#takeTyped();
    } else if (event.key === "Escape" && this.open) {
      event.stopPropagation();
      this.text = undefined;
      this.#close();
    } else if (event.key === "Backspace" && this.props.multiselect && !this.#field.value && this.#values.length) {
      this.#toggleValue(this.#values.at(-1)!);
    }
  };

  readonly #left = () => {
    if (this.props.allowCustomValue) this.#takeTyped();
    // An emptied field means that nothing is chosen.
    else if (this.text === "" && !this.props.multiselect && this.value !== null) this.input(null);
    this.text = undefined;
    this.#close();
    this.emit("blur");
  };

  #takeTyped(): void {
    const typed = this.text?.trim();
    this.text = undefined;
    if (!typed || !this.props.allowCustomValue) return;
    const known = toOptions(this.props.choices).find(({ label }) => label === typed);
    const value = known ? known.value : typed;
    if (!this.props.multiselect) this.input(value);
    else if (!this.#values.includes(value)) this.#toggleValue(value);
    this.#close();
  }

  #choose(at: number): void {
    const option = this.#shown[at];
    if (!option) return;
    this.text = undefined;
    if (this.props.multiselect) this.#toggleValue(option.value);
    else {
      this.input(option.value);
      this.#told(option.value);
      this.#close();
    }
  }

  /** Words of one's own stand in no place: -1. */
  #told(value: Choice): void {
    const index = toOptions(this.props.choices).findIndex((option) => option.value === value);
    this.emit("select", { index, value, selected: this.#values.includes(value) });
  }

  #toggleValue(value: Choice): void {
    const values = this.#values;
    const without = values.filter((each) => each !== value);
    const { maxChoices } = this.props;
    if (without.length < values.length) this.input(without);
    else if (maxChoices === undefined || values.length < maxChoices) this.input([...values, value]);
    else return;
    this.#told(value);
  }
}

define(dropdown, DropdownView);
