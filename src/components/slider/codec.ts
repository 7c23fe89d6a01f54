import type { Codec } from "../../graph/component";
import { checkBounds, readNumber, round } from "../parts/number";
import { stepOf, type slider } from "./spec";

export const codec: Codec<number, number, number, typeof slider.props> = {
  empty: ({ props }) => {
    if (!props.randomize) return props.minimum;
    const step = stepOf(props);
    const positions = Math.floor((props.maximum - props.minimum) / step);
    return round(props.minimum + Math.floor(Math.random() * (positions + 1)) * step, 10);
  },
  accept: (value, { props }) => {
    const read = readNumber(value);
    const problem = Number.isFinite(read) ? checkBounds(read, props) : `expected a finite number, got ${read}`;
    if (problem) throw new TypeError(problem);
    return round(read, props.precision);
  },
  check: checkValue,
  preprocess: (value) => value,
  postprocess: (value, { props }) => {
    const read = round(readNumber(value), props.precision);
    const problem = checkBounds(read, props);
    if (problem) throw new RangeError(problem);
    return read;
  },
};

/** The bounds may have moved since the value came. */
function checkValue(value: number, { props }: { props: typeof slider.props }): string | undefined {
  return checkBounds(value, props);
}
