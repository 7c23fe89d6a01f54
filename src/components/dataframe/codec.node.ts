import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import { CsvReader } from "./csv";
import { applyEdit, MOST_EDITS } from "./edits";
import { giveTable } from "./give";
import { emptyTable, fromCsv, isPath, readTable } from "./intake";
import { answer, asRecord, isPlace } from "./questions";
import type { CellEdited, CellSelected, dataframe, EditWork, TableEdit, TableWire } from "./spec";
import { giveCell, tableOf, toWire, type Table } from "./table";

type Props = typeof dataframe.props;

export const codec: Codec<TableWire | null, unknown, unknown, Props> = {
  isLazy: true,
  empty: ({ props }) => toWire(emptyTable(props), props.staticColumns),
  accept: (value, { props }, current) => {
    let table = tableOf(current) ?? emptyTable(props);
    // All that the page did since the kernel's last word, until the kernel has seen it.
    const { origin, moves, edits } = asRecord(value, "edits of a table");
    if (!Array.isArray(edits) || edits.length > MOST_EDITS) throw new TypeError(`expected a list of edits, got ${show(edits)}`);
    const read = edits.map(readEdit);
    const seen = new Map(table.done.map(({ id, moved }) => [id, moved]));
    // Places count in the table that the page saw, with what it did itself.
    const movedByPage = read.filter(({ id }) => seen.get(id) === true).length;
    const fresh = read.filter(({ id }) => !seen.has(id));
    if (fresh.length && (origin !== table.origin || moves !== table.moves - movedByPage))
      throw new RangeError("The table has changed meanwhile; this edit came too late.");
    for (const edit of fresh) table = applyEdit(table, edit, props);
    return toWire(table, props.staticColumns);
  },
  preprocess: (wire, { props }) => giveTable(tableOf(wire) ?? emptyTable(props), props.type),
  postprocess: (value, { props }) => {
    const ready = (table: Table) => toWire(table, props.staticColumns);
    return typeof value === "string" && isPath(value) ? readPath(value, props).then(ready) : ready(readTable(value, props));
  },
  event: (name, data, { props }, wire) =>
    name === "select" || name === "edit" ? readEvent(name, data, tableOf(wire) ?? emptyTable(props)) : data,
  same: (before, after) => before?.version === after?.version,
  answer: (question, { props }, wire) => answer(question, tableOf(wire) ?? emptyTable(props)),
};

/** A page says which cell it is; what stands there is known here. */
function readEvent(name: "select" | "edit", data: unknown, table: Table): CellSelected | CellEdited {
  const { index } = asRecord(data, "a cell");
  const [row, column] = Array.isArray(index) && index.length === 2 ? (index as unknown[]) : [];
  if (!isPlace(row) || !isPlace(column) || row >= table.count || column >= table.columns.length)
    throw new RangeError(`expected a cell of ${table.count} rows and ${table.columns.length} columns, got ${show(index)}`);
  const value = giveCell(table.columns[column]!.cells[row]);
  if (name === "select") return { index: [row, column], value, rowValue: table.columns.map(({ cells }) => giveCell(cells[row])) };
  const last = table.past.at(-1);
  const before = last?.kind === "set" ? last.cells.find((cell) => cell[0] === row && cell[1] === column) : undefined;
  if (before) return { index: [row, column], value, previousValue: giveCell(before[2]) };
  throw new RangeError("expected the cell of the last edit");
}

async function readPath(path: string, props: Props): Promise<Table> {
  if (/\.json$/i.test(path)) return readTable(globalThis.JSON.parse(await readFile(path, "utf8")), props);
  const reader = new CsvReader(/\.tsv$/i.test(path) ? "\t" : undefined);
  for await (const piece of createReadStream(path, "utf8")) reader.push(piece as string);
  return fromCsv(reader, props);
}

function readEdit(value: unknown): TableEdit {
  const edit = asRecord(value, "an edit");
  if (typeof edit.id !== "string" || edit.id === "" || edit.id.length > 64)
    throw new TypeError(`expected an edit with an id, got ${show(edit.id)}`);
  return { id: edit.id, ...readWork(edit) };
}

function readWork(edit: Record<string, unknown>): EditWork {
  const place = (name: string): number => {
    const value = edit[name];
    if (isPlace(value)) return value;
    throw new TypeError(`expected a place as ${name}, got ${show(value)}`);
  };
  switch (edit.kind) {
    case "set":
      return { kind: "set", cells: readList(edit.cells, isCell) };
    case "insertRows":
      return { kind: "insertRows", at: place("at"), count: place("count") };
    case "removeRows":
      return { kind: "removeRows", rows: readList(edit.rows, isPlace) };
    case "insertColumn":
      return { kind: "insertColumn", at: place("at"), name: readName(edit.name) };
    case "removeColumn":
      return { kind: "removeColumn", column: place("column") };
    case "renameColumn":
      return { kind: "renameColumn", column: place("column"), name: readName(edit.name) };
    case "undo":
      return { kind: "undo" };
  }
  throw new TypeError(`expected an edit of a table, got ${show(edit.kind)}`);
}

const isCell = (cell: unknown): cell is [number, number, unknown] =>
  Array.isArray(cell) && cell.length === 3 && isPlace(cell[0]) && isPlace(cell[1]);

function readList<T>(list: unknown, is: (item: unknown) => item is T): T[] {
  if (Array.isArray(list) && list.every(is)) return list;
  throw new TypeError(`expected a list of places, got ${show(list)}`);
}

function readName(name: unknown): string {
  if (typeof name === "string" && name.length <= 1000) return name;
  throw new TypeError(`expected a name, got ${show(name)}`);
}
