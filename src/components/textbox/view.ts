import { css, html, nothing, type PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import { buttonStyles, fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { icons } from "../../page/parts/icons";
import { copyText } from "../../page/parts/copy";
import { grow, growingStyles, setAttributes } from "../../page/parts/text-field";
import { textbox } from "./spec";

/** Shorter text than this is in sight as a whole, and spares the page a layout. */
const LONG = 100;
/** The browser lays long text out as a whole, however little was added: that is done once for a frame. */
const SLOW = 2_000;

class TextboxView extends View<typeof textbox.props, string> {
  static override styles = [
    ...View.styles,
    fieldStyles,
    buttonStyles,
    growingStyles,
    css`
      .line {
        display: flex;
        align-items: flex-end;
        gap: 8px;
      }
      .line > button {
        flex: none;
        padding: 8px 12px;
      }
      .copy {
        position: absolute;
        top: 6px;
        right: 8px;
      }
    `,
  ];

  #atEnd = true;
  /** In the present frame. */
  #isDrawn = false;

  get #field(): HTMLInputElement | HTMLTextAreaElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>("#control");
  }

  protected override control(): unknown {
    const { buttons, submitBtn, stopBtn } = this.props;
    return html`
      <div class="line">
        ${this.#isLine ? this.#input() : this.#textarea()}
        ${submitBtn ? html`<button class="primary" @click=${() => this.emit("submit")}>${submitBtn === true ? "Submit" : submitBtn}</button>` : nothing}
        ${stopBtn ? html`<button class="stop" @click=${() => this.emit("stop")}>${stopBtn === true ? "Stop" : stopBtn}</button>` : nothing}
      </div>
      ${buttons.includes("copy") ? html`<button class="copy quiet" aria-label="Copy ${this.caption}" title="Copy" @click=${this.#copy}>${icons.copy}</button>` : nothing}
    `;
  }

  /** A single line could not show the line breaks that an answer may have. */
  get #isLine(): boolean {
    return this.props.type !== "text" || this.props.maxLines <= 1;
  }

  #input(): unknown {
    const { type, placeholder, maxLength, rtl, textAlign } = this.props;
    return html`<input
      id="control"
      type=${type}
      .value=${live(this.value)}
      placeholder=${placeholder}
      maxlength=${maxLength ?? nothing}
      ?readonly=${!this.editable}
      dir=${rtl ? "rtl" : nothing}
      style="text-align:${textAlign}"
      autocomplete=${type === "password" ? "off" : nothing}
      aria-invalid=${this.status?.state === "invalid"}
      aria-describedby=${this.described}
      @input=${this.#typed}
      @keydown=${this.#pressed}
      @focus=${() => this.emit("focus")}
      @blur=${() => this.emit("blur")}
      @select=${this.#selected}
      @scroll=${this.#scrolled}
    />`;
  }

  #textarea(): unknown {
    const { lines, maxLines, placeholder, maxLength, rtl, textAlign } = this.props;
    return html`<textarea
      id="control"
      rows=${lines}
      .value=${live(this.value)}
      placeholder=${placeholder}
      maxlength=${maxLength ?? nothing}
      ?readonly=${!this.editable}
      dir=${rtl ? "rtl" : nothing}
      style="--lines:${lines};--max-lines:${Math.max(lines, maxLines)};text-align:${textAlign}"
      aria-invalid=${this.status?.state === "invalid"}
      aria-describedby=${this.described}
      @input=${this.#typed}
      @keydown=${this.#pressed}
      @focus=${() => this.emit("focus")}
      @blur=${() => this.emit("blur")}
      @select=${this.#selected}
      @scroll=${this.#scrolled}
    ></textarea>`;
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const frame = (then: () => void) => requestAnimationFrame(then);
    if (this.value.length < SLOW || document.hidden) return super.scheduleUpdate();
    if (this.#isDrawn) return new Promise<void>(frame).then(() => super.scheduleUpdate());
    this.#isDrawn = true;
    frame(() => (this.#isDrawn = false));
    return super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    if (this.props.autofocus && this.editable) this.#field?.focus();
  }

  protected override updated(changed: PropertyValues): void {
    const field = this.#field;
    setAttributes(field, this.props.htmlAttributes);
    if (!changed.has("value") || !field) return;
    grow(field);
    if (this.props.autoscroll && this.#atEnd && !this.editable && field.value.length > LONG) field.scrollTop = field.scrollHeight;
  }

  readonly #scrolled = () => {
    const field = this.#field!;
    this.#atEnd = field.scrollTop + field.clientHeight >= field.scrollHeight - 4;
  };

  readonly #typed = () => this.input(this.#field!.value);

  readonly #pressed = (event: KeyboardEvent) => {
    // While an input method composes, Enter belongs to it.
    if (event.key !== "Enter" || event.isComposing || !this.editable) return;
    const submits = this.#isLine || (this.props.lines > 1 ? event.shiftKey : !event.shiftKey);
    if (!submits) return;
    event.preventDefault();
    this.emit("submit");
  };

  readonly #selected = () => {
    const { selectionStart, selectionEnd, value } = this.#field!;
    const index = [selectionStart ?? 0, selectionEnd ?? 0] as const;
    this.emit("select", { index, value: value.slice(...index) });
  };

  readonly #copy = async () => {
    await copyText(this.value);
    this.emit("copy", this.value);
  };
}

define(textbox, TextboxView);
