/** What LinePlot, BarPlot and ScatterPlot share. */
import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export type Aggregate = "sum" | "mean" | "median" | "min" | "max" | "count";
/** From and to on an axis; null leaves that end to the data. */
export type Limits = readonly [from: number | Date | null, to: number | Date | null];

export interface ChartOptions extends CommonOptions {
  /** The column along the x axis. By default the first. */
  x?: string;
  /** The column of heights, or several, each a series of its own. By default the second. */
  y?: string | readonly string[];
  /** The column that gives each mark its colour: texts tell series apart, numbers shade. */
  color?: string;
  /** Stands above the plot. */
  title?: string;
  /** By default the column's name. */
  xTitle?: string;
  /** By default the column's name. */
  yTitle?: string;
  /** By default the column's name. */
  colorTitle?: string;
  /** Joins marks whose x lies in one step: a number, or for dates "30s", "15m", "6h", "1d". */
  xBin?: number | string;
  /** What becomes of several y at one x. "sum" where xBin is set; otherwise each is drawn by itself. */
  yAggregate?: Aggregate;
  /** Colours of values of `color` (or of the series), as CSS knows them. Others get one from the palette. */
  colorMap?: Readonly<Record<string, string>>;
  /** Which of them stand in the legend. Default: all. */
  colorsInLegend?: readonly string[];
  xLim?: Limits;
  yLim?: Limits;
  /** In degrees, clockwise. */
  xLabelAngle?: number;
  /** In degrees, clockwise. */
  yLabelAngle?: number;
  /** As d3-format and d3-time-format have it: ".2f", "%H:%M". */
  xAxisFormat?: string;
  /** As d3-format has it: ".0%". */
  yAxisFormat?: string;
  /** `"hidden"` leaves their room empty. Default true. */
  xAxisLabelsVisible?: boolean | "hidden";
  /** A smaller text below. */
  caption?: string;
  /** The order of x where it is text: by x or y, upwards or downwards ("-y"), or as listed. By default as the data come. */
  sort?: "x" | "y" | "-x" | "-y" | readonly string[];
  /** What is told of the mark under the pointer: what the axes say ("axis"), every column ("all"), some, or "none". Default "axis". */
  tooltip?: "axis" | "all" | "none" | readonly string[];
  /** Pixels, or a CSS length. Default 300. */
  height?: number | string;
  /** Default: both. Export saves a PNG file. */
  buttons?: readonly ("fullscreen" | "export")[];
}

/** The spec of one kind of chart. */
export const chartSpec = (type: string, title: string) =>
  defineSpec<ChartOptions>()({
    type,
    title,
    props: {
      ...commonProps,
      x: undefined,
      y: undefined,
      color: undefined,
      title: undefined,
      xTitle: undefined,
      yTitle: undefined,
      colorTitle: undefined,
      xBin: undefined,
      yAggregate: undefined,
      colorMap: undefined,
      colorsInLegend: undefined,
      xLim: undefined,
      yLim: undefined,
      xLabelAngle: undefined,
      yLabelAngle: undefined,
      xAxisFormat: undefined,
      yAxisFormat: undefined,
      xAxisLabelsVisible: undefined,
      caption: "",
      sort: undefined,
      tooltip: undefined,
      height: undefined,
      buttons: ["fullscreen", "export"],
    },
    events: ["change", "select", "doubleClick"],
    empty: [],
  });
export type ChartProps = ReturnType<typeof chartSpec>["props"];

export type Numbers =
  Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;
/** A column as it travels. Gaps among numbers are NaN; times are milliseconds since 1970. */
export type Column =
  | { kind: "quantitative"; values: Numbers }
  | { kind: "temporal"; values: Float64Array }
  | { kind: "nominal"; values: (string | boolean | null)[] };
/** Rows that came together. */
export interface Part {
  rows: number;
  columns: Record<string, Column>;
}
/** Data as they travel: what is added later is a part of its own. */
export type ChartWire = readonly Part[];

/** What a page says that was selected: the ends of an interval, or texts. */
export interface SelectedRange {
  index: [from: number, to: number];
  /** The ends along y, where a box was drawn. */
  y?: [from: number, to: number];
  /** Where x is text: what was chosen. */
  texts?: string[];
  selected: boolean;
}

/** Seconds, minutes, hours and days in milliseconds. */
const UNITS: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 };

/** The width of a step of `xBin`, in the units of x; undefined where it isn't one. */
export function toStep(bin: number | string): number | undefined {
  const [, count, unit] = typeof bin === "string" ? (/^(\d+(?:\.\d+)?)([smhd])$/.exec(bin) ?? []) : [];
  const step = typeof bin === "number" ? bin : Number(count) * (UNITS[unit ?? ""] ?? NaN);
  return step > 0 && step < Infinity ? step : undefined;
}

/** The columns that stand on the axes. */
export function axesOf({ x, y, color }: Pick<ChartProps, "x" | "y" | "color">, names: readonly string[]) {
  return { x: x ?? names[0], y: y === undefined ? names.slice(1, 2) : [y].flat(), color };
}
