import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import type { ImageTypes } from "../../media/picture";
import { addShortcuts } from "../parts/shortcuts";
import { codec, type Hung } from "./codec";
import { gallery, type GalleryOptions } from "./spec";

export type { GalleryOptions, Hung };
export interface GalleryItem<T extends keyof ImageTypes = "pixels"> {
  picture: ImageTypes[T];
  caption?: string;
}
export interface GalleryEvents<T extends keyof ImageTypes> extends Pick<EventMap<GalleryItem<T>[]>, (typeof gallery.events)[number]> {}
export interface Gallery<T extends keyof ImageTypes = "pixels">
  extends Component<GalleryItem<T>[], readonly Hung[], GalleryOptions, GalleryEvents<T>>, Listeners<GalleryEvents<T>> {}

/**
 * Pictures in a grid, each with a caption or without. Handlers get a list of { picture, caption }, empty where there is none,
 * each picture as `type` says (see `Image`); they answer with a list of pictures, of { picture, caption }, or of both.
 *
 * @example
 * ui.Interface({
 *   fn: async (photo) => [
 *     { picture: await photo.clone().greyscale().toBuffer(), caption: "grey" },
 *     { picture: await photo.clone().blur(8).toBuffer(), caption: "soft" },
 *   ],
 *   inputs: ui.Image({ type: "sharp", required: true }),
 *   outputs: ui.Gallery({ columns: 2 }),
 * })
 */
export function Gallery<T extends keyof ImageTypes = "pixels", I extends Inputs = []>(
  options?: GalleryOptions & Initial<readonly Hung[], I> & { type?: T },
): Gallery<T> {
  return new ComponentNode(gallery, codec, options) as unknown as Gallery<T>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    gallery: Gallery;
  }
}
addShortcuts({ gallery: () => Gallery() });
