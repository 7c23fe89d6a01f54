/**
 * Which rows a page sees, and in which order. A column's cells become numbers that sort as they do; rows are then brought in order
 * by the digits of these, which takes one way through them for each digit, and leaves equal ones as they were.
 */
import { Slices } from "./slices";
import type { Query } from "./spec";
import { cellText } from "./spec";
import { matching } from "./match";
import { isNumberArray, type Cells, type Table } from "./table";

/** Sorts by `high`, and by `low` where that is equal. Cells that are empty have the greatest numbers. */
interface Keys {
  readonly high: Uint32Array;
  readonly low?: Uint32Array;
}
const LAST = 0xffffffff;

/** The rows to show, in order; undefined for all, as they are. */
export async function orderOf(table: Table, query: Query): Promise<Uint32Array | undefined> {
  const slices = new Slices();
  let rows = await matching(table, query, slices);
  // The one that counts most comes last.
  for (const { column, descending } of [...query.sort].reverse()) {
    const keys = await keysOf(table.columns[column]!.cells, slices);
    rows = await sortBy(rows ?? all(table.count), keys, descending, slices);
  }
  return rows;
}

function all(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let i = 0; i < count; i++) rows[i] = i;
  return rows;
}

// ---------------------------------------------------------------- keys

const known = new WeakMap<Cells, Promise<Keys>>();

/** Columns never change in place. */
function keysOf(cells: Cells, slices: Slices): Promise<Keys> {
  let keys = known.get(cells);
  if (!keys) known.set(cells, (keys = makeKeys(cells, slices)));
  return keys;
}

async function makeKeys(cells: Cells, slices: Slices): Promise<Keys> {
  if (isNumberArray(cells) && typeof cells[0] !== "bigint") return numberKeys(cells as Float64Array, slices);
  const numbers = await asNumbers(cells as readonly unknown[], slices);
  return numbers ? numberKeys(numbers, slices) : rankKeys(cells as readonly unknown[], slices);
}

/** Dates, and true and false, sort as numbers do; undefined where there is anything else. */
async function asNumbers(cells: readonly unknown[], slices: Slices): Promise<Float64Array | undefined> {
  const numbers = new Float64Array(cells.length);
  let kind: "number" | "boolean" | "date" | undefined;
  let isMixed = false;
  await slices.each(cells.length, (from, to) => {
    for (let i = from; i < to && !isMixed; i++) {
      const cell = cells[i];
      if (cell === null || cell === undefined) {
        numbers[i] = NaN;
        continue;
      }
      const its =
        typeof cell === "number" || typeof cell === "boolean" ? (typeof cell as "number") : cell instanceof Date ? "date" : undefined;
      isMixed = its === undefined || (kind !== undefined && its !== kind);
      kind = its;
      numbers[i] = Number(cell);
    }
  });
  return isMixed ? undefined : numbers;
}

/** The bits of a number sort as it does when the sign is turned, and all bits of what is negative. */
async function numberKeys(numbers: ArrayLike<number>, slices: Slices): Promise<Keys> {
  const high = new Uint32Array(numbers.length);
  const low = new Uint32Array(numbers.length);
  const number = new Float64Array(1);
  const bits = new Uint32Array(number.buffer);
  number[0] = 1;
  const [h, l] = bits[0] ? [0, 1] : [1, 0];
  await slices.each(numbers.length, (from, to) => {
    for (let i = from; i < to; i++) {
      // -0 is 0.
      const value = (number[0] = numbers[i]! + 0);
      const isNegative = value < 0;
      high[i] = value !== value ? LAST : isNegative ? ~bits[h]! : bits[h]! | 0x80000000;
      low[i] = value !== value ? LAST : isNegative ? ~bits[l]! : bits[l]!;
    }
  });
  return { high, low };
}

/** Each different cell has a rank. */
async function rankKeys(cells: readonly unknown[], slices: Slices): Promise<Keys> {
  const high = new Uint32Array(cells.length).fill(LAST);
  const different: unknown[] = [];
  const repeats = repeat(cells);
  const places = new Map<unknown, number>();
  await slices.each(cells.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const cell = cells[i];
      if (isEmpty(cell)) continue;
      let place = repeats ? places.get(cell) : undefined;
      if (place === undefined) {
        place = different.push(cell) - 1;
        if (repeats) places.set(cell, place);
      }
      high[i] = place;
    }
  });
  const order = await sortSlowly(
    different.map((_, i) => i),
    await comparison(different, slices),
    slices,
  );
  const ranks = new Uint32Array(different.length);
  // 0 the other way round would be what is empty.
  let rank = 1;
  await slices.each(order.length, (from, to) => {
    for (let i = from; i < to; i++) {
      if (i > 0 && compareCells(different[order[i - 1]!], different[order[i]!]) !== 0) rank++;
      ranks[order[i]!] = rank;
    }
  });
  await slices.each(high.length, (from, to) => {
    for (let i = from; i < to; i++) if (high[i] !== LAST) high[i] = ranks[high[i]!]!;
  });
  return { high };
}

/** Whether cells come again and again. To know a million that don't takes longer than to sort them. */
function repeat(cells: readonly unknown[]): boolean {
  const sample = cells.slice(0, 4096);
  return new Set(sample).size < sample.length / 2;
}

export const isEmpty = (cell: unknown) =>
  cell === null || cell === undefined || Number.isNaN(cell) || (cell instanceof Date && Number.isNaN(cell.getTime()));

/** What is plain ASCII is compared fast. */
const collator = new Intl.Collator("en");
const kinds = ["number", "bigint", "boolean", "object", "string"];

/** How cells sort: numbers, true and false, dates, text as in a dictionary; what is empty comes last, whichever way the others go. */
export function compareCells(a: unknown, b: unknown): number {
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
  if (typeof a === "string" && typeof b === "string") return collator.compare(a, b);
  const isNumeric = (cell: unknown) => typeof cell === "number" || typeof cell === "bigint";
  if ((isNumeric(a) && isNumeric(b)) || (typeof a === "boolean" && typeof b === "boolean") || (a instanceof Date && b instanceof Date))
    return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
  const kind = (cell: unknown) => (isNumeric(cell) ? 0 : cell instanceof Date ? 2.5 : kinds.indexOf(typeof cell));
  return kind(a) - kind(b) || collator.compare(cellText(a), cellText(b));
}

/** So many characters have room in the number that stands for a text. */
const PREFIX = 7;

/**
 * Compares cells by their places. The order of printable ASCII is one of characters, case aside, so the first ones that differ, as
 * one number, tell most texts apart.
 */
async function comparison(cells: readonly unknown[], slices: Slices): Promise<(a: number, b: number) => number> {
  const shared = await sharedLength(cells, slices);
  const prefixes = new Float64Array(cells.length).fill(NaN);
  await slices.each(cells.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const cell = cells[i];
      if (typeof cell === "string" && /^[ -~]*$/.test(cell)) prefixes[i] = prefixOf(cell, shared);
    }
  });
  return (a, b) => {
    const [x, y] = [prefixes[a]!, prefixes[b]!];
    return x < y ? -1 : x > y ? 1 : compareCells(cells[a], cells[b]);
  };
}

function prefixOf(text: string, from: number): number {
  let prefix = 0;
  for (let i = from; i < from + PREFIX; i++) prefix = prefix * 128 + (i < text.length ? weights[text.charCodeAt(i)]! : 0);
  return prefix;
}

/** Where a printable character stands among the others; letters in both cases alike. */
const weights = new Uint8Array(128);
{
  const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
  const base = new Intl.Collator("en", { sensitivity: "base" });
  let weight = 0;
  printable.sort(base.compare).forEach((character, i) => {
    if (i === 0 || base.compare(printable[i - 1]!, character) !== 0) weight++;
    weights[character.charCodeAt(0)] = weight;
  });
}

/** How many characters all texts begin with. */
async function sharedLength(cells: readonly unknown[], slices: Slices): Promise<number> {
  let shared = typeof cells[0] === "string" ? cells[0] : "";
  await slices.each(cells.length, (from, to) => {
    for (let i = from; i < to && shared; i++) {
      const cell = cells[i];
      while (typeof cell !== "string" ? shared : !cell.startsWith(shared)) shared = shared.slice(0, -1);
    }
  });
  return shared.length;
}

/** Runs that are short are sorted at once, and then joined two by two. */
async function sortSlowly(items: number[], compare: (a: number, b: number) => number, slices: Slices): Promise<number[]> {
  const RUN = 1024;
  let sorted: number[] = [];
  await slices.each(items.length, (from, to) => void push(sorted, items.slice(from, to).sort(compare)), RUN);
  for (let length = RUN; length < items.length; length *= 2) {
    const joined: number[] = [];
    for (let from = 0; from < items.length; from += 2 * length) {
      let [a, b] = [from, from + length];
      const [endA, endB] = [Math.min(b, items.length), Math.min(b + length, items.length)];
      await slices.each(
        endB - from,
        (begin, end) => {
          for (let i = begin; i < end; i++)
            joined.push(b >= endB || (a < endA && compare(sorted[a]!, sorted[b]!) <= 0) ? sorted[a++]! : sorted[b++]!);
        },
        RUN,
      );
    }
    sorted = joined;
  }
  return sorted;
}

function push(list: number[], more: readonly number[]): void {
  for (const item of more) list.push(item);
}

// ---------------------------------------------------------------- rows in order

const DIGIT = 16;
const MASK = (1 << DIGIT) - 1;

async function sortBy(rows: Uint32Array, { high, low }: Keys, descending: boolean, slices: Slices): Promise<Uint32Array> {
  let sorted = rows;
  for (const key of low ? [low, high] : [high]) {
    const turned = descending ? await turn(key, high, slices) : key;
    for (const shift of [0, DIGIT]) sorted = await sortByDigit(sorted, turned, shift, slices);
  }
  return sorted;
}

/** The other way round, but for what is empty. */
async function turn(key: Uint32Array, high: Uint32Array, slices: Slices): Promise<Uint32Array> {
  const turned = new Uint32Array(key.length);
  await slices.each(key.length, (from, to) => {
    for (let i = from; i < to; i++) turned[i] = high[i] === LAST ? LAST : ~key[i]!;
  });
  return turned;
}

async function sortByDigit(rows: Uint32Array, key: Uint32Array, shift: number, slices: Slices): Promise<Uint32Array> {
  const places = new Uint32Array(MASK + 2);
  await slices.each(rows.length, (from, to) => {
    for (let i = from; i < to; i++) places[((key[rows[i]!]! >>> shift) & MASK) + 1]!++;
  });
  // All have the same one.
  if (rows.length === 0 || places[((key[rows[0]!]! >>> shift) & MASK) + 1] === rows.length) return rows;
  for (let i = 1; i < places.length; i++) places[i]! += places[i - 1]!;
  const sorted = new Uint32Array(rows.length);
  await slices.each(rows.length, (from, to) => {
    for (let i = from; i < to; i++) sorted[places[(key[rows[i]!]! >>> shift) & MASK]!++] = rows[i]!;
  });
  return sorted;
}
