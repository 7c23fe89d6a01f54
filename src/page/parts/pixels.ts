/** Pixels as the browser draws them. */
import type { Pixels } from "../../media/picture";

/** Draws pixels on one canvas, again and again: what it needs for that is made once. */
export class Drawing {
  #image: ImageData | undefined;
  readonly #context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

  constructor(readonly canvas: HTMLCanvasElement | OffscreenCanvas) {
    this.#context = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  }

  /** The canvas takes the picture's size. */
  draw(pixels: Pixels): void {
    const { width, height } = pixels;
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height);
      Object.assign(this.canvas, { width, height });
    }
    toRgba(pixels, this.#image.data);
    this.#context.putImageData(this.#image, 0, 0);
  }
}

/** Red, green, blue, alpha: as one number in the order of this machine's bytes. */
const isLittle = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

function toRgba({ data, channels }: Pixels, rgba: Uint8ClampedArray): void {
  if (channels === 4) return rgba.set(data);
  // A pixel at a time, and no byte of it alone: this is done for each picture of a stream.
  const pixels = new Uint32Array(rgba.buffer);
  for (let from = 0, to = 0; to < pixels.length; from += channels, to++) {
    const r = data[from]!;
    const g = channels === 1 ? r : data[from + 1]!;
    const b = channels === 1 ? r : data[from + 2]!;
    pixels[to] = isLittle ? 0xff000000 | (b << 16) | (g << 8) | r : (r << 24) | (g << 16) | (b << 8) | 0xff;
  }
}

/** Their PNG file. */
export async function toPng(pixels: Pixels): Promise<Blob> {
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  new Drawing(canvas).draw(pixels);
  return canvas.convertToBlob({ type: "image/png" });
}
