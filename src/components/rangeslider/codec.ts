import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { checkBounds, readPosition } from "../parts/number";
import type { Range, rangeslider } from "./spec";

function readRange(value: unknown, { props }: Context<typeof rangeslider.props>): Range {
  if (!Array.isArray(value) || value.length !== 2) throw new TypeError(`expected [low, high], got ${show(value)}`);
  const [low, high] = [readPosition(value[0], props), readPosition(value[1], props)];
  if (low > high) throw new RangeError(`expected [low, high], got ${low} above ${high}`);
  return [low, high];
}

export const codec: Codec<Range, Range, readonly [number, number], typeof rangeslider.props> = {
  empty: ({ props }) => [props.minimum, props.maximum],
  accept: readRange,
  // The bounds may have moved since the value came.
  check: ([low, high], { props }) => checkBounds(low, props) ?? checkBounds(high, props),
  preprocess: ([low, high]) => [low, high],
  postprocess: readRange,
};
