import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";

function readText(value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`expected text, got ${show(value)}`);
}

/** Text, code unit by code unit. */
export const textCodec: Codec<string, string, string> = { accept: readText, preprocess: (text) => text, postprocess: readText };

/** Text that the author writes and the user reads. */
export const shownTextCodec: Codec<string, string, string> = {
  ...textCodec,
  accept: () => {
    throw new TypeError("the user can't change this");
  },
};
