import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface JSONOptions extends CommonOptions {
  /** Begins with all of it open, as far as that are no more than a thousand lines. Default false: the first level. */
  open?: boolean;
  /** Members of lists carry their place, from 0. Default false. */
  showIndices?: boolean;
  /** Pixels, or a CSS length. */
  height?: number | string;
  minHeight?: number | string;
  /** What is taller scrolls. Default 500. */
  maxHeight?: number | string;
  /** Default: a button that copies it as text. */
  buttons?: readonly "copy"[];
}

export const json = defineSpec<JSONOptions>()({
  type: "json",
  title: "JSON",
  props: {
    ...commonProps,
    open: false,
    showIndices: false,
    height: undefined,
    minHeight: undefined,
    maxHeight: 500,
    buttons: ["copy"],
  },
  events: ["change"],
  empty: null,
});
