import { ComponentNode, type Component } from "../../graph/component";
import type { EventMap, Listeners } from "../../graph/event";
import { shownTextCodec } from "../parts/text";
import { button, type ButtonOptions } from "./spec";

export type { ButtonOptions };
export interface ButtonEvents extends Pick<EventMap<string>, (typeof button.events)[number]> {}
export interface Button extends Component<string, string, ButtonOptions, ButtonEvents>, Listeners<ButtonEvents> {}

/**
 * A button. Its value is its text. `interactive: false` greys it out.
 *
 * @example
 * const run = ui.Button("Run", { variant: "primary" });
 * await run.next("click");
 */
export function Button(text = "Run", options: ButtonOptions = {}): Button {
  return new ComponentNode(button, shownTextCodec, { ...options, value: text }) as unknown as Button;
}
