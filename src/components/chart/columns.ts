/** Rows, columns and tables of Arrow, as columns that travel. */
import { show } from "../../graph/spec";
import { showPath } from "../../wire/pack";
import type { ChartWire, Column, Numbers, Part } from "./spec";

/** A table of Arrow, or whatever looks like one. */
export interface ArrowTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type?: { readonly typeId?: number } }[] };
  getChild(name: any): { get(index: number): unknown } | null;
}
/** A row, where nothing is known of it. */
export type PlotRow = Record<string, any>;
/**
 * What can be plotted: rows, columns of one length, or a table of Arrow. Members are numbers, texts, booleans, Dates, or null for
 * a gap.
 */
export type PlotData<Row = PlotRow> = readonly Row[] | { readonly [K in keyof Row]: ArrayLike<Row[K]> } | ArrowTable;

const isArrow = (data: object): data is ArrowTable => "getChild" in data && "schema" in data && "numRows" in data;
const isBig = (array: unknown): array is BigInt64Array | BigUint64Array =>
  array instanceof BigInt64Array || array instanceof BigUint64Array;
const isNumbers = (array: unknown): array is Numbers => ArrayBuffer.isView(array) && !(array instanceof DataView) && !isBig(array);
const isList = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || isNumbers(value) || isBig(value);

/** Throws a TypeError that names the place of what can't be plotted. */
export function toPart(data: unknown): Part {
  if (typeof data !== "object" || data === null || ArrayBuffer.isView(data))
    throw new TypeError(`expected rows, columns or a table of Arrow, got ${show(data)}`);
  return Array.isArray(data) ? fromRows(data) : isArrow(data) ? fromArrow(data) : fromColumns(data as Record<string, unknown>);
}

function fromRows(rows: readonly unknown[]): Part {
  const names = new Set<string>();
  rows.forEach((row, i) => {
    if (typeof row !== "object" || row === null || Array.isArray(row))
      throw new TypeError(`at [${i}]: expected a row as an object, got ${show(row)}`);
    for (const name of Object.keys(row)) names.add(name);
  });
  const read = (name: string) => {
    const get = (i: number) => (rows[i] as PlotRow)[name] as unknown;
    return toColumn(rows.length, get, (i) => [i, name]);
  };
  return { rows: rows.length, columns: Object.fromEntries([...names].map((name) => [name, read(name)])) };
}

function fromColumns(lists: Record<string, unknown>): Part {
  let rows: number | undefined;
  const columns = Object.entries(lists).map(([name, list]): [string, Column] => {
    if (!isList(list)) throw new TypeError(`at ${showPath([name])}: expected a column as an array, got ${show(list)}`);
    rows ??= list.length;
    if (list.length !== rows)
      throw new TypeError(`at ${showPath([name])}: expected ${rows} values as in the columns before, got ${list.length}`);
    return [name, isNumbers(list) ? { kind: "quantitative", values: list.slice() } : toColumn(rows, (i) => list[i], (i) => [name, i])]; // prettier-ignore
  });
  return { rows: rows ?? 0, columns: Object.fromEntries(columns) };
}

/** Arrow's ids of the types Date and Timestamp, whose members may come as milliseconds. */
const TIMES = new Set([8, 10]);

function fromArrow(table: ArrowTable): Part {
  const columns = table.schema.fields.map(({ name, type }): [string, Column] => {
    const child = table.getChild(name);
    const isTime = TIMES.has(type?.typeId ?? 0);
    const get = (i: number) => {
      const value = child?.get(i);
      return isTime && (typeof value === "number" || typeof value === "bigint") ? new Date(Number(value)) : value;
    };
    return [name, toColumn(table.numRows, get, (i) => [name, i])];
  });
  return { rows: table.numRows, columns: Object.fromEntries(columns) };
}

type Place = (i: number) => (string | number)[];

/** The first member that is no gap says what all are. */
function toColumn(rows: number, get: (i: number) => unknown, place: Place): Column {
  let first = 0;
  while (first < rows && isGap(get(first))) first++;
  const value = get(first);
  if (first === rows) return { kind: "nominal", values: new Array<null>(rows).fill(null) };
  if (typeof value === "number" || typeof value === "bigint") return { kind: "quantitative", values: fill(rows, get, place, toNumber) };
  if (isDate(value)) return { kind: "temporal", values: fill(rows, get, place, toTime) };
  const values: (string | boolean | null)[] = [];
  for (let i = 0; i < rows; i++) values.push(isGap(get(i)) ? null : toText(get(i), i, place));
  return { kind: "nominal", values };
}

const isGap = (value: unknown) => value === null || value === undefined;
/** Of any realm. */
const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === "[object Date]";

function fill(rows: number, get: (i: number) => unknown, place: Place, read: (value: unknown, i: number, place: Place) => number) {
  const values = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const value = get(i);
    values[i] = isGap(value) ? NaN : read(value, i, place);
  }
  return values;
}

function toNumber(value: unknown, i: number, place: Place): number {
  if (typeof value === "number") return value;
  if (typeof value === "bigint" && Number.isSafeInteger(Number(value))) return Number(value);
  if (typeof value === "bigint")
    throw new TypeError(`at ${showPath(place(i))}: ${value}n is too great for a number: plots draw integers up to 2 ** 53 - 1`);
  throw new TypeError(`at ${showPath(place(i))}: expected a number as in the rows before, got ${show(value)}`);
}

function toTime(value: unknown, i: number, place: Place): number {
  if (isDate(value)) return value.getTime();
  throw new TypeError(`at ${showPath(place(i))}: expected a Date as in the rows before, got ${show(value)}`);
}

function toText(value: unknown, i: number, place: Place): string | boolean {
  if (typeof value === "string" || typeof value === "boolean") return value;
  throw new TypeError(`at ${showPath(place(i))}: expected text or a boolean, a number or a Date in all rows, got ${show(value)}`);
}

/** The rows, as handlers get them. */
export function toRows(parts: ChartWire): PlotRow[] {
  return parts.flatMap(({ rows, columns }) => {
    const readers = Object.entries(columns).map(([name, column]) => [name, readerOf(column)] as const);
    return Array.from({ length: rows }, (_, i) => Object.fromEntries(readers.map(([name, read]) => [name, read(i)])));
  });
}

function readerOf(column: Column): (i: number) => unknown {
  if (column.kind === "temporal") return (i) => (Number.isNaN(column.values[i]) ? null : new Date(column.values[i]!));
  if (column.kind === "quantitative") return (i) => (Number.isNaN(column.values[i]) ? null : column.values[i]);
  return (i) => column.values[i];
}

/** Whether these are the same data, byte for byte. */
export function sameParts(before: ChartWire, after: ChartWire): boolean {
  return before.length === after.length && before.every((part, i) => samePart(part, after[i]!));
}

function samePart(before: Part, after: Part): boolean {
  if (before === after) return true;
  const names = Object.keys(before.columns);
  if (before.rows !== after.rows || names.length !== Object.keys(after.columns).length) return false;
  return names.every((name) => {
    const [a, b] = [before.columns[name]!, Object.hasOwn(after.columns, name) ? after.columns[name] : undefined];
    return a.kind === b?.kind && a.values.constructor === b.values.constructor && sameValues(a.values, b.values);
  });
}

function sameValues(before: ArrayLike<unknown>, after: ArrayLike<unknown>): boolean {
  for (let i = 0; i < before.length; i++) if (!Object.is(before[i], after[i])) return false;
  return true;
}
