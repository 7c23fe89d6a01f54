/** What a user does to a table. Each edit makes a new one, of which only what changed is new. */
import { show } from "../../graph/spec";
import type { dataframe, Datatype, EditWork, TableEdit } from "./spec";
import { checkSize, kindOf, nextVersion, toCell, toColumn, type Cells, type Column, type Table, type Undo } from "./table";

/** So many edits can be taken back. */
const REMEMBERED = 100;
/** A page sends no more edits at a time. What was done is known by its id. */
export const MOST_EDITS = 1000;
const MOST_CELLS_AT_ONCE = 100_000;

/** What the options allow. */
export type Rules = Pick<typeof dataframe.props, "columns" | "rowLimits" | "columnLimits" | "staticColumns">;

interface Step {
  columns: readonly Column[];
  count: number;
  undo: Undo;
  moved: boolean;
}

/** Throws a TypeError or RangeError at what the user may not do. */
export function applyEdit(table: Table, edit: TableEdit, rules: Rules): Table {
  const back = edit.kind === "undo" ? table.past.at(-1) : undefined;
  if (edit.kind === "undo" && !back) throw new RangeError("There is nothing to undo.");
  const { columns, count, undo, moved } = step(table, back ?? edit, back ? undefined : rules);
  const done = [...table.done, { id: edit.id, moved }].slice(-MOST_EDITS);
  const past = back ? table.past.slice(0, -1) : [...table.past, undo].slice(-REMEMBERED);
  return { ...table, version: nextVersion(), moves: table.moves + (moved ? 1 : 0), count, columns, done, past };
}

/** Without rules it takes something back. */
function step(table: Table, work: Undo, rules: Rules | undefined): Step {
  switch (work.kind) {
    case "set":
      return set(table, work.cells, rules);
    case "insertRows":
      return insertRows(table, work.at, work.count, rules);
    case "removeRows":
      return removeRows(table, work.rows, rules);
    case "restoreRows":
      return restoreRows(table, work);
    case "insertColumn": {
      const nothing = new Array<null>(table.count).fill(null);
      return insertColumn(table, work.at, toColumn(freeName(table, work.name), "auto", nothing), rules);
    }
    case "restoreColumn":
      return insertColumn(table, work.at, work.column, rules);
    case "removeColumn":
      return removeColumn(table, work.column, rules);
    case "renameColumn":
      return rename(table, work.column, work.name, rules);
    case "undo":
      throw new RangeError("There is nothing to undo.");
  }
}

function set(table: Table, cells: (EditWork & { kind: "set" })["cells"], rules: Rules | undefined): Step {
  if (cells.length > MOST_CELLS_AT_ONCE) throw new RangeError(`At most ${MOST_CELLS_AT_ONCE} cells at a time; these are ${cells.length}.`);
  const changed = new Map<number, unknown[] | Float64Array>();
  const before: [number, number, unknown][] = [];
  for (const [row, place, value] of cells) {
    const column = columnAt(table, place);
    if (row >= table.count) throw new RangeError(`expected a row below ${table.count}, got ${row}`);
    if (rules?.staticColumns.includes(place)) throw new TypeError(`The column ${show(column.name)} can't be changed.`);
    const cell = rules ? toCell(value, column.type, () => `in column ${show(column.name)}`) : value;
    let copy = changed.get(place) ?? copyFor(column.cells, cell);
    // A column of numbers alone can hold nothing else.
    if (copy instanceof Float64Array && typeof cell !== "number") copy = Array.from<unknown>(copy);
    changed.set(place, copy);
    before.push([row, place, copy[row]]);
    copy[row] = cell;
  }
  const columns = table.columns.map((column, i) => {
    const copy = changed.get(i);
    if (!copy) return column;
    if (column.type !== "auto") return { ...column, cells: copy };
    const came = () => cells.flatMap(([, place, value]) => (place === i ? [value] : []));
    return { ...column, cells: copy, kind: rules ? kindAfter(column, came()) : (kindOf(copy) ?? "auto") };
  });
  return { columns, count: table.count, undo: { kind: "set", cells: before.reverse() }, moved: false };
}

function copyFor(cells: Cells, cell: unknown): unknown[] | Float64Array {
  return cells instanceof Float64Array && typeof cell === "number" ? cells.slice() : Array.from<unknown>(cells);
}

/** A column of one kind into which something of another was put is of all kinds; an empty one becomes what came. */
function kindAfter({ kind, cells }: Column, came: readonly unknown[]): Datatype {
  const its = kindOf(came);
  if (its === undefined) return kind;
  return its === kind || (kind === "auto" && kindOf(cells) === undefined) ? its : "auto";
}

function insertRows(table: Table, at: number, count: number, rules: Rules | undefined): Step {
  if (at > table.count) throw new RangeError(`expected a place up to ${table.count}, got ${at}`);
  checkRows(table.count + count, rules);
  checkSize(table.count + count, table.columns.length);
  const nothing = new Array<null>(count).fill(null);
  const columns = table.columns.map((column) => ({
    ...column,
    cells: [...column.cells.slice(0, at), ...nothing, ...column.cells.slice(at)],
  }));
  const rows = nothing.map((_, i) => at + i);
  return { columns, count: table.count + count, undo: { kind: "removeRows", rows }, moved: true };
}

function removeRows(table: Table, rows: readonly number[], rules: Rules | undefined): Step {
  const gone = new Set(rows);
  const sorted = [...gone].sort((a, b) => a - b);
  if (sorted.length && sorted.at(-1)! >= table.count) throw new RangeError(`expected rows below ${table.count}, got ${sorted.at(-1)}`);
  checkRows(table.count - gone.size, rules);
  const cells = table.columns.map((column) => sorted.map((row): unknown => column.cells[row]));
  const columns = table.columns.map((column) => ({ ...column, cells: (column.cells as Float64Array).filter((_, i) => !gone.has(i)) }));
  return { columns, count: table.count - gone.size, undo: { kind: "restoreRows", rows: sorted, cells }, moved: true };
}

function restoreRows(table: Table, { rows, cells }: Undo & { kind: "restoreRows" }): Step {
  const places = new Map(rows.map((row, i) => [row, i]));
  const count = table.count + rows.length;
  const columns = table.columns.map((column, c) => {
    let next = 0;
    const restored = Array.from({ length: count }, (_, row): unknown => {
      const place = places.get(row);
      return place === undefined ? column.cells[next++] : cells[c]![place];
    });
    return { ...column, cells: column.cells instanceof Float64Array ? Float64Array.from(restored as number[]) : restored };
  });
  return { columns, count, undo: { kind: "removeRows", rows }, moved: true };
}

function insertColumn(table: Table, at: number, column: Column, rules: Rules | undefined): Step {
  if (at > table.columns.length) throw new RangeError(`expected a place up to ${table.columns.length}, got ${at}`);
  checkColumns(table.columns.length + 1, at, rules);
  checkSize(table.count, table.columns.length + 1);
  return {
    columns: table.columns.toSpliced(at, 0, column),
    count: column.cells.length,
    undo: { kind: "removeColumn", column: at },
    moved: true,
  };
}

function removeColumn(table: Table, place: number, rules: Rules | undefined): Step {
  const column = columnAt(table, place);
  checkColumns(table.columns.length - 1, place, rules);
  const columns = table.columns.toSpliced(place, 1);
  return { columns, count: columns.length ? table.count : 0, undo: { kind: "restoreColumn", at: place, column }, moved: true };
}

function rename(table: Table, place: number, name: string, rules: Rules | undefined): Step {
  const column = columnAt(table, place);
  if (rules?.columns || rules?.staticColumns.includes(place)) throw new TypeError(`The column ${show(column.name)} can't be renamed.`);
  if (table.columns.some((each, i) => i !== place && each.name === name)) throw new TypeError(`There is a column ${show(name)} already.`);
  const columns = table.columns.with(place, { ...column, name });
  return { columns, count: table.count, undo: { kind: "renameColumn", column: place, name: column.name }, moved: false };
}

function columnAt(table: Table, place: number): Column {
  const column = table.columns[place];
  if (column) return column;
  throw new RangeError(`expected a column below ${table.columns.length}, got ${place}`);
}

function checkRows(count: number, rules: Rules | undefined): void {
  if (!rules) return;
  const [fewest, most] = rules.rowLimits ?? [null, null];
  if (count < (fewest ?? 0)) throw new RangeError(`At least ${fewest} rows must stay.`);
  if (count > (most ?? Infinity)) throw new RangeError(`There is room for ${most} rows only.`);
}

function checkColumns(count: number, place: number, rules: Rules | undefined): void {
  if (!rules) return;
  // They are known by their places.
  if (place <= Math.max(-1, ...rules.staticColumns))
    throw new TypeError("Columns up to the last one that can't be changed stay where they are.");
  if (rules.columns) throw new TypeError("The columns of this table stay as they are.");
  const [fewest, most] = rules.columnLimits ?? [null, null];
  if (count < (fewest ?? 1)) throw new RangeError(`At least ${fewest ?? 1} columns must stay.`);
  if (count > (most ?? Infinity)) throw new RangeError(`There is room for ${most} columns only.`);
}

function freeName({ columns }: Table, wanted: string): string {
  let name = wanted;
  for (let i = 2; columns.some((each) => each.name === name); i++) name = `${wanted} ${i}`;
  return name;
}
