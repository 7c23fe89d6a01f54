import { ComponentNode, type Component, type Filled } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { number, type NumberOptions } from "./spec";

export type { NumberOptions };
export interface NumberEvents<G> extends Pick<EventMap<G>, (typeof number.events)[number]> {}
export interface Number<G = number | null> extends Component<G, number, NumberOptions, NumberEvents<G>>, Listeners<NumberEvents<G>> {}

/**
 * A number, typed by the user. Handlers get null while it is empty; `required: true` refuses the event instead.
 *
 * @example
 * const age = ui.Number({ label: "Age", minimum: 0, precision: 0, required: true });
 * ui.Interface({ fn: (years) => years + 1, inputs: age, outputs: "number" })
 */
export function Number<R extends boolean = false, I extends Inputs = []>(
  options?: NumberOptions & Initial<number, I> & { required?: R },
): Number<Filled<number, R>> {
  return new ComponentNode(number, codec, options) as unknown as Number<Filled<number, R>>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    number: Number<number | null>;
  }
}
addShortcuts({ number: () => Number() });
