import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { checkbox, type CheckboxOptions } from "./spec";

export type { CheckboxOptions };
export interface CheckboxEvents extends Pick<EventMap<boolean>, (typeof checkbox.events)[number]> {}
export interface Checkbox extends Component<boolean, boolean, CheckboxOptions, CheckboxEvents>, Listeners<CheckboxEvents> {}

/**
 * Yes or no.
 *
 * @example
 * ui.Interface({ fn: (loud) => (loud ? "HELLO" : "hello"), inputs: ui.Checkbox({ label: "Loud" }), outputs: "textbox", live: true })
 */
export function Checkbox<I extends Inputs = []>(options?: CheckboxOptions & Initial<boolean, I>): Checkbox {
  return new ComponentNode(checkbox, codec, options) as unknown as Checkbox;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    checkbox: Checkbox;
  }
}
addShortcuts({ checkbox: () => Checkbox() });
