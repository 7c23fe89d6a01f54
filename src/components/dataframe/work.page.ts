/** What a user does to a table: told to the kernel as edits, and drawn before it answers. */
import { canEdit, readCell, readPasted } from "./editor.page";
import type { EditWork, TableWire } from "./spec";
import type { Area, Windows } from "./windows.page";

export interface WorkHost {
  wire(): TableWire;
  readonly windows: Windows;
  /** Says what the user did. */
  send(value: TableWire): void;
  /** Says which cell it was, by its place in the table itself. */
  edited(index: [row: number, column: number]): void;
  /** Says what was wrong. */
  fail(problem: string): void;
}

type Cell = readonly [row: number, column: number, value: unknown];
/** At most so many rows are pasted or removed at a time. */
const MOST_ROWS = 5_000;

export class Work {
  constructor(private readonly host: WorkHost) {}

  do(...works: readonly EditWork[]): void {
    const wire = this.host.wire();
    const edits = works.map((work) => ({ id: crypto.randomUUID(), ...work }));
    this.host.send({ ...wire, head: [], edits: [...(wire.edits ?? []), ...edits] });
  }

  /** Writes cells, by the places that the page sees; all of them or none. */
  set(cells: readonly Cell[], before: readonly EditWork[] = []): void {
    const { windows } = this.host;
    const known = cells.map(([row, column, value]): [Cell, unknown] => [
      [windows.id(row, column) ?? row, column, value],
      windows.cell(row, column),
    ]);
    const changed = known.filter(([[, , value], previous]) => !isSame(value, previous));
    if (!changed.length && !before.length) return;
    for (const [[id, column, value]] of changed) windows.put(id, column, value);
    this.do(...before, { kind: "set", cells: changed.map(([cell]) => cell) });
    const [first] = changed;
    if (first) this.host.edited([first[0][0], first[0][1]]);
  }

  async clear(area: Area): Promise<void> {
    if (!(await this.#load(area))) return;
    const places = this.#places(area).filter(([, column]) => !this.host.wire().columns[column]!.fixed);
    this.set(places.map(([row, column]) => [row, column, null]));
  }

  async removeRows(area: Area): Promise<void> {
    if (!(await this.#load(area))) return;
    const rows = Array.from({ length: area.rows[1] - area.rows[0] }, (_, i) => this.host.windows.id(area.rows[0] + i, area.columns[0])!);
    this.do({ kind: "removeRows", rows });
  }

  /** Puts what a spreadsheet copied at this place. Rows grow at the end of the table. */
  async paste(text: string, row: number, column: number, mayGrow: boolean): Promise<void> {
    const { windows } = this.host;
    const wire = this.host.wire();
    const fields = readPasted(text);
    const grows = Math.max(0, row + fields.length - windows.total);
    const width = Math.max(...fields.map((each) => each.length));
    if ((grows && !mayGrow) || column + width > wire.columns.length) return this.host.fail("There is no room for so many cells.");
    const area: Area = { rows: [row, Math.min(windows.total, row + fields.length)], columns: [column, column + width] };
    if (!(await this.#load(area))) return;
    const cells: Cell[] = [];
    for (const [i, line] of fields.entries()) {
      for (const [j, field] of line.entries()) {
        const { kind, name, fixed } = wire.columns[column + j]!;
        // Rows that come now stand at the end of the table itself.
        const isNew = row + i >= windows.total;
        const previous = isNew ? null : windows.cell(row + i, column + j);
        const read = fixed || !canEdit(previous) ? { problem: `The column “${name}” can't be changed.` } : readCell(field, kind, previous);
        if ("problem" in read) return this.host.fail(`Nothing was pasted. “${field.slice(0, 40)}”: ${read.problem}`);
        cells.push([isNew ? wire.count + row + i - windows.total : row + i, column + j, read.value]);
      }
    }
    this.set(cells, grows ? [{ kind: "insertRows", at: wire.count, count: grows }] : []);
  }

  /** Places in the table itself must be known. */
  async #load(area: Area): Promise<boolean> {
    if (area.rows[1] - area.rows[0] > MOST_ROWS) {
      this.host.fail(`At most ${MOST_ROWS} rows at a time.`);
      return false;
    }
    await this.host.windows.load(area);
    return true;
  }

  #places({ rows, columns }: Area): [number, number][] {
    const places: [number, number][] = [];
    for (let row = rows[0]; row < rows[1]; row++) for (let column = columns[0]; column < columns[1]; column++) places.push([row, column]);
    return places;
  }
}

const isSame = (a: unknown, b: unknown) =>
  Object.is(a, b) || (a instanceof Date && b instanceof Date && Object.is(a.getTime(), b.getTime()));
