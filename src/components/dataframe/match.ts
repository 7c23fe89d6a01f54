/** Which rows a search finds, and what the filters of columns leave. */
import type { Slices } from "./slices";
import { cellText, type Query } from "./spec";
import { isNumberArray, type Cells, type Table } from "./table";

type Test = (cell: unknown) => boolean;

/** The rows that are wanted, in their order; undefined where all are. */
export async function matching({ columns, count }: Table, { search, filters }: Query, slices: Slices): Promise<Uint32Array | undefined> {
  const tests = filters.filter(({ text }) => text.trim() !== "");
  if (search === "" && !tests.length) return undefined;
  let found = new Uint8Array(count).fill(1);
  for (const { column, text } of tests) found = await mark(columns[column]!.cells, testOf(text), found, new Uint8Array(count), slices);
  if (search !== "") {
    const finds = contains(search);
    // To write out numbers takes longest.
    const isNumeric = /^[-+.0-9einfty]*$/i.test(search);
    const searched = columns.filter(({ cells }) => isNumeric || !isNumberArray(cells));
    const any = new Uint8Array(count);
    for (const { cells } of searched) await mark(cells, finds, found, any, slices);
    found = any;
  }
  const rows = new Uint32Array(found.reduce((sum, each) => sum + each, 0));
  let next = 0;
  for (let row = 0; row < count; row++) if (found[row]) rows[next++] = row;
  return rows;
}

/** Marks the rows that pass, of those that are asked for and aren't marked yet. */
async function mark(
  cells: Cells,
  test: Test,
  asked: Uint8Array,
  passed: Uint8Array<ArrayBuffer>,
  slices: Slices,
): Promise<Uint8Array<ArrayBuffer>> {
  await slices.each(
    cells.length,
    (from, to) => {
      for (let row = from; row < to; row++) if (asked[row] && !passed[row] && test(cells[row])) passed[row] = 1;
    },
    1 << 12,
  );
  return passed;
}

/** Whether a cell's text has this in it, in capitals or not. */
function contains(text: string): Test {
  const wanted = text.toLowerCase();
  return (cell) => cellText(cell).toLowerCase().includes(wanted);
}

const relations: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** `>5`, `<=2024-05-01`, `=yes`, `!=no`; anything else is searched for. Empty cells fit none but `!=`. */
function testOf(text: string): Test {
  const [, sign, rest] = /^\s*(!=|[<>]=?|=)\s*([^]*?)\s*$/.exec(text) ?? [];
  if (sign === undefined || rest === undefined) return contains(text.trim());
  const holds = relations[sign]!;
  const number = Number(rest);
  const time = Date.parse(/^\d{4}-\d\d-\d\d[ T][\d:.]+$/.test(rest) ? `${rest.replace(" ", "T")}Z` : rest);
  const wanted = rest.toLowerCase();
  return (cell) => {
    if (cell === null || cell === undefined) return sign === "!=";
    if (cell instanceof Date) return holds(compare(cell.getTime(), time));
    if (typeof cell === "number" || typeof cell === "bigint") return rest !== "" && holds(compare(Number(cell), number));
    return holds(compare(cellText(cell).toLowerCase(), wanted));
  };
}

/** NaN for what can't be compared, of which nothing holds but that it differs. */
const compare = <T extends number | string>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : a === b ? 0 : NaN);
