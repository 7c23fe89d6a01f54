import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

/** What stands in a column. "auto" takes anything, and is shown as what it is. */
export type Datatype = "str" | "number" | "bool" | "date" | "markdown" | "html" | "image" | "auto";
export const datatypes: readonly Datatype[] = ["str", "number", "bool", "date", "markdown", "html", "image", "auto"];

export interface DataframeOptions extends CommonOptions {
  /** Names of the columns where `columns` doesn't say them: for lists of lists, and while the table is empty. */
  headers?: readonly string[];
  /** What stands in the columns that `headers` names: one for all, or one each. Default "auto". */
  datatype?: Datatype | readonly Datatype[];
  /** So many empty rows stand there while the table has no value. Default 0. */
  rowCount?: number;
  /** The fewest and the most rows that the user may leave; null is no limit. `[3, 3]` keeps three. */
  rowLimits?: readonly [fewest: number | null, most: number | null];
  /** So many columns, named 1, 2, …, where nothing names them. */
  columnCount?: number;
  /** The fewest and the most columns that the user may leave. Where `columns` says them they stay as they are. */
  columnLimits?: readonly [fewest: number | null, most: number | null];
  /** Pixels, or a CSS length; what is taller scrolls. Default 500. */
  maxHeight?: number | string;
  /** Long text goes on in the next line, in tables of up to 64 rows, instead of being cut. Default false. */
  wrap?: boolean;
  /** A single line break in Markdown is one. Default true. */
  lineBreaks?: boolean;
  /** A width for each column, in pixels or as a CSS length. */
  columnWidths?: readonly (number | string)[];
  /** What stands around formulas in Markdown, in LaTeX. Default: `$$ … $$`. */
  latexDelimiters?: readonly { left: string; right: string; display: boolean }[];
  /** A first column counts the rows, from 1. */
  showRowNumbers?: boolean;
  /** A cell shows so many characters; its tooltip has the others. */
  maxChars?: number;
  /** "search" has a field that searches all cells; "filter" another one for each column, where `>5` and `=x` work too. */
  showSearch?: "none" | "search" | "filter";
  /** So many columns stay where they are when the others scroll. */
  pinnedColumns?: number;
  /** Places of columns, from 0, that the user can't change. */
  staticColumns?: readonly number[];
  buttons?: readonly ("fullscreen" | "copy")[];
}

/** A table begins with so many rows and columns; the page asks for the others, in blocks of this size. */
export const BLOCK_ROWS = 64;
export const BLOCK_COLUMNS = 32;

/** A column as the page sees it. */
export interface ColumnWire {
  readonly name: string;
  readonly kind: Datatype;
  /** The user can't change it. */
  readonly fixed?: boolean;
}

/** A table as it travels: what it is like, and how it begins. */
export interface TableWire {
  /** Another one after each change. */
  readonly version: number;
  /** Another one when the whole table is. */
  readonly origin: number;
  /** How often rows or columns came or went: places from before are others now. */
  readonly moves: number;
  readonly count: number;
  readonly columns: readonly ColumnWire[];
  /** The first block, by columns. */
  readonly head: readonly (readonly unknown[])[];
  /** In a page alone: all that the user did since the kernel's last word. */
  readonly edits?: readonly TableEdit[];
}

/** One thing that a user did, known by its id: what is sent twice is done once. */
export type TableEdit = { readonly id: string } & EditWork;
export type EditWork =
  | { readonly kind: "set"; readonly cells: readonly (readonly [row: number, column: number, value: unknown])[] }
  | { readonly kind: "insertRows"; readonly at: number; readonly count: number }
  | { readonly kind: "removeRows"; readonly rows: readonly number[] }
  | { readonly kind: "insertColumn"; readonly at: number; readonly name: string }
  | { readonly kind: "removeColumn"; readonly column: number }
  | { readonly kind: "renameColumn"; readonly column: number; readonly name: string }
  | { readonly kind: "undo" };

/** In which order a page wants to see which rows. */
export interface Query {
  /** The first counts most. */
  readonly sort: readonly { readonly column: number; readonly descending: boolean }[];
  readonly search: string;
  readonly filters: readonly { readonly column: number; readonly text: string }[];
}
type Range = readonly [from: number, to: number];
/** A part of the table, as cells or as text for the clipboard. Places of rows are those that the page sees. */
export interface TableQuestion {
  readonly kind: "cells" | "csv" | "tsv";
  readonly version: number;
  readonly rows: Range;
  readonly columns: Range;
  readonly query: Query;
}
export interface TableAnswer {
  readonly version: number;
  /** How many rows there are to see. */
  readonly total: number;
  /** The places of these rows in the table itself. */
  readonly ids: readonly number[];
  readonly cells: readonly (readonly unknown[])[];
}

/** A cell that was chosen. Places count in the table as it is, however the page sorts it. */
export interface CellSelected {
  index: [row: number, column: number];
  value: unknown;
  /** All cells of its row. */
  rowValue: unknown[];
}
/** A cell that the user changed; where many were changed at a time the first of them. */
export interface CellEdited {
  index: [row: number, column: number];
  value: unknown;
  previousValue: unknown;
}

/** A cell as text: what is shown, searched and copied. */
export function cellText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "undefined":
      return "";
    case "object":
      return value === null ? "" : value instanceof Date ? dateText(value) : JSON.stringify(value);
    default:
      return String(value);
  }
}

/** In UTC, the time only where there is one. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "Invalid Date";
  return date
    .toISOString()
    .replace(/T00:00:00\.000Z$/, "")
    .replace("T", " ")
    .replace(/(\.000)?Z$/, "");
}

export const dataframe = defineSpec<
  DataframeOptions & { columns?: Readonly<Record<string, Datatype>>; type?: "rows" | "columns" | "array" | "csv" }
>()({
  type: "dataframe",
  title: "Dataframe",
  props: {
    ...commonProps,
    columns: undefined,
    type: "rows",
    headers: undefined,
    datatype: undefined,
    rowCount: 0,
    rowLimits: undefined,
    columnCount: 0,
    columnLimits: undefined,
    maxHeight: undefined,
    wrap: false,
    lineBreaks: true,
    columnWidths: [],
    latexDelimiters: [{ left: "$$", right: "$$", display: true }],
    showRowNumbers: false,
    maxChars: undefined,
    showSearch: "none",
    pinnedColumns: 0,
    staticColumns: [],
    buttons: ["fullscreen", "copy"],
  },
  events: ["change", "input", "select", "edit"],
  empty: null,
});
