import { css, html, nothing, type PropertyValues } from "lit";
import { copyText } from "../../page/parts/copy";
import { saveAs } from "../../page/parts/download";
import { icons } from "../../page/parts/icons";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { Editor, type EditorOptions } from "./editor.page";
import { code, endings } from "./spec";

class CodeView extends View<typeof code.props, string> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    css`
      .tools {
        position: absolute;
        z-index: 1;
        top: 4px;
        right: 8px;
        display: flex;
      }
      .tools button {
        min-width: 28px;
        min-height: 28px;
      }
      #editor {
        border: 1px solid var(--inlay-field-border);
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-field);
        overflow: hidden;
      }
      #editor.static {
        border-color: transparent;
        background: var(--inlay-static);
      }
      #editor:focus-within {
        outline: 2px solid var(--inlay-focus);
        outline-offset: -1px;
      }
      #editor .cm-editor {
        outline: none;
      }
      #editor .cm-scroller {
        min-height: calc(var(--lines) * 1lh + 8px);
        max-height: var(--most);
        overflow: auto;
        font: 400 0.93em / 1.5 var(--inlay-font-mono);
      }
      #editor .cm-content {
        min-width: 0;
        caret-color: var(--jp-editor-cursor-color, var(--inlay-text));
      }
      #editor .cm-gutters {
        border: 0;
        background: var(--inlay-static);
        color: var(--inlay-text-muted);
      }
      #editor .cm-matchingBracket {
        background: var(--inlay-accent-soft);
        outline: 1px solid var(--inlay-accent);
      }
      #editor .cm-tooltip {
        border: 1px solid var(--inlay-border);
        background: var(--inlay-block);
        color: var(--inlay-text);
      }
      #editor .cm-tooltip li[aria-selected] {
        background: var(--inlay-accent);
        color: var(--inlay-on-accent);
      }
    `,
  ];

  #editor: Editor | undefined;

  protected override head(): unknown {
    const { showLabel, info } = this.props;
    return html`<div id="caption" class=${showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const { lines, maxLines, buttons } = this.props;
    const most = maxLines === undefined ? "none" : `calc(${Math.max(lines, maxLines)} * 1lh + 8px)`;
    return html`
      <div class="tools">
        ${buttons.includes("copy") ? html`<button class="quiet" title="Copy" aria-label="Copy ${this.caption}" @click=${() => copyText(this.value)}>${icons.copy}</button>` : nothing}
        ${buttons.includes("download") ? html`<button class="quiet" title="Download" aria-label="Download ${this.caption}" @click=${this.#download}>${icons.download}</button>` : nothing}
      </div>
      <div id="editor" class=${this.editable ? "" : "static"} style="--lines:${lines};--most:${most}"></div>
      ${this.editable ? html`<div id="hint" class="unseen">Press Escape, then Tab, to leave the editor.</div>` : nothing}
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#editor?.destroy();
    this.#editor = undefined;
  }

  protected override firstUpdated(): void {
    this.#open();
  }

  protected override updated(_changed: PropertyValues): void {
    this.#editor?.setText(this.value);
    this.#editor?.configure(this.#options);
  }

  #open(): void {
    this.#editor ??= new Editor(this.renderRoot.querySelector("#editor")!, this.value, this.#options, {
      input: (text) => this.input(text),
      focus: () => this.emit("focus"),
      blur: () => this.emit("blur"),
    });
  }

  get #options(): EditorOptions {
    const described = [this.described, this.editable ? "hint" : nothing].filter((each) => each !== nothing).join(" ");
    return { ...this.props, editable: this.editable, described };
  }

  readonly #download = () => {
    const { language } = this.props;
    const ending = language !== undefined && Object.hasOwn(endings, language) ? endings[language] : "txt";
    saveAs(new Blob([this.value], { type: "text/plain" }), `code.${ending}`);
  };
}

define(code, CodeView);
