import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";

function readBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new TypeError(`expected true or false, got ${show(value)}`);
}

export const codec: Codec<boolean, boolean, boolean> = { accept: readBoolean, preprocess: (value) => value, postprocess: readBoolean };
