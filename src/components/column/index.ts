import { LayoutNode, type Child, type Layout } from "../../graph/layout";
import { text } from "../parts/children";
import type { RowOptions } from "../row/spec";
import { column } from "./spec";

export interface Column extends Layout<RowOptions> {}

/**
 * Members one below the other; two Columns in a Row make a page of two.
 *
 * @example
 * ui.Blocks([ui.Row([ui.Column([ui.Textbox()]), ui.Column([ui.Number()], { scale: 2 })])])
 */
export function Column(children: readonly Child[], options?: RowOptions): Column {
  return new LayoutNode(column, children, options, text) as unknown as Column;
}
