import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { textbox, type HtmlAttributes, type TextboxOptions } from "./spec";

export type { HtmlAttributes, TextboxOptions };
export interface TextboxEvents extends Pick<EventMap<string>, Exclude<(typeof textbox.events)[number], "select">> {
  /** A part of the text was marked: from `start` up to `end`, in UTF-16 code units. */
  select: { index: [start: number, end: number]; value: string };
}
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
