/** Figures of any library, told apart and copied. */
import { show } from "../../graph/spec";
import { isPixels, isTensor } from "../../media/picture";
import { ValueError } from "../../wire/pack";
import type { FigureWire } from "./spec";

type Keys = Record<string, unknown>;

const VEGA_LITE = ["mark", "layer", "hconcat", "vconcat", "concat", "facet", "repeat"];
const KINDS =
  "a Vega-Lite or Vega specification (mark, layer, marks, …), a Plotly figure ({ data, layout }), an ECharts option (series), SVG, or a picture";

const isObject = (value: unknown): value is Keys => typeof value === "object" && value !== null && !Array.isArray(value);
/** Pixels, tensors, bytes, images of sharp, paths: what Image takes. */
export const isPicture = (figure: unknown) =>
  (typeof figure === "string" && !isSvg(figure)) ||
  figure instanceof Uint8Array ||
  isPixels(figure) ||
  isTensor(figure) ||
  (isObject(figure) && typeof figure.toBuffer === "function");

/** It begins as a drawing does, after what may stand before it. */
const isSvg = (text: string) => /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s/>]/i.test(text);

/** A figure that is no picture. Throws a TypeError that says what was expected, or the place of what can't be drawn. */
export function toFigure(figure: unknown): Exclude<FigureWire, { type: "image" }> {
  const svg = typeof figure === "string" ? figure : isObject(figure) ? figure.outerHTML : undefined;
  if (typeof svg === "string") {
    if (isSvg(svg)) return { type: "svg", plot: withNamespace(svg) };
    throw new TypeError(`expected the outerHTML of an svg element, got ${show(svg)}`);
  }
  const plain = isObject(figure) ? toPlain(figure) : figure;
  if (!isObject(plain)) throw new TypeError(`expected ${KINDS}; got ${show(figure)}`);
  return { type: typeOf(plain), plot: copy(plain, [], []) as Keys };
}

/** Builders of specifications say what they build. */
function toPlain(figure: Keys): unknown {
  if (typeof figure.toSpec === "function") return (figure.toSpec as () => unknown)();
  if (typeof figure.toJSON !== "function") return figure;
  const json = (figure.toJSON as () => unknown)();
  return typeof json === "string" ? (JSON.parse(json) as unknown) : json;
}

function typeOf(figure: Keys): "vega" | "vega-lite" | "plotly" | "echarts" {
  const { $schema: schema } = figure;
  if (typeof schema === "string") {
    const [, library] = /\/(vega-lite|vega)\//.exec(schema) ?? [];
    if (library) return library as "vega";
    throw new TypeError(`expected a $schema of Vega-Lite or Vega, got ${show(schema)}`);
  }
  if (Array.isArray(figure.marks)) return "vega";
  if (VEGA_LITE.some((key) => key in figure)) return "vega-lite";
  if ("series" in figure || "baseOption" in figure) return "echarts";
  if (Array.isArray(figure.data)) return "plotly";
  throw new TypeError(`expected ${KINDS}; got ${show(figure)}`);
}

/** An image element draws only what says that it is SVG. */
function withNamespace(svg: string): string {
  const [root] = /<svg[^>]*>/i.exec(svg)!;
  const space = / xmlns\s*=/.test(root) ? "" : ' xmlns="http://www.w3.org/2000/svg"';
  const links = svg.includes("xlink:") && !root.includes("xmlns:xlink") ? ' xmlns:xlink="http://www.w3.org/1999/xlink"' : "";
  return svg.replace(/<svg/i, (start) => `${start}${space}${links}`);
}

type Path = (string | number)[];

/** A copy: authors go on changing theirs. What JSON leaves out, undefined members, is left out. */
function copy(value: unknown, path: Path, parents: readonly object[]): unknown {
  if (typeof value === "function") throw new ValueError(path, `a function can't be drawn in a page: expected data, got ${show(value)}`);
  if (typeof value === "bigint") throw new ValueError(path, `expected a number, got ${value}n`);
  if (typeof value === "symbol") throw new ValueError(path, "a symbol can't be drawn");
  if (typeof value !== "object" || value === null) return value;
  if (parents.includes(value)) throw new ValueError(path, "a figure that contains itself can't be drawn");
  if (parents.length > 100) throw new ValueError(path.slice(0, 8), "a figure deeper than 100 levels can't be drawn");
  const kind = Object.prototype.toString.call(value);
  if (kind === "[object Date]") return new Date((value as Date).getTime());
  if (ArrayBuffer.isView(value)) return copyNumbers(value, path);
  const within = [...parents, value];
  if (Array.isArray(value)) return Array.from(value, (member, i) => copy(member, [...path, i], within) ?? null);
  if (typeof (value as Keys).toJSON === "function") return copy(((value as Keys).toJSON as () => unknown)(), path, within);
  if (kind !== "[object Object]") throw new ValueError(path, `expected plain data, got ${show(value)}`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, copy(member, [...path, key], within)]));
}

function copyNumbers(view: ArrayBufferView, path: Path): unknown {
  if (view instanceof DataView) throw new ValueError(path, "expected an array of numbers, got a DataView");
  if (!(view instanceof BigInt64Array || view instanceof BigUint64Array)) return (view as Float64Array).slice();
  return Float64Array.from(view as BigInt64Array, (each, i) => {
    if (Number.isSafeInteger(Number(each))) return Number(each);
    throw new ValueError([...path, i], `${each}n is too great for a number: plots draw integers up to 2 ** 53 - 1`);
  });
}
