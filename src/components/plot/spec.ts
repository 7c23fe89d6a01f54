import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { Media, PictureFormat } from "../../media/picture";

export interface PlotOptions extends CommonOptions {
  /** How pixels travel to the page. "png" keeps them exactly; "jpeg" and "webp" are smaller. Default "png". */
  format?: PictureFormat;
  /** What a screen reader says of the figure. By default the label and its kind. */
  altText?: string;
  /** Default: both. Export saves what is drawn as a file. */
  buttons?: readonly ("fullscreen" | "export")[];
}

/** A figure as it travels, by what draws it. */
export type FigureWire =
  | { type: "vega" | "vega-lite" | "plotly" | "echarts"; plot: Record<string, unknown> }
  | { type: "svg"; plot: string }
  | { type: "image"; plot: Media };

export const plot = defineSpec<PlotOptions>()({
  type: "plot",
  title: "Plot",
  props: { ...commonProps, format: "png", altText: "", buttons: ["fullscreen", "export"] },
  events: ["change", "select"],
  empty: null,
});

type Keys = Record<string, unknown>;
const isObject = (value: unknown): value is Keys => typeof value === "object" && value !== null && !Array.isArray(value);

/** The names of selections (of Vega-Lite), or of signals that a person changes (of Vega), at whatever depth. */
export function signalsOf(spec: Keys, isLite: boolean): Set<string> {
  const names = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (!isObject(value)) return;
    const list = isLite ? value.params : value.signals;
    if (Array.isArray(list)) {
      for (const each of list) {
        if (isObject(each) && typeof each.name === "string" && (isLite || "on" in each || "bind" in each)) names.add(each.name);
      }
    }
    for (const [key, member] of Object.entries(value)) if (key !== "values" && typeof member === "object") look(member);
  };
  look(spec);
  return names;
}
