import { ComponentNode, type Component, type Filled } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { video, type VideoOptions, type VideoTypes } from "./spec";

export type { VideoOptions, VideoTypes };
export interface VideoEvents<G> extends Pick<EventMap<G>, (typeof video.events)[number]> {}
export interface Video<T extends keyof VideoTypes = "filepath", R extends boolean = false>
  extends
    Component<Filled<VideoTypes[T], R>, string | Uint8Array, VideoOptions, VideoEvents<Filled<VideoTypes[T], R>>>,
    Listeners<VideoEvents<Filled<VideoTypes[T], R>>> {}

/**
 * Moving pictures: uploaded or dropped by the user, recorded by their camera, or shown to them. Handlers get the path of the file
 * (`type: "buffer"` gives its bytes), null while there is none; `required: true` refuses the event instead. They answer with the
 * path or the bytes of an MP4, WebM, Ogg, QuickTime or Matroska file. Nothing is converted: what the user's browser can't play
 * isn't shown to them, and a recording is what the browser records, WebM as a rule.
 *
 * @example
 * ui.Interface({ fn: (bytes) => `${bytes.length} bytes`, inputs: ui.Video({ type: "buffer", required: true }), outputs: "textbox" })
 */
export function Video<T extends keyof VideoTypes = "filepath", R extends boolean = false, I extends Inputs = []>(
  options?: VideoOptions & Initial<string | Uint8Array, I> & { type?: T; required?: R },
): Video<T, R> {
  return new ComponentNode(video, codec, options) as unknown as Video<T, R>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    video: Video;
  }
}
addShortcuts({ video: () => Video() });
