import { ComponentNode, type Component, type Filled, type NoInfer } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import type { Choice } from "../parts/choice";
import { codec } from "./codec";
import { dropdown, type DropdownOptions } from "./spec";

export type { DropdownOptions };
export interface DropdownEvents<G> extends Pick<EventMap<G>, (typeof dropdown.events)[number]> {}
export interface Dropdown<V = string, G = V | null, T = G>
  extends Component<G, T, DropdownOptions<V>, DropdownEvents<G>>, Listeners<DropdownEvents<G>> {}

/** What can stand in a Dropdown. */
export type Picked<V, Multi extends boolean, Custom extends boolean> = Multi extends true ? Typed<V, Custom>[] : Typed<V, Custom>;
export type Typed<V, Custom extends boolean> = Custom extends true ? V | string : V;
/**
 * One of many choices, or several with `multiselect: true`, which gives a list. Handlers get null before one is chosen;
 * `required: true` refuses the event instead. `allowCustomValue: true` takes any text. `type: "index"` gives places among the
 * choices, from 0.
 *
 * @example
 * const city = ui.Dropdown({ label: "City", choices: ["Rome", "Oslo"], multiselect: true });   // gives ("Rome" | "Oslo")[]
 * ui.Interface({ fn: (cities) => cities.join(" and "), inputs: city, outputs: "textbox", live: true })
 */
export function Dropdown<
  V extends Choice = string,
  Multi extends boolean = false,
  Custom extends boolean = false,
  R extends boolean = false,
  T extends "value" | "index" = "value",
  I extends Inputs = [],
>(
  options?: DropdownOptions<V> &
    Initial<Picked<NoInfer<V>, Multi, Custom>, I> & { multiselect?: Multi; allowCustomValue?: Custom; required?: R; type?: T },
): Dropdown<
  V,
  Picked<T extends "index" ? number : V, Multi, T extends "index" ? false : Custom> | (Multi extends true ? never : Filled<never, R>),
  Picked<V, Multi, Custom>
> {
  return new ComponentNode(dropdown, codec, options) as never;
}
