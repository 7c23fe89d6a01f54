/** Pictures that lie on one another. */
import { decodePicture, openPicture } from "./image.node";
import type { Size } from "./header";
import type { Pixels } from "./picture";

export type Sheet = Uint8Array | string | Pixels;

/** RGBA of these sheets, the first one below. Throws an Error at one of another size. */
export async function compose({ width, height }: Size, sheets: readonly Sheet[]): Promise<Pixels> {
  const decoded = await Promise.all(sheets.map((sheet) => decodePicture(sheet, "RGBA")));
  const odd = decoded.find((sheet) => sheet.width !== width || sheet.height !== height);
  if (odd) throw new TypeError(`expected a picture of ${width} × ${height} pixels in the drawing, got ${odd.width} × ${odd.height}`);
  const [first = blank({ width, height }), ...others] = decoded;
  if (!others.length) return first;
  const input = others.map(({ data }) => ({
    input: Buffer.from(data.buffer, data.byteOffset, data.length),
    raw: { width, height, channels: 4 as const },
  }));
  const data = await openPicture(first).composite(input).raw().toBuffer();
  return { data: new Uint8Array(data), width, height, channels: 4 };
}

/** Transparent. */
export const blank = ({ width, height }: Size): Pixels => ({ data: new Uint8Array(width * height * 4), width, height, channels: 4 });

/** The size of a picture that stands upright. */
export async function uprightSize(source: Sheet): Promise<Size> {
  try {
    const { autoOrient, width, height } = await openPicture(source).metadata();
    return autoOrient ?? { width, height };
  } catch (error) {
    throw new TypeError(`the picture can't be read: ${(error as Error).message}`, { cause: error });
  }
}

/** The whole picture in a canvas of this size, with nothing around it. */
export async function fitInto({ width, height }: Size, source: Sheet): Promise<Uint8Array> {
  const background = { r: 0, g: 0, b: 0, alpha: 0 };
  return openPicture(source).resize(width, height, { fit: "contain", background }).png({ compressionLevel: 1 }).toBuffer();
}
