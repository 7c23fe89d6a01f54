import { LayoutNode, type Child, type Layout } from "../../graph/layout";
import { text } from "../parts/children";
import { row, type RowOptions } from "./spec";

export type { RowOptions };
export interface Row extends Layout<RowOptions> {}

/**
 * Members side by side. It wraps where they would get narrower than their `minWidth`.
 *
 * @example
 * ui.Blocks([ui.Row([ui.Textbox({ label: "First" }), ui.Textbox({ label: "Second", scale: 2 })])])
 */
export function Row(children: readonly Child[], options?: RowOptions): Row {
  return new LayoutNode(row, children, options, text) as unknown as Row;
}
