/** Which tool the user holds, with what colour and size. */
import { html, nothing } from "lit";
import { renderColours, renderSize, type Tool } from "./bars.page";
import { coloursOf, firstSize, type Colour } from "./palette.page";
import type { Sketch } from "./sketch.page";
import type { imageeditor } from "./spec";
import type { Ink } from "./stroke.page";

type Props = Pick<typeof imageeditor.props, "brush" | "eraser" | "transforms" | "fixedCanvas">;

export class Toolbox {
  #held: Tool = "brush";
  /** What the user chose; until then the options say it. */
  #colour: Colour | undefined;
  readonly #sizes: Partial<Record<Tool, number>> = {};

  constructor(
    private readonly props: () => Props,
    private readonly sketch: () => Sketch,
    private readonly changed: () => void,
  ) {}

  /** What there is, as the options say. */
  get tools(): Tool[] {
    const { brush, eraser, transforms, fixedCanvas } = this.props();
    const has: Record<Tool, boolean> = {
      brush: Boolean(brush),
      eraser: Boolean(eraser),
      crop: transforms.includes("crop"),
      resize: transforms.includes("resize") && !fixedCanvas,
    };
    return (["brush", "eraser", "crop", "resize"] as const).filter((tool) => has[tool]);
  }

  /** Another one is taken where the options took this one away. */
  get held(): Tool | undefined {
    const { tools } = this;
    return tools.includes(this.#held) ? this.#held : tools[0];
  }

  take(tool: Tool | undefined): void {
    if (tool) this.#held = tool;
    this.changed();
  }

  /** What it draws with; undefined for a tool that draws nothing. */
  get ink(): Ink | undefined {
    const { held } = this;
    if (held !== "brush" && held !== "eraser") return undefined;
    return { ...this.#colourNow, size: this.#size, erases: held === "eraser" };
  }

  get #colourNow(): Colour {
    return this.#colour ?? coloursOf(this.props().brush || {}).first;
  }

  get #size(): number {
    const { brush, eraser } = this.props();
    const known = this.#sizes[this.held!];
    if (known !== undefined) return known;
    return this.held === "brush" ? firstSize(brush || {}, this.sketch(), 1) : firstSize(eraser || {}, this.sketch(), 2);
  }

  get #most(): number {
    const { width, height } = this.sketch();
    return Math.max(50, Math.round(Math.min(width, height) / 4));
  }

  /** An eighth larger or smaller, at least by one. */
  grow(direction: 1 | -1): void {
    if (this.ink) this.#setSize(this.#size + direction * Math.max(1, Math.round(this.#size / 8)));
  }

  #setSize(size: number): void {
    this.#sizes[this.held!] = Math.min(this.#most, Math.max(1, size));
    this.changed();
  }

  render(): unknown {
    if (!this.ink) return nothing;
    return html`<div class="bar">
      ${this.held === "brush" ? this.#colours() : nothing} ${renderSize(this.#size, this.#most, (size) => this.#setSize(size))}
    </div>`;
  }

  #colours(): unknown {
    const brush = this.props().brush || {};
    return renderColours(coloursOf(brush).colours, this.#colourNow, brush.colorMode !== "fixed", (colour) => {
      this.#colour = colour;
      this.changed();
    });
  }
}
