import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import { toHex, type colorpicker } from "./spec";

function readColor(value: unknown): string {
  const hex = typeof value === "string" ? toHex(value) : undefined;
  if (hex) return hex;
  throw new TypeError(`expected a colour such as "#ff8800" or "rgb(255, 136, 0)", got ${show(value)}`);
}

export const codec: Codec<string | null, string | null, string, typeof colorpicker.props> = {
  accept: (value) => (value === null ? null : readColor(value)),
  preprocess: (color) => color,
  postprocess: readColor,
};
