import { ComponentNode, type Component, type Filled, type NoInfer } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import type { Choice } from "../parts/choice";
import { codec } from "./codec";
import { radio, type RadioOptions } from "./spec";

export type { RadioOptions };
export interface RadioEvents<G> extends Pick<EventMap<G>, (typeof radio.events)[number]> {}
export interface Radio<V = string, G = V | null> extends Component<G, V, RadioOptions<V>, RadioEvents<G>>, Listeners<RadioEvents<G>> {}

/**
 * One of a few choices, all of them in sight. Handlers get null before one is chosen; `required: true` refuses the event instead.
 * `type: "index"` gives the place among the choices, from 0.
 *
 * @example
 * const color = ui.Radio({ label: "Color", choices: ["red", "blue"], value: "red", required: true });   // gives "red" | "blue"
 * ui.Interface({ fn: (name) => `It is ${name}`, inputs: color, outputs: "textbox", live: true })
 */
export function Radio<V extends Choice = string, R extends boolean = false, T extends "value" | "index" = "value", I extends Inputs = []>(
  options?: RadioOptions<V> & Initial<NoInfer<V>, I> & { required?: R; type?: T },
): Radio<V, Filled<T extends "index" ? number : V, R>> {
  return new ComponentNode(radio, codec, options) as unknown as Radio<V, Filled<T extends "index" ? number : V, R>>;
}
