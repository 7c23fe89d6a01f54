import type { Codec } from "../../graph/component";
import { checkBounds, readNumber, round } from "../parts/number";
import type { number } from "./spec";

export const codec: Codec<number | null, number | null, number, typeof number.props> = {
  accept: (value, { props }) => (value === null ? null : round(readNumber(value), props.precision)),
  check: (value, { props }) => (value === null ? undefined : checkBounds(value, props)),
  preprocess: (value) => value,
  postprocess: (value, { props }) => round(readNumber(value), props.precision),
};
