/** Files of sound, moving pictures and bodies between handlers and pages: what Audio, Video and Model3D share. */
import type { Files } from "../../graph/component";
import { show } from "../../graph/spec";

/** A file as it travels: one of the kernel's disk, or its bytes. */
export type FileMedia = { id: string; name: string; mime: string } & ({ file: string } | { data: Uint8Array });

/** What a component takes for its files, and how it calls them. */
export interface Kinds {
  /** As in "expected a sound". */
  what: string;
  /** As in "expected a WAV, MP3 or Ogg file". */
  files: string;
  /** The kind of a file, by what is in it. */
  mimeOfFile(path: string): string | undefined;
  mimeOfBytes(bytes: Uint8Array): string | undefined;
  /** The name for bytes that have none, by their kind. */
  nameOf(mime: string): string;
}

/** More bytes than these don't stand in the value: pages fetch them in pieces. */
const INLINE = 4_000_000;

/** A file that a page brought; what stands there may stay. */
export function acceptFile<T extends FileMedia>(
  value: unknown,
  files: Files,
  kinds: Kinds,
  current: T | null,
): T | (FileMedia & { file: string }) {
  if (typeof value !== "object" || value === null) throw new TypeError(`expected an uploaded ${kinds.what}, got ${show(value)}`);
  if ("id" in value && current && value.id === current.id) return current;
  if (!("file" in value) || typeof value.file !== "string") throw new TypeError(`expected an uploaded ${kinds.what}, got ${show(value)}`);
  const { path, name } = files.get(value.file);
  const mime = kinds.mimeOfFile(path);
  if (!mime) throw new TypeError(`expected ${kinds.files}; ${show(name)} is none of these`);
  return { id: value.file, file: value.file, name, mime };
}

export function takeFile(path: string, files: Files, kinds: Kinds): FileMedia {
  if (/^[a-z][a-z+.-]+:/i.test(path))
    throw new TypeError(`expected the path of a ${kinds.what}; ${show(path)} is an address, and nothing is fetched for you`);
  const { id, name, path: whole } = files.offer(path);
  const mime = kinds.mimeOfFile(whole);
  if (!mime) throw new TypeError(`expected the path of ${kinds.files}; ${show(name)} is none of these`);
  return { id, file: id, name, mime };
}

export function takeBytes(data: Uint8Array, files: Files, kinds: Kinds): FileMedia {
  const mime = kinds.mimeOfBytes(data);
  if (!mime) throw new TypeError(`expected the bytes of ${kinds.files}; these ${data.length} are none`);
  const name = kinds.nameOf(mime);
  if (data.length <= INLINE) return { id: crypto.randomUUID(), name, mime, data };
  const { id } = files.keep(name, data);
  return { id, file: id, name, mime };
}

/** The ending of a file's name, by its kind. */
export const endings: Readonly<Record<string, string>> = {
  "audio/wav": "wav",
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "audio/flac": "flac",
  "audio/aac": "aac",
  "audio/mp4": "m4a",
  "video/mp4": "mp4",
  "video/webm": "webm",
  "video/ogg": "ogv",
  "video/quicktime": "mov",
  "video/x-matroska": "mkv",
};
