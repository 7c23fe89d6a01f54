import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface Model3DOptions extends CommonOptions {
  /** How it is drawn. Default "solid". */
  displayMode?: "solid" | "point_cloud" | "wireframe";
  /** What stands behind it: red, green, blue and alpha, from 0 to 1. By default what is behind the component. */
  clearColor?: readonly [red: number, green: number, blue: number, alpha: number];
  /** From where it is seen: degrees around it, degrees from its top, and the distance; null leaves one as it is. */
  cameraPosition?: readonly [around: number | null, down: number | null, distance: number | null];
  /** How fast it comes nearer. Default 1. */
  zoomSpeed?: number;
  /** How fast it is moved. Default 1. */
  panSpeed?: number;
  /** Pixels, or a CSS length. Default 320. */
  height?: number | string;
  /** What stands in the empty box. */
  placeholder?: string;
  /** What a screen reader says of it. */
  altText?: string;
  buttons?: readonly "download"[];
}

export const model3d = defineSpec<Model3DOptions & { required?: boolean }>()({
  type: "model3d",
  title: "Model3D",
  props: {
    ...commonProps,
    required: false,
    displayMode: "solid",
    clearColor: undefined,
    cameraPosition: [null, null, null],
    zoomSpeed: 1,
    panSpeed: 1,
    height: 320,
    placeholder: "",
    altText: "",
    buttons: ["download"],
  },
  events: ["change", "input", "upload", "clear"],
  empty: null,
});
