import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { filesCodec, type FileCount, type Files, type FileSources } from "../parts/files";
import { uploadbutton, type UploadButtonOptions } from "./spec";

export type { UploadButtonOptions };
export interface UploadButtonEvents<G> extends Pick<EventMap<G>, (typeof uploadbutton.events)[number]> {}
export interface UploadButton<G = string | null>
  extends Component<G, FileSources, UploadButtonOptions, UploadButtonEvents<G>>, Listeners<UploadButtonEvents<G>> {}

/**
 * A button by which the user brings files. Handlers get the path of a copy on the kernel's disk (`type: "binary"` gives its bytes),
 * or a list of them with `fileCount: "multiple"` or `"directory"`. `upload` says that they are there.
 *
 * @example
 * const bring = ui.UploadButton("Bring a table", { fileTypes: [".csv"], type: "binary", required: true });
 * bring.upload((bytes) => `${bytes.length} bytes`, bring, output);
 */
export function UploadButton<
  T extends "filepath" | "binary" = "filepath",
  N extends FileCount = "single",
  R extends boolean = false,
  I extends Inputs = [],
>(
  text = "Upload a file",
  options: UploadButtonOptions & Initial<FileSources, I> & { type?: T; fileCount?: N; required?: R } = {},
): UploadButton<Files<T extends "binary" ? Uint8Array : string, N, R>> {
  const node = new ComponentNode(uploadbutton, filesCodec, { interactive: true, ...options, label: text });
  return node as unknown as UploadButton<Files<T extends "binary" ? Uint8Array : string, N, R>>;
}
