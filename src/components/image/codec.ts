import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { checkSize, readerOf, sizeOf } from "../../media/header";
import { mimeOfPicture } from "../../media/mime";
import type { Media, Picture } from "../../media/picture";
import { acceptPicture, givePicture, recallPicture, takePicture } from "../parts/picture";
import type { image } from "./spec";

/** A frame of a camera is no larger, in bytes. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Frames come along with the value: each is gone with the next one, and needs no file. */
function acceptFrame({ data, id }: { data: unknown; id?: unknown }): Media {
  if (!(data instanceof Uint8Array) || data.length > MOST_BYTES) throw new TypeError(`expected a frame of a camera, got ${show(data)}`);
  const mime = mimeOfPicture(data);
  if (mime !== "image/jpeg" && mime !== "image/webp" && mime !== "image/png")
    throw new TypeError(`expected a frame as JPEG, WebP or PNG, got ${mime ?? "something else"}`);
  checkSize(sizeOf(readerOf(data), mime), "the frame");
  const known = typeof id === "string" && id.length <= 64 ? id : crypto.randomUUID();
  return { id: known, mime, name: `webcam.${mime.slice(6)}`, data };
}

const isFrame = (value: unknown): value is { data: unknown } => typeof value === "object" && value !== null && "data" in value;

export const codec: Codec<Media | null, unknown, Picture, typeof image.props> = {
  isCostly: true,
  accept: (value, on: Context<typeof image.props>) => {
    if (value === null) return null;
    return on.props.streaming && isFrame(value) ? acceptFrame(value) : acceptPicture(value, on);
  },
  preprocess: (media, on) => media && givePicture(media, on),
  postprocess: takePicture,
  recall: recallPicture,
};
