import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { label, type LabelOptions, type LabelValue } from "./spec";

export type { LabelOptions, LabelValue };
export interface LabelEvents extends Pick<EventMap<LabelValue | null>, (typeof label.events)[number]> {}
export interface Label
  extends
    Component<LabelValue | null, string | number | Readonly<Record<string, number>>, LabelOptions, LabelEvents>,
    Listeners<LabelEvents> {}

/**
 * What a classifier says: a class, or scores from 0 to 1 by class, drawn as bars.
 *
 * @example
 * ui.Interface({ fn: () => ({ cat: 0.9, dog: 0.1 }), outputs: ui.Label({ numTopClasses: 2 }) })
 */
export function Label<I extends Inputs = []>(
  options?: LabelOptions & Initial<string | number | Readonly<Record<string, number>>, I>,
): Label {
  return new ComponentNode(label, codec, options) as unknown as Label;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    label: Label;
  }
}
addShortcuts({ label: () => Label() });
