/** Charts and figures as a person uses them. */
import type { Locator, Page } from "playwright-core";
import * as ui from "../../../src/index";
import { figures } from "../../stage/fixtures/plots";
import { until } from "../../support/processes";
import { audit, photograph, useStage } from "../../support/use-stage";

const stage = useStage();

/** The brightest part of a canvas that isn't empty is drawn. */
const drawn = (page: Page | Locator) => page.locator(".plot canvas").first().waitFor();
const seen: unknown[] = [];
beforeEach(() => void seen.splice(0));
const last = (count: number) => until(`${count} events`, () => seen.length >= count && seen.at(-1));

/** Drags over the middle of a plot: from and to as fractions of its width and height. */
async function drag(page: Page, plot: Locator, [x0, y0]: readonly number[], [x1, y1]: readonly number[]): Promise<void> {
  const { x, y, width, height } = (await plot.boundingBox())!;
  const at = (i: number, j: number) => [x + width * i, y + height * j] as const;
  await page.mouse.move(...at(x0!, y0!));
  await page.mouse.down();
  await page.mouse.move(...at((x0! + x1!) / 2, (y0! + y1!) / 2));
  await page.mouse.move(...at(x1!, y1!));
  await page.mouse.up();
}

const grid = Array.from({ length: 121 }, (_, i) => ({ a: i % 11, b: Math.floor(i / 11), c: i % 2 ? "odd" : "even" }));

test("a box that was dragged is told with its ends, and a double click takes it back", async () => {
  const plot = ui.ScatterPlot({ label: "Dots", value: grid, x: "a", y: "b", color: "c" });
  plot.select((rows, call) => {
    const { index, y, selected } = call.event;
    const inside = rows.filter(({ a, b }) => a >= index[0] && a <= index[1] && b >= y![0] && b <= y![1]);
    seen.push([selected, inside.length]);
  }, plot);
  plot.doubleClick(() => void seen.push("double"), []);
  const page = await stage.show(plot);
  await drawn(page);
  await drag(page, page.getByRole("img"), [0.08, 0.25], [0.97, 0.85]);
  const [selected, count] = (await last(1)) as [boolean, number];
  expect(selected).toBe(true);
  expect(count).toBeGreaterThan(70);
  await photograph(page.locator("inlay-app"), "ScatterPlot-selected");
  await page.getByRole("img").dblclick({ position: { x: 500, y: 150 } });
  await until("the double click", () => seen.includes("double"));
  expect(seen).toEqual([[true, count], [false, count], "double"]);
  await drag(page, page.getByRole("img"), [0.3, 0.3], [0.55, 0.7]);
  const [, fewer] = (await last(4)) as [boolean, number];
  expect(fewer).toBeGreaterThan(5);
  expect(fewer).toBeLessThan(count);
  // Drawn anew in other colours, nothing is selected, and that is told.
  await page.evaluate(() => Object.assign(document.body.dataset, { jpThemeLight: "false" }));
  expect(await last(5)).toEqual([false, fewer]);
  await drag(page, page.getByRole("img"), [0.4, 0.4], [0.5, 0.6]);
  expect(await last(6)).toEqual([true, expect.any(Number)]);
  await photograph(page.locator("inlay-app"), "ScatterPlot-moved");
});

test.each([
  ["numbers", ui.LinePlot, { x: [1, 2, 3, 4], y: [1, 4, 2, 3] }, (value: unknown[]) => value.every((each) => typeof each === "number")],
  [
    "dates",
    ui.LinePlot,
    { x: [1, 2, 3, 4].map((day) => new Date(2026, 0, day)), y: [1, 4, 2, 3] },
    (value: unknown[]) => value.every((each) => each instanceof Date),
  ],
  [
    "texts",
    ui.BarPlot,
    { x: ["a", "b", "c", "d"], y: [1, 4, 2, 3] },
    (value: unknown[]) => value.length > 1 && value.every((each) => "abcd".includes(each as string)),
  ],
] as const)("a range of %s is told in the data's own terms", async (_, make, value, isRight) => {
  // prettier-ignore
  const plot = make({ label: "Plot", value: value as ui.PlotData });
  plot.select((call) => void seen.push(call.event.value), []);
  const page = await stage.show(plot);
  await drawn(page);
  await drag(page, page.getByRole("img"), [0.2, 0.5], [0.8, 0.5]);
  const told = (await last(1)) as unknown[];
  expect(isRight(told)).toBe(true);
});

test("by keys: the data as a table, and a range by its ends", async () => {
  const plot = ui.LinePlot({ label: "Wave", value: grid, x: "a", y: "b" });
  plot.select((call) => void seen.push(call.event), []);
  const page = await stage.show(plot);
  await drawn(page);
  await page.getByRole("img", { name: "Line plot of b over a: 121 rows; a from 0 to 10; b from 0 to 10" }).waitFor();
  await page.getByRole("button", { name: "Data of Wave" }).press("Enter");
  await page.getByRole("table", { name: "The first 100 of 121 rows" }).waitFor();
  expect(await page.getByRole("row").count()).toBe(101);
  await page.getByLabel("From a").fill("2");
  await page.getByLabel("To a").fill("7");
  await page.getByRole("button", { name: "Select", exact: true }).press("Enter");
  expect(await last(1)).toEqual({ index: [2, 7], value: [2, 7], selected: true });
  expect(await audit(page)).toEqual([]);
  await photograph(page.locator("inlay-app"), "LinePlot-data");
});

test("it is exported as a picture, and shown in full", async () => {
  const page = await stage.show(ui.BarPlot({ label: "Bars", value: { x: ["a", "b"], y: [1, 2] } }));
  await drawn(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export Bars as PNG" }).click()]);
  expect(download.suggestedFilename()).toBe("Bars.png");
  await page.getByRole("button", { name: "Show Bars in full screen" }).click();
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await page.getByRole("button", { name: "Show Bars in full screen" }).click();
  await page.waitForFunction(() => document.fullscreenElement === null);
});

test("what is under the pointer is told", async () => {
  const page = await stage.show(ui.BarPlot({ label: "Bars", value: { day: ["Mon"], cups: [7] } }));
  await drawn(page);
  await page.getByRole("img").hover();
  expect(await page.locator(".tooltip").innerText()).toBe("day: Mon\ncups: 7");
});

test("data that don't fit the options are said beside the plot", async () => {
  const plot = ui.LinePlot({ label: "Plot", value: { a: [1, 2], b: [2, 3] } });
  const page = await stage.show(plot);
  await drawn(page);
  plot.update({ x: "c" });
  await page.getByRole("alert").filter({ hasText: "The data have no column “c”." }).waitFor();
  plot.update({ x: "b", y: "a", xAxisFormat: "nonsense" });
  await page.getByRole("alert").filter({ hasText: "invalid format" }).waitFor();
  plot.update({ xAxisFormat: ".1f" });
  await page.getByRole("alert").waitFor({ state: "detached" });
});

test("a series that streams is added to, and what comes in full may move on", async () => {
  const plot = ui.LinePlot({ label: "Live", x: "t", y: "v" });
  const button = ui.Button("Go");
  button.click(
    async function* () {
      yield [{ t: 0, v: 0 }];
      for (let t = 1; t < 300; t++) yield ui.append([{ t, v: Math.sin(t / 10) }]);
      for (let from = 0; from < 50; from += 10)
        yield Array.from({ length: 300 }, (_, i) => ({ t: from + i, v: Math.sin((from + i) / 10) }));
    },
    [],
    plot,
  );
  const page = await stage.show(ui.Column([button, plot]));
  await page.getByRole("button", { name: "Go" }).click();
  await page.getByRole("img", { name: "Line plot of v over t: 300 rows; t from 40 to 339" }).waitFor();
  expect(plot.value.length).toBe(300);
  expect(plot.value[0]).toEqual({ t: 40, v: Math.sin(4) });
  await photograph(page.locator("inlay-app"), "LinePlot-streamed");
});

// ---------------------------------------------------------------- figures

test("a selection of a Vega figure is told by its name", async () => {
  const plot = ui.Plot({ label: "Figure", value: figures.vegaLite });
  plot.select((call) => void seen.push(call.event), []);
  const page = await stage.show(plot);
  const canvas = page.getByRole("figure", { name: "Figure, Vega-Lite figure" }).locator("canvas");
  await canvas.click({ position: { x: 200, y: 250 } });
  expect(await last(1)).toEqual({ name: "pick", value: expect.objectContaining({ species: ["Adelie"] }) });
});

test("Plotly's bundles stand in a shadow root with their rules, and leave none in the page", async () => {
  const plot = ui.Plot({ label: "Figure", value: figures.plotly });
  const page = await stage.show(plot);
  const figure = page.getByRole("figure", { name: "Figure, Plotly figure" });
  await figure.locator(".scatterlayer .point").first().waitFor();
  expect(await page.evaluate(() => document.querySelectorAll("style[id^=plotly]").length)).toBe(0);
  expect(
    await figure
      .locator(".main-svg")
      .first()
      .evaluate((svg) => getComputedStyle(svg).overflow),
  ).toBe("hidden");
  const box = (await figure.locator(".scatterlayer .point").first().boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await figure.locator(".hoverlayer .hovertext").waitFor();
  plot.value = { data: [{ type: "box", y: [1, 2, 3, 9] }] };
  await figure.locator(".boxlayer path.box").waitFor();
  plot.value = { data: [{ type: "sankey", node: { label: ["a", "b"] }, link: { source: [0], target: [1], value: [3] } }] };
  await figure.locator(".sankey-node").first().waitFor();
  await photograph(page.locator("inlay-app"), "Plot-sankey");
});

test("a common option of ECharts, and one that needs all of it", async () => {
  const plot = ui.Plot({ label: "Figure", value: figures.echarts });
  const page = await stage.show(plot);
  const figure = page.getByRole("figure", { name: "Figure, ECharts figure" });
  await figure.locator("canvas").waitFor();
  plot.value = { series: [{ type: "gauge", data: [{ value: 7, name: "wind" }], max: 12 }] };
  await until("the gauge", () => figure.locator("canvas").count());
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 400)));
  await photograph(page.locator("inlay-app"), "Plot-gauge");
  expect(await page.getByRole("alert").count()).toBe(0);
});

const vega = (more: object) => ({ mark: "point", data: { values: [{ a: 1 }] }, encoding: { x: { field: "a" } }, ...more });
const evil = "https://evil.example/x";
test.each<[string, object | string, string]>([
  ["Vega's data", vega({ data: { url: `${evil}.csv` } }), "Plots load nothing"],
  ["Vega's pictures", vega({ mark: { type: "image", url: `${evil}.png` } }), ""],
  [
    "Plotly's pictures",
    { data: [{ y: [1] }], layout: { images: [{ source: evil }] } },
    `Plots load nothing: source ${evil} isn't read. Put a data URL there.`,
  ],
  [
    "Plotly's maps",
    { data: [{ type: "scattergeo", lon: [1], lat: [1] }] },
    "Plots load nothing, and maps are loaded: scattergeo isn't drawn.",
  ],
  [
    "Plotly's tiles",
    { data: [{ type: "densitymap", lon: [1], lat: [1] }] },
    "Plots load nothing, and maps are loaded: densitymap isn't drawn.",
  ],
  [
    "Plotly's styles",
    { data: [{ y: [1] }], layout: { title: { text: `<span style="fill:url(${evil}#a)">x</span>` } } },
    "Plots load nothing",
  ],
  ["ECharts' symbols", { series: [{ type: "line", data: [1], symbol: `image://${evil}` }], xAxis: {}, yAxis: {} }, "Plots load nothing"],
  ["ECharts' pictures", { series: [], graphic: { type: "image", style: { image: evil } } }, "Plots load nothing"],
  [
    "drawings",
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="${evil}"/><style>@import "${evil}";</style><script>fetch("${evil}")</script></svg>`,
    "",
  ],
])("%s load nothing", async (_, value, message) => {
  // prettier-ignore
  const page = await stage.show(ui.Column([]));
  await page.close();
  const asked: string[] = [];
  const plot = ui.Plot({ label: "Figure" });
  const shown = await stage.show(plot);
  await shown.context().route("**evil.example**", (route) => (asked.push(route.request().url()), route.abort()));
  plot.value = value;
  if (message) await shown.getByRole("alert").filter({ hasText: message }).waitFor();
  else await shown.locator(typeof value === "string" ? "img" : "canvas").waitFor();
  await shown.evaluate(() => new Promise((later) => setTimeout(later, 300)));
  expect(asked).toEqual([]);
});

test("text of a figure stays text, and controls have no attributes of their own", async () => {
  const page = await stage.show(
    ui.Column([
      ui.Plot({ label: "A", value: { tooltip: { trigger: "item", formatter: "<img src=x onerror=globalThis.hacked=1>{b}", renderMode: "html" }, xAxis: { data: ["x"] }, yAxis: {}, series: [{ type: "bar", data: [5] }] } }),
      ui.Plot({ label: "B", value: vega({ params: [{ name: "n", value: 1, bind: { input: "range", onfocus: "globalThis.hacked=1", autofocus: "true", min: 0, max: 5 } }] }) }),
      ui.Plot({ label: "C", value: { data: [{ y: [1] }], layout: { title: { text: "<img src=x onerror=globalThis.hacked=1>" }, annotations: [{ text: '<a href="javascript:globalThis.hacked=1">x</a>', x: 0, y: 1 }] } } }),
    ]),
  ); // prettier-ignore
  await page.getByRole("figure", { name: "A, ECharts figure" }).hover({ position: { x: 400, y: 300 } });
  await page.getByRole("slider").focus();
  await page.getByRole("figure", { name: "C, Plotly figure" }).locator(".annotation-text").waitFor();
  expect(await page.getByRole("slider").getAttribute("onfocus")).toBe(null);
  expect(await page.locator("a[href^=javascript]").count()).toBe(0);
  expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
});

test("what is wrong with a figure is said, and the next one is drawn", async () => {
  const plot = ui.Plot({ label: "Figure", value: vega({ encoding: { x: { field: "a", type: "nonsense", bin: 7 } }, mark: "nonsense" }) });
  const page = await stage.show(plot);
  await page.getByRole("alert").waitFor();
  plot.value = "<svg><g></svg>";
  await page.getByRole("alert").filter({ hasText: "This is no well-formed SVG." }).waitFor();
  plot.value = figures.svg;
  await page.getByRole("img", { name: "Figure" }).waitFor();
  await page.getByRole("alert").waitFor({ state: "detached" });
});

test.each([
  ["Vega-Lite", figures.vegaLite, "Figure.png"],
  ["Plotly", figures.plotly, "Figure.png"],
  ["ECharts", figures.echarts, "Figure.png"],
  ["SVG", figures.svg, "Figure.svg"],
])("a figure of %s is exported", async (_, value, name) => {
  const page = await stage.show(ui.Plot({ label: "Figure", value }));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export Figure" }).click()]);
  expect(download.suggestedFilename()).toBe(name);
});
