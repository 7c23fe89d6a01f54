/** A chart in words: what it shows, for those who don't see it, and its data as a table. */
import { html, type TemplateResult } from "lit";
import { axesOf, type ChartProps, type ChartWire, type Column } from "./spec";

/** A table of more rows than this is no help. */
const MOST_ROWS = 100;

const KINDS = { line: "Line plot", bar: "Bar plot", point: "Scatter plot" } as const;

export function summaryOf(mark: keyof typeof KINDS, parts: ChartWire, props: ChartProps): string {
  const names = Object.keys(parts[0]?.columns ?? {});
  const { x, y, color } = axesOf(props, names);
  const rows = parts.reduce((sum, { rows }) => sum + rows, 0);
  if (x === undefined || !y.length || rows === 0) return `${KINDS[mark]}, empty`;
  const axes = [x, ...y].map((name) => `${name} ${spanOf(parts, name)}`);
  const by = color === undefined ? "" : `, by ${color}`;
  return `${KINDS[mark]} of ${y.join(", ")} over ${x}${by}: ${rows} rows; ${axes.join("; ")}`;
}

function spanOf(parts: ChartWire, name: string): string {
  let [least, greatest, kind] = [Infinity, -Infinity, "nominal"];
  const texts = new Set<unknown>();
  for (const { columns } of parts) {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!column) continue;
    if (column.kind === "nominal") for (const text of column.values) texts.add(text);
    else {
      kind = column.kind;
      for (const value of column.values) {
        if (value < least) least = value;
        if (value > greatest) greatest = value;
      }
    }
  }
  if (kind === "nominal") return `with ${texts.size} values`;
  const tell = (value: number) => (kind === "temporal" ? toTime(value) : toNumber(value));
  return `from ${tell(least)} to ${tell(greatest)}`;
}

const toNumber = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value));
const toTime = (value: number) => (Number.isFinite(value) ? new Date(value).toLocaleString() : "");

function cellOf(column: Column | undefined, i: number): string {
  const value = column?.values[i];
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  if (typeof value !== "number") return String(value);
  return column!.kind === "temporal" ? toTime(value) : String(value);
}

/** The first rows. */
export function renderTable(parts: ChartWire): TemplateResult {
  const names = [...new Set(parts.flatMap(({ columns }) => Object.keys(columns)))];
  const rows = parts.reduce((sum, { rows }) => sum + rows, 0);
  const lines: TemplateResult[] = [];
  for (const { rows, columns } of parts) {
    for (let i = 0; i < rows && lines.length < MOST_ROWS; i++) {
      const cells = names.map((name) => html`<td>${cellOf(Object.hasOwn(columns, name) ? columns[name] : undefined, i)}</td>`);
      lines.push(
        html`<tr>
          ${cells}
        </tr>`,
      );
    }
  }
  return html`<div class="rows" tabindex="0" role="region" aria-label="Data">
    <table>
      <caption>
        ${rows > MOST_ROWS ? `The first ${MOST_ROWS} of ${rows} rows` : `${rows} rows`}
      </caption>
      <thead>
        <tr>
          ${names.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}
