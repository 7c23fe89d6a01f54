import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { buttonStyles, fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { toLength } from "../../page/parts/length";
import { renderTools, renderTop, type Tool } from "./bars.page";
import { renderCell, type Rich } from "./cells.page";
import { renderEditor, type Editing } from "./editor.page";
import { Hands, type TableView } from "./hands.page";
import { COUNT_WIDTH, Layout } from "./layout.page";
import { Selection, type Bounds } from "./selection.page";
import { dataframe, type Query, type TableQuestion, type TableWire } from "./spec";
import { tableStyles } from "./styles.page";
import { isPlainQuery, NO_QUERY, Windows } from "./windows.page";
import { Work } from "./work.page";

const EMPTY: TableWire = { version: 0, origin: 0, moves: 0, count: 0, columns: [], head: [] };
/** Typing searches when it pauses for so long. In milliseconds. */
const PAUSE = 250;

class DataframeView extends View<typeof dataframe.props, TableWire | null> implements TableView {
  static override properties = { ...View.properties, editing: { state: true }, problem: { state: true }, query: { state: true } };
  static override styles = [...View.styles, fieldStyles, buttonStyles, tableStyles];

  declare editing: Editing | undefined;
  declare problem: string;
  declare query: Query;

  readonly selection = new Selection();
  readonly windows = new Windows(
    (question, signal) => this.host.ask(question, signal),
    (problem) => {
      if (problem !== undefined) this.problem = problem;
      this.requestUpdate();
    },
  );
  readonly work = new Work({
    windows: this.windows,
    wire: () => this.wire,
    send: (value) => this.input(value),
    edited: (index) => this.emit("edit", { index }),
    fail: (problem) => (this.problem = problem),
  });
  readonly layout = new Layout(() => ({ wire: this.wire, props: this.props, total: this.windows.total, scroll: this.#scroll }));
  readonly #hands = new Hands(this);
  readonly #sizes = new ResizeObserver(() => this.requestUpdate());
  #rich: Rich;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** The active cell takes the focus as soon as it is drawn. */
  #goes = false;

  constructor() {
    super();
    this.query = NO_QUERY;
    this.problem = "";
  }

  get wire(): TableWire {
    return this.value ?? EMPTY;
  }

  get bounds(): Bounds {
    const { from, to } = this.layout.visible;
    return { rows: this.windows.total, columns: this.wire.columns.length, page: Math.max(1, to - from - 2) };
  }

  get isEditable(): boolean {
    return this.editable;
  }

  get isNamed(): boolean {
    return this.props.columns !== undefined;
  }

  get canGrow(): boolean {
    return this.wire.count < (this.props.rowLimits?.[1] ?? Infinity);
  }

  get isRtl(): boolean {
    return getComputedStyle(this).direction === "rtl";
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
    this.windows.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // What the user does is drawn already; the kernel's word is asked for when it has seen all of it.
    if ((changed.has("value") && (!this.wire.edits || !this.layout.isMeasured)) || changed.has("query")) {
      const { columns } = this.wire;
      const isThere = ({ column }: { column: number }) => column < columns.length;
      this.query = { ...this.query, sort: this.query.sort.filter(isThere), filters: this.query.filters.filter(isThere) };
      this.windows.reset(this.wire, this.query);
      if (changed.has("value") && this.wire.head.length + columns.length > 0)
        this.layout.measure(changed.get("value") as TableWire | null | undefined);
      if (columns.some(({ kind }) => kind === "markdown" || kind === "html") && !this.#rich) void this.#loadRich();
    }
    this.selection.clamp(this.bounds);
  }

  async #loadRich(): Promise<void> {
    const [{ renderMarkdown }, { sanitise }] = await Promise.all([import("../markdown/render.page"), import("../markdown/sanitise.page")]);
    this.#rich = (text, kind) => (kind === "html" ? sanitise(text) : renderMarkdown(text, this.props));
    this.requestUpdate();
  }

  ask(question: TableQuestion): Promise<unknown> {
    return this.host.ask(question);
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
      onSearch: (search) => this.#change({ search }, PAUSE),
      onCopy: () => void this.#hands.copy("csv", { rows: [0, this.windows.total], columns: [0, this.wire.columns.length] }),
      onEnlarge: () =>
        void (document.fullscreenElement ? document.exitFullscreen() : this.renderRoot.querySelector(".box")!.requestFullscreen()),
    });
  }

  protected override control(): unknown {
    const { columns } = this.wire;
    const { maxHeight, showRowNumbers, wrap, pinnedColumns } = this.props;
    const { flows, visible, across, shown, space, whole } = this.layout;
    const { from, to, top } = visible;
    const length = to - from;
    this.windows.want(
      { rows: [from, to], columns: across },
      { rows: [from, to], columns: [0, Math.min(pinnedColumns, columns.length)] },
      { rows: [from - length, to + length], columns: across },
    );
    const { row } = this.selection;
    const isDrawn = columns.length > 0 && (row < 0 || (row >= from && row < to));
    const styles = shown.map((column) => this.layout.style(column));
    const measures = `--row:${this.layout.rowHeight}px;--pinned:${this.layout.pinned}px;--top:${this.layout.headerHeight}px`;
    const corner = html`<div
      class="cell count pinned"
      role="columnheader"
      aria-colindex="1"
      style="width:${COUNT_WIDTH}px;inset-inline-start:0"
    >
      <span class="unseen">Row</span>
    </div>`;
    return html`
      <div
        class="scroll ${flows ? "flow" : "windowed"} ${wrap && flows ? "wrap" : ""}"
        role="grid"
        aria-labelledby="caption"
        aria-describedby=${this.described}
        aria-rowcount=${this.windows.total + 1}
        aria-colcount=${columns.length + (showRowNumbers ? 1 : 0)}
        aria-multiselectable="true"
        aria-readonly=${!this.editable}
        aria-busy=${this.windows.isWaiting}
        tabindex=${isDrawn ? -1 : 0}
        style="${measures};max-height:${toLength(maxHeight ?? 500)}"
        @scroll=${() => this.requestUpdate()}
        @keydown=${this.#hands.pressed}
        @pointerdown=${this.#hands.pointed}
        @pointermove=${this.#hands.dragged}
        @dblclick=${this.#hands.opened}
        @click=${this.#hands.clicked}
        @paste=${this.#hands.pasted}
      >
        <div class="header" role="rowgroup">
          <div class="row" role="row" aria-rowindex="1" style="width:${whole}px;min-width:100%">
            ${showRowNumbers ? corner : nothing}${this.#across(shown, space, (column, i) => this.#header(column, styles[i]!))}
          </div>
        </div>
        <div class="body" role="rowgroup" style="height:${flows ? "auto" : `${this.layout.rows.height}px`};width:${whole}px;min-width:100%">
          <div class="window" style="transform:translateY(${top}px)">
            ${Array.from({ length: Math.max(0, length) }, (_, i) => this.#row(from + i, shown, styles, space))}
          </div>
        </div>
        ${this.windows.total ? nothing : html`<div class="empty">${isPlainQuery(this.query) ? "No rows yet" : "Nothing was found"}</div>`}
      </div>
      ${renderTools(this.#count, this.#tools)} ${this.problem ? html`<div class="problem" role="alert">${this.problem}</div>` : nothing}
    `;
  }

  /** The cells of a row, and the room of those that aren't drawn. */
  #across(shown: readonly number[], space: number, draw: (column: number, i: number) => TemplateResult): unknown {
    const room = space ? html`<div class="space" style="width:${space}px"></div>` : nothing;
    return shown.map((column, i) => html`${i === this.props.pinnedColumns ? room : nothing}${draw(column, i)}`);
  }

  get #count(): string {
    const [shown, all] = [this.windows.total, this.wire.count].map((count) => count.toLocaleString("en"));
    return shown === all ? `${all} ${all === "1" ? "row" : "rows"}` : `${shown} of ${all} rows`;
  }

  get #tools(): Tool[] {
    if (!this.editable) return [];
    const { columns } = this.wire;
    const [fewest, most] = this.props.rowLimits ?? [null, null];
    const [fewestColumns, mostColumns] = this.props.columnLimits ?? [null, null];
    const { area, row, column } = this.selection;
    const count = area.rows[1] - area.rows[0];
    const canGrow = this.canGrow;
    const rows: Tool[] = [
      {
        name: "Add row",
        isOff: !canGrow || !columns.length,
        run: () => this.work.do({ kind: "insertRows", at: this.wire.count, count: 1 }),
      },
      { name: count > 1 ? `Remove ${count} rows` : "Remove row", isOff: row < 0 || this.wire.count - count < (fewest ?? 0), run: () => void this.work.removeRows(area) }, // prettier-ignore
    ];
    if (this.props.columns || (fewestColumns !== null && fewestColumns === mostColumns))
      return fewest !== null && fewest === most ? [] : rows;
    const free = Math.max(-1, ...this.props.staticColumns);
    const name = String(columns.length + 1);
    return [
      ...(fewest !== null && fewest === most ? [] : rows),
      { name: "Add column", isOff: columns.length >= (mostColumns ?? Infinity), run: () => this.work.do({ kind: "insertColumn", at: columns.length, name }) }, // prettier-ignore
      { name: "Rename column", isOff: !columns.length || this.#isFixed(column), run: () => this.#hands.edit(-1, column) },
      { name: "Remove column", isOff: columns.length <= (fewestColumns ?? 1) || column <= free, run: () => this.work.do({ kind: "removeColumn", column }) }, // prettier-ignore
    ];
  }

  #isFixed(column: number): boolean {
    return this.wire.columns[column]?.fixed === true;
  }

  #classes(column: number): string {
    const { pinnedColumns } = this.props;
    return column < pinnedColumns ? `pinned ${column === pinnedColumns - 1 ? "last" : ""}` : "";
  }

  #header(column: number, style: string): TemplateResult {
    const { name, kind } = this.wire.columns[column]!;
    const { sort, filters } = this.query;
    const place = sort.findIndex((each) => each.column === column);
    const way = sort[place]?.descending;
    const isActive = this.selection.isActive(-1, column);
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
          ? renderEditor("str", `Name of ${name}`, editing, this.#hands.finished)
          : html`<div class="name" title=${name}>
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
      <span class="resize" @pointerdown=${this.#hands.resized}></span>
    </div>`;
  }

  #colindex(column: number): number {
    return column + (this.props.showRowNumbers ? 2 : 1);
  }

  #row(row: number, shown: readonly number[], styles: readonly string[], space: number): TemplateResult {
    const count = html`<div
      class="cell count pinned"
      role="rowheader"
      aria-colindex="1"
      style="width:${COUNT_WIDTH}px;inset-inline-start:0"
    >
      ${row + 1}
    </div>`;
    return html`<div class="row" role="row" aria-rowindex=${row + 2}>
      ${this.props.showRowNumbers ? count : nothing}${this.#across(shown, space, (column, i) => this.#cell(row, column, styles[i]!))}
    </div>`;
  }

  #cell(row: number, column: number, style: string): TemplateResult {
    const meta = this.wire.columns[column]!;
    const isThere = this.windows.has(row, column);
    const value = this.windows.cell(row, column);
    const isActive = this.selection.isActive(row, column);
    const isChosen = this.selection.has(row, column);
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
      ${editing ? renderEditor(meta.kind, meta.name, editing, this.#hands.finished) : isThere ? renderCell(value, meta, { maxChars: this.props.maxChars, editable: this.editable, rich: this.#rich }) : nothing}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    const { row, column } = this.selection;
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

  go(): void {
    const { row, column } = this.selection;
    this.layout.reveal(row, column);
    this.#goes = true;
    this.requestUpdate();
    const id = row < 0 ? undefined : this.windows.id(row, column);
    if (id !== undefined) this.emit("select", { index: [id, column] });
  }

  #change(change: Partial<Query>, pause = 0): void {
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
    this.#change({ filters: text.trim() === "" ? others : [...others, { column, text }] }, PAUSE);
  }

  /** Up, down, and as it was. Others stay only where several are wanted. */
  sort(column: number, several: boolean): void {
    const { sort } = this.query;
    const now = sort.find((each) => each.column === column);
    const next = now?.descending ? [] : [{ column, descending: now !== undefined }];
    if (!several) return this.#change({ sort: next });
    this.#change({ sort: now ? sort.flatMap((each) => (each === now ? next : [each])) : [...sort, ...next] });
  }
}

define(dataframe, DataframeView);
