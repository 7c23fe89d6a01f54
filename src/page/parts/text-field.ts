/** Fields for lines of text: what Textbox and MultimodalTextbox share. */
import { css } from "lit";

export const growingStyles = css`
  textarea {
    field-sizing: content;
    min-height: calc(var(--lines) * 1lh + 16px);
    max-height: calc(var(--max-lines) * 1lh + 16px);
    resize: none;
    overflow-wrap: anywhere;
  }
`;

const growsByItself = CSS.supports("field-sizing", "content");

/** Makes it as high as its text, where the browser doesn't. */
export function grow(field: HTMLElement | null): void {
  if (growsByItself || !(field instanceof HTMLTextAreaElement)) return;
  field.style.height = "0";
  field.style.height = `${field.scrollHeight + 2}px`;
}

/** A page may be saved, and changed by others: nothing that acts gets into an attribute. */
const harmless = /^(auto(capitalize|complete|correct)|enterKeyHint|inputMode|lang|spellcheck|tabIndex|title)$/;

export function setAttributes(field: HTMLElement | null, attributes: object): void {
  for (const [name, value] of Object.entries(attributes)) if (harmless.test(name)) field?.setAttribute(name, String(value));
}
