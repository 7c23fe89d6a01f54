import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import { mediaOfFile, readMedia } from "../../media/audio.node";
import { mimeOfMedia } from "../../media/mime";
import { acceptFile, endings, takeBytes, takeFile, type FileMedia, type Kinds } from "../parts/media";
import type { video } from "./spec";

/** Kinds of sound alone are none; a container of pictures may hold none, which only a player finds out. */
const only = (mime: string | undefined) => (mime?.startsWith("video/") ? mime : undefined);
const kinds: Kinds = {
  what: "video",
  files: "an MP4, WebM, Ogg, QuickTime or Matroska file",
  mimeOfFile: (path) => only(mediaOfFile(path)),
  mimeOfBytes: (bytes) => only(mimeOfMedia(bytes)),
  nameOf: (mime) => `video.${endings[mime]!}`,
};

export const codec: Codec<FileMedia | null, unknown, string | Uint8Array, typeof video.props> = {
  isCostly: true,
  accept: (value, { files }, current) => (value === null ? null : acceptFile(value, files, kinds, current)),
  preprocess: (media, { props, files }) => {
    if (!media) return null;
    if (props.type === "filepath") return "file" in media ? files.get(media.file).path : files.keep(media.name, media.data).path;
    return "data" in media ? new Uint8Array(media.data) : readMedia(files.get(media.file).path).then((bytes) => new Uint8Array(bytes));
  },
  postprocess: (value: unknown, { files }) => {
    if (typeof value === "string") return takeFile(value, files, kinds);
    if (value instanceof Uint8Array) return takeBytes(new Uint8Array(value), files, kinds);
    throw new TypeError(`expected a video: the bytes of ${kinds.files}, or the path of one; got ${show(value)}`);
  },
};
