/** The part of the canvas that is to stay: drawn with the pointer, moved, pulled at its corners, or typed as numbers. */
import { html } from "lit";
import type { Rectangle, Sketch } from "./sketch.page";

const CORNERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

export class CropBox {
  part: Rectangle;
  /** How the part follows the pointer, while it is held. */
  #follow: ((x: number, y: number) => void) | undefined;

  constructor(
    private readonly sketch: Sketch,
    private readonly changed: () => void,
  ) {
    this.part = { x: 0, y: 0, width: sketch.width, height: sketch.height };
  }

  /** Whole pixels, at least one, within the canvas. */
  set({ x, y, width, height }: Rectangle): void {
    const { sketch } = this;
    const left = clamp(Math.round(x), 0, sketch.width - 1);
    const top = clamp(Math.round(y), 0, sketch.height - 1);
    this.part = {
      x: left,
      y: top,
      width: clamp(Math.round(width), 1, sketch.width - left),
      height: clamp(Math.round(height), 1, sketch.height - top),
    };
    this.changed();
  }

  render(): unknown {
    const { width, height } = this.sketch;
    const { part } = this;
    const across = (pixels: number) => `${(pixels / width) * 100}%`;
    const down = (pixels: number) => `${(pixels / height) * 100}%`;
    return html`<div class="crop" @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#up}>
      <div class="part" style="left:${across(part.x)};top:${down(part.y)};width:${across(part.width)};height:${down(part.height)}">
        ${CORNERS.map(([x, y]) => html`<i data-x=${x} data-y=${y}></i>`)}
      </div>
    </div>`;
  }

  renderFields(): unknown {
    const field = (label: string, name: keyof Rectangle, most: number) =>
      html`<label
        >${label}
        <input
          type="number"
          min=${name === "x" || name === "y" ? 0 : 1}
          max=${most}
          .value=${String(this.part[name])}
          @change=${(event: Event) => this.#typed(name, event)}
      /></label>`;
    const { width, height } = this.sketch;
    return html`${field("Left", "x", width - 1)}${field("Top", "y", height - 1)}${field("Width", "width", width)}${field("Height", "height", height)}`;
  }

  #typed(name: keyof Rectangle, event: Event): void {
    const { valueAsNumber } = event.target as HTMLInputElement;
    this.set({ ...this.part, ...(Number.isFinite(valueAsNumber) && { [name]: valueAsNumber }) });
  }

  #place(event: PointerEvent): [x: number, y: number] {
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const x = ((event.clientX - left) * this.sketch.width) / width;
    const y = ((event.clientY - top) * this.sketch.height) / height;
    return [clamp(x, 0, this.sketch.width), clamp(y, 0, this.sketch.height)];
  }

  /** A corner is pulled, the part is moved, or a new one begins. */
  readonly #down = (event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const [fromX, fromY] = this.#place(event);
    const { x, y, width, height } = this.part;
    const target = event.target as HTMLElement;
    const { width: across, height: down } = this.sketch;
    const isAll = width === across && height === down;
    if (target.dataset.x !== undefined) {
      const fixed = [x + (target.dataset.x === "0" ? width : 0), y + (target.dataset.y === "0" ? height : 0)] as const;
      this.#follow = (toX, toY) => this.#span(...fixed, toX, toY);
    } else if (target.className === "part" && !isAll)
      this.#follow = (toX, toY) =>
        this.set({ x: clamp(x + toX - fromX, 0, across - width), y: clamp(y + toY - fromY, 0, down - height), width, height });
    else this.#follow = (toX, toY) => this.#span(fromX, fromY, toX, toY);
  };

  #span(fromX: number, fromY: number, toX: number, toY: number): void {
    this.set({ x: Math.min(fromX, toX), y: Math.min(fromY, toY), width: Math.abs(toX - fromX), height: Math.abs(toY - fromY) });
  }

  readonly #move = (event: PointerEvent) => this.#follow?.(...this.#place(event));
  readonly #up = () => (this.#follow = undefined);
}

/** The size that a drawing gets; its proportions stay unless that is turned off. */
export class NewSize {
  width: number;
  height: number;
  keeps = true;

  constructor(
    private readonly sketch: Sketch,
    private readonly changed: () => void,
  ) {
    ({ width: this.width, height: this.height } = sketch);
  }

  renderFields(): unknown {
    const field = (label: string, name: "width" | "height") =>
      html`<label
        >${label}
        <input type="number" min="1" max="8192" .value=${String(this[name])} @change=${(event: Event) => this.#typed(name, event)}
      /></label>`;
    return html`${field("Width", "width")}${field("Height", "height")}
      <label><input type="checkbox" .checked=${this.keeps} @change=${this.#kept} /> Keep proportions</label>`;
  }

  #typed(name: "width" | "height", event: Event): void {
    const { valueAsNumber } = event.target as HTMLInputElement;
    if (Number.isFinite(valueAsNumber)) this[name] = clamp(Math.round(valueAsNumber), 1, 8192);
    const other = name === "width" ? "height" : "width";
    if (this.keeps) this[other] = clamp(Math.round((this[name] * this.sketch[other]) / this.sketch[name]), 1, 8192);
    this.changed();
  }

  readonly #kept = (event: Event) => {
    this.keeps = (event.target as HTMLInputElement).checked;
    this.changed();
  };
}

export const isWhole = ({ width, height }: Sketch, part: Rectangle) => part.width === width && part.height === height;
