/** Figures of Vega-Lite and Vega. */
import type { Colours } from "../parts/colours.page";
import { embed, type Embedding } from "../parts/vega.page";
import { cleanVega } from "./clean.page";
import type { Drawn } from "./renderer.page";
import { signalsOf } from "./spec";

/** A selection is told when it has stood for so long, in milliseconds: a drag is one selection, not hundreds. */
const STANDING = 120;

class VegaFigure implements Drawn {
  #embedding: Embedding | undefined;
  #fills = false;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly isLite: boolean,
    private readonly element: HTMLElement,
    private readonly tell: (name: string, value: unknown) => void,
  ) {}

  async show(figure: Record<string, unknown>, colours: Colours): Promise<void> {
    this.clear();
    const spec = cleanVega(figure);
    // A single view takes the width that there is; of several, each has its own.
    this.#fills = this.isLite && (spec.width === undefined || spec.width === "container") && ("mark" in spec || "layer" in spec) && !isFaceted(spec); // prettier-ignore
    const sized = this.#fills ? { autosize: { type: "fit-x", contains: "padding" }, ...spec, width: this.#width } : spec;
    this.#embedding = await embed(sized, this.isLite, this.element, colours);
    const { view } = this.#embedding;
    for (const name of signalsOf(spec, this.isLite)) {
      try {
        view.addSignalListener(name, (_, value) => this.#tellSoon(name, value));
      } catch {
        // A parameter of a facet has a signal in each of its views, and none by this name.
      }
    }
  }

  #tellSoon(name: string, value: unknown): void {
    clearTimeout(this.#waiting.get(name));
    this.#waiting.set(
      name,
      setTimeout(() => this.tell(name, plain(value)), STANDING),
    );
  }

  get #width(): number {
    return Math.max(80, this.element.clientWidth);
  }

  resize(): void {
    const view = this.#embedding?.view;
    if (view && this.#fills && view.width() !== this.#width) void view.width(this.#width).runAsync();
  }

  async export(surface: string): Promise<Blob> {
    const view = this.#embedding!.view;
    const before = view.background();
    const canvas = await view.background(before && before !== "transparent" ? before : surface).toCanvas(2);
    view.background(before);
    return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("It can't be exported.")))));
  }

  clear(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.#embedding?.view.finalize();
    this.#embedding = undefined;
    this.element.replaceChildren();
  }
}

function isFaceted({ encoding }: Record<string, unknown>): boolean {
  return ["row", "column", "facet"].some((channel) => channel in (Object(encoding) as object));
}

/** What can travel of a signal's value. */
function plain(value: unknown): unknown {
  if (value instanceof Set) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const members = Object.entries(value).filter(([, member]) => typeof member !== "function" && typeof member !== "symbol");
  return Object.fromEntries(members.map(([key, member]) => [key, plain(member)]));
}

export const liteFigure = (element: HTMLElement, tell: (name: string, value: unknown) => void) => new VegaFigure(true, element, tell);
export const vegaFigure = (element: HTMLElement, tell: (name: string, value: unknown) => void) => new VegaFigure(false, element, tell);
