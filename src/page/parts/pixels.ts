/** Pixels as the browser draws them. */
import type { Pixels } from "../../media/picture";

/** Draws them on a canvas, which takes their size. */
export function drawPixels({ data, width, height, channels }: Pixels, canvas: HTMLCanvasElement | OffscreenCanvas): void {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const image = new ImageData(width, height);
  const rgba = image.data;
  // In steps of whole pixels: this is done for each picture of a stream.
  for (let from = 0, to = 0; to < rgba.length; from += channels, to += 4) {
    rgba[to] = data[from]!;
    rgba[to + 1] = data[channels === 1 ? from : from + 1]!;
    rgba[to + 2] = data[channels === 1 ? from : from + 2]!;
    rgba[to + 3] = channels === 4 ? data[from + 3]! : 255;
  }
  (canvas.getContext("2d") as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D).putImageData(image, 0, 0);
}

/** Their PNG file. */
export async function toPng(pixels: Pixels): Promise<Blob> {
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  drawPixels(pixels, canvas);
  return canvas.convertToBlob({ type: "image/png" });
}
