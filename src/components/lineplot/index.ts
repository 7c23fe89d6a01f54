import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { codec, type PlotSelection } from "../chart/codec";
import type { PlotData, PlotRow } from "../chart/columns";
import { checkOptions } from "../chart/options";
import type { ChartOptions } from "../chart/spec";
import type { ColumnOptions } from "../chart/types";
import { addShortcuts } from "../parts/shortcuts";
import { lineplot } from "./spec";

export interface LinePlotOptions extends ChartOptions {}
export interface LinePlotEvents<Row = PlotRow> extends Pick<EventMap<Row[]>, "change" | "doubleClick"> {
  /** A range of x was dragged, or taken back. */
  select: PlotSelection;
}
export interface LinePlot<Row = PlotRow>
  extends Component<Row[], PlotData<any>, LinePlotOptions, LinePlotEvents<Row>>, Listeners<LinePlotEvents<Row>> {}

/**
 * A line through rows of data, or one for each value of `color`, or for each of several `y`. Data are
 * rows (a list of objects), columns ({ name: array or typed array }) or a table of Arrow; numbers, texts, booleans, Dates, and null
 * or NaN for gaps. Handlers get rows, an empty list where there are none; `ui.append(rows)` adds to a series that streams.
 * Dragging selects a range of x, a double click takes it back.
 *
 * @example
 * const wave = Array.from({ length: 100 }, (_, i) => ({ time: i / 10, height: Math.sin(i / 10), half: Math.sin(i / 10) / 2 }));
 * ui.LinePlot({ label: "A wave", value: wave, x: "time", y: ["height", "half"] })
 */
export function LinePlot<Row = PlotRow, I extends Inputs = []>(
  options?: LinePlotOptions & Initial<PlotData<Row>, I> & ColumnOptions<Row>,
): LinePlot<Row> {
  checkOptions(lineplot.title, options);
  return new ComponentNode(lineplot, codec, options) as unknown as LinePlot<Row>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    lineplot: LinePlot;
  }
}
addShortcuts({ lineplot: () => LinePlot() });
