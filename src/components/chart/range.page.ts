/** A range of x by its ends: what dragging does, for those who don't drag. */
import { html, nothing } from "lit";
import type { Drawing } from "./drawing.page";
import { axesOf, type ChartProps, type ChartWire, type Column, type SelectedRange } from "./spec";

export class RangeForm {
  constructor(
    private readonly view: { readonly renderRoot: ParentNode },
    private readonly tell: (range: SelectedRange) => void,
  ) {}

  render(drawing: Drawing | undefined, parts: ChartWire, props: ChartProps): unknown {
    const { x } = axesOf(props, Object.keys(parts[0]?.columns ?? {}));
    const column = x === undefined ? undefined : parts[0]?.columns[x];
    if (!column || !drawing?.view) return nothing;
    const texts = column.kind === "nominal" ? drawing.texts() : [];
    const field = (id: string, label: string) =>
      html`<label>${label} ${x}${column.kind === "nominal" ? html`<select id=${id}>${texts.map((text, i) => html`<option value=${i}>${text}</option>`)}</select>` : html`<input id=${id} type=${column.kind === "temporal" ? "datetime-local" : "number"} step="any" />`}</label>`; // prettier-ignore
    return html`<form class="range" @submit=${(event: Event) => this.#submit(event, column.kind, texts)}>
      ${field("from", "From")}${field("to", "To")}<button>Select</button>
    </form>`;
  }

  #submit(event: Event, kind: Column["kind"], texts: readonly string[]): void {
    event.preventDefault();
    const [from, to] = [this.#read("from", kind), this.#read("to", kind)];
    if (!Number.isFinite(from) || !Number.isFinite(to)) return;
    const index: [number, number] = from <= to ? [from, to] : [to, from];
    this.tell({ index, selected: true, ...(kind === "nominal" && { texts: texts.slice(index[0], index[1] + 1) }) });
  }

  #read(id: string, kind: Column["kind"]): number {
    const field = this.view.renderRoot.querySelector<HTMLInputElement>(`#${id}`)!;
    // Not valueAsNumber, which takes the time for one of UTC.
    return kind === "temporal" ? new Date(field.value).getTime() : field.value === "" ? NaN : Number(field.value);
  }
}
