/** From a cell to the text in its editor, and from what a user typed or pasted to a cell. */
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Datatype } from "./spec";

export type Read = { value: unknown } | { problem: string };

/** What this text means in a column of this kind; `before` is what stood there. */
export function readCell(text: string, kind: Datatype, before: unknown): Read {
  const trimmed = text.trim();
  const isText = kind === "str" || kind === "markdown" || kind === "html" || kind === "image";
  if (!isText && trimmed === "") return { value: null };
  switch (kind) {
    case "number": {
      if (typeof before === "bigint" && /^[+-]?\d+$/.test(trimmed)) return { value: BigInt(trimmed) };
      const number = Number(trimmed.replace(/^(-?)∞$/, "$1Infinity"));
      return Number.isNaN(number) && trimmed !== "NaN" ? { problem: "A number is needed here." } : { value: number };
    }
    case "bool":
      if (/^(true|yes|1)$/i.test(trimmed)) return { value: true };
      return /^(false|no|0)$/i.test(trimmed) ? { value: false } : { problem: "True or false is needed here." };
    case "date": {
      const date = new Date(/^\d{4}-\d\d-\d\d[ T][\d:.]+$/.test(trimmed) ? `${trimmed.replace(" ", "T")}Z` : trimmed);
      return Number.isNaN(date.getTime()) ? { problem: "A date is needed here, like 2024-12-31." } : { value: date };
    }
    case "auto":
      // In a column of all kinds a number stays one.
      if (typeof before === "number" && !Number.isNaN(Number(trimmed))) return { value: Number(trimmed) };
      if ((before === null || before === undefined) && /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(trimmed))
        return { value: Number(trimmed) };
      return { value: text };
    default:
      return { value: text };
  }
}

/** Whether a value can be edited as text without being harmed. */
export const canEdit = (value: unknown) => typeof value !== "object" || value === null || value instanceof Date;

export interface Editing {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly problem: string;
}

export function renderEditor(
  kind: Datatype,
  name: string,
  { text, problem }: Editing,
  finish: (event: KeyboardEvent | FocusEvent) => void,
): TemplateResult {
  const wrong = problem ? html`<div id="wrong" class="wrong" role="alert">${problem}</div>` : "";
  if (kind === "number" || kind === "date") {
    const hasTime = /[ T]\d/.test(text);
    const isDate = kind === "date" && !problem;
    const value = isDate && hasTime ? text.replace(" ", "T") : text;
    return html`<input
        class="editor"
        type=${isDate ? (hasTime ? "datetime-local" : "date") : "text"}
        step="any"
        inputmode=${kind === "number" ? "decimal" : "text"}
        aria-label=${name}
        aria-invalid=${problem !== ""}
        aria-describedby=${problem ? "wrong" : ""}
        .value=${live(value)}
        @keydown=${finish}
        @blur=${finish}
      />${wrong}`;
  }
  return html`<textarea class="editor" rows="1" aria-label=${name} .value=${live(text)} @keydown=${finish} @blur=${finish}></textarea
    >${wrong}`;
}

/** What was copied from a spreadsheet: rows of fields between tabs, some in quotes. */
export function readPasted(text: string): string[][] {
  const rows: string[][] = [[]];
  const fields = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|$)/gy;
  for (let match = fields.exec(text); match; match = fields.exec(text)) {
    const [whole, quoted, plain, end] = match;
    // What would be a formula was copied with a sign before it.
    rows.at(-1)!.push((quoted?.replaceAll('""', '"') ?? plain ?? "").replace(/^'(?=[=+\-@\t\r])/, ""));
    if (end === "" || (end !== "\t" && fields.lastIndex === text.length)) break;
    if (end !== "\t") rows.push([]);
    if (whole === "") break;
  }
  return rows;
}
