import { isDeepStrictEqual } from "node:util";
import type { Codec } from "../../graph/component";

/** A copy that shares nothing with the value. */
export function copy<T>(value: T): T {
  try {
    return structuredClone(value);
  } catch (error) {
    throw new TypeError(`State: expected a value that can be copied, for each session has its own; ${(error as Error).message}`, {
      cause: error,
    });
  }
}

export const codec: Codec = {
  accept: () => {
    throw new TypeError("a page can't change this");
  },
  preprocess: copy,
  postprocess: copy,
  same: isDeepStrictEqual,
};
