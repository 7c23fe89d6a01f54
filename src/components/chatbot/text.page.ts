/** The text of a message. Drawn where it stands, in the chat's own tree: its styles are the chat's. */
import { LitElement, type PropertyValues } from "lit";
import { defineElement } from "../../page/view";
import { renderMarkdown } from "../markdown/render.page";
import { writeTags } from "./segments.page";
import type { ChatbotOptions } from "./spec";

export type TextOptions = Required<Pick<ChatbotOptions, "renderMarkdown" | "lineBreaks">> &
  Pick<ChatbotOptions, "allowTags" | "latexDelimiters">;

export class ChatText extends LitElement {
  static override properties = { text: { attribute: false }, options: { attribute: false } };
  declare text: string;
  declare options: TextOptions;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const { renderMarkdown: isMarkdown, lineBreaks, allowTags = true } = this.options;
    this.toggleAttribute("plain", !isMarkdown);
    this.replaceChildren(isMarkdown ? renderMarkdown(writeTags(this.text, allowTags), { lineBreaks, headerLinks: false }) : this.text);
  }
}

defineElement("chat-text", ChatText);
