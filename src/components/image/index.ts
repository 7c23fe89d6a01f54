import { ComponentNode, type Component, type Filled } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import type { ImageTypes, Picture } from "../../media/picture";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { image, type ImageOptions, type WebcamOptions } from "./spec";

export type { ImageOptions, WebcamOptions };
export interface ImageEvents<G> extends Pick<EventMap<G>, "change" | "input" | "clear" | "upload" | "stream"> {
  /** A point of the picture was clicked, in its own pixels from the top left corner. */
  select: { index: [x: number, y: number] };
}
export interface Image<T extends keyof ImageTypes = "pixels", R extends boolean = false>
  extends
    Component<Filled<ImageTypes[T], R>, Picture, ImageOptions, ImageEvents<Filled<ImageTypes[T], R>>>,
    Listeners<ImageEvents<Filled<ImageTypes[T], R>>> {}

/**
 * A picture: uploaded, dropped, pasted or taken with a camera by the user, or shown to them. `type` says what handlers get: `"pixels"`
 * ({ data, width, height, channels }), `"sharp"`, the file's bytes (`"buffer"`) or its path (`"filepath"`). They get null while
 * there is none; `required: true` refuses the event instead. They answer with pixels, a tensor, bytes, a path or a sharp image.
 * With `streaming: true` the camera's pictures come as `stream` events while it is on: never more than the listener keeps up with.
 *
 * @example
 * ui.Interface({
 *   fn: (photo) => photo.clone().greyscale().png(),
 *   inputs: ui.Image({ type: "sharp", required: true }),
 *   outputs: ui.Image(),
 * })
 */
export function Image<T extends keyof ImageTypes = "pixels", R extends boolean = false, I extends Inputs = []>(
  options?: ImageOptions & Initial<Picture, I> & { type?: T; required?: R },
): Image<T, R> {
  return new ComponentNode(image, codec, options) as unknown as Image<T, R>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    image: Image;
  }
}
addShortcuts({ image: () => Image() });
