import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { Media, PictureFormat } from "../../media/picture";

export interface AnnotatedImageOptions extends CommonOptions {
  /** How pixels travel to the page. "png" keeps them exactly; "jpeg" and "webp" are smaller. Default "png". */
  format?: PictureFormat;
  /** Labels and colours below the picture, by which a part can be looked at alone. Default true. */
  showLegend?: boolean;
  /** A CSS colour for each label. Others get one each. */
  colorMap?: Readonly<Record<string, string>>;
  /** Pixels, or a CSS length. By default as high as the picture, up to 480 pixels. */
  height?: number | string;
  /** Pixels, or a CSS length. */
  width?: number | string;
  /** What a screen reader says of the picture. */
  altText?: string;
  buttons?: readonly "fullscreen"[];
}

/** From its left top corner to its right bottom one, in pixels of the picture. */
export type Box = readonly [x1: number, y1: number, x2: number, y2: number];

/** A part of the picture as it travels: a box, or how much each of its pixels belongs to it. */
export type PartWire = { label: string } & ({ box: Box } | { mask: Media });
export interface AnnotatedWire {
  image: Media;
  annotations: PartWire[];
}

export const annotatedimage = defineSpec<AnnotatedImageOptions>()({
  type: "annotatedimage",
  title: "AnnotatedImage",
  props: {
    ...commonProps,
    format: "png",
    showLegend: true,
    colorMap: {},
    height: undefined,
    width: undefined,
    altText: "",
    buttons: ["fullscreen"],
  },
  events: ["change", "select"],
  empty: null,
});
