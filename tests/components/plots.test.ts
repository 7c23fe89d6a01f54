/** What charts and figures take and give, and how they refuse the rest. */
import { tableFromArrays, vectorFromArray, Table, TimestampMillisecond } from "apache-arrow";
import * as ui from "../../src/index";
import { figures } from "../stage/fixtures/plots";
import type { ChartWire } from "../../src/components/chart/spec";
import { useLoopback } from "../support/loopback";

const loop = useLoopback();
const day = (n: number) => new Date(Date.UTC(2026, 0, n));

const rows = [
  { x: 1, when: day(1), who: "a" },
  { x: 2.5, when: day(2), who: "b" },
];
test.each<[string, () => unknown, unknown[]]>([
  ["rows", () => rows, rows],
  ["columns", () => ({ x: [1, 2.5], when: [day(1), day(2)], who: ["a", "b"] }), rows],
  ["typed arrays", () => ({ x: new Float32Array([1, 2]), n: new Uint8Array([7, 8]) }), [{ x: 1, n: 7 }, { x: 2, n: 8 }]], // prettier-ignore
  ["a table of Arrow", () => tableFromArrays({ x: new Float64Array([1, 2]), who: ["a", "b"] }), [{ x: 1, who: "a" }, { x: 2, who: "b" }]], // prettier-ignore
  ["times of Arrow", () => new Table({ when: vectorFromArray([day(1), null], new TimestampMillisecond()) }), [{ when: day(1) }, { when: null }]], // prettier-ignore
  ["integers of 64 bits", () => ({ x: new BigInt64Array([1n, 2n]), y: [3n, null] }), [{ x: 1, y: 3 }, { x: 2, y: null }]], // prettier-ignore
  ["gaps", () => [{ x: 1, y: null }, { x: NaN, y: 2 }, { y: undefined }], [{ x: 1, y: null }, { x: null, y: 2 }, { x: null, y: null }]], // prettier-ignore
  ["the infinities and -0", () => [{ x: Infinity }, { x: -Infinity }, { x: -0 }], [{ x: Infinity }, { x: -Infinity }, { x: -0 }]],
  ["a Date that is none", () => [{ x: day(1) }, { x: new Date(NaN) }], [{ x: day(1) }, { x: null }]],
  ["odd names", () => JSON.parse('[{"__proto__": 1, "": 2, "a.b[0]": "c"}]') as unknown, JSON.parse('[{"__proto__": 1, "": 2, "a.b[0]": "c"}]') as unknown[]], // prettier-ignore
  ["booleans", () => [{ x: true, y: 1 }], [{ x: true, y: 1 }]],
  ["no rows", () => [], []],
])("a chart keeps %s", (_, make, expected) => {
  const plot = ui.ScatterPlot();
  loop.loopback.show(plot);
  plot.value = make() as ui.PlotData;
  expect(plot.value).toStrictEqual(expected);
});

test.each<[string, unknown, string]>([
  ["text", "a,b", 'expected rows, columns or a table of Arrow, got "a,b"'],
  ["bytes", new Uint8Array(3), "expected rows, columns or a table of Arrow, got an Uint8Array"],
  ["a row that is none", [{ x: 1 }, 5], "at [1]: expected a row as an object, got 5"],
  ["a row as a list", [[1, 2]], "at [0]: expected a row as an object, got a list of 2"],
  ["text among numbers", [{ x: 1 }, { x: "2" }], 'at [1].x: expected a number as in the rows before, got "2"'],
  ["a number among texts", [{ x: "1" }, { x: 2 }], "at [1].x: expected text or a boolean, a number or a Date in all rows, got 2"],
  ["text among Dates", { t: [day(1), "2"] }, 'at .t[1]: expected a Date as in the rows before, got "2"'],
  ["an object in a cell", [{ x: { y: 1 } }], "at [0].x: expected text or a boolean, a number or a Date in all rows, got an object with y"],
  ["an integer that is too great", { n: new BigInt64Array([2n ** 60n]) }, `at .n[0]: ${2n ** 60n}n is too great for a number: plots draw integers up to 2 ** 53 - 1`], // prettier-ignore
  ["columns of two lengths", { x: [1, 2], y: [1] }, "at .y: expected 2 values as in the columns before, got 1"],
  ["a column that is none", { x: 5 }, "at .x: expected a column as an array, got 5"],
])("a chart refuses %s by its place", (_, value, message) => {
  const plot = ui.LinePlot({ label: "L" });
  loop.loopback.show(plot);
  expect(() => (plot.value = value as ui.PlotData)).toThrow(new TypeError(`LinePlot “L”: ${message}`));
});

test("columns that the options name must be there", () => {
  const plot = ui.BarPlot({ x: "day", y: ["cups", "pots"], tooltip: ["note"] });
  loop.loopback.show(plot);
  expect(() => (plot.value = { day: ["Mon"], cups: [1] })).toThrow('BarPlot: expected a column "pots", got "day", "cups"');
  expect(() => (plot.value = { day: ["Mon"], cups: [1], pots: [1] })).toThrow('expected a column "note"');
});

test.each<[object, string]>([
  [{ x: 5 }, "x must be the name of a column, got 5"],
  [{ y: [] }, "y must be the name of a column, or a list of names, got a list of 0"],
  [{ y: ["a", "b"], color: "c" }, "color must be left out where y is a list: each column has a colour of its own"],
  [{ xBin: "2 weeks" }, 'xBin must be a number above 0, or a time such as "30s", "15m", "6h" or "1d", got "2 weeks"'],
  [{ xBin: -1 }, 'xBin must be a number above 0, or a time such as "30s", "15m", "6h" or "1d", got -1'],
  [{ yAggregate: "avg" }, 'yAggregate must be one of "sum", "mean", "median", "min", "max", "count", got "avg"'],
  [{ xLim: [0] }, "xLim must be [from, to], each a number, a Date or null, got a list of 1"],
  [{ yLim: [0, NaN] }, "yLim must be [from, to], each a number, a Date or null, got a list of 2"],
  [{ colorMap: { a: 1 } }, "colorMap must be an object of colours, got an object with a"],
  [{ height: 0 }, "height must be pixels or a CSS length, got 0"],
  [{ tooltip: "some" }, 'tooltip must be "axis", "all", "none" or a list of columns, got "some"'],
  [{ buttons: ["share"] }, 'buttons must be a list of "fullscreen" and "export", got a list of 1'],
  [{ titel: "x" }, 'LinePlot has no option "titel"; did you mean "title"?'],
])("a wrong option is named when the chart is made %#", (options, message) => {
  expect(() => ui.LinePlot(options)).toThrow(message);
});

test("numbers travel as typed arrays, and what is added travels alone", async () => {
  const plot = ui.LinePlot({ label: "Live" });
  const go = ui.Button("Go");
  go.click(function* () { yield [{ t: 0, v: 1, who: "a" }]; yield ui.append([{ t: 1, v: 2, who: "b" }]); yield ui.append({ t: [2, 3], v: [3, 4], who: ["c", "d"] }); }, [], plot); // prettier-ignore
  const page = loop.loopback.show(ui.Column([plot, go]));
  page.event("Go", "click");
  await page.until("the last rows", () => plot.value.length === 4 && (page.value("Live") as ChartWire).length === 3);
  const parts = page.value("Live") as ChartWire;
  expect(parts.map(({ columns }) => columns.v!.values)).toEqual([new Float64Array([1]), new Float64Array([2]), new Float64Array([3, 4])]);
  expect(plot.value).toEqual([0, 1, 2, 3].map((t) => ({ t, v: t + 1, who: "abcd"[t] })));
});

test("the same data again change nothing, and arrays that a handler changes afterwards are its own", async () => {
  const plot = ui.LinePlot({ label: "L" });
  loop.loopback.show(plot);
  let changes = 0;
  plot.change(() => void changes++, []);
  const y = new Float64Array([1, 2]);
  plot.value = { x: [1, 2], y };
  plot.value = { x: [1, 2], y: new Float64Array([1, 2]) };
  y[0] = 9;
  expect(plot.value[0]!.y).toBe(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(changes).toBe(1);
});

const dates = { when: [day(1), day(9)], y: [1, 2] };
const texts = { who: ["a", "b"], y: [1, 2] };
test.each<[string, object, unknown, unknown]>([
  ["numbers", { x: [1, 2], y: [1, 2] }, { index: [0, 1.5], selected: true }, { index: [0, 1.5], value: [0, 1.5], selected: true }],
  ["a box", { x: [1, 2], y: [1, 2] }, { index: [0, 1], y: [1, 2], selected: false }, { index: [0, 1], value: [0, 1], y: [1, 2], selected: false }], // prettier-ignore
  ["Dates", dates, { index: [+day(1), +day(2)], selected: true }, { index: [+day(1), +day(2)], value: [day(1), day(2)], selected: true }],
  ["texts", texts, { index: [0, 1], texts: ["a", "b"], selected: true }, { index: [0, 1], value: ["a", "b"], selected: true }],
])("a selection of %s", async (_, value, sent, expected) => {
  const plot = ui.ScatterPlot({ label: "P", value: value as ui.PlotData });
  const page = loop.loopback.show(plot);
  const told = plot.next("select");
  page.event("P", "select", sent);
  expect(await told).toEqual(expected);
});

test.each<[string, object, unknown]>([
  ["nothing", dates, undefined],
  ["text as ends", dates, { index: ["0", "1"], selected: true }],
  ["ends the wrong way round", dates, { index: [2, 1], selected: true }],
  ["no numbers", dates, { index: [NaN, 1], selected: true }],
  ["a third end", dates, { index: [1, 2, 3], selected: true }],
  ["a box that is none", dates, { index: [1, 2], y: "all", selected: true }],
  ["texts that aren't there", texts, { index: [0, 1], texts: ["a", "<b>"], selected: true }],
  ["no texts", texts, { index: [0, 1], selected: true }],
])("a page can't make a selection of %s", async (_, value, sent) => {
  const plot = ui.ScatterPlot({ label: "P", value: value as ui.PlotData });
  const page = loop.loopback.show(plot);
  let calls = 0;
  plot.select(() => void calls++, []);
  page.event("P", "select", sent);
  page.event("P", "doubleClick");
  await plot.next("doubleClick", { timeout: 5000 });
  expect(calls).toBe(0);
  expect(loop.loopback.log.join()).toContain("refused an event: select of ScatterPlot “P”: expected ");
});

test("a page can't change a chart", async () => {
  const plot = ui.LinePlot({ label: "P", value: dates, interactive: true });
  const page = loop.loopback.show(plot);
  page.input("P", []);
  await page.until("the problem", () => page.status("P")?.message === "the user can't change this");
  expect(plot.value).toHaveLength(2);
});

// ---------------------------------------------------------------- figures

const lite = { mark: "bar", data: { values: [{ a: 1 }] } };
test.each<[string, () => unknown, string, unknown?]>([
  ["Vega-Lite by its $schema", () => figures.vegaLite, "vega-lite"],
  ["Vega-Lite by its mark", () => lite, "vega-lite", lite],
  ["what a builder builds", () => ({ toSpec: () => lite }), "vega-lite", lite],
  ["what says itself as JSON", () => ({ toJSON: () => JSON.stringify(lite) }), "vega-lite", lite],
  ["Vega", () => ({ $schema: "https://vega.github.io/schema/vega/v6.json", marks: [] }), "vega"],
  ["Plotly", () => figures.plotly, "plotly"],
  [
    "Plotly without a layout",
    () => ({ data: [{ y: new Float32Array([1, NaN]) }] }),
    "plotly",
    { data: [{ y: new Float32Array([1, NaN]) }] },
  ],
  ["integers of 64 bits", () => ({ data: [{ y: new BigInt64Array([7n]) }] }), "plotly", { data: [{ y: new Float64Array([7]) }] }],
  ["odd numbers", () => ({ data: [{ y: [NaN, Infinity, -0] }] }), "plotly", { data: [{ y: [NaN, Infinity, -0] }] }],
  ["undefined members, which are left out", () => ({ data: [{ y: [1], x: undefined }] }), "plotly", { data: [{ y: [1] }] }],
  ["Dates", () => ({ data: [{ x: [day(1)] }] }), "plotly", { data: [{ x: [day(1)] }] }],
  ["ECharts", () => figures.echarts, "echarts", figures.echarts],
  ["SVG", () => '<svg xmlns="http://www.w3.org/2000/svg"/>', "svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  [
    "SVG of a document",
    () => '<?xml version="1.0"?>\n<!-- hello --><svg/>',
    "svg",
    '<?xml version="1.0"?>\n<!-- hello --><svg xmlns="http://www.w3.org/2000/svg"/>',
  ],
  ["an SVG element", () => ({ outerHTML: "<svg><g/></svg>" }), "svg", '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'],
  ["pixels", () => ({ data: new Uint8Array([1, 2, 3]), width: 1, height: 1, channels: 3 }), "image"],
  ["a file", () => "notebooks/data/chelsea.png", "image"],
])("Plot takes %s", async (...[, make, type, plot]) => {
  const component = ui.Plot({ label: "P" });
  const page = loop.loopback.show(component);
  component.value = make() as ui.Figure;
  await page.until("the figure", () => page.value("P") !== null);
  expect(component.value!.type).toBe(type);
  if (plot !== undefined) expect(component.value).toStrictEqual({ type, plot });
});

const circle: Record<string, unknown> = { mark: "bar" };
circle.self = { circle };
test.each<[string, unknown, string]>([
  [
    "nothing that is known",
    { x: 1 },
    "expected a Vega-Lite or Vega specification (mark, layer, marks, …), a Plotly figure ({ data, layout }), an ECharts option (series), SVG, or a picture; got an object with x",
  ],
  ["a number", 5, "or a picture; got 5"],
  ["a list", [1], "or a picture; got a list of 1"],
  [
    "another $schema",
    { $schema: "https://json-schema.org/draft" },
    'expected a $schema of Vega-Lite or Vega, got "https://json-schema.org/draft"',
  ],
  [
    "an element that is no drawing",
    { outerHTML: "<figure><svg/></figure>" },
    'expected the outerHTML of an svg element, got "<figure><svg/></figure>"',
  ],
  [
    "functions",
    { series: [{ type: "line" }], tooltip: { formatter: () => "x" } },
    "at .tooltip.formatter: a function can't be drawn in a page: expected data, got a function formatter",
  ],
  ["bigints", { data: [{ y: [1n] }] }, "at .data[0].y[0]: expected a number, got 1n"],
  ["integers that are too great", { data: [{ y: new BigInt64Array([2n ** 60n]) }] }, "at .data[0].y[0]: 1152921504606846976n is too great"],
  ["what contains itself", circle, "at .self.circle: a figure that contains itself can't be drawn"],
  ["instances of classes", { data: [{ y: new Map() }] }, "at .data[0].y: expected plain data, got a Map"],
])("Plot refuses %s", (_, value, message) => {
  // prettier-ignore
  const component = ui.Plot({ label: "P" });
  loop.loopback.show(component);
  expect(() => (component.value = value as ui.Figure)).toThrow(message);
});

test("a page may name the selections of the figure that is shown, and no others", async () => {
  const plot = ui.Plot({ label: "P", value: figures.vegaLite });
  const page = loop.loopback.show(plot);
  const told = plot.next("select", { timeout: 5000 });
  page.event("P", "select", { name: "other", value: 1 });
  page.event("P", "select", "pick");
  page.event("P", "select", { name: "pick", value: { species: ["Gentoo"] } });
  expect(await told).toEqual({ name: "pick", value: { species: ["Gentoo"] } });
  expect(loop.loopback.log).toEqual([
    'refused an event: select of Plot “P”: expected the name of a selection of this figure, got "other"',
    "refused an event: select of Plot “P”: expected the name of a selection of this figure, got undefined",
  ]);
});
