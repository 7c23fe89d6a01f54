/** Rows as Vega holds them, and what of them stays when new data come. */
import type { Plan } from "./plan.page";
import type { ChartWire, Column, Part } from "./spec";

/** x, x2 (the end of a bin), y, c, and t0, t1, … for tooltips. */
export type Tuple = Record<string, unknown>;
type Reader = (i: number) => unknown;

export function toTuples(parts: readonly Part[], plan: Plan): Tuple[] {
  const tuples: Tuple[] = [];
  for (const part of parts) addTuples(part, plan, tuples);
  return tuples;
}

function addTuples({ rows, columns }: Part, { x, xKind, y, yKind, color, colorKind, told, step }: Plan, tuples: Tuple[]): void {
  const read = (name: string, kind: Column["kind"]) => readerOf(Object.hasOwn(columns, name) ? columns[name] : undefined, kind);
  const readX = step === undefined ? read(x, xKind) : binned(read(x, xKind), step, xKind);
  const readC = color === undefined ? undefined : read(color, colorKind!);
  const readTold = told.map((name) => tellerOf(Object.hasOwn(columns, name) ? columns[name] : undefined));
  for (const name of y) {
    const readY = read(name, yKind);
    for (let i = 0; i < rows; i++) {
      const tuple: Tuple = { x: readX(i), y: readY(i) };
      if (readC) tuple.c = readC(i);
      else if (y.length > 1) tuple.c = name;
      if (step !== undefined) tuple.x2 = tuple.x === null ? null : (tuple.x as number) + step;
      readTold.forEach((tell, k) => (tuple[`t${k}`] = tell(i)));
      tuples.push(tuple);
    }
  }
}

/** What is no number is a gap, the infinities too: no scale has room for them. */
function readerOf(column: Column | undefined, kind: Column["kind"]): Reader {
  if (column?.kind !== kind) return () => null;
  if (kind === "nominal") return (i) => (column.values[i] === null ? null : String(column.values[i]));
  const values = column.values as Float64Array;
  return (i) => (Number.isFinite(values[i]) ? values[i] : null);
}

function tellerOf(column: Column | undefined): Reader {
  if (column?.kind !== "temporal") return (i) => column?.values[i] ?? "";
  return (i) => (Number.isFinite(column.values[i]) ? new Date(column.values[i]!).toLocaleString() : "");
}

const DAY = 864e5;

/** The beginning of the bin. Days begin at midnight where the page is. */
function binned(read: Reader, step: number, kind: Column["kind"]): Reader {
  return (i) => {
    const value = read(i) as number | null;
    if (value === null) return null;
    const shift = kind === "temporal" && step >= DAY ? new Date(value).getTimezoneOffset() * 6e4 : 0;
    return Math.floor((value - shift) / step) * step + shift;
  };
}

/** Of the tuples before, `dropped` at the beginning have gone; those after stand at the beginning of the new ones. */
export interface Overlap {
  dropped: number;
  kept: number;
}

/** How new tuples go on from old ones: a series that grew at its end, or moved on; undefined where it did neither. */
export function overlapOf(before: readonly Tuple[], after: readonly Tuple[]): Overlap | undefined {
  if (!before.length || !after.length) return undefined;
  const first = after[0]!;
  for (let dropped = 0; dropped < before.length; dropped++) {
    if (!isSame(before[dropped]!, first)) continue;
    const kept = Math.min(before.length - dropped, after.length);
    if (kept < before.length - dropped) return undefined;
    for (let i = 1; i < kept; i++) if (!isSame(before[dropped + i]!, after[i]!)) return undefined;
    return { dropped, kept };
  }
  return undefined;
}

function isSame(a: Tuple, b: Tuple): boolean {
  for (const key in b) if (!Object.is(a[key], b[key])) return false;
  return true;
}

/** The part of the data that stands in both, where values are added to a stream. */
export function sharedParts(before: ChartWire, after: ChartWire): number {
  let shared = 0;
  while (shared < before.length && before[shared] === after[shared]) shared++;
  return shared;
}
