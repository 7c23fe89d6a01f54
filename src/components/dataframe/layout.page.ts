/** How a table is laid out now: how wide its columns are, which of its rows and columns are in sight. */
import { toLength } from "../../page/parts/length";
import { columnsInSight, MANY_COLUMNS, Rows, sum, widthsOf } from "./measures.page";
import { BLOCK_ROWS, type dataframe, type TableWire } from "./spec";

export interface LaidOut {
  readonly wire: TableWire;
  readonly props: typeof dataframe.props;
  /** How many rows there are to see. */
  readonly total: number;
  readonly scroll: HTMLElement | null;
}

const RICH = ["markdown", "html", "image"];
const [ROW, RICH_ROW] = [34, 72];
/** The column where rows are counted. */
export const COUNT_WIDTH = 64;

export class Layout {
  /** Widths that the user gave to columns, in pixels. */
  readonly #resized = new Map<number, number>();
  #widths: number[] = [];

  constructor(private readonly of: () => LaidOut) {}

  /** Columns keep their widths while their names stay, though other cells come. */
  measure(before: TableWire | null | undefined): void {
    const { columns } = this.of().wire;
    const isSame =
      before?.count && before.columns.length === columns.length && columns.every(({ name }, i) => name === before.columns[i]!.name);
    if (!isSame || this.#widths.length !== columns.length) this.#widths = widthsOf(this.of().wire);
  }

  get isMeasured(): boolean {
    return this.#widths.length > 0;
  }

  resize(column: number, width: number): void {
    this.#resized.set(column, Math.max(40, Math.min(2000, width)));
  }

  /** How wide a column is drawn. */
  drawn(column: number): number {
    return this.of().scroll!.querySelector<HTMLElement>(`[data-at="-1:${column}"]`)!.offsetWidth;
  }

  get #isRich(): boolean {
    return this.of().wire.columns.some(({ kind }) => RICH.includes(kind));
  }

  /** Few rows are all drawn, each as high as it needs to be. */
  get flows(): boolean {
    const { total, props } = this.of();
    return total <= BLOCK_ROWS && (props.wrap || this.#isRich);
  }

  get rowHeight(): number {
    return this.#isRich && !this.flows ? RICH_ROW : ROW;
  }

  get headerHeight(): number {
    return this.of().scroll?.querySelector<HTMLElement>(".header")?.offsetHeight ?? 37;
  }

  get rows(): Rows {
    const { total, scroll } = this.of();
    return new Rows(total, this.rowHeight, (scroll?.clientHeight ?? 500) - this.headerHeight);
  }

  /** The rows that are drawn, and how far down. */
  get visible(): { from: number; to: number; top: number } {
    const { total, scroll } = this.of();
    return this.flows ? { from: 0, to: total, top: 0 } : this.rows.at(scroll?.scrollTop ?? 0);
  }

  get widths(): number[] {
    return this.of().wire.columns.map((_, i) => this.#width(i));
  }

  #width(column: number): number {
    const wanted = this.of().props.columnWidths[column];
    return this.#resized.get(column) ?? (typeof wanted === "number" ? wanted : this.#widths[column]!);
  }

  get #counts(): number {
    return this.of().props.showRowNumbers ? COUNT_WIDTH : 0;
  }

  /** The width of all columns, and of those that stay where they are. */
  get whole(): number {
    return sum(this.widths) + this.#counts;
  }

  get pinned(): number {
    return sum(this.widths.slice(0, this.of().props.pinnedColumns)) + this.#counts;
  }

  /** The columns in sight. */
  get across(): [from: number, to: number] {
    const { scroll } = this.of();
    return columnsInSight(this.widths, scroll?.scrollLeft ?? 0, scroll?.clientWidth ?? 900);
  }

  /** The columns that are drawn: those in sight, and those that stay where they are. */
  get shown(): number[] {
    const [from, to] = this.across;
    const { wire, props } = this.of();
    return wire.columns.flatMap((_, i) => (i < props.pinnedColumns || (i >= from && i < to) ? [i] : []));
  }

  /** How wide the columns are that aren't drawn, between those that stay and those in sight. */
  get space(): number {
    const { pinnedColumns } = this.of().props;
    const { widths } = this;
    return widths.length > MANY_COLUMNS ? sum(widths.slice(pinnedColumns, Math.max(pinnedColumns, this.across[0]))) : 0;
  }

  /** The style of a column's cells, in every row the same. */
  style(column: number): string {
    const { props, wire } = this.of();
    const wanted = props.columnWidths[column];
    const width = this.#width(column);
    const isPinned = column < props.pinnedColumns;
    const left = isPinned ? `inset-inline-start:${sum(this.widths.slice(0, column)) + this.#counts}px;` : "";
    if (typeof wanted === "string" && !this.#resized.has(column)) return `flex:none;width:${toLength(wanted)};${left}`;
    const grows = !isPinned && !this.#resized.has(column) && wanted === undefined && wire.columns.length <= MANY_COLUMNS;
    return `flex:${grows ? width : 0} 0 ${width}px;${left}`;
  }

  /** Scrolls until this cell is in sight, or nearly. */
  reveal(row: number, column: number): void {
    const scroll = this.of().scroll!;
    if (row >= 0 && !this.flows) scroll.scrollTop = this.rows.to(row, scroll.scrollTop);
    const [from, to] = this.across;
    if (column < from || column >= to) scroll.scrollLeft = sum(this.widths.slice(this.of().props.pinnedColumns, column));
  }
}
