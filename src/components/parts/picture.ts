/** Between pictures on the wire and in handlers: what Image and Gallery share. */
import type { Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { decodePicture, encodePicture, headerOf, openPicture, readBytes } from "../../media/image.node";
import { checkSize } from "../../media/header";
import {
  channelsOf,
  checkPixels,
  isPixels,
  pixelsIn,
  type ImageMode,
  type ImageTypes,
  type Media,
  type Picture,
  type PictureFormat,
  type Pixels,
} from "../../media/picture";

export interface PictureProps {
  readonly type: keyof ImageTypes;
  readonly format: PictureFormat;
  readonly imageMode: ImageMode;
}

/** A picture that a page uploaded. What it is and how large, its bytes say. */
export function acceptPicture(value: unknown, { files }: Context<unknown>): Media {
  const id = typeof value === "object" && value !== null && "file" in value ? value.file : undefined;
  if (typeof id !== "string") throw new TypeError(`expected an uploaded picture, got ${show(value)}`);
  const { path, name } = files.get(id);
  const { mime, size } = headerOf(path);
  checkSize(size, show(name));
  if (mime && mime !== "image/svg+xml") return { id, file: id, name, mime };
  throw new TypeError(`expected a PNG, JPEG, WebP, GIF or AVIF picture; ${show(name)} is ${mime ? "an SVG drawing" : "none of these"}`);
}

export function givePicture(media: Media, { props, files }: Context<PictureProps>): unknown {
  if ("pixels" in media) return givePixels(media, { props, files });
  const source = "data" in media ? media.data : files.get(media.file).path;
  switch (props.type) {
    case "pixels":
      return decodePicture(source, props.imageMode);
    case "sharp":
      return openPicture(source);
    case "buffer":
      return typeof source === "string" ? readBytes(source) : source.slice();
    case "filepath":
      return typeof source === "string" ? source : files.keep(media.name, source).path;
  }
}

function givePixels({ name, pixels }: Media & { pixels: Pixels }, { props, files }: Context<PictureProps>): unknown {
  if (props.type === "sharp") return openPicture(pixels);
  if (props.type === "pixels")
    return pixels.channels === channelsOf[props.imageMode] ? copyOf(pixels) : decodePicture(pixels, props.imageMode);
  const file = encodePicture(pixels, "png");
  return file.then(({ data }) => (props.type === "buffer" ? data : files.keep(name, data).path));
}

/** Pictures of no more bytes travel as pixels: to encode and decode them would take longer than to send them. */
const SMALL = 4_000_000;

export function takePicture(picture: Picture, { props }: Context<PictureProps>): Media | Promise<Media> {
  const pixels = pixelsIn(picture);
  if (!pixels) return takeFile(picture, props.format);
  checkPixels(pixels);
  return travel(pixels, props)
    ? { id: crypto.randomUUID(), mime: "image/png", name: "image.png", pixels: copyOf(pixels) }
    : takeFile(pixels, props.format);
}

/** Whether they travel as they are. The page would lose the colour of what is transparent. */
const travel = ({ channels, data }: Pixels, { format }: PictureProps) => format === "png" && channels !== 4 && data.length <= SMALL;

async function takeFile(picture: Picture, format: PictureFormat): Promise<Media> {
  const { mime, data } = await encodePicture(picture, format);
  return { id: crypto.randomUUID(), mime, data, name: `image.${mime === "image/svg+xml" ? "svg" : mime.slice(6)}` };
}

/** Handlers may go on changing theirs. */
const copyOf = ({ data, width, height, channels }: Pixels): Pixels => ({ data: new Uint8Array(data), width, height, channels });

/** What a handler would get back of a picture that it just gave; undefined where that takes decoding, or can be had at any time. */
export function recallPicture(picture: Picture, { props }: Context<PictureProps>): unknown {
  const isSame = props.type === "pixels" && isPixels(picture) && picture.channels === channelsOf[props.imageMode];
  return isSame && !travel(picture, props) ? copyOf(picture) : undefined;
}
