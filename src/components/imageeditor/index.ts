import { ComponentNode, type Component, type Filled } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { show } from "../../graph/spec";
import { MOST_PIXELS } from "../../media/header";
import type { ImageTypes } from "../../media/picture";
import { addShortcuts } from "../parts/shortcuts";
import { codec, type Drawable } from "./codec";
import { imageeditor, type ImageEditorOptions } from "./spec";

export type { Drawable, ImageEditorOptions };
export type { Brush, Eraser, LayerOptions } from "./spec";
/** A drawing as handlers get it; every picture in it has the same size. */
export interface Drawing<T extends keyof ImageTypes = "pixels"> {
  /** What was drawn on; null where that was the empty canvas. */
  background: ImageTypes[T] | null;
  /** What was drawn, from the lowest layer, hidden ones too. */
  layers: ImageTypes[T][];
  /** All that is to be seen, in one. */
  composite: ImageTypes[T];
}
export interface ImageEditorEvents<G> extends Pick<EventMap<G>, (typeof imageeditor.events)[number]> {}
export interface ImageEditor<T extends keyof ImageTypes = "pixels", R extends boolean = false>
  extends
    Component<Filled<Drawing<T>, R>, Drawable, ImageEditorOptions, ImageEditorEvents<Filled<Drawing<T>, R>>>,
    Listeners<ImageEditorEvents<Filled<Drawing<T>, R>>> {}

type Options<T, R, I extends Inputs> = ImageEditorOptions & Initial<Drawable, I> & { type?: T; required?: R };

function make<T extends keyof ImageTypes, R extends boolean>(options: object | undefined, preset: ImageEditorOptions): ImageEditor<T, R> {
  const given = { ...preset, ...options };
  checkOptions(given);
  return new ComponentNode(imageeditor, codec, given) as unknown as ImageEditor<T, R>;
}

function checkOptions({ canvasSize, brush, eraser, layers }: ImageEditorOptions): void {
  const refuse = (option: string, expected: string, got: unknown) => {
    throw new TypeError(`ImageEditor: ${option} must be ${expected}, got ${show(got)}`);
  };
  const isSize = (size: unknown) => Number.isInteger(size) && (size as number) > 0;
  if (canvasSize !== undefined) {
    const [width, height] = Array.isArray(canvasSize) ? (canvasSize as readonly number[]) : [];
    const fits = isSize(width) && isSize(height) && width! * height! <= MOST_PIXELS;
    if (!fits) refuse("canvasSize", "[width, height] in pixels", Array.isArray(canvasSize) ? canvasSize.join(" × ") : canvasSize);
  }
  for (const [name, tool] of Object.entries({ brush, eraser })) {
    const size = tool ? tool.defaultSize : undefined;
    if (size !== undefined && size !== "auto" && !(size >= 1)) refuse(`${name}.defaultSize`, 'at least 1, or "auto"', size);
  }
  if (brush && brush.colors?.length === 0) refuse("brush.colors", "a list of colours", brush.colors);
  if (typeof layers === "object" && layers.layers?.length === 0) refuse("layers.layers", "a list of names", layers.layers);
}

/**
 * A canvas to draw on, empty or over a picture that the user brings, in layers. Handlers get { background, layers, composite },
 * each picture as `type` says (see `Image`), or null while nothing is there; they answer with one picture to draw on, or with
 * { background, layers }. A composite is made of what is to be seen; one that is given beside other parts isn't looked at.
 *
 * @example
 * ui.Interface({
 *   fn: (drawing) => drawing.composite,
 *   inputs: ui.ImageEditor({ required: true, brush: { colors: ["red", "#0000ff"], defaultSize: 12 } }),
 *   outputs: ui.Image(),
 * })
 */
export function ImageEditor<T extends keyof ImageTypes = "pixels", R extends boolean = false, I extends Inputs = []>(
  options?: Options<T, R, I>,
): ImageEditor<T, R> {
  return make(options, {});
}

/** One black brush. */
const black: ImageEditorOptions = { brush: { colors: ["#000000"], colorMode: "fixed" } };

/**
 * An empty canvas and a black brush, as for handwriting: an `ImageEditor` with `sources: []` and one colour.
 *
 * @example
 * ui.Interface({ fn: ({ composite }) => composite.width * composite.height, inputs: ui.Sketchpad({ canvasSize: [280, 280], required: true }), outputs: "number" })
 */
export function Sketchpad<T extends keyof ImageTypes = "pixels", R extends boolean = false, I extends Inputs = []>(
  options?: Options<T, R, I>,
): ImageEditor<T, R> {
  return make(options, { ...black, sources: [], transforms: ["crop"] });
}

/**
 * An empty canvas and a brush of every colour: an `ImageEditor` with `sources: []`.
 *
 * @example
 * ui.Interface({ fn: ({ composite }) => composite, inputs: ui.Paint({ required: true }), outputs: "image" })
 */
export function Paint<T extends keyof ImageTypes = "pixels", R extends boolean = false, I extends Inputs = []>(
  options?: Options<T, R, I>,
): ImageEditor<T, R> {
  return make(options, { sources: [], transforms: ["crop"] });
}

/**
 * A picture and a black brush to mark a part of it: an `ImageEditor` with one layer, `layers[0]`, which is the mask.
 *
 * @example
 * ui.Interface({ fn: ({ layers: [mask] }) => mask, inputs: ui.ImageMask({ required: true }), outputs: "image" })
 */
export function ImageMask<T extends keyof ImageTypes = "pixels", R extends boolean = false, I extends Inputs = []>(
  options?: Options<T, R, I>,
): ImageEditor<T, R> {
  return make(options, { ...black, layers: false, transforms: ["crop"] });
}

declare module "../../graph/handler" {
  interface Shortcuts {
    imageeditor: ImageEditor;
    sketchpad: ImageEditor;
    paint: ImageEditor;
    imagemask: ImageEditor;
  }
}
addShortcuts({
  imageeditor: () => ImageEditor(),
  sketchpad: () => Sketchpad(),
  paint: () => Paint(),
  imagemask: () => ImageMask(),
});
