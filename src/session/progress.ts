/** How far long work has come: told by the handler, or counted by a loop; drawn over the outputs, or printed as a line of text. */
import type { Progress, Tqdm, TqdmOptions } from "../graph/handler";
import { show } from "../graph/spec";
import type { Bar } from "../wire/message";

/** Between two reports, in milliseconds: twenty a second are a smooth bar. */
const PACE = 50;

/** The bars of one call, or of one loop in a plain cell: the innermost last. */
export class Meter {
  #bars: Bar[] = [];
  #reported = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly report: (bars: readonly Bar[]) => void,
    private readonly emptied: () => void = () => {},
  ) {}

  /** Sets the one bar of a handler that counts by itself. */
  set(done: number, total: number, description: string | undefined): void {
    this.#bars = [{ done, total, ...(description !== undefined && { description }) }];
    this.#changed(done >= total);
  }

  /** Puts bars that are counted elsewhere in the place of what they were before. */
  replace(before: readonly Bar[], bars: readonly Bar[]): void {
    this.#bars = [...this.#bars.filter((each) => !before.includes(each)), ...bars];
    // What goes isn't told: as with a loop of its own, the last state stays until something else has moved.
    if (bars.length) this.#changed(bars.some(({ done, total }) => total !== undefined && done >= total));
  }

  /** Begins a bar inside those that are there. */
  begin(bar: Bar): void {
    this.#bars.push(bar);
    this.#changed();
  }

  /** It has gone on. */
  moved(): void {
    this.#changed();
  }

  /** Its last state is always shown, before it goes. */
  end(bar: Bar): void {
    this.#changed(true);
    this.#bars = this.#bars.filter((each) => each !== bar);
    if (!this.#bars.length) this.emptied();
  }

  /** Nobody looks any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #changed(now = false): void {
    const wait = this.#reported + PACE - performance.now();
    if (now || wait <= 0) return this.#tell();
    this.#timer ??= setTimeout(() => this.#tell(), wait).unref();
  }

  #tell(): void {
    this.close();
    this.#reported = performance.now();
    this.report(this.#bars.map((bar) => ({ ...bar })));
  }
}

/** What a handler gets as `call.progress`. */
export function progressOf(meter: Meter): Progress {
  const progress = (first: number, second?: number | string, third?: string): void => {
    if (typeof first !== "number") throw new TypeError(`call.progress takes a fraction or a count first, got ${show(first)}`);
    if (typeof second === "number") meter.set(first, second, third);
    else meter.set(first, 1, second);
  };
  return Object.assign(progress, { tqdm: tqdmOn(() => meter) });
}

/** Counts the items of a loop on the meter of whoever runs it. */
export function tqdmOn(find: () => Meter): Tqdm {
  const count = (items: unknown, options: TqdmOptions = {}): unknown => {
    if (isAsync(items)) return countAsync(items, barOf(options, undefined), find());
    if (isSync(items)) return countSync(items, barOf(options, sizeOf(items)), find());
    throw new TypeError(`tqdm counts what can be looped over, got ${show(items)}`);
  };
  return count as Tqdm;
}

function barOf({ desc, total, unit }: TqdmOptions, size: number | undefined): Bar {
  const known = total ?? size;
  return { done: 0, ...(known !== undefined && { total: known }), ...(desc !== undefined && { description: desc }), ...(unit !== undefined && { unit }) }; // prettier-ignore
}

function* countSync<T>(items: Iterable<T>, bar: Bar, meter: Meter): Generator<T, void> {
  const counter = new Counter(bar, meter);
  try {
    for (const item of items) {
      yield item;
      counter.count();
    }
  } finally {
    meter.end(bar);
  }
}

async function* countAsync<T>(items: AsyncIterable<T>, bar: Bar, meter: Meter): AsyncGenerator<T, void> {
  const counter = new Counter(bar, meter);
  try {
    for await (const item of items) {
      yield item;
      counter.count();
    }
  } finally {
    meter.end(bar);
  }
}

/** Moves a bar. Looking at the clock costs more than a short turn of a loop, so it is looked at every so many turns. */
class Counter {
  #next = 1;
  #last = performance.now();
  #at = 0;

  constructor(
    private readonly bar: Bar,
    private readonly meter: Meter,
  ) {
    meter.begin(bar);
  }

  count(): void {
    if (++this.bar.done >= this.#next) this.#look(this.bar.done);
  }

  #look(done: number): void {
    const now = performance.now();
    const each = (now - this.#last) / (done - this.#at);
    [this.#last, this.#at] = [now, done];
    // A fifth of the pace, and never more than ten times as far as before.
    this.#next = done + Math.max(1, Math.min(Math.floor(PACE / 5 / Math.max(each, 1e-6)), (done + 1) * 10));
    this.meter.moved();
  }
}

const isSync = (items: unknown): items is Iterable<unknown> => items !== null && items !== undefined && Symbol.iterator in Object(items);
const isAsync = (items: unknown): items is AsyncIterable<unknown> =>
  items !== null && items !== undefined && Symbol.asyncIterator in Object(items);

function sizeOf(items: object | string): number | undefined {
  if (typeof items === "string") return [...items].length;
  const { length, size } = items as { length?: unknown; size?: unknown };
  return typeof length === "number" ? length : typeof size === "number" ? size : undefined;
}

// ---------------------------------------------------------------- as text

const WIDTH = 20;

/** A meter for loops outside of any handler: a line that is written over and over. */
export function textMeter(write: (text: string) => void): Meter {
  const began = performance.now();
  let width = 0;
  const draw = (bars: readonly Bar[]) => {
    const line = bars.map((bar) => toText(bar, (performance.now() - began) / 1000)).join(" · ");
    // What stood there before may have been longer.
    write(`\r${line.padEnd(width)}`);
    width = line.length;
  };
  return new Meter(draw, () => write("\n"));
}

/** `Reversing:  40%|████████            | 4/10 [2.1 s, 1.9 steps/s]` */
export function toText({ description, done, total, unit = "it" }: Bar, seconds: number): string {
  const pace = seconds > 0 ? `${(done / seconds).toFixed(1)} ${unit}/s` : "";
  const head = description ? `${description}: ` : "";
  if (total === undefined || total <= 0) return `${head}${done} ${unit} [${seconds.toFixed(1)} s, ${pace}]`;
  const part = Math.min(1, Math.max(0, done / total));
  const bar = "█".repeat(Math.round(part * WIDTH)).padEnd(WIDTH);
  return `${head}${String(Math.round(part * 100)).padStart(3)}%|${bar}| ${done}/${total} [${seconds.toFixed(1)} s, ${pace}]`;
}
