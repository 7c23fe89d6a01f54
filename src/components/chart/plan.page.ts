/** Which columns a chart draws, and its specification in Vega-Lite. Fields are named by their use: a column's name may hold anything. */
import type { Colours } from "../parts/colours.page";
import { axesOf, toStep, type ChartProps, type ChartWire, type Column } from "./spec";

export type Mark = "line" | "bar" | "point";
type Kind = Column["kind"];

export interface Plan {
  mark: Mark;
  x: string;
  xKind: Kind;
  /** Where x is text: its values. */
  texts: readonly string[];
  y: readonly string[];
  yKind: Kind;
  color: string | undefined;
  colorKind: Kind | undefined;
  /** Columns that a tooltip tells beside the axes. */
  told: readonly string[];
  /** The width of a bin of x. */
  step: number | undefined;
  aggregate: ChartProps["yAggregate"];
  /** Whether lines break off somewhere. To look for that at each point takes as long as to place it. */
  hasGaps: boolean;
  /** All values of color, or the names of several y; none where colour shades or tells nothing. */
  series: readonly string[];
}

/** Lines of more points than this tell nothing under the pointer: that would need a mark for each. */
const MOST_HOVERED = 2_000;
/** The name of the data set. */
export const ROWS = "rows";

/** Throws an Error where the data have no such columns. */
export function planOf(mark: Mark, props: ChartProps, parts: ChartWire): Plan | undefined {
  const names = [...new Set(parts.flatMap(({ columns }) => Object.keys(columns)))];
  const { x, y, color } = axesOf(props, names);
  if (x === undefined || !y.length) return undefined;
  for (const name of [x, ...y, ...(color === undefined ? [] : [color])]) {
    if (!names.includes(name)) throw new Error(`The data have no column “${name}”.`);
  }
  const xKind = kindOf(parts, x);
  const told = props.tooltip === "all" ? names : Array.isArray(props.tooltip) ? (props.tooltip as string[]).filter((name) => names.includes(name)) : []; // prettier-ignore
  const step = props.xBin === undefined || xKind === "nominal" ? undefined : toStep(props.xBin);
  const colorKind = color === undefined ? undefined : kindOf(parts, color);
  const series = y.length > 1 ? y : color !== undefined && colorKind === "nominal" ? textsOf(parts, color) : [];
  const aggregate = props.yAggregate ?? (step === undefined ? undefined : "sum");
  const texts = xKind === "nominal" ? textsOf(parts, x) : [];
  return {
    mark,
    x,
    xKind,
    texts,
    y,
    yKind: kindOf(parts, y[0]!),
    color,
    colorKind,
    told,
    step,
    aggregate,
    series,
    hasGaps: [x, ...y].some((name) => hasGaps(parts, name)),
  };
}

const hasGaps = (parts: ChartWire, name: string) =>
  parts.some(({ columns }) => {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!column || column.kind === "nominal") return column?.values.includes(null) ?? true;
    return !(column.values as Float64Array).every(Number.isFinite);
  });

/** The kind of a column is that of its first values that are no gaps. */
function kindOf(parts: ChartWire, name: string): Kind {
  const columns = columnsOf(parts, name);
  const telling = columns.find(({ kind, values }) => kind !== "nominal" || (values as unknown[]).some((value) => value !== null));
  return (telling ?? columns[0]!).kind;
}

const columnsOf = (parts: ChartWire, name: string): Column[] =>
  parts.flatMap(({ columns }) => (Object.hasOwn(columns, name) ? columns[name]! : []));

export function textsOf(parts: ChartWire, name: string): string[] {
  const texts = new Set<string>();
  for (const { values } of columnsOf(parts, name)) {
    for (const value of values as (string | number | boolean | null)[]) if (value !== null) texts.add(String(value));
  }
  return [...texts];
}

const end = (limit: number | Date | null) => (limit instanceof Date ? limit.getTime() : (limit ?? undefined));

const titleOf = (given: string | undefined, name: string) => (given === undefined ? name : given === "" ? null : given);

/** The specification without data and without size: where it is the same, only data have changed. */
export function specOf(plan: Plan, props: ChartProps, colours: Colours, rows: number): object {
  const encoding = {
    x: xOf(plan, props),
    y: yOf(plan, props),
    ...(plan.step !== undefined && plan.mark === "bar" ? { x2: { field: "x2" } } : {}),
    ...colourOf(plan, props, colours),
    ...(props.tooltip === "none" ? {} : { tooltip: tooltipOf(plan, props) }),
    ...(plan.mark === "line" ? { order: plan.xKind === "nominal" ? undefined : { field: "x", type: "quantitative" } } : {}),
  };
  const selection = { name: "brush", select: selectOf(plan, colours) };
  const clip = props.xLim !== undefined || props.yLim !== undefined;
  const { order, ...pointed } = encoding as { order?: object };
  const layers =
    plan.mark !== "line"
      ? { mark: { type: plan.mark, clip, ...(plan.mark === "point" ? { filled: true, opacity: 0.75, size: 42 } : {}) }, encoding, params: [selection] }
      : {
          layer: [
            { mark: { type: "line", clip, strokeWidth: 2, strokeJoin: "round", ...(plan.hasGaps ? {} : { invalid: "filter" }) }, encoding: { ...pointed, order, tooltip: undefined }, params: [selection] },
            ...(rows <= MOST_HOVERED && props.tooltip !== "none" ? [{ mark: { type: "point", filled: true, clip, opacity: rows === 1 ? 1 : 0, size: 90 }, encoding: pointed }] : []),
          ],
        }; // prettier-ignore
  return {
    data: { name: ROWS },
    ...(props.title ? { title: props.title } : {}),
    autosize: { type: "fit", contains: "padding" },
    padding: 4,
    width: 400,
    height: 300,
    ...layers,
  };
}

function xOf({ x, xKind, step, texts }: Plan, props: ChartProps): object {
  const visible = props.xAxisLabelsVisible;
  const [from, to] = props.xLim ?? [null, null];
  return {
    field: "x",
    type: xKind,
    title: titleOf(props.xTitle, x),
    ...(step === undefined ? {} : { bin: "binned", bandPosition: 0 }),
    ...(xKind === "nominal"
      ? { sort: sortOf(props.sort) }
      : { scale: { zero: false, nice: xKind === "quantitative" && props.xLim === undefined, domainMin: end(from), domainMax: end(to) } }),
    axis: {
      grid: xKind !== "nominal",
      labelOverlap: true,
      labelFlush: true,
      ...(xKind === "nominal" || props.xLabelAngle !== undefined ? { labelAngle: props.xLabelAngle ?? angleOf(texts) } : {}),
      ...(props.xAxisFormat === undefined ? {} : { format: props.xAxisFormat }),
      ...(visible === false ? { labels: false, ticks: false } : visible === "hidden" ? { labelOpacity: 0 } : {}),
    },
  };
}

/** Labels stand slanting where they may have no room side by side. */
const angleOf = (texts: readonly string[]) => (texts.join("").length < 36 ? 0 : -40);

/** Vega-Lite's words for the order of texts. */
function sortOf(sort: ChartProps["sort"]): unknown {
  if (sort === undefined) return null;
  if (typeof sort !== "string") return sort;
  return sort === "x" ? "ascending" : sort === "-x" ? "descending" : sort === "y" ? "y" : "-y";
}

function yOf({ y, yKind, aggregate, mark }: Plan, props: ChartProps): object {
  const [from, to] = props.yLim ?? [null, null];
  const name = y.length > 1 ? "" : aggregate === undefined ? y[0]! : `${aggregate} of ${y[0]!}`;
  return {
    field: "y",
    type: aggregate === "count" ? "quantitative" : yKind,
    title: titleOf(props.yTitle, name),
    ...(aggregate === undefined ? {} : { aggregate }),
    ...(yKind === "nominal" && aggregate !== "count"
      ? { sort: null }
      : { scale: { ...(mark === "bar" || yKind === "temporal" ? {} : { zero: false }), domainMin: end(from), domainMax: end(to) } }),
    axis: {
      ...(props.yLabelAngle === undefined ? {} : { labelAngle: props.yLabelAngle }),
      ...(props.yAxisFormat === undefined ? {} : { format: props.yAxisFormat }),
    },
  };
}

function colourOf({ y, color, colorKind, series }: Plan, props: ChartProps, { palette, dark }: Colours): object {
  if (color === undefined && y.length < 2) return {};
  const title = props.colorTitle === undefined ? (color ?? null) : props.colorTitle || null;
  if (colorKind !== undefined && colorKind !== "nominal") {
    // Without the end of the scheme that can't be told from the ground.
    const scheme = { name: "viridis", extent: dark ? [0.3, 1] : [0, 0.9] };
    return { color: { field: "c", type: colorKind, title, scale: { scheme } } };
  }
  const named = props.colorMap ?? {};
  const range = series.map((each, i) => {
    const wanted = Object.hasOwn(named, each) ? named[each] : undefined;
    return wanted !== undefined && CSS.supports("color", wanted) ? wanted : palette[i % palette.length]!;
  });
  const room = Math.max(0, ...series.map(({ length }) => length)) * 7 + 34;
  const columns = { expr: `max(1, floor(width / ${room}))` };
  const legend = { title, orient: "top", columns, ...(props.colorsInLegend === undefined ? {} : { values: props.colorsInLegend }) };
  return { color: { field: "c", type: "nominal", sort: null, scale: { domain: series, range }, legend } };
}

function tooltipOf({ x, xKind, y, yKind, color, colorKind, aggregate, told }: Plan, props: ChartProps): object[] {
  const axes = [
    { field: "x", type: xKind, title: titleOf(props.xTitle, x) ?? x, ...formatOf(xKind, props.xAxisFormat) },
    { field: "y", type: aggregate === "count" ? "quantitative" : yKind, title: titleOf(props.yTitle, y.length > 1 ? "y" : y[0]!) ?? y[0]!, ...(aggregate === undefined ? {} : { aggregate }), ...formatOf(yKind, props.yAxisFormat) },
    ...(color !== undefined || y.length > 1 ? [{ field: "c", type: colorKind ?? "nominal", title: (props.colorTitle ?? color) || "series" }] : []),
  ]; // prettier-ignore
  // Of rows that were summed up, nothing else can be told.
  return told.length && aggregate === undefined ? told.map((name, i) => ({ field: `t${i}`, type: "nominal", title: name })) : axes;
}

const formatOf = (kind: Kind, format: string | undefined) =>
  format !== undefined ? { format } : kind === "temporal" ? { format: "%Y-%m-%d %H:%M:%S" } : {};

function selectOf({ mark, aggregate, yKind }: Plan, { accent }: Colours): object {
  const isBox = mark === "point" && aggregate === undefined && yKind !== "nominal";
  const drawn = { fill: accent, fillOpacity: 0.14, stroke: accent, strokeOpacity: 0.8 };
  return { type: "interval", encodings: isBox ? ["x", "y"] : ["x"], mark: drawn, zoom: false };
}
