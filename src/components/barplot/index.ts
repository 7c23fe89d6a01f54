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
import { barplot } from "./spec";

export interface BarPlotOptions extends ChartOptions {}
export interface BarPlotEvents<Row = PlotRow> extends Pick<EventMap<Row[]>, "change" | "doubleClick"> {
  /** A range of x was dragged, or taken back. */
  select: PlotSelection;
}
export interface BarPlot<Row = PlotRow>
  extends Component<Row[], PlotData<any>, BarPlotOptions, BarPlotEvents<Row>>, Listeners<BarPlotEvents<Row>> {}

/**
 * A bar for each x, stacked where `color` tells parts apart. Data are
 * rows (a list of objects), columns ({ name: array or typed array }) or a table of Arrow; numbers, texts, booleans, Dates, and null
 * or NaN for gaps. Handlers get rows, an empty list where there are none; `ui.append(rows)` adds to a series that streams.
 * `xBin` and `yAggregate` count and sum up. Dragging selects a range of x, a double click takes it back.
 *
 * @example
 * const sales = [{ day: "Mon", cups: 12 }, { day: "Tue", cups: 19 }, { day: "Wed", cups: 7 }];
 * ui.BarPlot({ label: "Coffee", value: sales, x: "day", y: "cups", sort: "-y" })
 */
export function BarPlot<Row = PlotRow, I extends Inputs = []>(
  options?: BarPlotOptions & Initial<PlotData<Row>, I> & ColumnOptions<Row>,
): BarPlot<Row> {
  checkOptions(barplot.title, options);
  return new ComponentNode(barplot, codec, options) as unknown as BarPlot<Row>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    barplot: BarPlot;
  }
}
addShortcuts({ barplot: () => BarPlot() });
