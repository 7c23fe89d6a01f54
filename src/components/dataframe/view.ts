import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { buttonStyles, fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { copyText } from "../../page/parts/copy";
import { toLength } from "../../page/parts/length";
import { renderTools, renderTop, type Tool } from "./bars.page";
import { renderCell, type Rich } from "./cells.page";
import { canEdit, readCell, renderEditor, type Editing } from "./editor.page";
import { columnsInSight, MANY_COLUMNS, Rows, sum, widthsOf } from "./measures.page";
import { Selection, type Bounds } from "./selection.page";
import { BLOCK_ROWS, cellText, dataframe, type Query, type TableWire } from "./spec";
import { tableStyles } from "./styles.page";
import { isPlainQuery, NO_QUERY, Windows } from "./windows.page";
import { Work } from "./work.page";

const EMPTY: TableWire = { version: 0, origin: 0, moves: 0, count: 0, columns: [], head: [] };
const RICH = ["markdown", "html", "image"];
/** Typing searches when it pauses for so long. In milliseconds. */
const PAUSE = 250;
const [ROW, RICH_ROW, COUNT_WIDTH] = [34, 72, 64];

class DataframeView extends View<typeof dataframe.props, TableWire | null> {
  static override properties = { ...View.properties, editing: { state: true }, problem: { state: true }, query: { state: true } };
  static override styles = [...View.styles, fieldStyles, buttonStyles, tableStyles];

  declare editing: Editing | undefined;
  declare problem: string;
  declare query: Query;

  readonly #selection = new Selection();
  readonly #windows = new Windows(
    (question, signal) => this.host.ask(question, signal),
    (problem) => {
      if (problem !== undefined) this.problem = problem;
      this.requestUpdate();
    },
  );
  readonly #work = new Work({
    windows: this.#windows,
    wire: () => this.#wire,
    send: (value) => this.input(value),
    edited: (index) => this.emit("edit", { index }),
    fail: (problem) => (this.problem = problem),
  });
  readonly #sizes = new ResizeObserver(() => this.requestUpdate());
  /** Widths that the user gave to columns, in pixels. */
  readonly #resized = new Map<number, number>();
  #widths: number[] = [];
  #rich: Rich;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** The active cell takes the focus as soon as it is drawn. */
  #goes = false;

  constructor() {
    super();
    this.query = NO_QUERY;
    this.problem = "";
  }

  get #wire(): TableWire {
    return this.value ?? EMPTY;
  }

  get #scroll(): HTMLElement | null {
    return this.renderRoot.querySelector(".scroll");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
    void this.updateComplete.then(() => this.#scroll && this.#sizes.observe(this.#scroll));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    this.#sizes.disconnect();
    this.#windows.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // What the user does is drawn already; the kernel's word is asked for when it has seen all of it.
    if ((changed.has("value") && (!this.#wire.edits || !this.#widths.length)) || changed.has("query")) {
      const { columns } = this.#wire;
      const isThere = ({ column }: { column: number }) => column < columns.length;
      this.query = { ...this.query, sort: this.query.sort.filter(isThere), filters: this.query.filters.filter(isThere) };
      this.#windows.reset(this.#wire, this.query);
      if (changed.has("value") && this.#wire.head.length + columns.length > 0)
        this.#measure(changed.get("value") as TableWire | null | undefined);
      if (columns.some(({ kind }) => kind === "markdown" || kind === "html") && !this.#rich) void this.#loadRich();
    }
    this.#selection.clamp(this.#bounds);
  }

  /** Columns keep their widths while their names stay, though other cells come. */
  #measure(before: TableWire | null | undefined): void {
    const { columns } = this.#wire;
    const isSame =
      before?.count && before.columns.length === columns.length && columns.every(({ name }, i) => name === before.columns[i]!.name);
    if (!isSame || this.#widths.length !== columns.length) this.#widths = widthsOf(this.#wire);
  }

  async #loadRich(): Promise<void> {
    const { renderMarkdown } = await import("../markdown/render.page");
    this.#rich = (text) => renderMarkdown(text, { lineBreaks: this.props.lineBreaks, headerLinks: false });
    this.requestUpdate();
  }

  // ---------------------------------------------------------------- measures

  get #bounds(): Bounds {
    const { from, to } = this.#visible;
    return { rows: this.#windows.total, columns: this.#wire.columns.length, page: Math.max(1, to - from - 2) };
  }

  get #isRich(): boolean {
    return this.#wire.columns.some(({ kind }) => RICH.includes(kind));
  }

  /** Few rows are all drawn, each as high as it needs to be. */
  get #flows(): boolean {
    return this.#windows.total <= BLOCK_ROWS && (this.props.wrap || this.#isRich);
  }

  get #rowHeight(): number {
    return this.#isRich && !this.#flows ? RICH_ROW : ROW;
  }

  get #headerHeight(): number {
    return this.renderRoot.querySelector<HTMLElement>(".header")?.offsetHeight ?? 37;
  }

  get #rows(): Rows {
    return new Rows(this.#windows.total, this.#rowHeight, (this.#scroll?.clientHeight ?? 500) - this.#headerHeight);
  }

  get #visible(): { from: number; to: number; top: number } {
    return this.#flows ? { from: 0, to: this.#windows.total, top: 0 } : this.#rows.at(this.#scroll?.scrollTop ?? 0);
  }

  #width(column: number): number {
    const wanted = this.props.columnWidths[column];
    return this.#resized.get(column) ?? (typeof wanted === "number" ? wanted : this.#widths[column]!);
  }

  /** The style of a cell, in every row the same. */
  #place(column: number): string {
    const wanted = this.props.columnWidths[column];
    const width = this.#width(column);
    const before = Array.from({ length: column }, (_, i) => this.#width(i));
    const isPinned = column < this.props.pinnedColumns;
    const left = isPinned ? `inset-inline-start:${sum(before) + (this.props.showRowNumbers ? COUNT_WIDTH : 0)}px;` : "";
    if (typeof wanted === "string" && !this.#resized.has(column)) return `flex:none;width:${toLength(wanted)};${left}`;
    const grows = !isPinned && !this.#resized.has(column) && wanted === undefined && this.#wire.columns.length <= MANY_COLUMNS;
    return `flex:${grows ? width : 0} 0 ${width}px;${left}`;
  }

  // ---------------------------------------------------------------- drawing

  protected override head(): unknown {
    const { showLabel, info, showSearch, buttons } = this.props;
    return renderTop({
      caption: this.caption,
      showLabel,
      info,
      search: showSearch === "none" ? undefined : this.query.search,
      buttons,
      onSearch: (search) => this.#ask({ search }, PAUSE),
      onCopy: () => void this.#copy("csv", { rows: [0, this.#windows.total], columns: [0, this.#wire.columns.length] }),
      onEnlarge: () =>
        void (document.fullscreenElement ? document.exitFullscreen() : this.renderRoot.querySelector(".box")!.requestFullscreen()),
    });
  }

  protected override control(): unknown {
    const { columns } = this.#wire;
    const { maxHeight, showRowNumbers, wrap, pinnedColumns } = this.props;
    const widths = columns.map((_, i) => this.#width(i));
    const pinned = sum(widths.slice(0, pinnedColumns)) + (showRowNumbers ? COUNT_WIDTH : 0);
    const { from, to, top } = this.#visible;
    const across = columnsInSight(widths, this.#scroll?.scrollLeft ?? 0, this.#scroll?.clientWidth ?? 900);
    const shown = columns.flatMap((_, i) => (i < pinnedColumns || (i >= across[0] && i < across[1]) ? [i] : []));
    const length = to - from;
    this.#windows.want(
      { rows: [from, to], columns: across },
      { rows: [from, to], columns: [0, Math.min(pinnedColumns, columns.length)] },
      { rows: [from - length, to + length], columns: across },
    );
    const isDrawn = this.#selection.row < 0 || (this.#selection.row >= from && this.#selection.row < to);
    const styles = shown.map((column) => this.#place(column));
    const space = widths.length > MANY_COLUMNS ? sum(widths.slice(pinnedColumns, Math.max(pinnedColumns, across[0]))) : 0;
    const whole = sum(widths) + (showRowNumbers ? COUNT_WIDTH : 0);
    return html`
      <div
        class="scroll ${this.#flows ? "flow" : "windowed"} ${wrap && this.#flows ? "wrap" : ""}"
        role="grid"
        aria-labelledby="caption"
        aria-describedby=${this.described}
        aria-rowcount=${this.#windows.total + 1}
        aria-colcount=${columns.length + (showRowNumbers ? 1 : 0)}
        aria-multiselectable="true"
        aria-readonly=${!this.editable}
        aria-busy=${this.#windows.isWaiting}
        tabindex=${isDrawn && columns.length ? -1 : 0}
        style="--row:${this.#rowHeight}px;--pinned:${pinned}px;--top:${this.#headerHeight}px;max-height:${toLength(maxHeight ?? 500)}"
        @scroll=${() => this.requestUpdate()}
        @keydown=${this.#pressed}
        @pointerdown=${this.#pointed}
        @pointermove=${this.#dragged}
        @dblclick=${this.#opened}
        @click=${this.#clicked}
        @paste=${this.#pasted}
      >
        <div class="header" role="rowgroup">
          <div class="row" role="row" aria-rowindex="1" style="width:${whole}px;min-width:100%">
            ${showRowNumbers ? html`<div class="cell count pinned" role="columnheader" aria-colindex="1" style="width:${COUNT_WIDTH}px;inset-inline-start:0"><span class="unseen">Row</span></div>` : nothing}
            ${shown.map((column, i) => html`${i === pinnedColumns && space ? html`<div class="space" style="width:${space}px"></div>` : nothing}${this.#header(column, styles[i]!)}`)}
          </div>
        </div>
        <div class="body" role="rowgroup" style="height:${this.#flows ? "auto" : `${this.#rows.height}px`};width:${whole}px;min-width:100%">
          <div class="window" style="transform:translateY(${top}px)">
            ${Array.from({ length: Math.max(0, length) }, (_, i) => this.#row(from + i, shown, styles, space))}
          </div>
        </div>
        ${this.#windows.total ? nothing : html`<div class="empty">${isPlainQuery(this.query) ? "No rows yet" : "Nothing was found"}</div>`}
      </div>
      ${renderTools(this.#count, this.#tools)} ${this.problem ? html`<div class="problem own" role="alert">${this.problem}</div>` : nothing}
    `;
  }

  get #count(): string {
    const [shown, all] = [this.#windows.total, this.#wire.count].map((count) => count.toLocaleString("en"));
    return shown === all ? `${all} ${all === "1" ? "row" : "rows"}` : `${shown} of ${all} rows`;
  }

  get #tools(): Tool[] {
    if (!this.editable) return [];
    const { columns } = this.#wire;
    const [fewest, most] = this.props.rowLimits ?? [null, null];
    const [fewestColumns, mostColumns] = this.props.columnLimits ?? [null, null];
    const { area, row, column } = this.#selection;
    const count = area.rows[1] - area.rows[0];
    const canGrow = this.#canGrow;
    const rows: Tool[] = [
      { name: "Add row", isOff: !canGrow || !columns.length, run: () => this.#addRow() },
      { name: count > 1 ? `Remove ${count} rows` : "Remove row", isOff: row < 0 || this.#wire.count - count < (fewest ?? 0), run: () => void this.#work.removeRows(area) }, // prettier-ignore
    ];
    if (this.props.columns || (fewestColumns !== null && fewestColumns === mostColumns))
      return fewest !== null && fewest === most ? [] : rows;
    const free = Math.max(-1, ...this.props.staticColumns);
    const name = String(columns.length + 1);
    return [
      ...(fewest !== null && fewest === most ? [] : rows),
      { name: "Add column", isOff: columns.length >= (mostColumns ?? Infinity), run: () => this.#work.do({ kind: "insertColumn", at: columns.length, name }) }, // prettier-ignore
      { name: "Rename column", isOff: !columns.length || this.#isFixed(column), run: () => this.#edit(-1, column) },
      { name: "Remove column", isOff: columns.length <= (fewestColumns ?? 1) || column <= free, run: () => this.#work.do({ kind: "removeColumn", column }) }, // prettier-ignore
    ];
  }

  get #canGrow(): boolean {
    return this.#wire.count < (this.props.rowLimits?.[1] ?? Infinity);
  }

  #isFixed(column: number): boolean {
    return this.#wire.columns[column]?.fixed === true;
  }

  #classes(column: number): string {
    const { pinnedColumns } = this.props;
    return column < pinnedColumns ? `pinned ${column === pinnedColumns - 1 ? "last" : ""}` : "";
  }

  #header(column: number, style: string): TemplateResult {
    const { name, kind } = this.#wire.columns[column]!;
    const { sort, filters } = this.query;
    const place = sort.findIndex((each) => each.column === column);
    const way = sort[place]?.descending;
    const isActive = this.#selection.isActive(-1, column);
    const editing = this.editing?.row === -1 && this.editing.column === column ? this.editing : undefined;
    const filter = filters.find((each) => each.column === column)?.text ?? "";
    return html`<div
      class="cell ${kind === "number" ? "number" : ""} ${this.#classes(column)} ${editing ? "editing" : ""}"
      role="columnheader"
      data-at="-1:${column}"
      tabindex=${isActive ? 0 : -1}
      aria-colindex=${this.#colindex(column)}
      aria-sort=${way === undefined ? "none" : way ? "descending" : "ascending"}
      style=${style}
    >
      ${
        editing
          ? renderEditor("str", `Name of ${name}`, editing, this.#finish)
          : html`<div class="name" title="${name}: click to sort, with Shift by several columns">
              <span class="text">${name}</span>
              ${way === undefined ? nothing : html`<span class="arrow" aria-hidden="true">${way ? "▼" : "▲"}${sort.length > 1 ? place + 1 : ""}</span>`}
            </div>`
      }
      ${
        this.props.showSearch === "filter"
          ? html`<input
              type="search"
              aria-label="Filter ${name}"
              placeholder=${kind === "number" || kind === "date" ? "> < =" : "contains"}
              .value=${live(filter)}
              @input=${({ target }: Event) => this.#filter(column, (target as HTMLInputElement).value)}
            />`
          : nothing
      }
      <span class="resize" @pointerdown=${(event: PointerEvent) => this.#resize(event, column)}></span>
    </div>`;
  }

  #colindex(column: number): number {
    return column + (this.props.showRowNumbers ? 2 : 1);
  }

  #row(row: number, shown: readonly number[], styles: readonly string[], space: number): TemplateResult {
    return html`<div class="row" role="row" aria-rowindex=${row + 2}>
      ${this.props.showRowNumbers ? html`<div class="cell count pinned" role="rowheader" aria-colindex="1" style="width:${COUNT_WIDTH}px;inset-inline-start:0">${row + 1}</div>` : nothing}
      ${shown.map((column, i) => html`${i === this.props.pinnedColumns && space ? html`<div class="space" style="width:${space}px"></div>` : nothing}${this.#cell(row, column, styles[i]!)}`)}
    </div>`;
  }

  #cell(row: number, column: number, style: string): TemplateResult {
    const meta = this.#wire.columns[column]!;
    const isThere = this.#windows.has(row, column);
    const value = this.#windows.cell(row, column);
    const isActive = this.#selection.isActive(row, column);
    const isChosen = this.#selection.has(row, column);
    const editing = this.editing?.row === row && this.editing.column === column ? this.editing : undefined;
    const isFixed = this.editable && meta.fixed === true;
    const type = typeof value === "number" || typeof value === "bigint" ? "number" : meta.kind === "bool" ? "bool" : "";
    return html`<div
      class="cell ${type} ${this.#classes(column)} ${isActive ? "active" : ""} ${isChosen ? "chosen" : ""} ${isThere ? "" : "late"} ${isFixed ? "fixed" : ""} ${editing ? "editing" : ""}"
      role="gridcell"
      data-at="${row}:${column}"
      tabindex=${isActive ? 0 : -1}
      aria-colindex=${this.#colindex(column)}
      aria-selected=${isActive || isChosen}
      aria-readonly=${isFixed ? "true" : nothing}
      style=${style}
    >
      ${editing ? renderEditor(meta.kind, meta.name, editing, this.#finish) : isThere ? renderCell(value, meta, { maxChars: this.props.maxChars, editable: this.editable, rich: this.#rich }) : nothing}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    const { row, column } = this.#selection;
    const editor = this.renderRoot.querySelector<HTMLInputElement>(".editor");
    const before = changed.get("editing") as Editing | undefined;
    if (editor && changed.has("editing") && (before?.row !== row || before.column !== column)) {
      editor.focus({ preventScroll: true });
      if (editor.type !== "date" && editor.type !== "datetime-local") editor.setSelectionRange(editor.value.length, editor.value.length);
    }
    if (!this.#goes) return;
    const cell = this.renderRoot.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`);
    if (!cell) return;
    this.#goes = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // ---------------------------------------------------------------- ways

  /** Brings the active cell into sight, and the focus to it. */
  #go(): void {
    const scroll = this.#scroll!;
    const { row, column } = this.#selection;
    if (row >= 0 && !this.#flows) scroll.scrollTop = this.#rows.to(row, scroll.scrollTop);
    const widths = this.#wire.columns.map((_, i) => this.#width(i));
    const [from, to] = columnsInSight(widths, scroll.scrollLeft, scroll.clientWidth);
    if (column < from || column >= to) scroll.scrollLeft = sum(widths.slice(this.props.pinnedColumns, column));
    this.#goes = true;
    this.requestUpdate();
    if (row < 0) return;
    const id = this.#windows.id(row, column);
    if (id !== undefined) this.emit("select", { index: [id, column] });
  }

  #ask(change: Partial<Query>, pause = 0): void {
    clearTimeout(this.#pause);
    const ask = () => {
      this.query = { ...this.query, ...change };
      this.editing = undefined;
    };
    if (pause) this.#pause = setTimeout(ask, pause);
    else ask();
  }

  #filter(column: number, text: string): void {
    const others = this.query.filters.filter((each) => each.column !== column);
    this.#ask({ filters: text.trim() === "" ? others : [...others, { column, text }] }, PAUSE);
  }

  /** Up, down, and as it was. Others stay only where several are wanted. */
  #sort(column: number, several: boolean): void {
    const { sort } = this.query;
    const now = sort.find((each) => each.column === column);
    const next = now?.descending ? [] : [{ column, descending: now !== undefined }];
    if (!several) return this.#ask({ sort: next });
    this.#ask({ sort: now ? sort.flatMap((each) => (each === now ? next : [each])) : [...sort, ...next] });
  }

  #resize(event: PointerEvent, column: number): void {
    event.stopPropagation();
    event.preventDefault();
    const handle = event.target as HTMLElement;
    const way = this.#isRtl ? -1 : 1;
    const start = handle.parentElement!.offsetWidth - way * event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = ({ clientX }) => this.#setWidth(column, start + way * clientX);
    handle.onlostpointercapture = () => (handle.onpointermove = null);
  }

  #setWidth(column: number, width: number): void {
    this.#resized.set(column, Math.max(40, Math.min(2000, width)));
    this.requestUpdate();
  }

  get #isRtl(): boolean {
    return getComputedStyle(this).direction === "rtl";
  }

  // ---------------------------------------------------------------- work

  #edit(row: number, column: number, typed?: string): void {
    const { columns, kind } = { columns: this.props.columns, ...this.#wire.columns[column] };
    if (!this.editable || this.#isFixed(column) || (row < 0 ? columns !== undefined : !this.#windows.has(row, column))) return;
    const value = row < 0 ? this.#wire.columns[column]!.name : this.#windows.cell(row, column);
    if (row >= 0 && kind === "bool" && this.#toggle(row, column)) return;
    if (!canEdit(value)) return;
    this.problem = "";
    this.#selection.to(row, column);
    this.editing = { row, column, text: typed ?? cellText(value), problem: "" };
  }

  #toggle(row: number, column: number): boolean {
    const value = this.#windows.cell(row, column);
    const isBool = this.#wire.columns[column]?.kind === "bool" && this.editable && !this.#isFixed(column);
    if (isBool) this.#work.set([[row, column, value !== true]]);
    return isBool;
  }

  /** Takes what stands in the editor. Says whether that is possible. */
  #commit(text: string): boolean {
    const { row, column } = this.editing!;
    const { kind, name } = this.#wire.columns[column]!;
    if (row < 0) {
      this.editing = undefined;
      if (text !== name) this.#work.do({ kind: "renameColumn", column, name: text });
      return true;
    }
    const before = this.#windows.cell(row, column);
    const read = text === cellText(before) ? { value: before } : readCell(text, kind, before);
    if ("problem" in read) {
      this.editing = { row, column, text, problem: read.problem };
      return false;
    }
    this.editing = undefined;
    this.#work.set([[row, column, read.value]]);
    return true;
  }

  readonly #finish = (event: KeyboardEvent | FocusEvent) => {
    const { value } = event.target as HTMLInputElement;
    if (!this.editing) return;
    if (event instanceof FocusEvent) return void this.#commit(value);
    event.stopPropagation();
    const { key, shiftKey } = event;
    if (key === "Escape") this.editing = undefined;
    else if (key !== "Tab" && (key !== "Enter" || shiftKey)) return;
    else if (!this.#commit(value)) return event.preventDefault();
    else if (key === "Enter") this.#selection.to(Math.min(this.#windows.total - 1, this.#selection.row + 1), this.#selection.column);
    else this.#step(shiftKey ? -1 : 1);
    event.preventDefault();
    this.#go();
  };

  /** To the next cell, in the next row after the last one. */
  #step(by: number): void {
    const { columns, rows } = this.#bounds;
    const next = this.#selection.row * columns + this.#selection.column + by;
    if (next >= 0 && next < rows * columns) this.#selection.to(Math.floor(next / columns), next % columns);
  }

  #addRow(): void {
    const at = this.#wire.count;
    this.#work.do({ kind: "insertRows", at, count: 1 });
  }

  async #copy(kind: "csv" | "tsv", { rows, columns }: Selection["area"]): Promise<void> {
    const { version } = this.#wire;
    try {
      await copyText((await this.host.ask({ kind, version, rows, columns, query: this.query })) as string);
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  // ---------------------------------------------------------------- keys and pointers

  readonly #pressed = (event: KeyboardEvent) => {
    const target = event.composedPath()[0] as HTMLElement;
    if (target.matches("input:not([type=checkbox]), textarea")) return;
    const { row, column } = this.#selection;
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 && isCommand ? event.key.toLowerCase() : event.key;
    this.problem = "";
    if (event.altKey) {
      if (row >= 0 || (key !== "ArrowLeft" && key !== "ArrowRight")) return;
      const width = this.renderRoot.querySelector<HTMLElement>(`[data-at="-1:${column}"]`)!.offsetWidth;
      this.#setWidth(column, width + ((key === "ArrowRight") !== this.#isRtl ? 16 : -16));
    } else if (this.#selection.press(event, this.#bounds, this.#isRtl)) this.#go();
    else if (isCommand && key === "c") void this.#copy("tsv", this.#selection.area);
    else if (isCommand && key === "a") this.#selection.all(this.#bounds);
    else if (isCommand && key === "z" && this.editable) this.#work.do({ kind: "undo" });
    else if (isCommand) return;
    else if (row < 0 && (key === "Enter" || key === " ")) this.#sort(column, event.shiftKey);
    else if (key === "Enter" || key === "F2") this.#edit(row, column);
    else if (key === " " && this.#toggle(row, column)) this.#go();
    else if (key === "Escape") this.#selection.to(row, column);
    else if ((key === "Delete" || key === "Backspace") && this.editable && row >= 0) void this.#work.clear(this.#selection.area);
    else if (key.length === 1 && this.editable && row >= 0) this.#edit(row, column, key);
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.requestUpdate();
  };

  #cellOf(event: Event): [row: number, column: number] | undefined {
    const cell = event.composedPath().find((each) => each instanceof HTMLElement && each.dataset.at) as HTMLElement | undefined;
    const [row, column] = cell?.dataset.at?.split(":").map(Number) ?? [];
    return row === undefined || column === undefined ? undefined : [row, column];
  }

  readonly #pointed = (event: PointerEvent) => {
    const at = this.#cellOf(event);
    const isField = (event.composedPath()[0] as HTMLElement).matches("input:not([type=checkbox]), textarea");
    if (!at || event.button !== 0 || isField) return;
    this.#selection.to(...at, event.shiftKey && at[0] >= 0);
    // A finger may be about to scroll.
    if (event.pointerType === "mouse") this.#go();
    else this.requestUpdate();
  };

  readonly #dragged = (event: PointerEvent) => {
    const at = event.buttons === 1 && event.pointerType === "mouse" && !this.editing ? this.#cellOf(event) : undefined;
    if (!at || at[0] < 0 || this.#selection.row < 0 || this.#selection.isActive(...at)) return;
    this.#selection.to(...at, true);
    this.requestUpdate();
  };

  readonly #opened = (event: MouseEvent) => {
    const at = this.#cellOf(event);
    if (at && at[0] >= 0 && !this.editing && this.#wire.columns[at[1]]!.kind !== "bool") this.#edit(...at);
  };

  readonly #clicked = (event: MouseEvent) => {
    const at = this.#cellOf(event);
    const target = event.composedPath()[0] as HTMLElement;
    if (!at) return;
    if (target.matches("input[type=checkbox]")) {
      this.#toggle(...at);
      this.requestUpdate();
    } else if (at[0] < 0 && !this.editing && !target.matches(".resize, input, textarea")) this.#sort(at[1], event.shiftKey);
  };

  readonly #pasted = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain");
    const { rows, columns } = this.#selection.area;
    if (!text || !this.editable || this.editing || this.#selection.row < 0) return;
    event.preventDefault();
    void this.#work.paste(text, rows[0], columns[0], this.#canGrow);
  };
}

define(dataframe, DataframeView);
