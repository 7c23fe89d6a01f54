/** Masks as coloured sheets over a picture. */
import type { Media } from "../../media/picture";
import { Drawing } from "../../page/parts/pixels";

/** How much of the colour covers the picture, where a pixel wholly belongs to the part. */
const COVER = 0.62;

export class MaskSheet {
  readonly canvas = document.createElement("canvas");
  #color = "";
  /** How much each pixel belongs to the part, from 0 to 255. */
  #belongs: Uint8ClampedArray | undefined;

  constructor(
    private readonly media: Media,
    private readonly changed: () => void,
  ) {
    void this.#read();
  }

  /** Draws it in this colour, once it has come. */
  paint(color: string): void {
    if (!this.#belongs || color === this.#color) return;
    this.#color = color;
    const { width, height } = this.canvas;
    const context = this.canvas.getContext("2d")!;
    context.fillStyle = color;
    context.fillRect(0, 0, width, height);
    const image = context.getImageData(0, 0, width, height);
    for (let i = 0; i < this.#belongs.length; i++) image.data[i * 4 + 3] = this.#belongs[i]! * COVER;
    context.putImageData(image, 0, 0);
  }

  /** Whether this place is inside; fractions of width and height. */
  covers(x: number, y: number): boolean {
    const { width, height } = this.canvas;
    const at = Math.floor(y * height) * width + Math.floor(x * width);
    return (this.#belongs?.[at] ?? 0) > 127;
  }

  async #read(): Promise<void> {
    const context = this.canvas.getContext("2d", { willReadFrequently: true })!;
    if ("pixels" in this.media) new Drawing(this.canvas).draw(this.media.pixels);
    else if ("data" in this.media) {
      const bitmap = await createImageBitmap(new Blob([this.media.data as BlobPart], { type: this.media.mime }));
      Object.assign(this.canvas, { width: bitmap.width, height: bitmap.height });
      context.drawImage(bitmap, 0, 0);
      bitmap.close();
    }
    const { data } = context.getImageData(0, 0, this.canvas.width, this.canvas.height);
    this.#belongs = new Uint8ClampedArray(data.length / 4).map((_, i) => data[i * 4]!);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.changed();
  }
}
