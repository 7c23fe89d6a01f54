import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { ImageMode, ImageTypes, Media, PictureFormat } from "../../media/picture";

export interface ImageSliderOptions extends CommonOptions {
  /** Where the line between the pictures stands at first, from 0 (left) to 100. Default 50. */
  sliderPosition?: number;
  /** Pixels, or a CSS length. Default 500. */
  maxHeight?: number | string;
  /** Pixels, or a CSS length. By default as high as the first picture. */
  height?: number | string;
  /** Pixels, or a CSS length. */
  width?: number | string;
  /** How pixels travel to the page. "png" keeps them exactly; "jpeg" and "webp" are smaller. Default "png". */
  format?: PictureFormat;
  /** Which channels handlers get: 3, 4 or 1. Default "RGB". */
  imageMode?: ImageMode;
  buttons?: readonly ("download" | "fullscreen")[];
}

/** Two pictures of one thing as they travel; the user brings one after the other. */
export type Pair = [before: Media | null, after: Media | null];

export const imageslider = defineSpec<ImageSliderOptions & { type?: keyof ImageTypes; required?: boolean }>()({
  type: "imageslider",
  title: "ImageSlider",
  props: {
    ...commonProps,
    type: "pixels",
    required: false,
    sliderPosition: 50,
    maxHeight: undefined,
    height: undefined,
    width: undefined,
    format: "png",
    imageMode: "RGB",
    buttons: ["download", "fullscreen"],
  },
  events: ["change", "input", "clear", "upload"],
  empty: null,
});
