/** From columns to what handlers get. */
import { csvRow } from "./csv";
import type { Datatype } from "./spec";
import { giveCell, isNumberArray, type Cells, type Table } from "./table";

/** Each has a copy of its own: handlers may change it. */
export function giveTable(table: Table, type: "rows" | "columns" | "array" | "csv"): unknown {
  switch (type) {
    case "rows":
      return giveRows(table);
    case "array":
      return Array.from({ length: table.count }, (_, i) => table.columns.map(({ cells }) => giveCell(cells[i])));
    case "columns":
      return { columns: Object.fromEntries(table.columns.map(({ name, type, cells }) => [name, giveColumn(type, cells)])) };
    case "csv":
      return [
        csvRow(
          table.columns.map(({ name }) => name),
          ",",
        ),
        ...csvRows(table),
      ].join("\n");
  }
}

function giveColumn(type: Datatype, cells: Cells): Cells {
  if (isNumberArray(cells)) return cells.slice();
  if (type === "number") return Float64Array.from(cells as number[], (cell: unknown) => (typeof cell === "number" ? cell : NaN));
  // What was empty for a while may be all numbers again.
  const isNumbers = cells.length > 0 && cells.every((cell) => typeof cell === "number");
  return isNumbers ? Float64Array.from(cells as number[]) : cells.map(giveCell);
}

function giveRows({ count, columns }: Table): Record<string, unknown>[] {
  // An assignment to `__proto__` would make no property.
  const isOdd = columns.some(({ name }) => name === "__proto__");
  return Array.from({ length: count }, (_, i) => {
    if (isOdd) return Object.fromEntries(columns.map(({ name, cells }) => [name, giveCell(cells[i])]));
    const row: Record<string, unknown> = {};
    for (const { name, cells } of columns) row[name] = giveCell(cells[i]);
    return row;
  });
}

function csvRows({ count, columns }: Table): string[] {
  return Array.from({ length: count }, (_, i) =>
    csvRow(
      columns.map(({ cells }) => cells[i]),
      ",",
    ),
  );
}
