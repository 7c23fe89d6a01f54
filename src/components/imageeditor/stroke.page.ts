/** One stroke of a brush or an eraser, from the moment it touches the canvas until it leaves. */
import { getStroke } from "perfect-freehand";
import { makeCanvas, Raster, type Rectangle } from "./sketch.page";

export interface Ink {
  size: number;
  color: string;
  opacity: number;
  erases: boolean;
}

export class Stroke {
  /** What the layer looks like with it. */
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #points: [x: number, y: number, pressure: number][] = [];
  /** What it covers as it was painted last. */
  #covered: Rectangle | undefined;

  constructor(
    private readonly below: HTMLCanvasElement | undefined,
    width: number,
    height: number,
    private readonly ink: Ink,
    /** A pen says how hard it is pressed; a mouse and a finger draw one width. */
    private readonly hasPressure: boolean,
  ) {
    [this.canvas, this.#context] = makeCanvas(width, height);
    if (below) this.#context.drawImage(below, 0, 0);
  }

  add(x: number, y: number, pressure: number): void {
    this.#points.push([x, y, pressure]);
  }

  /** A longer stroke is another one from its start: its outline is made anew, and what it covered before comes back first. */
  paint(last = false): void {
    const { size, color, opacity, erases } = this.ink;
    const thinning = this.hasPressure ? 0.6 : 0;
    const outline = getStroke(this.#points, { size, thinning, simulatePressure: false, smoothing: 0.5, streamline: 0.3, last });
    this.#restore();
    this.#covered = boundsOf(outline, this.canvas);
    const context = this.#context;
    context.save();
    context.globalCompositeOperation = erases ? "destination-out" : "source-over";
    context.globalAlpha = erases ? 1 : opacity;
    context.fillStyle = color;
    context.fill(toPath(outline));
    context.restore();
  }

  end(): Raster {
    this.paint(true);
    return new Raster(this.canvas);
  }

  #restore(): void {
    if (!this.#covered) return;
    const { x, y, width, height } = this.#covered;
    if (!width || !height) return;
    this.#context.clearRect(x, y, width, height);
    if (this.below) this.#context.drawImage(this.below, x, y, width, height, x, y, width, height);
  }
}

/** Whole pixels around the outline, within the canvas. */
function boundsOf(outline: readonly (readonly number[])[], { width, height }: HTMLCanvasElement): Rectangle {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const [x = 0, y = 0] of outline) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  const x = Math.max(0, Math.floor(left) - 1);
  const y = Math.max(0, Math.floor(top) - 1);
  return {
    x,
    y,
    width: Math.max(0, Math.min(width, Math.ceil(right) + 1) - x),
    height: Math.max(0, Math.min(height, Math.ceil(bottom) + 1) - y),
  };
}

/** A smooth line through the middles between the outline's points. */
function toPath(outline: readonly (readonly number[])[]): Path2D {
  const path = new Path2D();
  const at = (i: number) => outline[i % outline.length] as [number, number];
  const middle = (i: number): [number, number] => [(at(i)[0] + at(i + 1)[0]) / 2, (at(i)[1] + at(i + 1)[1]) / 2];
  if (!outline.length) return path;
  path.moveTo(...middle(0));
  for (let i = 1; i <= outline.length; i++) path.quadraticCurveTo(...at(i), ...middle(i));
  path.closePath();
  return path;
}
