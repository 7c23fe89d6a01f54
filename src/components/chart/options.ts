/** Options that are wrong are named when the chart is made. */
import { show } from "../../graph/spec";
import { toStep } from "./spec";

type Test = readonly [expected: string, test: (value: any) => boolean];

const isText = (value: unknown) => typeof value === "string";
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const oneOf = (...names: string[]): Test => [`one of ${names.map(show).join(", ")}`, (value) => names.includes(value as string)];
const text: Test = ["text", isText];
const column: Test = ["the name of a column", isText];
const angle: Test = ["a number of degrees", Number.isFinite];
const isEnd = (value: unknown) => value === null || Number.isFinite(value) || (value instanceof Date && Number.isFinite(value.getTime()));
const limits: Test = ["[from, to], each a number, a Date or null", (value) => Array.isArray(value) && value.length === 2 && value.every(isEnd)]; // prettier-ignore

const tests: Readonly<Record<string, Test>> = {
  x: column,
  y: ["the name of a column, or a list of names", (value) => isText(value) || (isTexts(value) && (value as []).length > 0)],
  color: column,
  title: text,
  xTitle: text,
  yTitle: text,
  colorTitle: text,
  xBin: ["a number above 0, or a time such as \"30s\", \"15m\", \"6h\" or \"1d\"", (value) => (isText(value) || typeof value === "number") && toStep(value) !== undefined], // prettier-ignore
  yAggregate: oneOf("sum", "mean", "median", "min", "max", "count"),
  colorMap: ["an object of colours", (value) => Object(value) === value && isTexts(Object.values(value as object))],
  colorsInLegend: ["a list of texts", isTexts],
  xLim: limits,
  yLim: limits,
  xLabelAngle: angle,
  yLabelAngle: angle,
  xAxisFormat: text,
  yAxisFormat: text,
  xAxisLabelsVisible: ['true, false or "hidden"', (value) => typeof value === "boolean" || value === "hidden"],
  sort: ['"x", "y", "-x", "-y" or a list of texts', (value) => ["x", "y", "-x", "-y"].includes(value as string) || isTexts(value)],
  tooltip: ['"axis", "all", "none" or a list of columns', (value) => ["axis", "all", "none"].includes(value as string) || isTexts(value)],
  height: ["pixels or a CSS length", (value) => isText(value) || (Number.isFinite(value) && value > 0)],
  buttons: ['a list of "fullscreen" and "export"', (value) => isTexts(value) && (value).every((each) => ["fullscreen", "export"].includes(each))], // prettier-ignore
};

/** Throws a TypeError that names the option, what was expected, and what came. */
export function checkOptions(title: string, options: unknown): void {
  if (typeof options !== "object" || options === null) return;
  for (const [name, value] of Object.entries(options)) {
    const test = Object.hasOwn(tests, name) ? tests[name] : undefined;
    if (test && value !== undefined && !test[1](value)) throw new TypeError(`${title}: ${name} must be ${test[0]}, got ${show(value)}`);
  }
  const { y, color } = options as { y?: unknown; color?: unknown };
  if (Array.isArray(y) && y.length > 1 && color !== undefined)
    throw new TypeError(`${title}: color must be left out where y is a list: each column has a colour of its own`);
}
