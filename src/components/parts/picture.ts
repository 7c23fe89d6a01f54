/** Between pictures on the wire and in handlers: what Image and Gallery share. */
import type { Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { decodePicture, encodePicture, mimeOfFile, openPicture, readBytes } from "../../media/image.node";
import { isPixels, type ImageMode, type ImageTypes, type Media, type Picture, type PictureFormat } from "../../media/picture";

export interface PictureProps {
  readonly type: keyof ImageTypes;
  readonly format: PictureFormat;
  readonly imageMode: ImageMode;
}

/** A picture that a page uploaded. What it is, its bytes say. */
export function acceptPicture(value: unknown, { files }: Context<unknown>): Media {
  const id = typeof value === "object" && value !== null && "file" in value ? value.file : undefined;
  if (typeof id !== "string") throw new TypeError(`expected an uploaded picture, got ${show(value)}`);
  const { path, name } = files.get(id);
  const mime = mimeOfFile(path);
  if (mime && mime !== "image/svg+xml") return { id, file: id, name, mime };
  throw new TypeError(`expected a PNG, JPEG, WebP, GIF or AVIF picture; ${show(name)} is ${mime ? "an SVG drawing" : "none of these"}`);
}

export function givePicture(media: Media, { props, files }: Context<PictureProps>): unknown {
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

export async function takePicture(picture: Picture, { props }: Context<PictureProps>): Promise<Media> {
  const { mime, data } = await encodePicture(picture, props.format);
  return { id: crypto.randomUUID(), mime, data, name: `image.${mime === "image/svg+xml" ? "svg" : mime.slice(6)}` };
}

/** What a handler would get back of a picture that it just gave; undefined where that takes decoding. */
export function recallPicture(picture: Picture, { props }: Context<PictureProps>): unknown {
  if (props.type === "pixels" && isPixels(picture)) return { ...picture, data: new Uint8Array(picture.data) };
  return undefined;
}
