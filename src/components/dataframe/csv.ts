/** Tables as text, after RFC 4180. A field that is empty without quotes is an empty cell; with quotes it is empty text. */
import { cellText, type Datatype } from "./spec";
import { checkSize, type Cells } from "./table";

const [QUOTE, RETURN, NEWLINE] = [34, 13, 10];

/** Reads text piece by piece. The first row names the columns. */
export class CsvReader {
  readonly columns: (string | null)[][] = [];
  #rows = 0;
  #column = 0;
  #field = "";
  /** Within quotes; or behind them, where a second quote means one. */
  #state: "plain" | "quoted" | "closed" = "plain";
  #held = "";
  #delimiter: number | undefined;

  constructor(delimiter?: string) {
    this.#delimiter = delimiter?.charCodeAt(0);
  }

  push(piece: string): void {
    let text = this.#held + piece;
    this.#delimiter ??= findDelimiter(text);
    // Whether it belongs to the end of the line is told by what comes next.
    this.#held = text.endsWith("\r") ? "\r" : "";
    if (this.#held) text = text.slice(0, -1);
    let from = this.#rows === 0 && this.#column === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        // Within a field that has none at its beginning it stands for itself.
        if (this.#state === "plain" && (this.#field !== "" || from !== i)) continue;
        if (this.#state === "quoted") this.#field += text.slice(from, i);
        if (this.#state === "closed") this.#field += '"';
        this.#state = this.#state === "quoted" ? "closed" : "quoted";
        from = i + 1;
      } else if (this.#state !== "quoted" && (code === this.#delimiter || code === NEWLINE)) {
        const end = code === NEWLINE && i > from && text.charCodeAt(i - 1) === RETURN ? i - 1 : i;
        this.#field += text.slice(from, end);
        from = i + 1;
        if (code === NEWLINE) this.#endRow();
        else this.#endField();
      } else if (this.#state === "closed" && code !== RETURN) this.#state = "plain";
    }
    this.#field += text.slice(from);
  }

  end(): { headers: string[]; columns: (string | null)[][] } {
    this.#field += this.#held;
    this.#endRow();
    for (const column of this.columns) while (column.length < this.#rows) column.push(null);
    return {
      headers: unique(this.columns.map(([name], i) => name ?? String(i + 1))),
      columns: this.columns.map((cells) => cells.slice(1)),
    };
  }

  #endField(): void {
    const field = this.#field === "" && this.#state === "plain" ? null : this.#field;
    const isNew = this.#column === this.columns.length;
    if (isNew) this.columns.push([]);
    // A row may be longer than those before; what they lack is empty.
    if (isNew || this.#column === 0) checkSize(this.#rows + 1, this.columns.length);
    const cells = this.columns[this.#column++]!;
    while (cells.length < this.#rows) cells.push(null);
    cells.push(field);
    this.#field = "";
    this.#state = "plain";
  }

  #endRow(): void {
    const isBlank = this.#column === 0 && this.#field === "" && this.#state === "plain";
    if (isBlank) return;
    this.#endField();
    this.#column = 0;
    this.#rows++;
  }
}

/** The comma, unless the first line has none but another. */
function findDelimiter(text: string): number {
  const line = /^[^\r\n]*/.exec(text)![0];
  return ([",", "\t", ";"].find((each) => line.includes(each)) ?? ",").charCodeAt(0);
}

/** Names that stand twice are counted. */
function unique(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let i = 2; used.has(free); i++) free = `${name} ${i}`;
    used.add(free);
    return free;
  });
}

/** What the texts of a column mean. What isn't told is numbers, or true and false, if all are. */
export function readTexts(texts: readonly (string | null)[], type: Datatype): Cells {
  const all = (pattern: RegExp) => texts.every((text) => text === null || pattern.test(text));
  const kind =
    type !== "auto"
      ? type
      : all(/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$|^NaN$|^-?Infinity$/i)
        ? "number"
        : all(/^(true|false)$/i)
          ? "bool"
          : "str";
  if (kind === "number") return texts.map((text) => (text === null ? null : toNumber(text)));
  if (kind === "bool")
    return texts.map((text) => (text === null ? null : /^(true|yes|1)$/i.test(text) ? true : /^(false|no|0)$/i.test(text) ? false : text));
  if (kind === "date") return texts.map((text) => (text === null ? null : toDate(text)));
  return texts;
}

/** The text itself where it isn't one: whoever checks the column says so. */
const toNumber = (text: string) => (Number.isNaN(Number(text)) && text !== "NaN" ? text : Number(text));
function toDate(text: string): Date | string {
  // Without a zone it is in UTC, as it is written.
  const date = new Date(/^\d{4}-\d\d-\d\d[ T][\d:.]+$/.test(text) ? `${text.replace(" ", "T")}Z` : text);
  return Number.isNaN(date.getTime()) ? text : date;
}

/** A row of text. */
export function csvRow(cells: readonly unknown[], delimiter: string): string {
  return cells.map((cell) => quote(cell, delimiter)).join(delimiter);
}

function quote(cell: unknown, delimiter: string): string {
  const text = cellText(cell);
  const isSafe = text === "" ? typeof cell !== "string" : !text.includes(delimiter) && !/["\r\n]/.test(text);
  return isSafe ? text : `"${text.replaceAll('"', '""')}"`;
}
