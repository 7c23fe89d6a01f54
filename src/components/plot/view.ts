import { css, html, nothing, type PropertyValues } from "lit";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { saveAs } from "../../page/parts/download";
import { icons } from "../../page/parts/icons";
import { PictureSource } from "../../page/parts/picture-source";
import { ThemeColours } from "../parts/colours.page";
import { figureStyles } from "../parts/figure-styles.page";
import { tooltipStyles } from "../parts/tooltip.page";
import type { Drawn, Renderer } from "./renderer.page";
import { plot, type FigureWire } from "./spec";
import { toBlob } from "./svg.page";

type Library = Exclude<FigureWire["type"], "svg" | "image">;

/** Each library comes when its first figure is shown. */
const renderers: Readonly<Record<Library, () => Promise<Renderer>>> = {
  vega: async () => (await import("./vega.page")).vegaFigure,
  "vega-lite": async () => (await import("./vega.page")).liteFigure,
  plotly: async () => (await import("./plotly.page")).plotlyFigure,
  echarts: async () => (await import("./echarts.page")).echartsFigure,
};
const names: Readonly<Record<Library, string>> = { vega: "Vega figure", "vega-lite": "Vega-Lite figure", plotly: "Plotly figure", echarts: "ECharts figure" }; // prettier-ignore

class PlotView extends View<typeof plot.props, FigureWire | null> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    tooltipStyles,
    figureStyles,
    css`
      .figure {
        position: relative;
        margin: 0;
      }
      .figure:fullscreen {
        display: flex;
        flex-direction: column;
        padding: 40px 16px 16px;
        background: var(--inlay-block);
        overflow: auto;
      }
      .ground {
        position: relative;
        min-height: 60px;
        overflow: auto;
      }
      .ground.plotly,
      .ground.echarts {
        height: 400px;
        overflow: hidden;
      }
      .figure:fullscreen .ground {
        flex: 1;
      }
      img {
        display: block;
        max-width: 100%;
        max-height: 640px;
        margin: 0 auto;
      }
      .figure:fullscreen img {
        max-height: none;
        flex: 1;
        min-height: 0;
        object-fit: contain;
      }
      .empty {
        display: grid;
        place-items: center;
        min-height: 160px;
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-static);
        color: var(--inlay-text-muted);
      }
      .vega-bindings {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        margin-top: 8px;
      }
      .vega-bind-name {
        margin-inline-end: 6px;
      }
    `,
  ];

  readonly #colours = new ThemeColours(this);
  readonly #source = new PictureSource(this);
  #drawn: Drawn | undefined;
  #library: Library | undefined;
  #drawing: Promise<void> | undefined;
  #isStale = false;
  #problem = "";
  /** The drawing that is shown, and its address. */
  #svg = { text: "", key: "", url: "" };
  readonly #sizes = new ResizeObserver(() => this.#drawn?.resize());

  override connectedCallback(): void {
    super.connectedCallback();
    // What was let go with the page's part comes back with it.
    this.requestUpdate("value");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#clear();
    this.#forgetSvg();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#source.keep(this.value?.type === "image" ? [this.value.plot] : []);
  }

  protected override head(): unknown {
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const { buttons } = this.props;
    const tools = [
      buttons.includes("export") && this.value ? html`<button title="Export" aria-label="Export ${this.caption}" @click=${this.#export}>${icons.download}</button>` : nothing, // prettier-ignore
      buttons.includes("fullscreen") && this.value ? html`<button title="Full screen" aria-label="Show ${this.caption} in full screen" @click=${this.#enlarge}>${icons.enlarge}</button>` : nothing, // prettier-ignore
    ];
    return html`<div class="figure">
      ${this.#figure(this.value)} ${this.#problem ? html`<div class="problem" role="alert">${this.#problem}</div>` : nothing}
      <div class="tools">${tools}</div>
    </div>`;
  }

  #figure(figure: FigureWire | null): unknown {
    const name = this.props.altText || this.caption;
    if (!figure) return html`<div class="empty" role="group" aria-labelledby="caption">No figure yet</div>`;
    switch (figure.type) {
      case "image": {
        const url = this.#source.urlOf(figure.plot);
        return url
          ? html`<img src=${url} alt=${name} />`
          : html`<div class="empty">${this.#source.problemOf(figure.plot) || "Loading…"}</div>`;
      }
      case "svg": {
        const url = this.#svgUrl(figure.plot);
        return url ? html`<img src=${url} alt=${name} />` : nothing;
      }
      default:
        return html`<div
          role="figure"
          aria-label=${this.props.altText || `${this.caption}, ${names[figure.type]}`}
          @pointerleave=${this.#left}
        >
          <div class="ground ${figure.type}"></div>
        </div>`;
    }
  }

  protected override updated(_changed: PropertyValues): void {
    this.#isStale = true;
    this.#drawing ??= this.#draw().finally(() => (this.#drawing = undefined));
  }

  async #draw(): Promise<void> {
    while (this.#isStale && this.isConnected) {
      this.#isStale = false;
      const problem = await this.#show(this.value).then(
        () => "",
        (error: Error) => error.message,
      );
      // While JupyterLab changes its theme nothing has a size for a moment, of which no ResizeObserver hears.
      requestAnimationFrame(() => this.#drawn?.resize());
      if (problem === this.#problem || this.value?.type === "svg") continue;
      this.#problem = problem;
      this.requestUpdate();
    }
  }

  async #show(figure: FigureWire | null): Promise<void> {
    if (!figure || figure.type === "svg" || figure.type === "image") return this.#clear();
    const ground = this.renderRoot.querySelector<HTMLElement>(".ground")!;
    if (this.#library !== figure.type || !this.#drawn) {
      this.#clear();
      const make = await renderers[figure.type]();
      if (!this.isConnected) return;
      this.#library = figure.type;
      this.#drawn = make(ground, (name, value) => this.emit("select", { name, value }));
      this.#sizes.disconnect();
      this.#sizes.observe(ground);
    }
    await this.#drawn.show(figure.plot, this.#colours.read());
  }

  #clear(): void {
    this.#drawn?.clear();
    this.#drawn = undefined;
    this.#library = undefined;
  }

  /** Resolves when all that came is drawn. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await this.#drawing;
    return done;
  }

  #svgUrl(text: string): string {
    const colours = this.#colours.read();
    const key = JSON.stringify(colours);
    if (this.#svg.text === text && this.#svg.key === key && this.#svg.url) return this.#svg.url;
    this.#forgetSvg();
    try {
      this.#svg = { text, key, url: URL.createObjectURL(toBlob(text, colours)) };
      this.#problem = "";
    } catch (error) {
      this.#problem = (error as Error).message;
    }
    return this.#svg.url;
  }

  #forgetSvg(): void {
    if (this.#svg.url) URL.revokeObjectURL(this.#svg.url);
    this.#svg = { text: "", key: "", url: "" };
  }

  readonly #left = () => this.renderRoot.querySelector(".tooltip")?.remove();

  readonly #enlarge = () => {
    const figure = this.renderRoot.querySelector(".figure")!;
    void (document.fullscreenElement ? document.exitFullscreen() : figure.requestFullscreen());
  };

  readonly #export = async () => {
    const figure = this.value;
    if (figure?.type === "svg") return saveAs(this.#svgUrl(figure.plot), `${this.caption}.svg`);
    if (figure?.type === "image") return saveAs(this.#source.urlOf(figure.plot) ?? "", `${this.caption}.${figure.plot.mime.slice(6)}`);
    const file = await this.#drawn?.export(this.#colours.read().surface);
    if (file) saveAs(file, `${this.caption}.png`);
  };
}

define(plot, PlotView);
