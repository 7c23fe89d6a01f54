import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface RangeSliderOptions extends CommonOptions {
  /** Default 0. */
  minimum?: number;
  /** Default 100. */
  maximum?: number;
  /** The distance between two positions. By default a hundredth of the range. */
  step?: number;
  /** Rounds to so many decimals, both ways. */
  precision?: number;
  /** Default: a button that goes back to the first range. */
  buttons?: readonly "reset"[];
}

/** From the low end to the high one. */
export type Range = [low: number, high: number];

export const rangeslider = defineSpec<RangeSliderOptions>()({
  type: "rangeslider",
  title: "RangeSlider",
  props: { ...commonProps, minimum: 0, maximum: 100, step: undefined, precision: undefined, buttons: ["reset"] },
  events: ["change", "input", "release"],
  empty: [0, 100],
});
