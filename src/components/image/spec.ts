import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { ImageMode, ImageTypes, PictureFormat } from "../../media/picture";

export interface ImageOptions extends CommonOptions {
  /** From where the user may bring a picture. Default: both. Dropping a file works with "upload". */
  sources?: readonly ("upload" | "clipboard")[];
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
    sources: ["upload", "clipboard"],
    format: "png",
    imageMode: "RGB",
    height: undefined,
    width: undefined,
    placeholder: "",
    altText: "",
    buttons: ["download", "fullscreen"],
  },
  events: ["change", "input", "clear", "upload", "select"],
  empty: null,
});
