/** The text of a message. Drawn where it stands, in the chat's own tree: its styles are the chat's. */
import { ReactiveElement, type PropertyValues } from "lit";
import { defineElement } from "../../page/view";
import { RichText } from "../markdown/rich-text.page";
import { writeTags } from "./segments.page";
import type { ChatProps } from "./spec";

export type TextOptions = Pick<ChatProps, "renderMarkdown" | "lineBreaks" | "allowTags" | "latexDelimiters">;

class ChatText extends ReactiveElement {
  static override properties = { text: { attribute: false }, options: { attribute: false } };
  declare text: string;
  declare options: TextOptions;
  #rich: RichText | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const { renderMarkdown, lineBreaks, latexDelimiters, allowTags = true } = this.options;
    this.toggleAttribute("plain", !renderMarkdown);
    if (renderMarkdown) return this.#richText().show(writeTags(this.text, allowTags), { lineBreaks, latexDelimiters });
    this.#rich = undefined;
    this.textContent = this.text;
  }

  #richText(): RichText {
    if (this.#rich) return this.#rich;
    this.textContent = "";
    return (this.#rich = new RichText(this));
  }
}

defineElement("chat-text", ChatText);
