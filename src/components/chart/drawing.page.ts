/** One chart that lives: drawn anew where its specification changes, and else told what of its data did. */
import type { Embedding } from "../parts/vega.page";
import type { Colours } from "../parts/colours.page";
import { planOf, ROWS, specOf, type Mark, type Plan } from "./plan.page";
import type { ChartProps, ChartWire, SelectedRange } from "./spec";
import { overlapOf, sharedParts, toTuples, type Tuple } from "./tuples.page";

type Vega = typeof import("../parts/vega.page");
/** What Vega says of a selection: its ends, or texts, along each axis. */
type Brushed = Partial<Record<"x" | "y", unknown[]>>;

/** A chart that streams is laid out again so often, in milliseconds. */
const LAYOUT_PACE = 250;

export class Drawing {
  #vega: Vega | undefined;
  #embedding: Embedding | undefined;
  #key = "";
  #plan: Plan | undefined;
  #parts: ChartWire = [];
  #tuples: Tuple[] = [];
  #size = "";
  #layOut: ReturnType<typeof setTimeout> | undefined;
  #brushed: Brushed = {};
  #told: SelectedRange | undefined;

  constructor(
    private readonly mark: Mark,
    /** Where Vega draws. */
    private readonly element: HTMLElement,
  ) {}

  get view(): Embedding["view"] | undefined {
    return this.#embedding?.view;
  }

  /** Draws these data; resolves when they stand there. Rejects with what is wrong with them. */
  async show(parts: ChartWire, props: ChartProps, colours: Colours): Promise<void> {
    const plan = planOf(this.mark, props, parts);
    if (!plan) return this.clear();
    this.#vega ??= await import("../parts/vega.page");
    const rows = parts.reduce((sum, { rows }) => sum + rows, 0);
    const spec = specOf(plan, props, colours, rows);
    const key = JSON.stringify([spec, plan, colours]);
    if (key === this.#key && this.#embedding) await this.#change(parts, plan);
    else await this.#embed(spec, key, parts, plan, colours);
    const problem = this.#embedding?.problem();
    if (problem) throw problem;
  }

  clear(): void {
    clearTimeout(this.#layOut);
    this.#layOut = undefined;
    this.#embedding?.view.finalize();
    this.#embedding = undefined;
    this.#key = "";
    this.#size = "";
    this.#brushed = {};
    this.element.replaceChildren();
  }

  async #embed(spec: object, key: string, parts: ChartWire, plan: Plan, colours: Colours): Promise<void> {
    this.clear();
    const { width, height } = this.#measure();
    this.#tuples = toTuples(parts, plan);
    this.#parts = parts;
    this.#plan = plan;
    this.#embedding = await this.#vega!.embed({ ...spec, width, height }, true, this.element, colours);
    this.#key = key;
    this.#size = `${width} ${height}`;
    const { view } = this.#embedding;
    view.addSignalListener("brush", (_, value) => (this.#brushed = value as Brushed));
    // Added afterwards: Vega-Lite would copy what stands in a specification, and changes need the very objects.
    await view.change(ROWS, this.#vega!.changeset().insert(this.#tuples)).resize().runAsync();
    await this.resize();
  }

  #measure(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.element;
    return { width: Math.max(80, clientWidth), height: Math.max(80, clientHeight) };
  }

  /** Fills the element as it is now. */
  async resize(): Promise<void> {
    const { width, height } = this.#measure();
    // What is hidden has no size.
    if (!this.view || !this.element.clientWidth || this.#size === `${width} ${height}`) return;
    this.#size = `${width} ${height}`;
    await this.view.width(width).height(height).runAsync();
  }

  async #change(parts: ChartWire, plan: Plan): Promise<void> {
    if (parts === this.#parts) return;
    const shared = sharedParts(this.#parts, parts);
    const changes = this.#vega!.changeset();
    if (shared === this.#parts.length && shared > 0) {
      const added = toTuples(parts.slice(shared), plan);
      for (const tuple of added) this.#tuples.push(tuple);
      changes.insert(added);
    } else {
      const tuples = toTuples(parts, plan);
      const overlap = overlapOf(this.#tuples, tuples) ?? { dropped: this.#tuples.length, kept: 0 };
      const added = tuples.slice(overlap.kept);
      changes.remove(this.#tuples.slice(0, overlap.dropped)).insert(added);
      // Vega knows tuples by identity: those that stay are the old ones.
      this.#tuples = this.#tuples.slice(overlap.dropped).concat(added);
    }
    this.#parts = parts;
    await this.view!.change(ROWS, changes).runAsync();
    this.#layOutSoon();
  }

  /** Labels may have grown. To look takes a second pass over everything: not with each value of a stream. */
  #layOutSoon(): void {
    this.#layOut ??= setTimeout(() => {
      this.#layOut = undefined;
      void this.view?.resize().runAsync();
    }, LAYOUT_PACE);
  }

  // ---------------------------------------------------------------- selecting

  /** What is selected by now, where that wasn't told yet. */
  async newlySelected(): Promise<SelectedRange | undefined> {
    await this.view?.runAsync();
    const range = this.#rangeOf(this.#brushed);
    const last = this.#told;
    if (!range && last?.selected) return (this.#told = { ...last, selected: false });
    if (!range || JSON.stringify(range) === JSON.stringify(last)) return undefined;
    return (this.#told = range);
  }

  #rangeOf({ x, y }: Brushed): SelectedRange | undefined {
    if (!x?.length || !this.view) return undefined;
    if (this.#plan?.xKind === "nominal") {
      const places = this.texts();
      const texts = x.map(String);
      const at = texts.map((text) => places.indexOf(text));
      return { index: [Math.min(...at), Math.max(...at)], texts, selected: true, ...(y && { y: ends(y) }) };
    }
    return { index: ends(x), selected: true, ...(y && { y: ends(y) }) };
  }

  /** The texts along x, in the order that they are drawn in. */
  texts(): string[] {
    return (this.view!.scale("x") as { domain(): unknown[] }).domain().map(String);
  }
}

/** A range as [least, greatest]. */
function ends(range: readonly unknown[]): [number, number] {
  const [a = NaN, b = NaN] = [Number(range[0]), Number(range.at(-1))];
  return a <= b ? [a, b] : [b, a];
}
