/** Pictures by sharp, which loads when a first one is read or written: it takes most of a second. */
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type SharpFactory from "sharp";
import type { Sharp } from "sharp";
import { MOST_PIXELS, sizeOf, type Read, type Size } from "./header";
import { mimeOfPicture } from "./mime";
import { channelsOf, checkPixels, isPixels, pixelsIn, type ImageMode, type Picture, type PictureFormat, type Pixels } from "./picture";

type SharpModule = typeof SharpFactory;
let loaded: SharpModule | undefined;

function sharp(): SharpModule {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- at first use, and not at all where it isn't installed
    return (loaded ??= require("sharp") as SharpModule);
  } catch {
    throw new Error("reading and writing pixels needs the package sharp: npm install sharp");
  }
}

/** The bytes of a picture file, and which kind it is. Throws an Error that says what was expected. */
export async function encodePicture(picture: Picture, format: PictureFormat): Promise<{ mime: string; data: Uint8Array }> {
  const pixels = pixelsIn(picture);
  if (pixels) return encodePixels(pixels, format);
  if (picture instanceof Uint8Array) return known(picture.slice());
  if (typeof picture === "string") return picture.startsWith("data:") ? known(fromDataUrl(picture)) : known(await readPath(picture));
  if (typeof picture === "object" && "toBuffer" in picture && typeof picture.toBuffer === "function") return fromSharp(picture as Sharp);
  throw new TypeError(
    `expected a picture: pixels, bytes of an image file, its path, or a sharp image; got ${picture === null ? "null" : typeof picture}`,
  );
}

async function encodePixels(pixels: Pixels, format: PictureFormat): Promise<{ mime: string; data: Uint8Array }> {
  checkPixels(pixels);
  const raw = openPicture(pixels);
  const encoded =
    format === "png" ? raw.png({ compressionLevel: 1 }) : format === "jpeg" ? raw.jpeg({ quality: 90 }) : raw.webp({ quality: 90 });
  return { mime: `image/${format}`, data: await encoded.toBuffer() };
}

async function fromSharp(picture: Sharp): Promise<{ mime: string; data: Uint8Array }> {
  const data = await picture.toBuffer();
  // A sharp image made of raw pixels gives raw pixels, unless it was told a format.
  const isFile = mimeOfPicture(data) !== undefined || typeof picture.png !== "function";
  return known(isFile ? data : await picture.clone().png({ compressionLevel: 1 }).toBuffer());
}

function known(data: Uint8Array): { mime: string; data: Uint8Array } {
  const mime = mimeOfPicture(data);
  if (mime) return { mime, data };
  const head = Buffer.from(data.subarray(0, 8)).toString("hex");
  throw new TypeError(
    `expected the bytes of a PNG, JPEG, WebP, GIF, AVIF or SVG file; these ${data.length} begin with ${head || "nothing"}`,
  );
}

function fromDataUrl(url: string): Uint8Array {
  const base64 = /^data:[^,]*;base64,(.*)$/s.exec(url)?.[1];
  if (base64 === undefined) throw new TypeError("expected a data URL in base64");
  return new Uint8Array(Buffer.from(base64, "base64"));
}

async function readPath(path: string): Promise<Uint8Array> {
  if (/^[a-z][a-z+.-]+:\/\//i.test(path))
    throw new TypeError(
      `expected the path of a picture; ${JSON.stringify(path.slice(0, 80))} is an address, and nothing is fetched for you`,
    );
  try {
    return await readFile(path);
  } catch {
    throw new TypeError(`expected the path of a picture, but there is none at ${JSON.stringify(path)}`);
  }
}

/** Which kind of picture the file is, and how large it says it is, by its first bytes. */
export function headerOf(path: string): { mime: string | undefined; size: Size | undefined } {
  const descriptor = openSync(path, "r");
  const read: Read = (offset, length) => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
  };
  try {
    const mime = mimeOfPicture(read(0, 1000));
    return { mime, size: mime === undefined ? undefined : sizeOf(read, mime) };
  } finally {
    closeSync(descriptor);
  }
}

export const readBytes = (path: string): Uint8Array => readFileSync(path);

/** A sharp image, the right way up. Drawings aren't opened: a small SVG can keep the processor busy for minutes, and nothing stops it. */
export function openPicture(source: Uint8Array | string | Pixels): Sharp {
  if (isPixels(source)) {
    const { data, width, height, channels } = source;
    return sharp()(data, { raw: { width, height, channels } });
  }
  const mime = typeof source === "string" ? headerOf(source).mime : mimeOfPicture(source);
  if (mime === "image/svg+xml")
    throw new TypeError("an SVG drawing isn't turned into pixels here; where you trust it, do so yourself: sharp(svg).png()");
  return sharp()(source, { limitInputPixels: MOST_PIXELS, autoOrient: true });
}

/** Pixels of a picture, the right way up, in sRGB, 8 bits a channel. What is transparent becomes white, unless alpha is asked for. */
export async function decodePicture(source: Uint8Array | string | Pixels, mode: ImageMode): Promise<Pixels> {
  const opened = openPicture(source).toColourspace("srgb");
  const turned = mode === "RGBA" ? opened.ensureAlpha() : opened.flatten({ background: "white" });
  const shaped = mode === "L" ? turned.toColourspace("b-w") : turned;
  try {
    const { data, info } = await shaped.raw().toBuffer({ resolveWithObject: true });
    const channels = info.channels as Pixels["channels"];
    const wanted = channelsOf[mode];
    return {
      data: new Uint8Array(channels === wanted ? data : spread(data, channels, wanted)),
      width: info.width,
      height: info.height,
      channels: wanted,
    };
  } catch (error) {
    throw new TypeError(`the picture can't be read: ${(error as Error).message}`, { cause: error });
  }
}

/** Grey as three equal channels, or as the first of them. */
function spread(data: Uint8Array, from: number, to: number): Uint8Array {
  const count = data.length / from;
  const bytes = new Uint8Array(count * to).fill(255);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < Math.min(to, 3); k++) bytes[i * to + k] = data[i * from + Math.min(k, from - 1)]!;
    if (to === 4 && (from === 2 || from === 4)) bytes[i * to + 3] = data[i * from + from - 1]!;
  }
  return bytes;
}
