/** The cells that a page has of its table: blocks that are asked for as they come into sight, and kept until there are many. */
import { BLOCK_COLUMNS, BLOCK_ROWS, type Query, type TableAnswer, type TableQuestion, type TableWire } from "./spec";

/** So many blocks are kept, and asked for at a time. */
const KEPT = 60;
const AT_A_TIME = 3;

interface Block {
  /** Of which state of the table it is. */
  readonly age: number;
  readonly ids: readonly number[];
  readonly cells: readonly unknown[][];
}

export const NO_QUERY: Query = { sort: [], search: "", filters: [] };
export const isPlainQuery = ({ sort, search, filters }: Query) => !sort.length && search === "" && !filters.length;

/** A rectangle: from, to, from, to. */
export interface Area {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

export class Windows {
  /** How many rows there are to see. */
  total = 0;
  #wire: TableWire | undefined;
  #query = NO_QUERY;
  #age = 0;
  readonly #blocks = new Map<string, Block>();
  readonly #asked = new Map<string, AbortController>();
  #wanted: string[] = [];

  constructor(
    private readonly ask: (question: TableQuestion, signal: AbortSignal) => Promise<unknown>,
    private readonly changed: (problem?: string) => void,
  ) {}

  get query(): Query {
    return this.#query;
  }

  /** What is shown may be of before. */
  get isWaiting(): boolean {
    return this.#asked.size > 0 && [...this.#blocks.values()].every(({ age }) => age < this.#age);
  }

  /** The table is another one, or is wanted in another order. What is here stays in sight until the new comes. */
  reset(wire: TableWire, query: Query): void {
    const isOther = this.#wire?.origin !== wire.origin || this.#wire.moves !== wire.moves;
    this.#wire = wire;
    this.#query = query;
    this.#age++;
    if (isOther) this.#blocks.clear();
    this.stop();
    if (!isPlainQuery(query)) return;
    this.total = wire.count;
    const ids = Array.from({ length: Math.min(BLOCK_ROWS, wire.count) }, (_, i) => i);
    if (wire.head.length) this.#blocks.set("0:0", { age: this.#age, ids, cells: wire.head.map((cells) => [...cells]) });
  }

  /** Nothing is waited for any more. */
  stop(): void {
    this.#wanted = [];
    for (const controller of this.#asked.values()) controller.abort();
    this.#asked.clear();
  }

  /** Has these come, the first ones first. */
  want(...areas: readonly Area[]): void {
    const keys = areas.flatMap(keysOf).filter((key) => this.#exists(key) && this.#blocks.get(key)?.age !== this.#age);
    this.#wanted = [...new Set(keys)].filter((key) => !this.#asked.has(key));
    this.#next();
  }

  /** Resolves when all of it is there. */
  async load(area: Area): Promise<void> {
    const missing = keysOf(area).filter((key) => this.#exists(key) && this.#blocks.get(key)?.age !== this.#age);
    for (const key of missing) await this.#fetch(key);
  }

  #exists(key: string): boolean {
    const [row] = placeOf(key);
    // Until the first answer nobody knows how many rows a search finds.
    return row === 0 || row < this.total;
  }

  #next(): void {
    while (this.#wanted.length && this.#asked.size < AT_A_TIME) void this.#fetch(this.#wanted.shift()!);
  }

  async #fetch(key: string): Promise<void> {
    const wire = this.#wire!;
    const age = this.#age;
    const [row, column] = placeOf(key);
    const controller = new AbortController();
    this.#asked.set(key, controller);
    try {
      const rows = [row, row + BLOCK_ROWS] as const;
      const columns = [column, column + BLOCK_COLUMNS] as const;
      const answer = await this.ask({ kind: "cells", version: wire.version, rows, columns, query: this.#query }, controller.signal);
      const { version, total, ids, cells } = answer as TableAnswer;
      // A table that changed meanwhile brings its own word.
      if (age !== this.#age || version !== wire.version) return;
      this.total = total;
      this.#keep(key, { age, ids, cells: cells as unknown[][] });
      this.changed();
    } catch (error) {
      if (age === this.#age && !controller.signal.aborted) this.changed((error as Error).message);
    } finally {
      if (this.#asked.get(key) === controller) this.#asked.delete(key);
      if (age === this.#age) this.#next();
    }
  }

  #keep(key: string, block: Block): void {
    this.#blocks.delete(key);
    this.#blocks.set(key, block);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT) return;
      this.#blocks.delete(oldest);
    }
  }

  has(row: number, column: number): boolean {
    const block = this.#blocks.get(keyOf(row, column));
    return block !== undefined && row % BLOCK_ROWS < block.ids.length;
  }

  cell(row: number, column: number): unknown {
    return this.#blocks.get(keyOf(row, column))?.cells[column % BLOCK_COLUMNS]?.[row % BLOCK_ROWS];
  }

  /** The place of a row in the table itself, where it has come. */
  id(row: number, column: number): number | undefined {
    return this.#blocks.get(keyOf(row, column))?.ids[row % BLOCK_ROWS];
  }

  /** Writes what the user changed over what came, until the kernel's word. */
  put(id: number, column: number, value: unknown): void {
    for (const [key, block] of this.#blocks) {
      const [, first] = placeOf(key);
      const row = block.ids.indexOf(id);
      if (row >= 0 && column >= first && column < first + BLOCK_COLUMNS) block.cells[column - first]![row] = value;
    }
  }
}

const keyOf = (row: number, column: number) => `${Math.floor(row / BLOCK_ROWS)}:${Math.floor(column / BLOCK_COLUMNS)}`;

/** The first row and column of a block. */
function placeOf(key: string): [number, number] {
  const [row, column] = key.split(":");
  return [Number(row) * BLOCK_ROWS, Number(column) * BLOCK_COLUMNS];
}

function keysOf({ rows, columns }: Area): string[] {
  const keys: string[] = [];
  for (let row = Math.floor(Math.max(0, rows[0]) / BLOCK_ROWS); row * BLOCK_ROWS < rows[1]; row++)
    for (let column = Math.floor(columns[0] / BLOCK_COLUMNS); column * BLOCK_COLUMNS < columns[1]; column++) keys.push(`${row}:${column}`);
  return keys;
}
