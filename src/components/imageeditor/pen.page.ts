/** The user's hand: a mouse, a finger, a pen or the arrow keys, on their way to strokes. */
import { Stroke, type Ink } from "./stroke.page";
import type { Layer, Raster, Sketch } from "./sketch.page";

/** What the hand works on. */
export interface Easel {
  readonly sketch: Sketch;
  readonly layer: Layer | undefined;
  /** Undefined where the chosen tool draws nothing. */
  readonly ink: Ink | undefined;
  drew(layer: Layer, raster: Raster): void;
  say(text: string): void;
  requestUpdate(): void;
}

/** Pixels of the canvas that an arrow key goes; with Shift one alone. */
const STEP = 10;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class Pen {
  /** Where it is over the canvas, in its pixels. */
  position: { x: number; y: number } | undefined;
  #stroke: Stroke | undefined;
  #layer: Layer | undefined;
  #pointer: number | undefined;
  #frame: number | undefined;

  constructor(private readonly easel: Easel) {}

  /** What a layer looks like while it is drawn on. */
  canvasOf(layer: Layer): HTMLCanvasElement | undefined {
    return this.draws(layer) ? this.#stroke!.canvas : layer.raster?.canvas;
  }

  draws(layer: Layer): boolean {
    return this.isDown && layer.key === this.#layer?.key;
  }

  get isDown(): boolean {
    return this.#stroke !== undefined;
  }

  // ---------------------------------------------------------------- a pointer

  readonly down = (event: PointerEvent): void => {
    // A second finger or button draws nothing.
    if (this.isDown || !event.isPrimary || event.button !== 0) return;
    const surface = event.currentTarget as HTMLElement;
    this.#pointer = event.pointerId;
    surface.setPointerCapture(event.pointerId);
    this.#touch(this.#place(event), event.pointerType === "pen" ? event.pressure : undefined);
  };

  readonly move = (event: PointerEvent): void => {
    this.position = this.#place(event);
    if (event.pointerId !== this.#pointer) return this.easel.requestUpdate();
    // Between two frames a pen goes through many places.
    const all = event.getCoalescedEvents?.() ?? [];
    for (const each of all.length ? all : [event]) {
      const { x, y } = this.#place(each, event.currentTarget as HTMLElement);
      this.#stroke?.add(x, y, each.pressure);
    }
    this.#paintSoon();
  };

  readonly up = (event: PointerEvent): void => {
    if (event.pointerId === this.#pointer) this.#lift();
  };

  readonly leave = (): void => {
    if (this.#pointer !== undefined) return;
    this.position = undefined;
    this.easel.requestUpdate();
  };

  /** What was begun is forgotten. */
  readonly cancel = (): void => {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = this.#stroke = this.#layer = this.#pointer = undefined;
    this.easel.requestUpdate();
  };

  #place(event: { clientX: number; clientY: number; currentTarget?: unknown }, surface = event.currentTarget as HTMLElement) {
    const { left, top, width, height } = surface.getBoundingClientRect();
    const { sketch } = this.easel;
    return { x: ((event.clientX - left) * sketch.width) / width, y: ((event.clientY - top) * sketch.height) / height };
  }

  // ---------------------------------------------------------------- the keyboard

  /** Arrows move it, Space and Enter put it down and lift it. Says whether the key was one of these. */
  key({ key, shiftKey }: KeyboardEvent): boolean {
    const { width, height } = this.easel.sketch;
    this.position ??= { x: Math.round(width / 2), y: Math.round(height / 2) };
    const arrow = Object.hasOwn(ARROWS, key) ? ARROWS[key] : undefined;
    if (arrow) this.#go(arrow, shiftKey ? 1 : STEP);
    else if (key === "Escape" && this.isDown) this.cancel();
    else if (key === " " || key === "Enter") this.#toggle(this.position);
    else return false;
    this.easel.requestUpdate();
    return true;
  }

  #go([across, down]: readonly [number, number], step: number): void {
    const { width, height } = this.easel.sketch;
    const { x, y } = this.position!;
    this.position = { x: Math.min(width, Math.max(0, x + across * step)), y: Math.min(height, Math.max(0, y + down * step)) };
    if (!this.isDown) return;
    this.#stroke!.add(this.position.x, this.position.y, 0.5);
    this.#paintSoon();
  }

  #toggle(place: { x: number; y: number }): void {
    if (this.isDown) this.#lift();
    else this.#touch(place, undefined);
    this.easel.say(`Pen ${this.isDown ? "down" : "up"} at ${Math.round(place.x)}, ${Math.round(place.y)}`);
  }

  // ---------------------------------------------------------------- a stroke

  #touch(place: { x: number; y: number }, pressure: number | undefined): void {
    const { ink, layer, sketch } = this.easel;
    if (!ink || !layer) return;
    this.#layer = layer;
    this.#stroke = new Stroke(layer.raster?.canvas, sketch.width, sketch.height, ink, pressure !== undefined);
    this.#stroke.add(place.x, place.y, pressure ?? 0.5);
    this.position = place;
    this.#paintSoon();
  }

  #lift(): void {
    const [stroke, layer] = [this.#stroke, this.#layer];
    this.cancel();
    if (stroke && layer) this.easel.drew(layer, stroke.end());
  }

  /** Once for each frame, however fast the hand is. */
  #paintSoon(): void {
    if (this.#frame !== undefined || !this.#stroke) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#stroke?.paint();
      this.easel.requestUpdate();
    });
  }
}
