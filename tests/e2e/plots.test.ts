/** Charts in JupyterLab: a range that was drawn by the mouse goes to the kernel, and its answer comes back. */
import { expectValue } from "../support/browser";
import { until } from "../support/processes";
import { useLab } from "../support/use-lab";

const lab = useLab();

const cell = `import * as ui from "inlay";
const dots = Array.from({ length: 400 }, (_, i) => ({ weight: i % 20, height: Math.floor(i / 20), kind: i % 3 ? "common" : "rare" }));
const plot = ui.ScatterPlot({ label: "Dots", value: dots, x: "weight", y: "height", color: "kind" });
const count = ui.Textbox({ label: "Selected" });
plot.select((rows, call) => {
  const { index: [left, right], y: [low, high], selected } = call.event;
  const inside = rows.filter(({ weight, height }) => weight >= left && weight <= right && height >= low && height <= high);
  return selected ? \`\${inside.length} points, \${left.toFixed(1)} to \${right.toFixed(1)}\` : "nothing";
}, plot, count);
ui.Blocks([plot, count])`;

test("a range selected by the mouse calls a handler, which shows how many points are in it", async () => {
  const notebook = await lab.open([cell]);
  await notebook.page.evaluate(() => window.jupyterapp.commands.execute("application:toggle-left-area"));
  await notebook.runCell(0);
  const app = notebook.app(0);
  const plot = app.getByRole("img", { name: /^Scatter plot of height over weight, by kind: 400 rows/ });
  await plot.locator("canvas").waitFor();
  await plot.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await plot.boundingBox())!;
  const drag = async (x0: number, y0: number, x1: number, y1: number) => {
    await notebook.page.mouse.move(x + width * x0, y + height * y0);
    await notebook.page.mouse.down();
    await notebook.page.mouse.move(x + width * ((x0 + x1) / 2), y + height * ((y0 + y1) / 2));
    await notebook.page.mouse.move(x + width * x1, y + height * y1);
    await notebook.page.mouse.up();
  };
  await drag(0.3, 0.35, 0.6, 0.7);
  const said = await until("the count", async () =>
    /^(\d+) points, ([\d.]+) to ([\d.]+)$/.exec(await app.getByLabel("Selected").inputValue()),
  );
  const [points, left, right] = said.slice(1).map(Number) as [number, number, number];
  // So many columns of dots lie between the ends; each has the same number of dots within the box.
  const columns = Math.floor(right) - Math.ceil(left) + 1;
  expect(points).toBeGreaterThan(10);
  expect(points % columns).toBe(0);
  await notebook.photograph(app, "plots-Light");
  await plot.dblclick({ position: { x: width * 0.8, y: height * 0.5 } });
  await expectValue(app.getByLabel("Selected"), "nothing");
  await notebook.wear("JupyterLab Dark");
  await notebook.photograph(app, "plots-Dark");
  expect(await app.getByRole("alert").count()).toBe(0);
});
