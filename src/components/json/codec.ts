import type { Codec } from "../../graph/component";
import { pack, unpack } from "../../wire/pack";

/** A copy that shares nothing with the value: handlers may go on changing theirs. Throws a ValueError at what can't travel exactly. */
function copyValue(value: unknown): unknown {
  const { json, buffers } = pack(value);
  return unpack(structuredClone(json), buffers);
}

function parse(text: string): unknown {
  try {
    return globalThis.JSON.parse(text);
  } catch (error) {
    throw new TypeError(`expected a value, or JSON as text; ${(error as globalThis.Error).message}`, { cause: error });
  }
}

export const codec: Codec<unknown, unknown> = {
  isCostly: true,
  accept: () => {
    throw new TypeError("the user can't change this");
  },
  preprocess: copyValue,
  postprocess: (value) => copyValue(typeof value === "string" ? parse(value) : value),
};
