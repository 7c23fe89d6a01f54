import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import type { Media, Picture } from "../../media/picture";
import { takePicture } from "../parts/picture";
import { isPicture, toFigure } from "./figure";
import { signalsOf, type FigureWire, type plot } from "./spec";

/**
 * What can be drawn: a Vega-Lite or Vega specification, a Plotly figure ({ data, layout }), an ECharts option (series), SVG as text
 * or as an element with `outerHTML`, or a picture (see `Image`).
 */
export type Figure = object | string;
/** A figure as handlers get it. `plot` is data: a specification, the text of an SVG, or the bytes or pixels of a picture. */
export interface PlotFigure {
  type: FigureWire["type"];
  plot: Record<string, any> | string;
}

/** What a selection in a Vega figure says. */
export interface FigureSelection {
  /** The name of the selection or signal. */
  name: string;
  /** What it is now, as Vega gives it: `{ x: [from, to] }` of an interval, the chosen values of a point. */
  value: any;
}

export const codec: Codec<FigureWire | null, PlotFigure | null, Figure, typeof plot.props> = {
  isCostly: true,
  accept: () => {
    throw new TypeError("the user can't change this");
  },
  preprocess: (figure) => figure && { type: figure.type, plot: structuredClone(figure.plot) },
  postprocess: (figure, { props, files }) => {
    if (!isPicture(figure)) return toFigure(figure);
    const taken = takePicture(figure as Picture, { props: { type: "buffer", imageMode: "RGB", format: props.format }, files });
    const toWire = (media: Media): FigureWire => ({ type: "image", plot: media });
    return taken instanceof Promise ? taken.then(toWire) : toWire(taken);
  },
  event: (name, data, _, figure) => {
    if (name !== "select") return undefined;
    const { name: signal, value } = Object(data) as Record<string, unknown>;
    const isVega = figure?.type === "vega" || figure?.type === "vega-lite";
    if (typeof signal === "string" && isVega && signalsOf(figure.plot, figure.type === "vega-lite").has(signal))
      return { name: signal, value };
    throw new TypeError(`expected the name of a selection of this figure, got ${show(signal)}`);
  },
};
