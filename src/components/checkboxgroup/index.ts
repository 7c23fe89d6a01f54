import { ComponentNode, type Component, type NoInfer } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import type { Choice } from "../parts/choice";
import { codec } from "./codec";
import { checkboxgroup, type CheckboxGroupOptions } from "./spec";

export type { CheckboxGroupOptions };
export interface CheckboxGroupEvents<G> extends Pick<EventMap<G[]>, (typeof checkboxgroup.events)[number]> {}
export interface CheckboxGroup<V = string, G = V>
  extends Component<G[], V | readonly V[], CheckboxGroupOptions<V>, CheckboxGroupEvents<G>>, Listeners<CheckboxGroupEvents<G>> {}

/**
 * Any of a few choices, all of them in sight. Handlers get a list in the order in which they were checked; it is empty where none
 * is, and never null. `type: "index"` gives places among the choices, from 0. Handlers answer with a list, or with one value.
 *
 * @example
 * const toppings = ui.CheckboxGroup({ label: "Toppings", choices: ["cheese", "basil"], value: ["basil"] });   // gives ("cheese" | "basil")[]
 * ui.Interface({ fn: (names) => `A pizza with ${names.join(" and ")}`, inputs: toppings, outputs: "textbox", live: true })
 */
export function CheckboxGroup<V extends Choice = string, T extends "value" | "index" = "value", I extends Inputs = []>(
  options?: CheckboxGroupOptions<V> & Initial<NoInfer<V> | readonly NoInfer<V>[], I> & { type?: T },
): CheckboxGroup<V, T extends "index" ? number : V> {
  return new ComponentNode(checkboxgroup, codec, options) as unknown as CheckboxGroup<V, T extends "index" ? number : V>;
}
