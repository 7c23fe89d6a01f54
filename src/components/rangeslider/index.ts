import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { checkRange } from "../parts/number";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { rangeslider, type Range, type RangeSliderOptions } from "./spec";

export type { Range, RangeSliderOptions };
export interface RangeSliderEvents extends Pick<EventMap<Range>, (typeof rangeslider.events)[number]> {}
export interface RangeSlider
  extends Component<Range, readonly [low: number, high: number], RangeSliderOptions, RangeSliderEvents>, Listeners<RangeSliderEvents> {}

/**
 * A range of numbers, [low, high], chosen by dragging either end; low is never above high. It is never empty: without a value it
 * goes from its minimum to its maximum.
 *
 * @example
 * const price = ui.RangeSlider({ label: "Price", minimum: 0, maximum: 500, step: 10, value: [50, 200] });
 * ui.Interface({ fn: ([low, high]) => `From ${low} to ${high}`, inputs: price, outputs: "textbox", live: true })
 */
export function RangeSlider<I extends Inputs = []>(
  options?: RangeSliderOptions & Initial<readonly [low: number, high: number], I>,
): RangeSlider {
  checkRange("RangeSlider", options);
  return new ComponentNode(rangeslider, codec, options) as unknown as RangeSlider;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    rangeslider: RangeSlider;
  }
}
addShortcuts({ rangeslider: () => RangeSlider() });
