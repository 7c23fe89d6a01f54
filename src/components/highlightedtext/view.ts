import { css, html, nothing, unsafeCSS } from "lit";
import { buttonStyles, fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { labelRange } from "./parts.page";
import { rangeWithin } from "./range.page";
import { highlightedtext, type HighlightedPart } from "./spec";

/** What is being labelled; `index` where it has a label already. */
interface Editing {
  start: number;
  end: number;
  index?: number;
}

const PALETTE = ["#3f51d8", "#d9620a", "#0c8a66", "#cf2f63", "#7b4fd0", "#0a7fa6", "#8f6000", "#5c6370"];
const MORE = "#7b4fd0";
const LESS = "#d93025";

class HighlightedTextView extends View<typeof highlightedtext.props, HighlightedPart[] | null> {
  static override properties = { ...View.properties, editing: { state: true } };
  static override styles = [
    ...View.styles,
    buttonStyles,
    fieldStyles,
    css`
      .text {
        padding: 6px 2px;
        border-radius: 4px;
        line-height: 2;
        overflow-wrap: anywhere;
      }
      .kept .words {
        white-space: pre-wrap;
      }
      [contenteditable] {
        cursor: text;
      }
      .text:focus-visible,
      .part:focus-visible {
        outline: 2px solid var(--inlay-focus);
        outline-offset: 1px;
      }
      .part,
      .legend li {
        /* So little of any colour that text stands out from it, in both themes. */
        background: color-mix(in srgb, var(--colour) var(--share, 22%), var(--inlay-block));
        border-bottom: 2px solid var(--colour);
        border-radius: 4px 4px 2px 2px;
      }
      .part {
        padding: 3px 4px;
        cursor: pointer;
        -webkit-box-decoration-break: clone;
        box-decoration-break: clone;
      }
      .name {
        margin-inline-start: 6px;
        padding: 1px 6px;
        border-radius: 3px;
        background: color-mix(in srgb, var(--colour) 30%, var(--inlay-block));
        font-size: 0.82em;
        font-weight: 600;
        white-space: nowrap;
        user-select: none;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 0 0 8px;
        padding: 0;
        list-style: none;
        font-size: 0.86em;
        font-weight: 600;
      }
      .legend li {
        padding: 2px 10px;
      }
      .scale {
        display: flex;
        justify-content: space-between;
        margin-bottom: 8px;
        padding: 2px 10px;
        border-radius: 4px;
        background: linear-gradient(
          to right,
          color-mix(in srgb, ${unsafeCSS(LESS)} 30%, var(--inlay-block)),
          var(--inlay-block),
          color-mix(in srgb, ${unsafeCSS(MORE)} 30%, var(--inlay-block))
        );
        font-size: 0.86em;
      }
      .editor {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px;
        margin-top: 8px;
      }
      .editor label {
        flex: 1 1 160px;
        min-width: 0;
        font-size: 0.93em;
      }
      .editor button {
        padding: 8px 14px;
      }
      .hint,
      .empty {
        color: var(--inlay-text-muted);
        font-size: 0.86em;
      }
    `,
  ];

  declare editing: Editing | undefined;

  get #parts(): HighlightedPart[] {
    return this.value ?? [];
  }

  get #isScored(): boolean {
    return this.#parts.some(([, label]) => typeof label === "number");
  }

  get #labels(): string[] {
    return [
      ...new Set([...Object.keys(this.props.colorMap), ...this.#parts.flatMap(([, label]) => (typeof label === "string" ? label : []))]),
    ];
  }

  protected override head(): unknown {
    const { showLabel, info } = this.props;
    return html`<div id="caption" class=${showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const { rtl, showLegend, showWhitespaces } = this.props;
    const dir = rtl ? "rtl" : nothing;
    const kept = showWhitespaces ? "kept" : "";
    const parts = this.#parts.map((part, index) => this.#part(part, index));
    if (!parts.length) return html`<div class="empty" role="group" aria-labelledby="caption">Nothing yet</div>`;
    return html`${showLegend ? this.#legend() : nothing}${
      this.editable
        ? html`<div
              id="text"
              class="text ${kept}"
              dir=${dir}
              role="textbox"
              aria-multiline="true"
              aria-readonly="true"
              aria-labelledby="caption"
              aria-describedby="hint"
              contenteditable="true"
              spellcheck="false"
              @beforeinput=${refuse}
              @drop=${refuse}
              @keydown=${this.#key}
              @pointerup=${this.#pointed}
            >
              ${parts}
            </div>
            <div id="hint" class="hint">Select text and press Enter to label it.</div>
            ${this.editing ? this.#editor(this.editing) : nothing}`
        : html`<div class="text ${kept}" dir=${dir} role="group" aria-labelledby="caption">${parts}</div>`
    }`;
  }

  #part([text, label]: HighlightedPart, index: number): unknown {
    const words = html`<span class="words" data-index=${index}>${text}</span>`;
    if (label === null) return words;
    const name = this.props.showInlineCategory || typeof label === "number" ? html`<span class="name">${label}</span>` : nothing;
    const select = () => this.emit("select", { index });
    // In a text that can be labelled the caret goes to it, not the focus.
    return this.editable
      ? html`<span class="part" title=${label} style=${this.#style(label)} @click=${select}>${words}${name}</span>`
      : html`<span
          class="part"
          role="button"
          tabindex="0"
          title=${label}
          style=${this.#style(label)}
          @click=${select}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            select();
          }}
          >${words}${name}</span
        >`;
  }

  #legend(): unknown {
    if (this.#isScored) return html`<div class="scale" aria-hidden="true"><span>-1</span><span>0</span><span>+1</span></div>`;
    return html`<ul class="legend" aria-label="Labels">
      ${this.#labels.map((label) => html`<li style=${this.#style(label)}>${label}</li>`)}
    </ul>`;
  }

  /** A colour and nothing else: it stands in a style. */
  #style(label: string | number): string {
    if (typeof label === "number") {
      const share = Math.round(Math.min(1, Math.abs(label)) * 30);
      return `--colour:${label < 0 ? LESS : MORE};--share:${share}%`;
    }
    const named = Object.hasOwn(this.props.colorMap, label) ? this.props.colorMap[label]! : "";
    const own = PALETTE[this.#labels.indexOf(label) % PALETTE.length]!;
    return `--colour:${CSS.supports("color", named) ? named : own}`;
  }

  // ---------------------------------------------------------------- labelling

  #editor({ start, end, index }: Editing): unknown {
    const text = this.#parts.map(([part]) => part).join("");
    const chosen = text.slice(start, end);
    const old = index === undefined ? "" : String(this.#parts[index]?.[1] ?? "");
    return html`<form class="editor" @submit=${this.#save} @keydown=${this.#editorKey}>
      <label
        >Label of “${chosen.length > 40 ? `${chosen.slice(0, 40)}…` : chosen}”
        ${
          this.#isScored
            ? html`<input name="label" type="number" min="-1" max="1" step="any" required .value=${old} />`
            : html`<input name="label" list="labels" autocomplete="off" required .value=${old} />`
        }</label
      >
      <datalist id="labels">${this.#labels.map((label) => html`<option value=${label}></option>`)}</datalist>
      <button class="primary">Set label</button>
      ${index === undefined ? nothing : html`<button type="button" @click=${() => this.#set(null)}>Remove label</button>`}
      <button type="button" @click=${this.#leave}>Cancel</button>
    </form>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has("editing") && this.editing) {
      const field = this.renderRoot.querySelector<HTMLInputElement>(".editor input")!;
      field.focus();
      field.select();
    }
    if (changed.has("value") && this.editing && this.editing.end > this.#parts.reduce((sum, [text]) => sum + text.length, 0))
      this.editing = undefined;
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.#begin();
  };

  readonly #pointed = () => setTimeout(() => this.isConnected && this.#begin());

  /** Labels what is selected or, where nothing is, the part at the caret. */
  #begin(): void {
    const range = rangeWithin(this.renderRoot as ShadowRoot, "#text", this.#parts);
    if (!range) return;
    const index = this.#parts.findIndex(([text], i) => {
      const from = this.#parts.slice(0, i).reduce((sum, [before]) => sum + before.length, 0);
      return this.#parts[i]![1] !== null && range.start >= from && range.end <= from + text.length && range.start < from + text.length;
    });
    if (index >= 0) {
      const start = this.#parts.slice(0, index).reduce((sum, [before]) => sum + before.length, 0);
      this.editing = { start, end: start + this.#parts[index]![0].length, index };
    } else if (range.start < range.end) this.editing = range;
  }

  readonly #save = (event: SubmitEvent) => {
    event.preventDefault();
    const { value, valueAsNumber } = (event.target as HTMLFormElement).elements.namedItem("label") as HTMLInputElement;
    this.#set(this.#isScored ? valueAsNumber : value);
  };

  #set(label: string | number | null): void {
    const { start, end } = this.editing!;
    this.input(labelRange(this.#parts, start, end, label));
    this.#leave();
  }

  readonly #leave = () => {
    this.editing = undefined;
    this.renderRoot.querySelector<HTMLElement>("#text")?.focus();
  };

  readonly #editorKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") this.#leave();
    event.stopPropagation();
  };
}

/** The text is selected here, and never changed. */
const refuse = (event: Event) => event.preventDefault();

define(highlightedtext, HighlightedTextView);
