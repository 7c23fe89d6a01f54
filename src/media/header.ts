/** How large a picture says it is, by the first bytes of its file: a small one can hold a raster that fills the memory. */

/** A picture of more pixels isn't taken, and not decoded. */
export const MOST_PIXELS = 64_000_000;

/** Bytes of a file from this offset; fewer at its end. */
export type Read = (offset: number, length: number) => Uint8Array;
export interface Size {
  width: number;
  height: number;
}

/** As the raster lies in the file, before it is turned upright; undefined where the header doesn't say it. */
export function sizeOf(read: Read, mime: string): Size | undefined {
  switch (mime) {
    case "image/png":
      return text(read(12, 4)) === "IHDR" ? pair(view(read(16, 8)), 0, 4, (bytes, at) => bytes.getUint32(at)) : undefined;
    case "image/gif":
      return pair(view(read(6, 4)), 0, 2, (bytes, at) => bytes.getUint16(at, true));
    case "image/jpeg":
      return ofJpeg(read);
    case "image/webp":
      return ofWebp(read);
    case "image/avif":
      return ofAvif(read(0, 64 * 1024));
    default:
      return undefined;
  }
}

/** Throws an Error where it is more than fits. */
export function checkSize(size: Size | undefined, what = "the picture"): void {
  if (size && size.width * size.height > MOST_PIXELS)
    throw new TypeError(`${what} has ${size.width} × ${size.height} pixels; up to ${MOST_PIXELS / 1_000_000} million are read`);
}

export const readerOf =
  (bytes: Uint8Array): Read =>
  (offset, length) =>
    bytes.subarray(offset, offset + length);

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);

function pair(bytes: DataView, at: number, step: number, get: (bytes: DataView, at: number) => number): Size | undefined {
  return bytes.byteLength < at + 2 * step ? undefined : { width: get(bytes, at), height: get(bytes, at + step) };
}

/** Segments until the one that begins a frame. */
function ofJpeg(read: Read): Size | undefined {
  for (let at = 2, tries = 0; tries < 500; tries++) {
    const head = view(read(at, 9));
    if (head.byteLength < 9 || head.getUint8(0) !== 0xff) return undefined;
    const marker = head.getUint8(1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: head.getUint16(7), height: head.getUint16(5) };
    // Fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + head.getUint16(2);
  }
  return undefined;
}

function ofWebp(read: Read): Size | undefined {
  const chunk = read(12, 18);
  if (chunk.length < 18) return undefined;
  const bytes = view(chunk);
  switch (text(chunk.subarray(0, 4))) {
    case "VP8 ":
      return { width: bytes.getUint16(14, true) & 0x3fff, height: bytes.getUint16(16, true) & 0x3fff };
    case "VP8L": {
      const bits = bytes.getUint32(9, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case "VP8X": {
      const get = (at: number) => (bytes.getUint16(at, true) | (bytes.getUint8(at + 2) << 16)) + 1;
      return { width: get(12), height: get(15) };
    }
    default:
      return undefined;
  }
}

/** The largest of the sizes that its properties name: a thumbnail or alpha may have one of its own. */
function ofAvif(head: Uint8Array): Size | undefined {
  const bytes = view(head);
  let largest: Size | undefined;
  for (let at = 4; at + 16 <= head.length; at++) {
    if (text(head.subarray(at, at + 4)) !== "ispe") continue;
    const size = { width: bytes.getUint32(at + 8), height: bytes.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
