import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import { pack } from "../../wire/pack";
import { diff } from "../../wire/patch";
import type { BrowserStateWire } from "./spec";

/** A copy of a value that is the same after it was JSON. Throws a TypeError, with the path, where that loses something. */
export function toJson(value: unknown): unknown {
  // Depth, circles, functions, and all that isn't data.
  pack(value);
  const text = globalThis.JSON.stringify(value, (_, member: unknown) => (typeof member === "bigint" ? null : member));
  const copy: unknown = text === undefined ? null : globalThis.JSON.parse(text);
  const [lost] = diff(copy, value);
  if (!lost) return copy;
  const path = lost[1].map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  throw new TypeError(`${path && `at ${path}: `}expected JSON, got ${show(lost[2])}`);
}

/** `initial` counts until a page or a handler gives another value. */
export function codecOf(initial: unknown): Codec<BrowserStateWire, unknown> {
  const valueOf = (wire: BrowserStateWire): unknown => (wire ? wire[0] : initial);
  return {
    accept: (sent) => {
      if (Array.isArray(sent) && sent.length === 1) return [toJson(sent[0])];
      throw new TypeError(`expected a value in a list, got ${show(sent)}`);
    },
    preprocess: (wire) => structuredClone(valueOf(wire)),
    postprocess: (value) => [toJson(value)],
    same: (before, after) => !diff(valueOf(before), valueOf(after)).length,
  };
}
