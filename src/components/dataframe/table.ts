/** A table in the kernel: columns that are never changed in place, so that one that stays is shared by the old table and the new one. */
import { show } from "../../graph/spec";
import { pack, unpack } from "../../wire/pack";
import { BLOCK_COLUMNS, BLOCK_ROWS, type Datatype, type EditWork, type TableWire } from "./spec";

export type NumberArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;
export type Cells = readonly unknown[] | NumberArray;

export interface Column {
  readonly name: string;
  /** What the author says. */
  readonly type: Datatype;
  /** What it is shown as: for "auto", what all its cells are. */
  readonly kind: Datatype;
  readonly cells: Cells;
}

/** What takes an edit back. */
export type Undo =
  EditWork | { kind: "restoreRows"; rows: readonly number[]; cells: unknown[][] } | { kind: "restoreColumn"; at: number; column: Column };

export interface Table {
  readonly version: number;
  readonly origin: number;
  readonly moves: number;
  readonly count: number;
  readonly columns: readonly Column[];
  /** The last edits, by their ids, and whether they moved rows or columns. */
  readonly done: readonly { id: string; moved: boolean }[];
  readonly past: readonly Undo[];
}

/** More cells are refused: each takes at least 8 bytes. */
const MOST_CELLS = 50_000_000;
const MOST_COLUMNS = 16_384;

let versions = 0;
export const nextVersion = () => ++versions;

export function newTable(columns: readonly Column[]): Table {
  const count = columns[0]?.cells.length ?? 0;
  checkSize(count, columns.length);
  const version = nextVersion();
  return { version, origin: version, moves: 0, count, columns, done: [], past: [] };
}

export function checkSize(rows: number, columns: number): void {
  if (columns > MOST_COLUMNS || rows * columns > MOST_CELLS)
    throw new RangeError(`expected at most ${MOST_COLUMNS} columns and ${MOST_CELLS} cells, got ${rows} rows of ${columns} columns`);
}

export const isNumberArray = (value: unknown): value is NumberArray => ArrayBuffer.isView(value) && !(value instanceof DataView);

const isNumber = (cell: unknown) => typeof cell === "number";
const expectations: { readonly [K in Datatype]?: readonly [fits: (cell: unknown) => boolean, expected: string] } = {
  str: [(cell) => typeof cell === "string", "text"],
  markdown: [(cell) => typeof cell === "string", "text"],
  html: [(cell) => typeof cell === "string", "text"],
  image: [(cell) => typeof cell === "string", "the address of a picture"],
  number: [isNumber, "a number"],
  bool: [(cell) => typeof cell === "boolean", "true or false"],
  date: [(cell) => cell instanceof Date, "a date"],
};

/** Makes a column of a copy of these cells. Throws a TypeError where one isn't of the column's type. */
export function toColumn(name: string, type: Datatype, given: Cells): Column {
  if (isNumberArray(given)) {
    if (type === "auto") return { name, type, kind: "number", cells: given.slice() };
    if (type === "number" && !(given instanceof BigInt64Array || given instanceof BigUint64Array))
      return { name, type, kind: "number", cells: Float64Array.from(given) };
  }
  const cells: unknown[] = Array.from(given, (cell: unknown, row) => toCell(cell, type, () => `in column ${show(name)}, row ${row}`));
  const kind = type === "auto" ? (kindOf(cells) ?? "auto") : type;
  return { name, type, kind, cells: kind === "number" && cells.every(isNumber) ? Float64Array.from(cells) : cells };
}

/** A cell as it is kept: nobody else has hold of it. */
export function toCell(cell: unknown, type: Datatype, where: () => string): unknown {
  if (cell === null || cell === undefined) return cell;
  const expectation = expectations[type];
  if (expectation && !expectation[0](cell)) throw new TypeError(`expected ${expectation[1]} ${where()}; got ${show(cell)}`);
  if (typeof cell !== "object" && typeof cell !== "function" && typeof cell !== "symbol") return cell;
  return copyOf(cell, where);
}

function copyOf(cell: unknown, where: () => string): unknown {
  if (cell instanceof Date) return new Date(cell);
  try {
    const { json, buffers } = pack(cell);
    return unpack(json, buffers);
  } catch (error) {
    throw new TypeError(`expected something that can be shown ${where()}; ${(error as Error).message}`, { cause: error });
  }
}

/** What handlers get of a cell: their own to change. */
export const giveCell = (cell: unknown): unknown => (typeof cell === "object" && cell !== null ? copyOf(cell, () => "here") : cell);

/** What all cells are that aren't empty; undefined where all are. */
export function kindOf(cells: Cells): Datatype | undefined {
  let kind: Datatype | undefined;
  for (const cell of cells as Iterable<unknown>) {
    if (cell === null || cell === undefined) continue;
    const its = kindOfCell(cell);
    if (kind !== undefined && its !== kind) return "auto";
    kind = its;
  }
  return kind;
}

function kindOfCell(cell: unknown): Datatype {
  switch (typeof cell) {
    case "number":
    case "bigint":
      return "number";
    case "boolean":
      return "bool";
    case "string":
      return "str";
    default:
      return cell instanceof Date ? "date" : "auto";
  }
}

const sliceOf = (cells: Cells, from: number, to: number): unknown[] => Array.from(cells.slice(from, to));

// ---------------------------------------------------------------- what travels

/** The table behind a value that travels. */
const tables = new WeakMap<TableWire, Table>();

/** A longer beginning doesn't travel with the value. In characters. */
const HEAD_TEXT = 100_000;

export function toWire(table: Table, staticColumns: readonly number[]): TableWire {
  const { version, origin, moves, count } = table;
  const head = table.columns.slice(0, BLOCK_COLUMNS).map(({ cells }) => sliceOf(cells, 0, BLOCK_ROWS));
  let text = 0;
  for (const cells of head) for (const cell of cells) text += typeof cell === "string" ? cell.length : 8;
  const columns = table.columns.map(({ name, kind }, i) => ({ name, kind, ...(staticColumns.includes(i) && { fixed: true }) }));
  const wire: TableWire = { version, origin, moves, count, columns, head: text > HEAD_TEXT ? [] : head };
  tables.set(wire, table);
  return wire;
}

export function tableOf(wire: TableWire | null): Table | undefined {
  return wire ? tables.get(wire) : undefined;
}
