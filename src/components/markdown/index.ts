import { ComponentNode, type Component } from "../../graph/component";
import type { Computed, Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { shownTextCodec } from "../parts/text";
import { addShortcuts } from "../parts/shortcuts";
import { markdown, type LatexDelimiter, type MarkdownOptions } from "./spec";

export type { LatexDelimiter, MarkdownOptions };
export interface MarkdownEvents extends Pick<EventMap<string>, (typeof markdown.events)[number]> {}
export interface Markdown extends Component<string, string, MarkdownOptions, MarkdownEvents>, Listeners<MarkdownEvents> {}

/**
 * Text in Markdown (GitHub's flavour), drawn as rich text, with formulas in LaTeX and code in colours. It is always sanitised: of HTML in
 * it stays what can do no harm; no scripts, styles, forms or names; links and pictures by http and https alone.
 *
 * @example
 * const report = ui.Markdown("# Report\n**nothing** yet");
 * report.value = "All *fine*";
 */
export function Markdown<I extends Inputs = []>(
  text: string | Computed<string, I> = "",
  options: MarkdownOptions & Omit<Initial<string, I>, "value"> = {},
): Markdown {
  return new ComponentNode(markdown, shownTextCodec, { ...options, value: text }) as unknown as Markdown;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    markdown: Markdown;
  }
}
addShortcuts({ markdown: () => Markdown() });
