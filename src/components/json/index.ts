import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { json, type JSONOptions } from "./spec";

export type { JSONOptions };
/** What a JSON shows: objects, lists, numbers (NaN and bigint too), dates, bytes and typed arrays; text is read as JSON. */
export type JSONValue = object | string | number | boolean | bigint;
export interface JSONEvents extends Pick<EventMap<unknown>, (typeof json.events)[number]> {}
export interface JSON extends Component<unknown, JSONValue, JSONOptions, JSONEvents>, Listeners<JSONEvents> {}

/**
 * Any value, as a tree that can be opened. Text is read as JSON; a handler gets a copy of the value.
 *
 * Throws a TypeError at what can't be shown exactly, with its path: functions, Maps, instances of classes, circles.
 *
 * @example
 * const answer = ui.JSON({ label: "Answer", showIndices: true, value: { name: "Ann", scores: [1, 2, 3] } });
 * answer.value = '{"read": "from text"}';
 */
export function JSON<I extends Inputs = []>(options?: JSONOptions & Initial<JSONValue, I>): JSON {
  return new ComponentNode(json, codec, options) as unknown as JSON;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    json: JSON;
  }
}
addShortcuts({ json: () => JSON() });
