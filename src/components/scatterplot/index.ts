import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { codec, type BoxSelection } from "../chart/codec";
import type { PlotData, PlotRow } from "../chart/columns";
import { checkOptions } from "../chart/options";
import type { ChartOptions } from "../chart/spec";
import type { ColumnOptions } from "../chart/types";
import { addShortcuts } from "../parts/shortcuts";
import { scatterplot } from "./spec";

export interface ScatterPlotOptions extends ChartOptions {}
export interface ScatterPlotEvents<Row = PlotRow> extends Pick<EventMap<Row[]>, "change" | "doubleClick"> {
  /** A box was dragged, or taken back. */
  select: BoxSelection;
}
export interface ScatterPlot<Row = PlotRow>
  extends Component<Row[], PlotData<any>, ScatterPlotOptions, ScatterPlotEvents<Row>>, Listeners<ScatterPlotEvents<Row>> {}

/**
 * A point for each row, coloured by `color`. Data are
 * rows (a list of objects), columns ({ name: array or typed array }) or a table of Arrow; numbers, texts, booleans, Dates, and null
 * or NaN for gaps. Handlers get rows, an empty list where there are none; `ui.append(rows)` adds to a series that streams.
 * Dragging selects a box, a double click takes it back.
 *
 * @example
 * const dots = { weight: new Float64Array([1, 2, 3, 4]), height: new Float64Array([2, 1, 4, 3]) };
 * const [plot, text] = [ui.ScatterPlot({ label: "Dots", value: dots }), ui.Textbox({ label: "Selected" })];
 * plot.select((rows, call) => {
 *   const [from, to] = call.event.index;
 *   return `${rows.filter(({ weight }) => weight >= from && weight <= to).length} points`;
 * }, plot, text);
 * ui.Blocks([plot, text])
 */
export function ScatterPlot<Row = PlotRow, I extends Inputs = []>(
  options?: ScatterPlotOptions & Initial<PlotData<Row>, I> & ColumnOptions<Row>,
): ScatterPlot<Row> {
  checkOptions(scatterplot.title, options);
  return new ComponentNode(scatterplot, codec, options) as unknown as ScatterPlot<Row>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    scatterplot: ScatterPlot;
  }
}
addShortcuts({ scatterplot: () => ScatterPlot() });
