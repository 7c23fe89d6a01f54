import { show } from "../../graph/spec";

interface Bounds {
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

/** A number as it is: NaN, -0 and the infinities too. */
export function readNumber(value: unknown): number {
  if (typeof value === "number") return value;
  throw new TypeError(`expected a number, got ${show(value)}`);
}

/** Rounded to so many decimals, where a precision is asked for. */
export function round(value: number, precision: number | undefined): number {
  if (precision === undefined || !Number.isFinite(value)) return value;
  const rounded = Number(value.toFixed(Math.min(100, Math.max(0, precision))));
  return Object.is(value, -0) ? -0 : rounded;
}

export function checkBounds(value: number, { minimum, maximum }: Bounds): string | undefined {
  const tooSmall = minimum !== undefined && value < minimum;
  const tooGreat = maximum !== undefined && value > maximum;
  if (!tooSmall && !tooGreat) return undefined;
  const range = minimum === undefined ? `up to ${maximum}` : maximum === undefined ? `from ${minimum}` : `from ${minimum} to ${maximum}`;
  return `Expected a number ${range}, got ${value}.`;
}
