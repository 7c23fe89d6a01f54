import { ComponentNode, type Component, type Filled } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { show } from "../../graph/spec";
import { addShortcuts } from "../parts/shortcuts";
import { codecOf } from "./codec.node";
import { Root } from "./folder.node";
import { toGlob } from "./glob";
import { fileexplorer, type FileExplorerOptions } from "./spec";

export type { FileExplorerOptions };
export interface FileExplorerEvents<G> extends Pick<EventMap<G>, (typeof fileexplorer.events)[number]> {}
export interface FileExplorer<G = string[]>
  extends Component<G, string | readonly string[], FileExplorerOptions, FileExplorerEvents<G>>, Listeners<FileExplorerEvents<G>> {}

/**
 * A folder of the kernel's disk, of which the user chooses files. Folders are read when they are opened. Handlers get absolute paths
 * of files that lie inside `rootDir`, whatever a page says and links lead to: a list, or one with `fileCount: "single"`. They answer
 * with paths, absolute or from `rootDir`.
 *
 * Throws a TypeError where `rootDir` is no folder, and at paths outside it.
 *
 * @example
 * const explorer = ui.FileExplorer({ label: "Notebooks", glob: "**\/*.ipynb", rootDir: ".", fileCount: "single" });
 * explorer.change((file) => `chosen: ${file}`, explorer, output);
 */
export function FileExplorer<N extends "single" | "multiple" = "multiple", R extends boolean = false, I extends Inputs = []>(
  options: FileExplorerOptions &
    Initial<string | readonly string[], I> & {
      /** The folder that is shown, for good. Default: where the kernel runs. */
      rootDir?: string;
      fileCount?: N;
      required?: R;
    } = {},
): FileExplorer<N extends "single" ? Filled<string, R> : string[]> {
  // It stays here: no page learns where the kernel keeps its files.
  const { rootDir = ".", ...others } = options;
  checkGlobs(others);
  const node = new ComponentNode(fileexplorer, codecOf(new Root(rootDir)), others);
  return node as unknown as FileExplorer<N extends "single" ? Filled<string, R> : string[]>;
}

function checkGlobs({ glob = "", ignoreGlob = "" }: FileExplorerOptions): void {
  for (const [name, pattern] of Object.entries({ glob, ignoreGlob })) {
    try {
      toGlob(pattern);
    } catch (error) {
      throw new TypeError(`FileExplorer: ${name} must be a pattern, got ${show(pattern)}`, { cause: error });
    }
  }
}

declare module "../../graph/handler" {
  interface Shortcuts {
    fileexplorer: FileExplorer;
  }
}
addShortcuts({ fileexplorer: () => FileExplorer() });
