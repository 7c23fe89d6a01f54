/** Where the user is in a table, and what is chosen there. Row -1 is the header. */
import type { Area } from "./windows.page";

export interface Bounds {
  readonly rows: number;
  readonly columns: number;
  /** So many rows are in sight. */
  readonly page: number;
}

export class Selection {
  row = -1;
  column = 0;
  #fromRow = -1;
  #fromColumn = 0;

  /** All that is chosen; without rows while the user is in the header. */
  get area(): Area {
    const [top, bottom] = [Math.min(this.row, this.#fromRow), Math.max(this.row, this.#fromRow)];
    const [left, right] = [Math.min(this.column, this.#fromColumn), Math.max(this.column, this.#fromColumn)];
    return { rows: [Math.max(0, top), bottom + 1], columns: [left, right + 1] };
  }

  get isOne(): boolean {
    return this.row === this.#fromRow && this.column === this.#fromColumn;
  }

  isActive(row: number, column: number): boolean {
    return row === this.row && column === this.column;
  }

  has(row: number, column: number): boolean {
    if (this.isOne) return false;
    const { rows, columns } = this.area;
    return row >= rows[0] && row < rows[1] && column >= columns[0] && column < columns[1];
  }

  /** Goes to a cell; what lies between is chosen too, if it `extends`. */
  to(row: number, column: number, extend = false): void {
    this.row = row;
    this.column = column;
    if (extend && this.#fromRow >= 0 && row >= 0) return;
    this.#fromRow = row;
    this.#fromColumn = column;
  }

  all({ rows, columns }: Bounds): void {
    this.to(0, 0);
    this.#fromRow = Math.max(0, rows - 1);
    this.#fromColumn = Math.max(0, columns - 1);
  }

  /** Stays within what is there. */
  clamp({ rows, columns }: Bounds): void {
    const row = Math.min(this.row, rows - 1);
    const column = Math.max(0, Math.min(this.column, columns - 1));
    if (row !== this.row || column !== this.column || this.#fromRow >= rows || this.#fromColumn >= columns) this.to(row, column);
  }

  /** Goes where this key goes. Says whether it goes anywhere. */
  press({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent, { rows, columns, page }: Bounds, isRtl: boolean): boolean {
    const far = ctrlKey || metaKey;
    const ways: Readonly<Record<string, () => [number, number]>> = {
      ArrowUp: () => [far ? 0 : Math.max(-1, this.row - 1), this.column],
      ArrowDown: () => [far ? rows - 1 : this.row + 1, this.column],
      [isRtl ? "ArrowRight" : "ArrowLeft"]: () => [this.row, far ? 0 : this.column - 1],
      [isRtl ? "ArrowLeft" : "ArrowRight"]: () => [this.row, far ? columns - 1 : this.column + 1],
      Home: () => [far ? Math.min(0, rows - 1) : this.row, 0],
      End: () => [far ? rows - 1 : this.row, columns - 1],
      PageUp: () => [Math.max(Math.min(0, this.row), this.row - page), this.column],
      PageDown: () => [this.row + page, this.column],
    };
    const way = Object.hasOwn(ways, key) ? ways[key]!() : undefined;
    if (!way) return false;
    this.to(Math.min(rows - 1, way[0]), Math.max(0, Math.min(columns - 1, way[1])), shiftKey);
    return true;
  }
}
