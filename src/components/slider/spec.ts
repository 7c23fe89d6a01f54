import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface SliderOptions extends CommonOptions {
  /** Default 0. */
  minimum?: number;
  /** Default 100. */
  maximum?: number;
  /** The distance between two positions. By default a hundredth of the range. */
  step?: number;
  /** Rounds to so many decimals, both ways. */
  precision?: number;
  /** Begins at a random position. */
  randomize?: boolean;
  /** Default: a button that goes back to the first value. */
  buttons?: readonly "reset"[];
}

export const slider = defineSpec<SliderOptions>()({
  type: "slider",
  title: "Slider",
  props: { ...commonProps, minimum: 0, maximum: 100, step: undefined, precision: undefined, randomize: false, buttons: ["reset"] },
  events: ["change", "input", "release"],
  empty: 0,
});

/** The distance between two positions: what was asked for, or about a hundredth of the range. */
export function stepOf({ minimum, maximum, step }: { minimum: number; maximum: number; step: number | undefined }): number {
  if (step !== undefined && step > 0) return step;
  const range = maximum - minimum;
  return range > 0 ? 10 ** Math.min(0, Math.floor(Math.log10(range / 100))) : 1;
}
