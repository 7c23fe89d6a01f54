import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { textbox, type TextboxOptions } from "./spec";

export type { TextboxOptions };
export interface TextboxEvents extends Pick<EventMap<string>, (typeof textbox.events)[number]> {}
export interface Textbox extends Component<string, string, TextboxOptions, TextboxEvents>, Listeners<TextboxEvents> {}

/**
 * A line or more of text. Handlers get a string, and answer with one; it is never null.
 *
 * @example
 * const word = ui.Textbox({ label: "Word", placeholder: "Say something" });
 * ui.Interface({ fn: (text) => text.toUpperCase(), inputs: word, outputs: "textbox" })
 */
export function Textbox<I extends Inputs = []>(options?: TextboxOptions & Initial<string, I>): Textbox {
  return new ComponentNode(textbox, codec, options) as unknown as Textbox;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    text: Textbox;
    textbox: Textbox;
    textarea: Textbox;
  }
}
addShortcuts({ text: () => Textbox(), textbox: () => Textbox(), textarea: () => Textbox({ lines: 7 }) });
