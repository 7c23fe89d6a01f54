import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { fitsTypes } from "../../media/mime";
import type { Picture } from "../../media/picture";
import { acceptPicture, givePicture, recallPicture, takePicture } from "../parts/picture";
import type { gallery, GalleryMedia } from "./spec";

/** A picture, alone or with a caption. */
export type Hung = Picture | { picture: Picture; caption?: string } | readonly [picture: Picture, caption: string];

const isPair = (item: Hung): item is readonly [Picture, string] => Array.isArray(item);
const isItem = (item: Hung): item is { picture: Picture; caption?: string } =>
  typeof item === "object" && item !== null && "picture" in item;
const pictureOf = (item: Hung) => (isPair(item) ? item[0] : isItem(item) ? item.picture : item);
function captionOf(item: Hung): { caption?: string } {
  const caption = isPair(item) ? item[1] : isItem(item) ? item.caption : undefined;
  return caption ? { caption: String(caption) } : {};
}

/** A picture that stands in the gallery already may stay, by its id; others are uploaded. */
function acceptItem(item: unknown, on: Context<typeof gallery.props>, current: readonly GalleryMedia[]): GalleryMedia {
  if (typeof item !== "object" || item === null || !("picture" in item))
    throw new TypeError(`expected a list of pictures, got ${show(item)} in it`);
  const { picture } = item;
  const staying = current.find(
    ({ picture: { id } }) => typeof picture === "object" && picture !== null && "id" in picture && picture.id === id,
  );
  if (staying) return staying;
  const media = acceptPicture(picture, on);
  const { fileTypes } = on.props;
  if (fitsTypes(media, fileTypes)) return { picture: media };
  throw new TypeError(`expected a file of type ${fileTypes.join(", ")}; got ${show(media.name)}`);
}

export const codec: Codec<GalleryMedia[], unknown, readonly Hung[], typeof gallery.props> = {
  isCostly: true,
  accept: (value, on, current) => {
    if (!Array.isArray(value)) throw new TypeError(`expected a list of pictures, got ${show(value)}`);
    return value.map((item) => acceptItem(item, on, current));
  },
  preprocess: (items, on) => {
    const given = items.map(({ picture }) => givePicture(picture, on));
    const join = (pictures: unknown[]) =>
      pictures.map((picture, i) => ({ picture, ...(items[i]!.caption && { caption: items[i]!.caption }) }));
    return given.some((each) => each instanceof Promise) ? Promise.all(given).then(join) : join(given);
  },
  postprocess: (items, on) => {
    if (!Array.isArray(items)) throw new TypeError(`expected a list of pictures, got ${show(items)}`);
    return Promise.all(
      (items as readonly Hung[]).map(async (item) => ({ picture: await takePicture(pictureOf(item), on), ...captionOf(item) })),
    );
  },
  recall: (items, on) => {
    const pictures = items.map((item) => recallPicture(pictureOf(item), on));
    return pictures.includes(undefined) ? undefined : pictures.map((picture, i) => ({ picture, ...captionOf(items[i]!) }));
  },
};
