import { ComponentNode, type Codec, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import type { FileWire } from "../file/spec";
import { give, take, type FileSources } from "../parts/files";
import { downloadbutton, type DownloadButtonOptions } from "./spec";

export type { DownloadButtonOptions };
export interface DownloadButtonEvents extends Pick<EventMap<string[]>, (typeof downloadbutton.events)[number]> {}
export interface DownloadButton
  extends Component<string[], FileSources, DownloadButtonOptions, DownloadButtonEvents>, Listeners<DownloadButtonEvents> {}

/**
 * A button that saves files to the user's disk. Its value is what it saves: the path of a file, bytes (`{ name, data }` names
 * them), or a list; handlers get a list of paths.
 *
 * Throws a TypeError where there is no file at a path.
 *
 * @example
 * const save = ui.DownloadButton("Save as CSV");
 * run.click((text) => ({ name: "table.csv", data: Buffer.from(text) }), word, save);
 */
export function DownloadButton<I extends Inputs = []>(
  text = "Download",
  options: DownloadButtonOptions & Initial<FileSources, I> = {},
): DownloadButton {
  return new ComponentNode(downloadbutton, codec, { interactive: true, ...options, label: text }) as unknown as DownloadButton;
}

const codec: Codec<FileWire[] | null, string[], FileSources> = {
  accept: () => {
    throw new TypeError("the user can't change this");
  },
  preprocess: (wire, { files }) => (wire ?? []).map((each) => give(each, { props: { type: "filepath" }, files }) as string),
  postprocess: take,
};
