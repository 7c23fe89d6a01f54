import { css, html, nothing } from "lit";
import { define, View } from "../../page/view";
import { icons } from "../../page/parts/icons";
import { copyText } from "../../page/parts/copy";
import { toLength } from "../../page/parts/length";
import { richStyles } from "./rich-styles.page";
import { RichText } from "./rich-text.page";
import { markdown } from "./spec";

class MarkdownView extends View<typeof markdown.props, string> {
  static override styles = [
    ...View.styles,
    ...richStyles,
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
      .copy {
        position: absolute;
        z-index: 1;
        top: 0;
        inset-inline-end: 0;
      }
    `,
  ];

  #rich: RichText | undefined;

  protected override head(): unknown {
    return nothing;
  }

  protected override control(): unknown {
    const { height, minHeight, maxHeight, rtl, padding, buttons } = this.props;
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
      ></div>
      ${buttons.includes("copy") ? html`<button class="copy quiet" title="Copy" aria-label="Copy" @click=${this.#copy}>${icons.copy}</button>` : nothing}
    `;
  }

  protected override updated(): void {
    this.#rich ??= new RichText(this.renderRoot.querySelector<HTMLElement>(".text")!);
    const { lineBreaks, headerLinks, latexDelimiters } = this.props;
    this.#rich.show(this.value, { lineBreaks, headerLinks, latexDelimiters });
  }

  readonly #copy = async () => {
    await copyText(this.value);
    this.emit("copy", this.value);
  };
}

define(markdown, MarkdownView);
