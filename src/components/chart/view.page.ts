/** What the views of LinePlot, BarPlot and ScatterPlot have in common, which is all but the mark. */
import { html, nothing, type PropertyValues } from "lit";
import { buttonStyles, fieldStyles } from "../../page/styles";
import { View } from "../../page/view";
import { saveAs } from "../../page/parts/download";
import { icon, icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { ThemeColours } from "../parts/colours.page";
import { figureStyles } from "../parts/figure-styles.page";
import { tooltipStyles } from "../parts/tooltip.page";
import { Drawing } from "./drawing.page";
import type { Mark } from "./plan.page";
import { RangeForm } from "./range.page";
import type { ChartProps, ChartWire } from "./spec";
import { chartStyles } from "./styles.page";
import { renderTable, summaryOf } from "./telling.page";

const table = icon("M2.5 3h11v10h-11zM2.5 6.5h11M2.5 9.8h11M6.5 6.5V13");

export abstract class ChartView extends View<ChartProps, ChartWire> {
  static override styles = [...View.styles, fieldStyles, buttonStyles, tooltipStyles, figureStyles, chartStyles];

  protected abstract readonly mark: Mark;
  readonly #colours = new ThemeColours(this);
  readonly #form = new RangeForm(this, (range) => this.emit("select", range));
  #drawing: Drawing | undefined;
  /** What is drawn now; what came meanwhile is drawn after it. */
  #drawn: Promise<void> | undefined;
  #isStale = false;
  #problem = "";
  #isTold = false;
  #isSelecting = false;

  readonly #sizes = new ResizeObserver(() => void this.#drawing?.resize());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    removeEventListener("pointerup", this.#released);
    this.#drawing?.clear();
    this.#drawing = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was let go with the page's part comes back with it.
    this.requestUpdate("value");
  }

  get #isEmpty(): boolean {
    return this.value.length === 0;
  }

  protected override head(): unknown {
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const { caption, buttons, height = 300 } = this.props;
    const hasExport = buttons.includes("export") && !this.#isEmpty;
    return html`<div class="chart" role="group" aria-labelledby="caption">
      <div
        class="plot"
        style="height:${toLength(height)}"
        role=${this.#isEmpty ? nothing : "img"}
        aria-label=${this.#isEmpty ? nothing : summaryOf(this.mark, this.value, this.props)}
        @pointerdown=${this.#pressed}
        @dblclick=${this.#doubleClicked}
        @pointerleave=${this.#left}
      >
        <div class="ground"></div>
      </div>
      ${this.#isEmpty ? html`<div class="empty">No data yet</div>` : nothing}
      ${this.#problem ? html`<div class="problem" role="alert">${this.#problem}</div>` : nothing}
      ${caption ? html`<div class="below">${caption}</div>` : nothing}
      ${this.#isTold ? html`<div id="data">${this.#form.render(this.#drawing, this.value, this.props)}${renderTable(this.value)}</div>` : nothing}
      <div class="tools">
        ${this.#isEmpty ? nothing : html`<button title="Data" aria-label="Data of ${this.caption}" aria-expanded=${this.#isTold} aria-controls=${this.#isTold ? "data" : nothing} @click=${this.#toggleData}>${table}</button>`}
        ${hasExport ? html`<button title="Export as PNG" aria-label="Export ${this.caption} as PNG" @click=${this.#export}>${icons.download}</button>` : nothing}
        ${buttons.includes("fullscreen") ? html`<button title="Full screen" aria-label="Show ${this.caption} in full screen" @click=${this.#enlarge}>${icons.enlarge}</button>` : nothing}
      </div>
    </div>`;
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.#drawing) {
      // Vega names and describes the element that it gets: one of its own.
      const ground = this.renderRoot.querySelector<HTMLElement>(".ground")!;
      this.#drawing = new Drawing(this.mark, ground);
      this.#sizes.observe(ground);
    }
    this.#isStale = true;
    this.#drawn ??= this.#draw().finally(() => (this.#drawn = undefined));
  }

  async #draw(): Promise<void> {
    while (this.#isStale && this.#drawing) {
      this.#isStale = false;
      const problem = await this.#drawing.show(this.value, this.props, this.#colours.read()).then(
        () => "",
        (error: Error) => error.message,
      );
      // While JupyterLab changes its theme nothing has a size for a moment, of which no ResizeObserver hears.
      requestAnimationFrame(() => void this.#drawing?.resize());
      // Drawn anew, it has no selection: whoever was told of one hears that it has gone.
      if (!this.#isSelecting) await this.#tellSelection();
      if (problem === this.#problem) continue;
      this.#problem = problem;
      this.requestUpdate();
    }
  }

  /** Resolves when all that came is drawn. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await this.#drawn;
    return done;
  }

  // ---------------------------------------------------------------- what a person does

  readonly #pressed = () => {
    this.#isSelecting = true;
    addEventListener("pointerup", this.#released, { once: true });
  };

  readonly #released = () => {
    this.#isSelecting = false;
    void this.#tellSelection();
  };

  async #tellSelection(): Promise<void> {
    const range = await this.#drawing?.newlySelected();
    if (range) this.emit("select", range);
  }

  readonly #doubleClicked = async () => {
    await this.#tellSelection();
    this.emit("doubleClick");
  };

  /** Vega doesn't hear of a pointer that leaves by a window's edge. */
  readonly #left = () => this.renderRoot.querySelector(".tooltip")?.remove();

  readonly #toggleData = () => {
    this.#isTold = !this.#isTold;
    this.requestUpdate();
  };

  readonly #enlarge = () => {
    const chart = this.renderRoot.querySelector(".chart")!;
    void (document.fullscreenElement ? document.exitFullscreen() : chart.requestFullscreen());
  };

  readonly #export = async () => {
    const view = this.#drawing?.view;
    if (!view) return;
    const canvas = await view.background(this.#colours.read().surface).toCanvas(2);
    view.background("transparent");
    canvas.toBlob((blob) => blob && saveAs(blob, `${this.caption}.png`));
  };
}
