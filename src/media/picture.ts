/** Pictures as handlers hold them. */

/** Pixels, row by row; 1 (grey), 3 (RGB) or 4 (RGBA) channels, 0 to 255 each. */
export interface Pixels {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
  channels: 1 | 3 | 4;
}

/** What machine-learning libraries give: [height, width], or with channels last or first, or a batch of one of these. Floats go from 0 to 1. */
export interface Tensor {
  data: ArrayLike<number>;
  dims: readonly number[];
}

/** Pixels and tensors as others name their members: an ImageData of a canvas (RGBA), an array with a `shape`, a tensor of TensorFlow.js. */
export type Raster =
  | { data: Uint8Array | Uint8ClampedArray; width: number; height: number }
  | { data: ArrayLike<number>; shape: readonly number[] }
  | { dataSync(): ArrayLike<number>; shape: readonly number[] };

/**
 * What can be shown as a picture: pixels, a tensor, the bytes of a PNG, JPEG, WebP, GIF, AVIF or SVG file, the path of one or a
 * data URL, a sharp image, or a canvas of Node.
 */
export type Picture = Pixels | Tensor | Raster | Uint8Array | string | { toBuffer(): Uint8Array | Promise<Uint8Array> };

/** What a handler gets of a picture, by `type`. */
export interface ImageTypes {
  pixels: Pixels;
  sharp: import("sharp").Sharp;
  buffer: Uint8Array;
  filepath: string;
}

export type PictureFormat = "png" | "jpeg" | "webp";
export type ImageMode = "RGB" | "RGBA" | "L";

/** A picture as it travels: the bytes of a file, its pixels, or a file that was uploaded. The id names it where it stands already. */
export type Media = { id: string; mime: string; name: string } & ({ data: Uint8Array } | { pixels: Pixels } | { file: string });

export const channelsOf: Readonly<Record<ImageMode, 1 | 3 | 4>> = { L: 1, RGB: 3, RGBA: 4 };

export function isPixels(value: unknown): value is Pixels {
  return typeof value === "object" && value !== null && "width" in value && "height" in value && "channels" in value && "data" in value;
}

export function isTensor(value: unknown): value is Tensor {
  return typeof value === "object" && value !== null && "dims" in value && "data" in value;
}

/** What has pixels of its own, or values that are pixels; undefined for files and all else. Throws an Error at a wrong shape. */
export function pixelsIn(value: unknown): Pixels | undefined {
  if (isPixels(value)) return value;
  if (typeof value !== "object" || value === null) return undefined;
  const { data, dims, shape, width, height } = value as Record<string, unknown>;
  const given =
    typeof (value as Partial<{ dataSync: unknown }>).dataSync === "function" ? (value as { dataSync(): unknown }).dataSync() : data;
  if (typeof given !== "object" || given === null) return undefined;
  const size = dims ?? shape;
  if (Array.isArray(size)) return toPixels({ data: given as ArrayLike<number>, dims: size as number[] });
  const isImageData = typeof width === "number" && typeof height === "number" && "length" in given;
  return isImageData ? { data: given as Uint8ClampedArray, width, height, channels: 4 } : undefined;
}

/** Throws an Error that says what doesn't fit. */
export function checkPixels({ data, width, height, channels }: Pixels): void {
  if (![1, 3, 4].includes(channels)) throw new TypeError(`expected 1, 3 or 4 channels, got ${channels}`);
  const isSize = (size: number) => Number.isInteger(size) && size > 0;
  if (!isSize(width) || !isSize(height)) throw new TypeError(`expected a width and a height in whole pixels, got ${width} × ${height}`);
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray))
    throw new TypeError("expected pixels in a Uint8Array or Uint8ClampedArray");
  const wanted = width * height * channels;
  if (data.length !== wanted)
    throw new TypeError(`${width} × ${height} pixels of ${channels} channels need ${wanted} bytes, got ${data.length}`);
}

/** A tensor as pixels. Throws an Error where its shape is no picture's. */
export function toPixels({ data, dims }: Tensor): Pixels {
  const shape = dims.length === 4 && dims[0] === 1 ? dims.slice(1) : dims;
  const [a = 0, b = 0, c = 1] = shape;
  const isChannels = (n: number): n is 1 | 3 | 4 => n === 1 || n === 3 || n === 4;
  const last = shape.length === 2 || (shape.length === 3 && isChannels(c));
  const first = !last && shape.length === 3 && isChannels(a);
  if (!last && !first)
    throw new TypeError(
      `expected a tensor of [height, width], [height, width, channels] or [channels, height, width], got [${dims.join(", ")}]`,
    );
  const [height, width, channels] = last ? [a, b, c as 1 | 3 | 4] : [b, c, a as 1 | 3 | 4];
  if (data.length !== height * width * channels)
    throw new TypeError(`a tensor of [${dims.join(", ")}] has ${height * width * channels} values, got ${data.length}`);
  const scale = data instanceof Float32Array || data instanceof Float64Array || Array.isArray(data) ? 255 : 1;
  const bytes = new Uint8ClampedArray(data.length);
  const plane = height * width;
  for (let i = 0; i < plane; i++) {
    for (let k = 0; k < channels; k++) bytes[i * channels + k] = data[last ? i * channels + k : k * plane + i]! * scale;
  }
  return { data: bytes, width, height, channels };
}
