/** Vega's runtime as Inlay uses it: no eval, no network, in the theme's colours. Loaded when a first plot is shown. */
import { changeset, parse, View, type Spec } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Colours } from "./colours.page";
import { tell } from "./tooltip.page";

export { changeset, type View };

/** Whatever Vega may ask for is in its specification: nothing is fetched, and links lead to web pages only. */
const loader = {
  load: (uri: string) => (isData(uri) ? fetch(uri).then((response) => response.text()) : refuse(uri)),
  sanitize: (uri: string, options?: { context?: string }) => {
    if (options?.context === "href") {
      const safe = /^(https?|mailto):/i.test(uri);
      return safe ? Promise.resolve({ href: uri, target: "_blank", rel: "noopener noreferrer" }) : refuse(uri);
    }
    return isData(uri) ? Promise.resolve({ href: uri }) : refuse(uri);
  },
  http: refuse,
  file: refuse,
};
const isData = (uri: string) => /^data:/i.test(uri);

function refuse(uri: string): Promise<never> {
  return Promise.reject(new Error(`Plots load nothing: ${uri.slice(0, 80)} isn't read. Put the data into the figure.`));
}

/** Keeps what Vega says of a specification until it has failed by it. */
class Log {
  problem: Error | undefined;
  level = () => this;
  error = (...said: unknown[]) => {
    this.problem ??= said[0] instanceof Error ? said[0] : new Error(said.map(String).join(" "));
    return this;
  };
  /** What couldn't be loaded is a warning to Vega. */
  warn = (...said: unknown[]) => {
    this.problem ??= said.find((each) => each instanceof Error);
    return this;
  };
  info = () => this;
  debug = () => this;
}

export interface Embedding {
  view: View;
  /** What went wrong since, said once. */
  problem(): Error | undefined;
}

/** Draws a specification into an element. Rejects with what is wrong with it. */
export async function embed(spec: object, isLite: boolean, element: HTMLElement, colours: Colours): Promise<Embedding> {
  const log = new Log();
  const config = configOf(colours);
  const full = isLite ? compile(spec as TopLevelSpec, { config, logger: log }).spec : (spec as Spec);
  const view = new View(parse(full, isLite ? undefined : config, { ast: true }), {
    expr: expressionInterpreter,
    loader: loader as never,
    logger: log as never,
    renderer: "canvas",
    hover: true,
    tooltip: (_: unknown, event: MouseEvent | undefined, __: unknown, value: unknown) => tell(element, event, value),
  } as never);
  view.initialize(element);
  const problem = () => {
    const said = log.problem;
    log.problem = undefined;
    return said;
  };
  await view.runAsync();
  const failed = problem();
  if (failed) {
    view.finalize();
    throw failed;
  }
  return { view, problem };
}

/** The theme's colours, as Vega and Vega-Lite call them. */
function configOf({ text, muted, line, accent, palette, font }: Colours): object {
  const axis = { domainColor: line, gridColor: line, tickColor: line, labelColor: muted, titleColor: text, labelFont: font, titleFont: font, titleFontWeight: 600 }; // prettier-ignore
  return {
    background: null,
    font,
    // A canvas has no place for a description of each mark, and writing them takes longer than drawing.
    aria: false,
    view: { stroke: null },
    axis: { ...axis, gridOpacity: 0.7, labelFontSize: 11, titleFontSize: 12 },
    legend: {
      labelColor: text,
      titleColor: text,
      labelFont: font,
      titleFont: font,
      symbolOpacity: 1,
      labelFontSize: 11,
      titleFontSize: 12,
    },
    title: { color: text, subtitleColor: muted, font, fontSize: 14, fontWeight: 600, anchor: "start" },
    header: { labelColor: text, titleColor: text },
    text: { fill: text, color: text },
    mark: { color: accent },
    range: { category: palette, heatmap: { scheme: "viridis" }, ramp: { scheme: "viridis" } },
    style: { "guide-label": { fill: muted, font }, "guide-title": { fill: text, font }, "group-title": { fill: text, font } },
  };
}
