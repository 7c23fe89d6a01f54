import { ComponentNode, type Component, type NoInfer } from "../../graph/component";
import type { EventMap, Listeners } from "../../graph/event";
import { copy, codec } from "./codec.node";
import { state, type StateOptions } from "./spec";

export type { StateOptions };
export interface StateEvents<T> extends Pick<EventMap<T>, (typeof state.events)[number]> {}
export interface State<T = any> extends Component<T, T, StateOptions<T>, StateEvents<T>>, Listeners<StateEvents<T>> {}

/**
 * A value that is kept for each session, and never leaves the kernel. It may be anything that can be copied; each session begins
 * with a copy of the first value, and handlers get copies: what they change counts when they answer with it.
 *
 * Throws a TypeError where the first value can't be copied (a function, or an object that holds one).
 *
 * @example
 * const seen = ui.State<string[]>([]);
 * word.submit((text, list) => [...list, text], [word, seen], seen);
 */
export function State<T>(initial: T, options: StateOptions<NoInfer<T>> = {}): State<T> {
  return new ComponentNode(state, codec, { ...options, value: copy(initial) }) as unknown as State<T>;
}
