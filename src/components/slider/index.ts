import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { checkRange } from "../parts/number";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { slider, type SliderOptions } from "./spec";

export type { SliderOptions };
export interface SliderEvents extends Pick<EventMap<number>, (typeof slider.events)[number]> {}
export interface Slider extends Component<number, number, SliderOptions, SliderEvents>, Listeners<SliderEvents> {}

/**
 * A number within a range, chosen by dragging. It is never empty: without a value it stands at its minimum.
 *
 * @example
 * const times = ui.Slider({ label: "Times", minimum: 1, maximum: 10, step: 1, value: 3 });
 * ui.Interface({ fn: (n) => "ha".repeat(n), inputs: times, outputs: "textbox", live: true })
 */
export function Slider<I extends Inputs = []>(options?: SliderOptions & Initial<number, I>): Slider {
  checkRange("Slider", options);
  return new ComponentNode(slider, codec, options) as unknown as Slider;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    slider: Slider;
  }
}
addShortcuts({ slider: () => Slider() });
