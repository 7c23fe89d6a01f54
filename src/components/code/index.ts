import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { didYouMean, show } from "../../graph/spec";
import { addShortcuts } from "../parts/shortcuts";
import { textCodec } from "../parts/text";
import { code, endings, type CodeOptions, type Language } from "./spec";

export type { CodeOptions, Language };
export interface CodeEvents extends Pick<EventMap<string>, (typeof code.events)[number]> {}
export interface Code extends Component<string, string, CodeOptions, CodeEvents>, Listeners<CodeEvents> {}

/**
 * An editor for code, or code to look at. Handlers get a string, as it was written, and answer with one; it is never null.
 *
 * @example
 * const source = ui.Code({ label: "Source", language: "typescript", value: "const answer = 42;" });
 * ui.Interface({ fn: (text) => `${text.split("\n").length} lines`, inputs: source, outputs: "textbox", live: true })
 */
export function Code<I extends Inputs = []>(options?: CodeOptions & Initial<string, I>): Code {
  const language: string | undefined = options?.language;
  if (language !== undefined && !Object.hasOwn(endings, language))
    throw new TypeError(`Code has no language ${show(language)}${didYouMean(String(language), Object.keys(endings))}`);
  return new ComponentNode(code, textCodec, options) as unknown as Code;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    code: Code;
  }
}
addShortcuts({ code: () => Code() });
