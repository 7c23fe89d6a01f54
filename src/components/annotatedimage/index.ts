import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec, type Annotated, type AnnotatedValue, type Annotation } from "./codec";
import { annotatedimage, type AnnotatedImageOptions, type Box } from "./spec";

export type { Annotated, AnnotatedImageOptions, AnnotatedValue, Annotation, Box };
export interface AnnotatedImageEvents extends Pick<EventMap<AnnotatedValue | null>, (typeof annotatedimage.events)[number]> {}
export interface AnnotatedImage
  extends Component<AnnotatedValue | null, Annotated, AnnotatedImageOptions, AnnotatedImageEvents>, Listeners<AnnotatedImageEvents> {}

/**
 * A picture with parts of it marked and named, as a detector or a segmenter gives them. Handlers answer with { image, annotations }:
 * each annotation is { box: [x1, y1, x2, y2], label } in pixels of the picture, or { mask, label }, where the mask is a picture of
 * one channel or a tensor (0 is outside; 1, or 255, is inside). Pairs as in Gradio, [image, [[box, label]]], are taken too. The
 * user can look at each part alone, and choose one.
 *
 * @example
 * ui.Interface({
 *   fn: (photo) => ({ image: photo, annotations: [{ box: [40, 40, 200, 160], label: "eye" }] }),
 *   inputs: ui.Image({ required: true }),
 *   outputs: ui.AnnotatedImage({ colorMap: { eye: "#ff8800" } }),
 * })
 */
export function AnnotatedImage<I extends Inputs = []>(options?: AnnotatedImageOptions & Initial<Annotated, I>): AnnotatedImage {
  return new ComponentNode(annotatedimage, codec, options) as unknown as AnnotatedImage;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    annotatedimage: AnnotatedImage;
  }
}
addShortcuts({ annotatedimage: () => AnnotatedImage() });
