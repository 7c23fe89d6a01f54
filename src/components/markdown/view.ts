import { css, html, nothing } from "lit";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { icons } from "../../page/parts/icons";
import { copyText } from "../../page/parts/copy";
import { toLength } from "../../page/parts/length";
import { renderMarkdown } from "./render.page";
import { markdown } from "./spec";

class MarkdownView extends View<typeof markdown.props, string> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    css`
      .text {
        overflow-wrap: anywhere;
        overflow: auto;
      }
      .text.padded {
        padding: 12px;
      }
      .text > :first-child {
        margin-top: 0;
      }
      .text > :last-child {
        margin-bottom: 0;
      }
      h1,
      h2,
      h3,
      h4 {
        margin: 1em 0 0.4em;
        line-height: 1.25;
      }
      h1 {
        font-size: 1.7em;
      }
      h2 {
        font-size: 1.35em;
      }
      h3 {
        font-size: 1.15em;
      }
      a {
        color: var(--inlay-accent);
      }
      h1 a.anchor,
      h2 a.anchor,
      h3 a.anchor,
      h4 a.anchor {
        margin-left: 0.4em;
        text-decoration: none;
        opacity: 0.5;
      }
      code {
        padding: 0.1em 0.3em;
        border-radius: 4px;
        background: var(--inlay-static);
        font-family: var(--inlay-font-mono);
        font-size: 0.92em;
      }
      pre {
        padding: 12px;
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-static);
        overflow: auto;
      }
      pre code {
        padding: 0;
        background: none;
      }
      blockquote {
        margin: 0.8em 0;
        padding-left: 12px;
        border-left: 3px solid var(--inlay-border);
        color: var(--inlay-text-muted);
      }
      table {
        border-collapse: collapse;
      }
      th,
      td {
        padding: 4px 10px;
        border: 1px solid var(--inlay-border);
      }
      img {
        max-width: 100%;
      }
      .copy {
        position: absolute;
        top: 0;
        right: 0;
      }
    `,
  ];

  protected override head(): unknown {
    return nothing;
  }

  protected override control(): unknown {
    const { height, minHeight, maxHeight, rtl, padding, buttons, lineBreaks, headerLinks } = this.props;
    const size = `height:${toLength(height)};min-height:${toLength(minHeight)};max-height:${toLength(maxHeight)}`;
    const scrolls = height !== undefined || maxHeight !== undefined;
    return html`
      <div
        class="text ${padding ? "padded" : ""}"
        dir=${rtl ? "rtl" : nothing}
        style=${size}
        tabindex=${scrolls ? 0 : nothing}
        role=${this.props.label ? "region" : nothing}
        aria-label=${this.props.label ?? nothing}
      >
        ${renderMarkdown(this.value, { lineBreaks, headerLinks })}
      </div>
      ${buttons.includes("copy") ? html`<button class="copy quiet" title="Copy" aria-label="Copy" @click=${this.#copy}>${icons.copy}</button>` : nothing}
    `;
  }

  readonly #copy = async () => {
    await copyText(this.value);
    this.emit("copy", this.value);
  };
}

define(markdown, MarkdownView);
