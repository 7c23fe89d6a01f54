import type { Codec } from "../../graph/component";
import { checkBounds, readPosition, round } from "../parts/number";
import { stepOf, type slider } from "./spec";

export const codec: Codec<number, number, number, typeof slider.props> = {
  empty: ({ props }) => {
    if (!props.randomize) return props.minimum;
    const step = stepOf(props);
    const positions = Math.floor((props.maximum - props.minimum) / step);
    return round(props.minimum + Math.floor(Math.random() * (positions + 1)) * step, 10);
  },
  accept: (value, { props }) => readPosition(value, props),
  // The bounds may have moved since the value came.
  check: (value, { props }) => checkBounds(value, props),
  preprocess: (value) => value,
  postprocess: (value, { props }) => readPosition(value, props),
};
