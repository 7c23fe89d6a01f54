import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec, type MultimodalValue, type MultimodalSource } from "./codec";
import { multimodaltextbox, type MultimodalTextboxOptions } from "./spec";

export type { MultimodalValue, MultimodalSource, MultimodalTextboxOptions };
export interface MultimodalTextboxEvents extends Pick<
  EventMap<MultimodalValue>,
  Exclude<(typeof multimodaltextbox.events)[number], "select">
> {
  /** A part of the text was marked: from `start` up to `end`, in UTF-16 code units. */
  select: { index: [start: number, end: number]; value: string };
}
export interface MultimodalTextbox
  extends
    Component<MultimodalValue, MultimodalSource, MultimodalTextboxOptions, MultimodalTextboxEvents>,
    Listeners<MultimodalTextboxEvents> {}

/**
 * Text with files that the user attaches, drops, pastes or speaks. Handlers get { text, files }, each file as the path of a copy
 * on the kernel's disk; it is never null. They answer with text, or with { text, files }. `required: true` refuses an event
 * while there is neither text nor a file.
 *
 * @example
 * const question = ui.MultimodalTextbox({ label: "Question", fileTypes: ["image"], fileCount: "multiple" });
 * ui.Interface({ fn: ({ text, files }) => `${text} (${files.length} pictures)`, inputs: question, outputs: "textbox" })
 */
export function MultimodalTextbox<I extends Inputs = []>(
  options?: MultimodalTextboxOptions & Initial<MultimodalSource, I> & { required?: boolean },
): MultimodalTextbox {
  return new ComponentNode(multimodaltextbox, codec, options) as unknown as MultimodalTextbox;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    multimodaltextbox: MultimodalTextbox;
  }
}
addShortcuts({ multimodaltextbox: () => MultimodalTextbox() });
