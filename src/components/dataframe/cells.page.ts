/** What stands in a cell. */
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { cellText, type ColumnWire } from "./spec";

/** Draws Markdown and HTML, once it is loaded. */
export type Rich = ((text: string, kind: "markdown" | "html") => Node) | undefined;

export interface CellStyle {
  readonly maxChars: number | undefined;
  readonly editable: boolean;
  readonly rich: Rich;
}

/** An address that can do nothing but draw. */
const PICTURE = /^(https?:|data:image\/(png|jpe?g|gif|webp|avif|svg\+xml)[;,])/i;

export function renderCell(
  value: unknown,
  { kind, name, fixed }: ColumnWire,
  { maxChars, editable, rich }: CellStyle,
): TemplateResult | typeof nothing {
  if (kind === "bool" && (typeof value === "boolean" || (editable && !fixed)))
    return html`<input
      type="checkbox"
      tabindex="-1"
      aria-label=${name}
      .checked=${value === true}
      .indeterminate=${typeof value !== "boolean"}
      ?disabled=${!editable || fixed}
    />`;
  const text = cellText(value);
  if (text === "") return nothing;
  if (kind === "image" && PICTURE.test(text))
    return html`<img class="picture" src=${text} alt=${name} loading="lazy" referrerpolicy="no-referrer" />`;
  if ((kind === "markdown" || kind === "html") && rich) return html`<div class="rich">${guard([text, rich], () => rich(text, kind))}</div>`;
  const isLong = maxChars !== undefined && text.length > maxChars;
  return html`<span class="text" title=${isLong || text.length > 30 ? text.slice(0, 2000) : nothing}
    >${isLong ? `${text.slice(0, maxChars)}…` : text}</span
  >`;
}
