import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import { sameParts, toPart, toRows, type PlotData, type PlotRow } from "./columns";
import { axesOf, type ChartProps, type ChartWire } from "./spec";

/** A range that a person selected. */
export interface PlotSelection {
  /** Its ends on the x axis: numbers, milliseconds of dates, or the places of texts among those on the axis, from 0. */
  index: [from: number, to: number];
  /** The same in the data's own terms: two numbers, two Dates, or each text that was chosen. */
  value: (number | Date | string)[];
  /** False where the person took it back. */
  selected: boolean;
}
/** A box that a person selected. */
export interface BoxSelection extends PlotSelection {
  /** Its ends on the y axis. */
  y?: [from: number, to: number];
}

export const codec: Codec<ChartWire, PlotRow[], PlotData, ChartProps> = {
  // A long series becomes an object for each row.
  isLazy: true,
  accept: () => {
    throw new TypeError("the user can't change this");
  },
  preprocess: toRows,
  postprocess: (data, { props }) => {
    const part = toPart(data);
    if (part.rows === 0) return [];
    const names = Object.keys(part.columns);
    const { x, y, color } = axesOf(props, names);
    const tooltip = Array.isArray(props.tooltip) ? (props.tooltip as readonly string[]) : [];
    for (const name of [x, ...y, color, ...tooltip]) {
      if (name !== undefined && !names.includes(name))
        throw new TypeError(`expected a column ${show(name)}, got ${names.map(show).join(", ") || "no columns"}`);
    }
    return [part];
  },
  same: sameParts,
  event: (name, data, { props }, parts) => (name === "select" ? readSelection(data, props, parts) : undefined),
};

const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((end) => typeof end === "number" && Number.isFinite(end)) &&
  value[0] <= value[1];

/** Throws a TypeError where it is no selection of these data. */
function readSelection(data: unknown, props: ChartProps, parts: ChartWire): BoxSelection {
  const { index, y, texts, selected } = Object(data) as Record<string, unknown>;
  if (!isPair(index) || typeof selected !== "boolean" || (y !== undefined && !isPair(y)))
    throw new TypeError(`expected { index: [from, to], selected }, got ${show(data)}`);
  const { x } = axesOf(props, Object.keys(parts[0]?.columns ?? {}));
  const columns = parts.flatMap(({ columns }) => (x !== undefined && Object.hasOwn(columns, x) ? columns[x]! : []));
  const { kind } = columns.find(({ kind }) => kind !== "nominal") ?? { kind: "nominal" };
  const value = kind === "quantitative" ? [...index] : kind === "temporal" ? index.map((time) => new Date(time)) : readTexts(texts);
  return { index: [...index], value, selected, ...(y && { y: [...y] }) };

  function readTexts(given: unknown): string[] {
    const known = new Set(columns.flatMap(({ values }) => (values as unknown[]).map(String)));
    if (Array.isArray(given) && given.every((text) => typeof text === "string" && known.has(text))) return given as string[];
    throw new TypeError(`expected texts of the x axis, got ${show(given)}`);
  }
}
