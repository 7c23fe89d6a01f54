import { ComponentNode, type Component, type Filled } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import type { Audible, AudioTypes } from "../../media/audio";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { audio, type AudioOptions, type WaveformOptions } from "./spec";

export type { AudioOptions, WaveformOptions };
export interface AudioEvents<G> extends Pick<EventMap<G>, (typeof audio.events)[number]> {}
export interface Audio<T extends keyof AudioTypes = "samples", R extends boolean = false>
  extends
    Component<Filled<AudioTypes[T], R>, Audible, AudioOptions, AudioEvents<Filled<AudioTypes[T], R>>>,
    Listeners<AudioEvents<Filled<AudioTypes[T], R>>> {}

/**
 * Sound: recorded, uploaded or dropped by the user, or played to them. `type` says what handlers get: `"samples"`
 * ({ data, samplingRate }: floats from -1 to 1, a Float32Array, or a list of them where there are several channels), `"mono"` (the
 * same, mixed down to one), the file's bytes (`"buffer"`) or its path (`"filepath"`). They get null while there is none; `required:
 * true` refuses the event instead. They answer with samples, with transformers.js' RawAudio, with the bytes of a file or its path.
 *
 * The page decodes what the user brings, so that samples come from every kind of file that the browser plays. Sound that a handler
 * makes bit by bit is answered by `ui.append`; with `streaming` it is played as it comes.
 *
 * @example
 * ui.Interface({
 *   fn: ({ data, samplingRate }) => `${(data.length / samplingRate).toFixed(1)} seconds`,
 *   inputs: ui.Audio({ type: "mono", required: true }),
 *   outputs: "textbox",
 * })
 */
export function Audio<T extends keyof AudioTypes = "samples", R extends boolean = false, I extends Inputs = []>(
  options?: AudioOptions & Initial<Audible, I> & { type?: T; required?: R },
): Audio<T, R> {
  return new ComponentNode(audio, codec, options) as unknown as Audio<T, R>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    audio: Audio;
    microphone: Audio;
  }
}
addShortcuts({ audio: () => Audio(), microphone: () => Audio({ sources: ["microphone"] }) });
