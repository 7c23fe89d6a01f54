/** Where rows and columns are: a browser's elements can't be as high as a million rows. */
import { cellText, type TableWire } from "./spec";

const HIGHEST = 8_000_000;

/** The rows of a table in a window of this height, where it is scrolled to. */
export class Rows {
  /** How high the element is that scrolls. */
  readonly height: number;
  readonly #whole: number;
  readonly #room: number;

  constructor(
    private readonly count: number,
    private readonly rowHeight: number,
    room: number,
  ) {
    this.#whole = count * rowHeight;
    this.height = Math.min(this.#whole, HIGHEST);
    this.#room = Math.max(0, room);
  }

  /** What is in sight, and where the first of it begins in the element. */
  at(scrolled: number): { from: number; to: number; top: number } {
    const top = this.#down(scrolled);
    const from = Math.max(0, Math.min(this.count - 1, Math.floor(top / this.rowHeight)));
    const to = Math.min(this.count, Math.ceil((top + this.#room) / this.rowHeight) + 1);
    return { from, to, top: scrolled + from * this.rowHeight - top };
  }

  /** How far to scroll to have this row in sight; as far as it is where it is in sight already. */
  to(row: number, scrolled: number): number {
    const top = this.#down(scrolled);
    const [first, last] = [row * this.rowHeight, (row + 1) * this.rowHeight - this.#room];
    if (first >= top && last <= top) return scrolled;
    return this.#up(first < top ? first : last);
  }

  /** The ratio is the same in the element as in all rows. */
  #down(scrolled: number): number {
    if (this.height === this.#whole) return scrolled;
    return (scrolled * (this.#whole - this.#room)) / (this.height - this.#room);
  }

  #up(top: number): number {
    if (this.height === this.#whole) return top;
    return (top * (this.height - this.#room)) / (this.#whole - this.#room);
  }
}

const [NARROWEST, WIDEST] = [64, 320];
/** More columns than this are drawn only where they are in sight. */
export const MANY_COLUMNS = 40;

/** A width for each column, in pixels: what its name and first cells need. */
export function widthsOf({ columns, head }: TableWire): number[] {
  return columns.map(({ name, kind }, i) => {
    if (kind === "image") return 96;
    const longest = (head[i] ?? []).reduce<number>((most, cell) => Math.max(most, kind === "bool" ? 1 : cellText(cell).length), 0);
    return Math.min(WIDEST, Math.max(NARROWEST, 28 + 7.6 * longest, 44 + 8 * Math.min(name.length, 20)));
  });
}

/** The columns that are drawn: those in sight, and one at each side. */
export function columnsInSight(widths: readonly number[], scrolled: number, room: number): [number, number] {
  if (widths.length <= MANY_COLUMNS) return [0, widths.length];
  let [from, x] = [0, 0];
  while (from < widths.length - 1 && x + widths[from]! < scrolled) x += widths[from++]!;
  let to = from;
  while (to < widths.length && x < scrolled + room) x += widths[to++]!;
  return [Math.max(0, from - 1), Math.min(widths.length, to + 1)];
}

export const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
