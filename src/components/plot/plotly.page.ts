/** Figures of Plotly. The smallest of its bundles that knows the traces is loaded. */
import type { Colours } from "../parts/colours.page";
import { cleanPlotly } from "./clean.page";
import type { Drawn } from "./renderer.page";

type Keys = Record<string, unknown>;

const BASIC = ["scatter", "bar", "pie"];
const CARTESIAN = [...BASIC, "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour", "image", "scatterternary", "violin"]; // prettier-ignore

async function load(types: readonly string[]): Promise<PlotlyBundle> {
  const knows = (known: readonly string[]) => types.every((type) => known.includes(type));
  const { default: plotly } = knows(BASIC)
    ? await import("plotly.js-basic-dist-min")
    : knows(CARTESIAN)
      ? await import("plotly.js-cartesian-dist-min")
      : await import("plotly.js-dist-min");
  return plotly;
}

/** Where Plotly puts rules for the whole page. */
const STYLE = "plotly.js-style-global";
let rules: CSSStyleSheet | undefined;

/** Takes Plotly's rules out of the page, where others would see them, and into this shadow root, which sees no others. */
function moveStyles(element: HTMLElement): void {
  const global = document.getElementById(STYLE) as HTMLStyleElement | null;
  if (global?.sheet?.cssRules.length) {
    rules ??= new CSSStyleSheet();
    rules.replaceSync([...global.sheet.cssRules].map(({ cssText }) => cssText).join("\n"));
    global.remove();
  }
  const root = element.getRootNode() as ShadowRoot;
  if (rules && !root.adoptedStyleSheets.includes(rules)) root.adoptedStyleSheets.push(rules);
}

class PlotlyFigure implements Drawn {
  #plotly: PlotlyBundle | undefined;
  #types = "";

  constructor(private readonly element: HTMLElement) {}

  async show(figure: Keys, colours: Colours): Promise<void> {
    const { data, layout, frames } = cleanPlotly(figure) as { data: Keys[]; layout?: Keys; frames?: unknown };
    const types = [...new Set(data.map(({ type }) => (typeof type === "string" ? type : "scatter")))];
    if (types.join() !== this.#types) {
      this.#plotly?.purge(this.element);
      this.#plotly = await load(types);
      this.#types = types.join();
      moveStyles(this.element);
    }
    const config = { displayModeBar: false, displaylogo: false, showSendToCloud: false, topojsonURL: "data:,", plotlyServerURL: "" };
    await this.#plotly!.react(this.element, { data, layout: layoutOf(layout ?? {}, colours), frames, config });
  }

  resize(): void {
    if (this.#plotly && this.element.clientWidth) void this.#plotly.Plots.resize(this.element);
  }

  export(): Promise<string> {
    const { clientWidth: width, clientHeight: height } = this.element;
    return this.#plotly!.toImage(this.element, { format: "png", width, height, scale: 2 });
  }

  clear(): void {
    this.#plotly?.purge(this.element);
    this.#plotly = undefined;
    this.#types = "";
    this.element.replaceChildren();
  }
}

/** The theme's colours, where the figure has no template of its own. */
function layoutOf(layout: Keys, { text, muted, line, surface, palette, font }: Colours): Keys {
  const axis = { gridcolor: line, linecolor: line, zerolinecolor: line, tickcolor: line, tickfont: { color: muted }, automargin: true };
  const template = {
    layout: {
      paper_bgcolor: "transparent",
      plot_bgcolor: "transparent",
      font: { color: text, family: font },
      colorway: palette,
      xaxis: axis,
      yaxis: axis,
      hoverlabel: { bgcolor: surface, bordercolor: line, font: { color: text } },
      margin: { l: 48, r: 16, t: layout.title === undefined ? 16 : 48, b: 40 },
      modebar: { bgcolor: "transparent" },
    },
  };
  return { autosize: true, template, ...layout };
}

export const plotlyFigure = (element: HTMLElement) => new PlotlyFigure(element);
