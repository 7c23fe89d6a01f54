import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import type { Files, FileCount, FileSources } from "../parts/files";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { file, type FileOptions } from "./spec";

export type { FileOptions, Files };
export interface FileEvents<G> extends Pick<EventMap<G>, (typeof file.events)[number]> {}
export interface File<G = string | null> extends Component<G, FileSources, FileOptions, FileEvents<G>>, Listeners<FileEvents<G>> {}

/**
 * Files: brought by the user, or offered for download. Handlers get the path of a copy on the kernel's disk (`type: "binary"`
 * gives its bytes), or a list of them with `fileCount: "multiple"` or `"directory"`; the files of a folder lie together, each at
 * its path. They answer with the path of a file, with bytes (`{ name, data }` names them), or with a list.
 *
 * Throws a TypeError where there is no file at a path.
 *
 * @example
 * ui.Interface({ fn: (bytes) => `${bytes.length} bytes`, inputs: ui.File({ type: "binary", required: true }), outputs: "textbox" })
 */
export function File<
  T extends "filepath" | "binary" = "filepath",
  N extends FileCount = "single",
  R extends boolean = false,
  I extends Inputs = [],
>(
  options?: FileOptions & Initial<FileSources, I> & { type?: T; fileCount?: N; required?: R },
): File<Files<T extends "binary" ? Uint8Array : string, N, R>> {
  return new ComponentNode(file, codec, options) as unknown as File<Files<T extends "binary" ? Uint8Array : string, N, R>>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    file: File;
  }
}
addShortcuts({ file: () => File() });
