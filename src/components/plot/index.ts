import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec, type Figure, type FigureSelection, type PlotFigure } from "./codec";
import { plot, type PlotOptions } from "./spec";

export type { Figure, FigureSelection, PlotFigure, PlotOptions };
export interface PlotEvents extends Pick<EventMap<PlotFigure | null>, "change"> {
  /** A selection or signal of a Vega figure changed. */
  select: FigureSelection;
}
export interface Plot extends Component<PlotFigure | null, Figure, PlotOptions, PlotEvents>, Listeners<PlotEvents> {}

/**
 * A figure of whichever library: a Vega-Lite or Vega specification, a Plotly figure ({ data, layout }), an ECharts option, SVG of
 * Observable Plot or D3, or a picture. Figures are data: functions in them are refused by their place, typed arrays travel as
 * bytes, and nothing is loaded from the network. Handlers get { type, plot }, or null while there is none.
 *
 * @example
 * ui.Interface({
 *   fn: (n) => ({ data: [{ x: Array.from({ length: n }, (_, i) => i), y: Array.from({ length: n }, (_, i) => i * i), type: "scatter" }], layout: { title: { text: "Squares" } } }),
 *   inputs: ui.Slider({ label: "How many", minimum: 2, maximum: 50, step: 1, value: 10 }),
 *   outputs: ui.Plot({ label: "Figure" }),
 * })
 */
export function Plot<I extends Inputs = []>(options?: PlotOptions & Initial<Figure, I>): Plot {
  return new ComponentNode(plot, codec, options) as unknown as Plot;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    plot: Plot;
  }
}
addShortcuts({ plot: () => Plot() });
