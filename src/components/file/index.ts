import { ComponentNode, type Component, type Filled } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { file, type FileOptions } from "./spec";

export type { FileOptions };
export interface FileEvents<G> extends Pick<EventMap<G>, (typeof file.events)[number]> {}
export interface File<G = string | null>
  extends Component<G, string | readonly string[], FileOptions, FileEvents<G>>, Listeners<FileEvents<G>> {}
/** What a File gives: one or a list, null where there is none. */
export type Files<T, N, R extends boolean> = N extends "single" ? Filled<T, R> : T[];

/**
 * Files: brought by the user, or offered for download. Handlers get the path of a copy on the kernel's disk (`type: "binary"`
 * gives its bytes), or a list of them with `fileCount: "multiple"` or `"directory"`. They answer with the path of a file, or
 * with a list of paths.
 *
 * @example
 * ui.Interface({ fn: (bytes) => `${bytes.length} bytes`, inputs: ui.File({ type: "binary", required: true }), outputs: "textbox" })
 */
export function File<
  T extends "filepath" | "binary" = "filepath",
  N extends "single" | "multiple" | "directory" = "single",
  R extends boolean = false,
  I extends Inputs = [],
>(
  options?: FileOptions & Initial<string | readonly string[], I> & { type?: T; fileCount?: N; required?: R },
): File<Files<T extends "binary" ? Uint8Array : string, N, R>> {
  return new ComponentNode(file, codec, options) as unknown as File<Files<T extends "binary" ? Uint8Array : string, N, R>>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    file: File;
  }
}
addShortcuts({ file: () => File() });
