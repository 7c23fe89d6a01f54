import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { highlightedtext, type Entities, type HighlightedPart, type HighlightedTextOptions } from "./spec";

export type { Entities, HighlightedPart, HighlightedTextOptions };
export interface HighlightedTextEvents extends Pick<EventMap<HighlightedPart[] | null>, "change" | "input"> {
  /** The user chose a part: its place in the value, and the part. */
  select: { index: number; value: HighlightedPart; selected: boolean };
}
export interface HighlightedText
  extends
    Component<HighlightedPart[] | null, readonly HighlightedPart[] | Entities, HighlightedTextOptions, HighlightedTextEvents>,
    Listeners<HighlightedTextEvents> {}

/**
 * Text of which parts have labels, or scores from -1 to 1, in colours. A value that names places outside of its text is refused.
 * Where it is interactive, the user selects text by mouse or keys and gives it a label, changes one or takes it away; the text stays.
 *
 * @example
 * ui.HighlightedText({
 *   label: "Names",
 *   value: { text: "Ada met Alan in London", entities: [{ start: 0, end: 3, entity: "person" }, { start: 16, end: 22, entity: "place" }] },
 *   colorMap: { person: "green", place: "#36c" },
 *   showLegend: true,
 * })
 */
export function HighlightedText<I extends Inputs = []>(
  options?: HighlightedTextOptions & Initial<readonly HighlightedPart[] | Entities, I>,
): HighlightedText {
  return new ComponentNode(highlightedtext, codec, options) as unknown as HighlightedText;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    highlightedtext: HighlightedText;
  }
}
addShortcuts({ highlightedtext: () => HighlightedText() });
