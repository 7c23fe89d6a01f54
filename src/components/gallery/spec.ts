import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { ImageMode, ImageTypes, Media, PictureFormat } from "../../media/picture";
import type { WebcamOptions } from "../image/spec";

export interface GalleryOptions extends CommonOptions {
  /** How many pictures stand side by side. Default 3; fewer where there is little room. */
  columns?: number;
  /** How many rows are in sight; more scroll. */
  rows?: number;
  /** Pixels, or a CSS length. */
  height?: number | string;
  /** A click opens the picture in full. Default true. */
  allowPreview?: boolean;
  /** Begins with the selected picture in full. */
  preview?: boolean;
  /** The place of the selected picture, from 0. */
  selectedIndex?: number;
  /** How a picture fills its square, as in CSS. Default "cover": it is cut. */
  objectFit?: "contain" | "cover" | "fill" | "none" | "scale-down";
  /** Fewer pictures than columns share the whole width. Default true. */
  fitColumns?: boolean;
  /** From where the user may bring pictures. Default: all three. */
  sources?: readonly ("upload" | "webcam" | "clipboard")[];
  /** Extensions (".png") and kinds ("image/webp") that the user may bring. By default PNG, JPEG, WebP, GIF and AVIF. */
  fileTypes?: readonly string[];
  webcamOptions?: WebcamOptions;
  /** How pixels travel to the page. "png" keeps them exactly; "jpeg" and "webp" are smaller. Default "png". */
  format?: PictureFormat;
  /** Which channels handlers get: 3, 4 or 1. Default "RGB". */
  imageMode?: ImageMode;
  buttons?: readonly ("download" | "downloadAll" | "fullscreen")[];
}

/** A picture of a gallery as it travels. */
export interface GalleryMedia {
  picture: Media;
  caption?: string;
}
export const gallery = defineSpec<GalleryOptions & { type?: keyof ImageTypes }>()({
  type: "gallery",
  title: "Gallery",
  props: {
    ...commonProps,
    type: "pixels",
    columns: 3,
    rows: undefined,
    height: undefined,
    allowPreview: true,
    preview: false,
    selectedIndex: undefined,
    objectFit: "cover",
    fitColumns: true,
    sources: ["upload", "webcam", "clipboard"],
    fileTypes: [],
    webcamOptions: {},
    format: "png",
    imageMode: "RGB",
    buttons: ["download", "downloadAll", "fullscreen"],
  },
  events: ["change", "input", "select", "upload", "delete", "previewOpen", "previewClose"],
  empty: [],
});
