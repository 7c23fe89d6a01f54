import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { show } from "../../graph/spec";
import type { ImageTypes, Picture } from "../../media/picture";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { imageslider, type ImageSliderOptions } from "./spec";

export type { ImageSliderOptions };
/** What an ImageSlider gives: both pictures where they are required, else null for each that is missing, and for none at all. */
export type Compared<T, R extends boolean> = R extends true ? [before: T, after: T] : [before: T | null, after: T | null] | null;
export interface ImageSliderEvents<G> extends Pick<EventMap<G>, (typeof imageslider.events)[number]> {}
export interface ImageSlider<T extends keyof ImageTypes = "pixels", R extends boolean = false>
  extends
    Component<
      Compared<ImageTypes[T], R>,
      readonly [before: Picture | null, after: Picture | null],
      ImageSliderOptions,
      ImageSliderEvents<Compared<ImageTypes[T], R>>
    >,
    Listeners<ImageSliderEvents<Compared<ImageTypes[T], R>>> {}

/**
 * Two pictures of one thing, one over the other, with a line between them that the user moves. Handlers get [before, after], each
 * as `type` says (see `Image`), or null while there is none; they answer with [before, after].
 *
 * @example
 * ui.Interface({
 *   fn: async (photo) => [await photo.clone().png().toBuffer(), await photo.clone().blur(8).png().toBuffer()],
 *   inputs: ui.Image({ type: "sharp", required: true }),
 *   outputs: ui.ImageSlider({ label: "Blurred" }),
 * })
 */
export function ImageSlider<T extends keyof ImageTypes = "pixels", R extends boolean = false, I extends Inputs = []>(
  options?: ImageSliderOptions & Initial<readonly [before: Picture | null, after: Picture | null], I> & { type?: T; required?: R },
): ImageSlider<T, R> {
  const at = options?.sliderPosition;
  if (at !== undefined && !(at >= 0 && at <= 100))
    throw new TypeError(`ImageSlider: sliderPosition must be from 0 to 100, got ${show(at)}`);
  return new ComponentNode(imageslider, codec, options) as unknown as ImageSlider<T, R>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    imageslider: ImageSlider;
  }
}
addShortcuts({ imageslider: () => ImageSlider() });
