import { ComponentNode, type Component } from "../../graph/component";
import type { EventMap, Listeners } from "../../graph/event";
import { codec } from "./codec";
import { timer, type TimerOptions } from "./spec";

export type { TimerOptions };
export interface TimerEvents extends Pick<EventMap<number>, (typeof timer.events)[number]> {}
export interface Timer extends Component<number, number, TimerOptions, TimerEvents>, Listeners<TimerEvents> {}

/**
 * Fires `tick` every so many seconds, while an app is shown. Its value is the seconds; `timer.update({ active: false })` stops it.
 *
 * @example
 * const clock = ui.Textbox({ label: "Time" });
 * ui.Timer(1).tick(() => new Date().toLocaleTimeString(), [], clock);
 */
export function Timer(seconds = 1, options: TimerOptions = {}): Timer {
  return new ComponentNode(timer, codec, { ...options, value: seconds }) as unknown as Timer;
}
