/** A drawing on the page. Nothing in it changes: each change makes another one, which shares with it what stayed. */
import type { Media } from "../../media/picture";

/** Pixels that stay as they are, and how they travel once they have been sent or came. */
export class Raster {
  media: Media | undefined;

  constructor(readonly canvas: HTMLCanvasElement) {}
}

export interface Layer {
  /** The same through all changes. */
  readonly key: string;
  readonly name: string;
  readonly hidden: boolean;
  /** Null while nothing is drawn on it. */
  readonly raster: Raster | null;
}

export interface Sketch {
  readonly width: number;
  readonly height: number;
  readonly background: Raster | null;
  /** From the lowest. */
  readonly layers: readonly Layer[];
}

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const emptyLayer = (name: string): Layer => ({ key: crypto.randomUUID(), name, hidden: false, raster: null });
export const isEmpty = ({ background, layers }: Sketch) => !background && layers.every(({ raster }) => !raster);

export function makeCanvas(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  return [canvas, canvas.getContext("2d")!];
}

/** The same drawing with one layer changed. */
export function withLayer(sketch: Sketch, key: string, change: Partial<Layer>): Sketch {
  return { ...sketch, layers: sketch.layers.map((layer) => (layer.key === key ? { ...layer, ...change } : layer)) };
}

/** Every picture is drawn anew, on a canvas of this size. */
function redraw(
  sketch: Sketch,
  width: number,
  height: number,
  draw: (to: CanvasRenderingContext2D, from: HTMLCanvasElement) => void,
): Sketch {
  const again = (raster: Raster | null) => {
    if (!raster) return null;
    const [canvas, context] = makeCanvas(width, height);
    context.imageSmoothingQuality = "high";
    draw(context, raster.canvas);
    return new Raster(canvas);
  };
  const layers = sketch.layers.map((layer) => ({ ...layer, raster: again(layer.raster) }));
  return { width, height, background: again(sketch.background), layers };
}

/** What of a picture fits whole into a canvas, and where. */
function fitted(from: { width: number; height: number }, width: number, height: number): [x: number, y: number, w: number, h: number] {
  const scale = Math.min(width / from.width, height / from.height);
  const [w, h] = [Math.round(from.width * scale), Math.round(from.height * scale)];
  return [Math.floor((width - w) / 2), Math.floor((height - h) / 2), w, h];
}

/** This part of it; on a canvas that keeps its size, as large as it gets. */
export function crop(sketch: Sketch, part: Rectangle, keepsSize: boolean): Sketch {
  const { x, y, width, height } = part;
  if (!keepsSize) return redraw(sketch, width, height, (to, from) => to.drawImage(from, -x, -y));
  const place = fitted(part, sketch.width, sketch.height);
  return redraw(sketch, sketch.width, sketch.height, (to, from) => to.drawImage(from, x, y, width, height, ...place));
}

export function resize(sketch: Sketch, width: number, height: number): Sketch {
  return redraw(sketch, width, height, (to, from) => to.drawImage(from, 0, 0, width, height));
}

/** Draws on this picture from now on. What was drawn stays where it is. */
export function layUnder(sketch: Sketch, picture: Raster, keepsSize: boolean): Sketch {
  const { width, height } = picture.canvas;
  if (!keepsSize) {
    const isSame = width === sketch.width && height === sketch.height;
    const moved = isSame ? sketch : redraw(sketch, width, height, (to, from) => to.drawImage(from, 0, 0));
    return { ...moved, background: picture };
  }
  if (width === sketch.width && height === sketch.height) return { ...sketch, background: picture };
  const [canvas, context] = makeCanvas(sketch.width, sketch.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture.canvas, ...fitted(picture.canvas, sketch.width, sketch.height));
  return { ...sketch, background: new Raster(canvas) };
}

/** All that is to be seen. */
export function flatten({ width, height, background, layers }: Sketch): HTMLCanvasElement {
  const [canvas, context] = makeCanvas(width, height);
  if (background) context.drawImage(background.canvas, 0, 0);
  for (const { hidden, raster } of layers) if (raster && !hidden) context.drawImage(raster.canvas, 0, 0);
  return canvas;
}

/** What older drawings may hold of memory, in bytes, and how many there are at most. */
const MEMORY = 256 * 1024 * 1024;
const STEPS = 100;

/** What can be undone and redone. */
export class History {
  #past: Sketch[] = [];
  #future: Sketch[] = [];

  constructor(private now: Sketch) {}

  get present(): Sketch {
    return this.now;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  add(sketch: Sketch): void {
    this.#past.push(this.now);
    this.#future = [];
    this.now = sketch;
    while (this.#past.length > 1 && (this.#past.length > STEPS || this.#memory > MEMORY)) this.#past.shift();
  }

  undo(): void {
    const before = this.#past.pop();
    if (!before) return;
    this.#future.push(this.now);
    this.now = before;
  }

  redo(): void {
    const after = this.#future.pop();
    if (!after) return;
    this.#past.push(this.now);
    this.now = after;
  }

  get #memory(): number {
    const rasters = new Set(this.#past.flatMap(({ background, layers }) => [background, ...layers.map(({ raster }) => raster)]));
    let bytes = 0;
    for (const raster of rasters) bytes += raster ? raster.canvas.width * raster.canvas.height * 4 : 0;
    return bytes;
  }
}
