import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { ImageMode, ImageTypes, PictureFormat } from "../../media/picture";

export interface WebcamOptions {
  /** Shows and takes pictures as a mirror would. Default true. */
  mirror?: boolean;
  /** What the browser is asked for, as `getUserMedia` knows it: `{ width: 640, height: 480, frameRate: 15 }`. */
  constraints?: Readonly<Record<string, unknown>>;
}

export interface ImageOptions extends CommonOptions {
  /** From where the user may bring a picture. Default: all three. Dropping a file works with "upload". */
  sources?: readonly ("upload" | "webcam" | "clipboard")[];
  /**
   * While the camera is on its pictures are the value, one after the other, each with a `stream` event. `streamEvery` of the
   * listener says how often; they come later where handlers take longer.
   */
  streaming?: boolean;
  webcamOptions?: WebcamOptions;
  /** How pixels travel to the page. "png" keeps them exactly; "jpeg" and "webp" are smaller. Default "png". */
  format?: PictureFormat;
  /** Which channels handlers get: 3, 4 or 1. Default "RGB". */
  imageMode?: ImageMode;
  /** Pixels, or a CSS length. By default as high as the picture, up to 480 pixels. */
  height?: number | string;
  /** Pixels, or a CSS length. */
  width?: number | string;
  /** What stands in the empty box. */
  placeholder?: string;
  /** What a screen reader says of the picture. */
  altText?: string;
  buttons?: readonly ("download" | "fullscreen")[];
}

export const image = defineSpec<ImageOptions & { type?: keyof ImageTypes; required?: boolean }>()({
  type: "image",
  title: "Image",
  props: {
    ...commonProps,
    type: "pixels",
    required: false,
    sources: ["upload", "webcam", "clipboard"],
    streaming: false,
    webcamOptions: {},
    format: "png",
    imageMode: "RGB",
    height: undefined,
    width: undefined,
    placeholder: "",
    altText: "",
    buttons: ["download", "fullscreen"],
  },
  events: ["change", "input", "clear", "upload", "stream", "select"],
  empty: null,
});
