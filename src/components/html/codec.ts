import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import type { HTMLProps } from "./spec";

const DEPTH = 64;

/** Data that a template can name: text, numbers, lists and plain objects. */
function readData(value: unknown, depth = 0): unknown {
  if (value === null || ["string", "number", "boolean", "undefined"].includes(typeof value)) return value;
  if (depth < DEPTH && Array.isArray(value)) return value.map((each: unknown) => readData(each, depth + 1));
  const isPlain = typeof value === "object" && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);
  if (depth >= DEPTH || !isPlain) throw new TypeError(`expected HTML, or data for its template, got ${show(value)}`);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, readData(each, depth + 1)]));
}

/** The codec of one component, which alone knows its script. */
export const codecOf = (script: string): Codec<unknown, unknown, unknown, HTMLProps> => ({
  accept: (value) => {
    if (!script) throw new TypeError("the user can't change this");
    return readData(value);
  },
  preprocess: (value) => structuredClone(value),
  postprocess: (value) => readData(value),
  answer: () => script,
  event: (name, data, _on, wire) => (name === "change" || name === "input" ? structuredClone(wire) : readData(data)),
});
