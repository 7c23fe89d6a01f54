import { ComponentNode, type Component } from "../../graph/component";
import type { EventMap, Listeners } from "../../graph/event";
import { show } from "../../graph/spec";
import { codecOf, toJson } from "./codec";
import { browserstate, type BrowserStateOptions } from "./spec";

export type { BrowserStateOptions };
export interface BrowserStateEvents<T> extends Pick<EventMap<T>, (typeof browserstate.events)[number]> {}
export interface BrowserState<T = any>
  extends Component<T, T, BrowserStateOptions, BrowserStateEvents<T>>, Listeners<BrowserStateEvents<T>> {}

/**
 * A value that the browser keeps: it is there again after a reload, and after a restart of the kernel. It is never drawn, and is
 * part of each app whose listeners use it. What a page has kept comes when it opens, as a `change`; until then, and after `null`,
 * the first value counts. It may be anything that JSON is.
 *
 * Throws a TypeError, with the path, at what JSON would lose: NaN, undefined, dates, bytes.
 *
 * @example
 * const settings = ui.BrowserState({ name: "" }, { storageKey: "greeter" });
 * word.submit((name) => ({ name }), word, settings);
 * settings.change(({ name }) => name, settings, word);
 */
export function BrowserState<T>(initial: T, options: BrowserStateOptions): BrowserState<T> {
  const { storageKey } = Object(options) as Partial<BrowserStateOptions>;
  if (typeof storageKey !== "string" || !storageKey)
    throw new TypeError(`BrowserState: storageKey must name it among the values that the browser keeps, got ${show(storageKey)}`);
  return new ComponentNode(browserstate, codecOf(readFirst(initial)), { ...options, interactive: true }) as unknown as BrowserState<T>;
}

function readFirst(initial: unknown): unknown {
  try {
    return toJson(initial);
  } catch (error) {
    throw new TypeError(`BrowserState: the first value: ${(error as globalThis.Error).message}`, { cause: error });
  }
}
