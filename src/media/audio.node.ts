/** Files of sound and moving pictures, on the kernel's disk. */
import { closeSync, openSync, readSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { mixDown, type AudioTypes } from "./audio";
import { mimeOfMedia } from "./mime";
import { decodeWav, type Channels } from "./wav";

/** A longer file isn't read into the memory. In bytes. */
const MOST_BYTES = 1_000_000_000;

/** Which kind of sound or moving picture the file is, by its first bytes. */
export const mediaOfFile = (path: string): string | undefined => mimeOfMedia(headOf(path));

/** A file's first bytes. */
export function headOf(path: string): Uint8Array {
  const head = Buffer.alloc(4096);
  const descriptor = openSync(path, "r");
  try {
    return head.subarray(0, readSync(descriptor, head, 0, head.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** A file's bytes. */
export async function readMedia(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new TypeError(`expected a file of at most ${MOST_BYTES / 1e6} MB, got ${Math.ceil(size / 1e6)} MB`);
  return readFile(path);
}

/** The samples of a file. The kernel has no codecs: pages decode other kinds before they bring them. */
export function decodeSound(bytes: Uint8Array): Channels {
  const mime = mimeOfMedia(bytes);
  if (mime === "audio/wav") return decodeWav(bytes);
  throw new TypeError(
    `samples are read from WAV files only, and this is ${mime ?? "none"}; its bytes and its path can be had by type "buffer" and "filepath"`,
  );
}

/** Samples as a handler gets them. */
export function giveSamples({ channels, samplingRate }: Channels, type: "samples" | "mono"): AudioTypes["samples" | "mono"] {
  if (type === "mono") return { data: mixDown(channels), samplingRate };
  return { data: channels.length === 1 ? channels[0]! : channels, samplingRate };
}
