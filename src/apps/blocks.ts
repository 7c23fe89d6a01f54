import type { Child, Layout } from "../graph/layout";
import { AppNode, type App, type AppOptions } from "./app";

export interface BlocksOptions extends AppOptions {}
export interface Blocks extends App, Layout<BlocksOptions> {}

/**
 * An app of your own making: components in layouts, wired by listeners.
 *
 * @example
 * const word = ui.Textbox({ label: "Word" }), run = ui.Button("Shout"), output = ui.Textbox({ label: "Loud" });
 * run.click((text) => text.toUpperCase(), word, output);
 * ui.Blocks(["# Shouting", ui.Row([word, output]), run])
 */
export function Blocks(children: readonly Child[] = [], options: BlocksOptions = {}): Blocks {
  return new AppNode("Blocks", children, options) as unknown as Blocks;
}
