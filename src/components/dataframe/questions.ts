/** What a page asks of a table: a part of it as it wants to see it. */
import { show } from "../../graph/spec";
import { csvRow } from "./csv";
import { orderOf } from "./order";
import type { Query, TableAnswer, TableQuestion } from "./spec";
import type { Table } from "./table";

/** A page may ask for so many cells at a time, and copy so many. */
const MOST_ASKED = 100_000;
const MOST_COPIED = 2_000_000;
const MOST_SORTED = 16;

/** The newest orders of a table; those before are made again when they are wanted. */
const REMEMBERED = 4;
const orders = new WeakMap<Table, Map<string, Promise<Uint32Array | undefined>>>();

export async function answer(question: unknown, table: Table): Promise<TableAnswer | string> {
  const { kind: wanted, version } = asRecord(question, "a question");
  // The word of the new table is on its way to the page, which asks again then.
  if (wanted === "cells" && isPlace(version) && version !== table.version) return { version: table.version, total: 0, ids: [], cells: [] };
  const { kind, rows, columns, query } = readQuestion(question, table);
  const order = await ordered(table, query);
  const total = order?.length ?? table.count;
  const [from, to] = rows.map((place) => Math.min(place, total)) as [number, number];
  const ids = Array.from({ length: Math.max(0, to - from) }, (_, i) => order?.[from + i] ?? from + i);
  const asked = table.columns.slice(...columns);
  const most = kind === "cells" ? MOST_ASKED : MOST_COPIED;
  if (ids.length * asked.length > most) throw new RangeError(`At most ${most} cells at a time; these are ${ids.length * asked.length}.`);
  if (kind === "cells") return { version: table.version, total, ids, cells: asked.map(({ cells }) => ids.map((id): unknown => cells[id])) };
  const delimiter = kind === "csv" ? "," : "\t";
  const lines = ids.map((id) =>
    csvRow(
      asked.map(({ cells }) => harmless(cells[id])),
      delimiter,
    ),
  );
  // A part goes into another table, where its names would be cells.
  return (
    kind === "csv"
      ? [
          csvRow(
            asked.map(({ name }) => harmless(name)),
            delimiter,
          ),
          ...lines,
        ]
      : lines
  ).join("\n");
}

/** A spreadsheet would take such a text for a formula. */
const harmless = (cell: unknown) => (typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

function ordered(table: Table, query: Query): Promise<Uint32Array | undefined> | undefined {
  if (!query.sort.length && query.search === "" && !query.filters.length) return undefined;
  let known = orders.get(table);
  if (!known) orders.set(table, (known = new Map<string, Promise<Uint32Array | undefined>>()));
  const key = JSON.stringify(query);
  const order = known.get(key) ?? orderOf(table, query);
  known.delete(key);
  known.set(key, order);
  if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
  return order;
}

function readQuestion(question: unknown, table: Table): TableQuestion {
  const { kind, version, rows, columns, query } = asRecord(question, "a question");
  if (kind !== "cells" && kind !== "csv" && kind !== "tsv") throw new TypeError(`expected cells, csv or tsv, got ${show(kind)}`);
  if (version !== table.version) throw new RangeError("The table has changed meanwhile.");
  return { kind, version: table.version, rows: readRange(rows), columns: readRange(columns), query: readQuery(query, table) };
}

function readQuery(query: unknown, { columns }: Table): Query {
  const { sort, search, filters } = asRecord(query, "a query");
  const readColumn = (column: unknown): number => {
    if (isPlace(column) && column < columns.length) return column;
    throw new TypeError(`expected a column below ${columns.length}, got ${show(column)}`);
  };
  return {
    search: readText(search),
    sort: readList(sort).map((each) => {
      const { column, descending } = asRecord(each, "a column to sort by");
      return { column: readColumn(column), descending: descending === true };
    }),
    filters: readList(filters).map((each) => {
      const { column, text } = asRecord(each, "a filter");
      return { column: readColumn(column), text: readText(text) };
    }),
  };
}

function readText(text: unknown): string {
  if (typeof text === "string" && text.length <= 1000) return text;
  throw new TypeError(`expected a short text, got ${show(text)}`);
}

function readList(list: unknown): readonly unknown[] {
  if (Array.isArray(list) && list.length <= MOST_SORTED) return list;
  throw new TypeError(`expected a list of at most ${MOST_SORTED}, got ${show(list)}`);
}

function readRange(range: unknown): [number, number] {
  if (Array.isArray(range) && range.length === 2 && range.every(isPlace)) return range as [number, number];
  throw new TypeError(`expected two places, got ${show(range)}`);
}

export const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export function asRecord(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new TypeError(`expected ${what}, got ${show(value)}`);
}
