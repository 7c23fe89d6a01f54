import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { checkOptions } from "./check";
import { codec } from "./codec.node";
import type { ArrowLike } from "./intake";
import { dataframe, type CellEdited, type CellSelected, type DataframeOptions, type Datatype } from "./spec";

export type { ArrowLike, CellEdited, CellSelected, DataframeOptions, Datatype };

/** What handlers get of the cells of a column. Each may be null: an empty cell. */
export interface CellTypes {
  str: string;
  number: number;
  bool: boolean;
  date: Date;
  /** Text in Markdown. */
  markdown: string;
  /** Text in HTML, of which is shown what can do no harm. */
  html: string;
  /** The address of a picture: https, or a data URL. */
  image: string;
  auto: any;
}
/** A row of a table with these columns. */
export type RowOf<C extends object> = [keyof C] extends [never] ? Record<string, any> : { -readonly [K in keyof C]: C[K] extends Datatype ? CellTypes[C[K]] : never }; // prettier-ignore
export type TableRow<R> = { [K in keyof R]: R[K] | null };
type ColumnOf<T> = 0 extends 1 & T ? any : [T] extends [number] ? Float64Array : (T | null)[];
/** How a whole table is given, by `type`. */
export interface TableTypes<R> {
  /** A list of objects. */
  rows: TableRow<R>[];
  /** A list for each column; where it holds numbers a typed array, in which an empty cell is NaN. */
  columns: { columns: { [K in keyof R]: ColumnOf<R[K]> } };
  /** A list of lists, without the names. */
  array: (R[keyof R] | null)[][];
  /** Text after RFC 4180; the first line has the names. */
  csv: string;
}
/** What can stand in a table. Text is CSV, or the path of a .csv, .tsv or .json file. */
export type TableLike<R = Record<string, any>> =
  | readonly { readonly [K in keyof R]?: R[K] | null }[]
  | { readonly columns: { readonly [K in keyof R]?: ArrayLike<R[K] | null> } }
  | { readonly headers: readonly string[]; readonly data: readonly (readonly unknown[])[] }
  | readonly (readonly unknown[])[]
  | ArrowLike
  | string;

export interface DataframeEvents<G> extends Pick<EventMap<G>, "change" | "input"> {
  select: CellSelected;
  edit: CellEdited;
}
export interface Dataframe<R = Record<string, any>, G = TableRow<R>[]>
  extends Component<G, TableLike<R>, DataframeOptions, DataframeEvents<G>>, Listeners<DataframeEvents<G>> {}

/**
 * A table, of a few rows or a million. `columns` names the columns and what stands in them, which types the rows:
 * `{ name: "str", age: "number" }` gives { name: string | null, age: number | null }. Without it a table takes what comes.
 * Handlers get a list of objects; `type` makes it "columns" (typed arrays, for long tables), "array" (a list of lists) or "csv".
 * They answer with rows, { columns }, { headers, data }, a list of lists, an Apache Arrow table, CSV text, or the path of a file.
 * The user may sort and search: that is a view of this page, and the value keeps its order. What can't be kept is refused.
 *
 * @example
 * ui.Interface({
 *   fn: (people) => `The oldest: ${people.reduce((a, b) => (a.age > b.age ? a : b)).name}`,
 *   inputs: ui.Dataframe({ columns: { name: "str", age: "number" }, value: [{ name: "Ann", age: 41 }, { name: "Bob", age: 7 }] }),
 *   outputs: "textbox",
 * })
 */
export function Dataframe<
  C extends Readonly<Record<string, Datatype>> = {}, // eslint-disable-line @typescript-eslint/no-empty-object-type -- no columns are named
  T extends keyof TableTypes<any> = "rows",
  I extends Inputs = [],
>(options?: DataframeOptions & Initial<TableLike<RowOf<C>>, I> & { columns?: C; type?: T }): Dataframe<RowOf<C>, TableTypes<RowOf<C>>[T]> {
  if (options) checkOptions(options);
  return new ComponentNode(dataframe, codec, options) as never;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    dataframe: Dataframe;
  }
}
addShortcuts({ dataframe: () => Dataframe() });
