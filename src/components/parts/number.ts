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

/** What a slider's handle may stand at. Throws an Error that says why this isn't. */
export function readPosition(value: unknown, props: Bounds & { readonly precision: number | undefined }): number {
  const read = round(readNumber(value), props.precision);
  const problem = Number.isFinite(read) ? checkBounds(read, props) : `expected a finite number, got ${read}`;
  if (problem) throw new RangeError(problem);
  return read;
}

/** Throws a TypeError where a slider's options leave it no range. */
export function checkRange(title: string, options: { minimum?: number; maximum?: number; step?: number } | null = {}): void {
  const { minimum = 0, maximum = 100, step = 1 } = options ?? {};
  const check = (name: string, value: unknown, isRight: boolean, wanted: string) => {
    if (!isRight) throw new TypeError(`${title}: ${name} must be ${wanted}, got ${show(value)}`);
  };
  check("minimum", minimum, Number.isFinite(minimum), "a finite number");
  check("maximum", maximum, maximum >= minimum && maximum < Infinity, `a finite number from ${minimum}`);
  check("step", step, step > 0 && step < Infinity, "a number above 0");
}
