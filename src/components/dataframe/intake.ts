/** From all that a handler or an author may give to columns. */
import { show } from "../../graph/spec";
import { CsvReader, readTexts } from "./csv";
import type { dataframe, Datatype } from "./spec";
import { isNumberArray, newTable, toColumn, type Cells, type Table } from "./table";

type Props = typeof dataframe.props;

/** An Apache Arrow table, as far as it is looked at. */
export interface ArrowLike {
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  readonly numRows: number;
  getChild(name: any): ArrowColumn | null;
}
interface ArrowColumn {
  readonly length: number;
  readonly nullCount: number;
  readonly type?: unknown;
  get(index: number): unknown;
  toArray(): unknown;
}

/** Columns that the options name, in their order. */
export function declared({ columns, headers, columnCount, datatype }: Props): { name: string; type: Datatype }[] {
  if (columns) return Object.entries(columns).map(([name, type]) => ({ name, type }));
  const names = headers ?? Array.from({ length: columnCount }, (_, i) => String(i + 1));
  return names.map((name, i) => ({ name, type: typeOf(datatype, i) }));
}

const typeOf = (datatype: Props["datatype"], place: number): Datatype =>
  typeof datatype === "string" ? datatype : (datatype?.[place] ?? "auto");

export function emptyTable(props: Props): Table {
  const cells = Array.from({ length: props.rowCount }, () => null);
  return newTable(declared(props).map(({ name, type }) => toColumn(name, type, cells)));
}

/** Throws a TypeError where it is no table, or not one of these columns. */
export function readTable(value: unknown, props: Props): Table {
  if (typeof value === "string") return readCsv(value, props);
  if (Array.isArray(value)) return readList(value, props);
  if (typeof value === "object" && value !== null) {
    if (isArrow(value)) return fromArrow(value, props);
    if ("columns" in value && isRecord(value.columns)) return readColumns(value.columns, props);
    if ("headers" in value && "data" in value && Array.isArray(value.headers) && Array.isArray(value.data))
      return readLists(value.data, props, value.headers.map(String));
  }
  throw new TypeError(`expected a table: rows, { columns }, { headers, data }, a list of lists, an Arrow table or CSV; got ${show(value)}`);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function readList(list: readonly unknown[], props: Props): Table {
  if (!list.length) return newTable(declared(props).map(({ name, type }) => toColumn(name, type, [])));
  return Array.isArray(list[0]) ? readLists(list, props) : readRows(list, props);
}

function readRows(rows: readonly unknown[], props: Props): Table {
  const columns = new Map<string, unknown[]>();
  const nothing = props.columns ? null : undefined;
  const known = props.columns ?? (props.headers && Object.fromEntries(props.headers.map((name) => [name, "auto"])));
  if (known) for (const name of Object.keys(known)) columns.set(name, []);
  rows.forEach((row, i) => {
    if (!isRecord(row) || row instanceof Date) throw new TypeError(`expected an object as row ${i}, got ${show(row)}`);
    for (const name of Object.keys(row)) {
      const cells = columns.get(name) ?? [];
      if (!cells.length) columns.set(name, cells);
      // Rows before may have had no such cell.
      while (cells.length < i) cells.push(nothing);
      cells.push(row[name]);
    }
  });
  for (const cells of columns.values()) while (cells.length < rows.length) cells.push(nothing);
  return fromColumns(columns, props);
}

function readLists(rows: readonly unknown[], props: Props, headers?: readonly string[]): Table {
  const names = headers ?? declared(props).map(({ name }) => name);
  const width = rows.reduce<number>((most, row, i) => {
    if (!Array.isArray(row)) throw new TypeError(`expected a list as row ${i}, got ${show(row)}`);
    return Math.max(most, row.length);
  }, names.length);
  if (names.length && width > names.length) throw new TypeError(`expected ${names.length} cells in a row, got ${width}`);
  checkNames(names);
  const columns = new Map<string, unknown[]>();
  for (let i = 0; i < width; i++)
    columns.set(
      names[i] ?? String(i + 1),
      (rows as unknown[][]).map((row) => row[i]),
    );
  return fromColumns(columns, props);
}

function readColumns(columns: Record<string, unknown>, props: Props): Table {
  return fromColumns(new Map(Object.entries(columns)), props);
}

/** A column that is declared and wasn't given is empty. */
function fromColumns(given: ReadonlyMap<string, unknown>, props: Props): Table {
  const lengths = [...given].map(([name, cells]) => {
    if (!Array.isArray(cells) && !isNumberArray(cells)) throw new TypeError(`expected a list as column ${show(name)}, got ${show(cells)}`);
    return cells.length;
  });
  const count = lengths[0] ?? 0;
  if (lengths.some((length) => length !== count))
    throw new TypeError(`expected columns of one length, got ${[...new Set(lengths)].join(" and ")}`);
  if (!props.columns) return newTable([...given].map(([name, cells], i) => toColumn(name, typeOf(props.datatype, i), cells as Cells)));
  const names = Object.keys(props.columns);
  const other = [...given.keys()].find((name) => !names.includes(name));
  if (other !== undefined) throw new TypeError(`expected the columns ${names.map(show).join(", ")}; got ${show(other)}`);
  const nothing = new Array<null>(given.size ? count : 0).fill(null);
  return newTable(names.map((name) => toColumn(name, props.columns![name]!, (given.get(name) as Cells | undefined) ?? nothing)));
}

export function checkNames(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new TypeError(`expected a name of its own for each column, got ${show(twice)} twice`);
}

function isArrow(value: object): value is ArrowLike {
  const { schema, numRows, getChild } = value as Partial<ArrowLike>;
  return typeof getChild === "function" && typeof numRows === "number" && Array.isArray(schema?.fields);
}

function fromArrow(table: ArrowLike, props: Props): Table {
  const names = table.schema.fields.map(({ name }) => name);
  checkNames(names);
  return fromColumns(new Map(names.map((name) => [name, arrowCells(table.getChild(name))])), props);
}

function arrowCells(column: ArrowColumn | null): Cells {
  if (!column) return [];
  // Dates and times are numbers inside too.
  const isPlain =
    column.nullCount === 0 && /^(Uint|Int|Float)(8|16|32|64)/.test(String(column.type)) && !/Float16/.test(String(column.type));
  const cells = isPlain ? column.toArray() : undefined;
  if (isNumberArray(cells)) return cells;
  const isTime = /^(Date|Timestamp)/.test(String(column.type));
  return Array.from({ length: column.length }, (_, i) => {
    const cell = column.get(i);
    return isTime && typeof cell === "number" ? new Date(cell) : cell;
  });
}

function readCsv(text: string, props: Props): Table {
  const reader = new CsvReader();
  reader.push(text);
  return fromCsv(reader, props);
}

export function fromCsv(reader: CsvReader, props: Props): Table {
  const { headers, columns } = reader.end();
  const types = new Map(declared(props).map(({ name, type }) => [name, type]));
  const read = headers.map((name, i): [string, Cells] => [name, readTexts(columns[i]!, types.get(name) ?? typeOf(props.datatype, i))]);
  return fromColumns(new Map(read), props);
}

/** Whether a text is the path of a file with a table. */
export const isPath = (text: string) => text.length < 4096 && !/[\r\n]/.test(text) && /\.(csv|tsv|json)$/i.test(text);
