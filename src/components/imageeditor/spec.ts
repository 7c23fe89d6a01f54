import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { ImageMode, ImageTypes, Media, PictureFormat } from "../../media/picture";
import type { WebcamOptions } from "../image/spec";

/** What the user draws with. */
export interface Brush {
  /** In pixels of the canvas. "auto" goes by the canvas' size. Default "auto". */
  defaultSize?: number | "auto";
  /** CSS colours, alone or each with its opacity from 0 to 1. */
  colors?: readonly (string | readonly [color: string, opacity: number])[];
  /** One of the colours, or another. Default: the first. */
  defaultColor?: string | readonly [color: string, opacity: number];
  /** "fixed" offers these colours and no others. Default "defaults": any may be picked. */
  colorMode?: "fixed" | "defaults";
}

export interface Eraser {
  /** In pixels of the canvas. "auto" goes by the canvas' size. Default "auto". */
  defaultSize?: number | "auto";
}

export interface LayerOptions {
  /** The user may add layers. Default true. */
  allowAdditionalLayers?: boolean;
  /** Names of the layers that are there from the start, from the lowest. Default: one layer. */
  layers?: readonly string[];
}

export interface ImageEditorOptions extends CommonOptions {
  /** From where the user may bring a picture to draw on. Default: all three. An empty list leaves only drawing. */
  sources?: readonly ("upload" | "webcam" | "clipboard")[];
  /** `false` takes the brush away. */
  brush?: Brush | false;
  /** `false` takes the eraser away. */
  eraser?: Eraser | false;
  /** `false` is one layer, which isn't named. By default the user may add, choose and hide layers. */
  layers?: boolean | LayerOptions;
  /** What the user may do to the whole canvas. Default: both. */
  transforms?: readonly ("crop" | "resize")[];
  /** Width and height of the empty canvas, in pixels. A picture to draw on brings its own size. Default [800, 800]. */
  canvasSize?: readonly [width: number, height: number];
  /** The canvas keeps its size; a picture to draw on is fitted into it. Default false. */
  fixedCanvas?: boolean;
  /** Whether the camera's picture is mirrored, and which camera it is. */
  webcamOptions?: WebcamOptions;
  /** How pixels of handlers travel to the page. "png" keeps them exactly. Default "png". */
  format?: PictureFormat;
  /** Which channels handlers get: 3, 4 or 1. Default "RGBA": what is drawn on nothing stays transparent around it. */
  imageMode?: ImageMode;
  /** Pixels, or a CSS length: how high the canvas may get on the page. Default 560. */
  height?: number | string;
  /** Pixels, or a CSS length: how wide the canvas is on the page. */
  width?: number | string;
  /** What stands on the empty canvas. */
  placeholder?: string;
  buttons?: readonly ("download" | "fullscreen")[];
}

/** A layer as it travels. Nothing is drawn on it where there is no picture. */
export interface DrawnLayer {
  name: string;
  hidden: boolean;
  picture: Media | null;
}
/** A drawing as it travels: every picture in it has the same size. */
export interface Drawn {
  width: number;
  height: number;
  background: Media | null;
  /** From the lowest. */
  layers: DrawnLayer[];
}
/** A picture that stands in the drawing already is sent by its id alone. */
export type Sent<T> = { [K in keyof T]: T[K] extends Media | null ? Media | { id: string } | null : T[K] };
export interface DrawnSent extends Sent<Omit<Drawn, "layers">> {
  layers: Sent<DrawnLayer>[];
}

/** Which layers there are from the start, and whether the user may add more. */
export function layersOf(layers: boolean | LayerOptions): { names: readonly string[]; more: boolean; shown: boolean } {
  if (layers === false) return { names: ["Layer 1"], more: false, shown: false };
  const { layers: names = ["Layer 1"], allowAdditionalLayers: more = true } = layers === true ? {} : layers;
  return { names, more, shown: true };
}

/** A page's drawing has no more layers than that. */
export const MOST_LAYERS = 50;

export const imageeditor = defineSpec<ImageEditorOptions & { type?: keyof ImageTypes; required?: boolean }>()({
  type: "imageeditor",
  title: "ImageEditor",
  props: {
    ...commonProps,
    type: "pixels",
    required: false,
    sources: ["upload", "webcam", "clipboard"],
    brush: {},
    eraser: {},
    layers: {},
    transforms: ["crop", "resize"],
    canvasSize: [800, 800],
    fixedCanvas: false,
    webcamOptions: {},
    format: "png",
    imageMode: "RGBA",
    height: undefined,
    width: undefined,
    placeholder: "",
    buttons: ["download", "fullscreen"],
  },
  events: ["change", "input", "clear", "upload", "select", "apply"],
  empty: null,
});
