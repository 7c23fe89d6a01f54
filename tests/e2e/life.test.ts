/** What an app survives: reloads, moves, restarts, a second page. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { NotebookPage, expectValue } from "../support/browser";
import { until } from "../support/processes";
import { repeats, useLab } from "../support/use-lab";

const lab = useLab();

const app = `import * as ui from "inlay";
const word = ui.Textbox({ label: "Word" }), go = ui.Button("Go"), shown = ui.Textbox({ label: "Shown" });
go.click((text) => text.toUpperCase(), word, shown);
ui.Blocks([word, go, shown])`;

/** Reloads the page, and gives how long the app took to come back with its values. In seconds. */
async function reload(notebook: NotebookPage, values: Record<string, string>): Promise<number> {
  await notebook.save();
  await notebook.page.reload();
  const started = performance.now();
  await notebook.page.locator(".jp-Notebook .jp-Cell").first().waitFor();
  for (const [label, value] of Object.entries(values)) await expectValue(notebook.app(0).getByLabel(label), value, 40_000);
  return (performance.now() - started) / 1000;
}

test.each(repeats)("a reload while a cell awaits brings the app back (%i)", async () => {
  const notebook = await lab.open([app, `await go.next("click", { timeout: 60_000 }); console.log("went on")`]);
  await notebook.runCell(0);
  await notebook.app(0).getByLabel("Word").fill("kept");
  await notebook.startCell(1);
  const seconds = await reload(notebook, { Word: "kept" });
  expect(seconds).toBeLessThan(5 * 4);
  await notebook.app(0).getByRole("button", { name: "Go" }).click();
  await expectValue(notebook.app(0).getByLabel("Shown"), "KEPT");
});

test.each(repeats)("a reload during a synchronous cell of 10 s brings the app back (%i)", async () => {
  const notebook = await lab.open([app, `for (const end = Date.now() + 10_000; Date.now() < end; );`]);
  await notebook.runCell(0);
  await notebook.app(0).getByLabel("Word").fill("kept");
  await notebook.app(0).getByRole("button", { name: "Go" }).click();
  await expectValue(notebook.app(0).getByLabel("Shown"), "KEPT");
  const started = performance.now();
  await notebook.startCell(1);
  await reload(notebook, { Word: "kept", Shown: "KEPT" });
  const afterTheCell = (performance.now() - started) / 1000 - 10;
  expect(afterTheCell).toBeLessThan(5 * 4);
});

test.each(repeats)("a reload in the middle of a stream finds it going on (%i)", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
ui.Interface({
  fn: async function* () { for (let i = 1; i <= 200; i++) { await new Promise((resolve) => setTimeout(resolve, 50)); yield i; } },
  outputs: ui.Number({ label: "Step" }),
})`,
  ]);
  await notebook.runCell(0);
  await notebook.app(0).getByRole("button", { name: "Generate" }).click();
  const step = async () => Number(await notebook.app(0).getByLabel("Step").inputValue());
  await until("step 50", async () => (await step()) >= 50);
  await notebook.save();
  await notebook.page.reload();
  const started = performance.now();
  await notebook.app(0).getByLabel("Step").waitFor();
  const first = await step();
  expect((performance.now() - started) / 1000).toBeLessThan(5 * 4);
  expect(first).toBeGreaterThanOrEqual(50);
  await until("a later step", async () => (await step()) > first);
  await until("the last step", async () => (await step()) === 200, 30_000);
});

test("the app says when a handler keeps the kernel from answering, and when it answers again", async () => {
  const free = path.join(lab.lab.folder, "free");
  const notebook = await lab.open([
    `import * as ui from "inlay";
import { existsSync } from "node:fs";
const out = ui.Textbox({ label: "Out" });
const go = ui.Button("Go");
go.click(async function work() { await ui.sleep(100); while (!existsSync(${JSON.stringify(free)})); return "free"; }, [], out);
ui.Blocks([go, out])`,
  ]);
  await notebook.runCell(0);
  await notebook.app(0).getByRole("button", { name: "Go" }).click();
  const started = performance.now();
  const notice = notebook.app(0).getByText("The kernel is busy");
  await notice.waitFor();
  expect((performance.now() - started) / 1000).toBeLessThan(5 * 2);
  await notebook.photograph(notebook.app(0), "busy");
  writeFileSync(free, "");
  await expectValue(notebook.app(0).getByLabel("Out"), "free");
  await notice.waitFor({ state: "detached" });
});

test("an app that was scrolled out of sight, or moved to a view of its own, goes on", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
const count = ui.Number({ label: "Count", value: 0 });
setInterval(() => { count.value += 1; }, 100);
ui.Blocks([count])`,
    ...Array.from({ length: 40 }, () => "// far away"),
  ]);
  await notebook.runCell(0);
  const count = async () => Number(await notebook.app(0).getByLabel("Count").inputValue());
  await notebook.page.evaluate(() => window.jupyterapp.commands.execute("notebook:move-cursor-down"));
  for (let i = 0; i < 20; i++) await notebook.page.mouse.wheel(0, 2000);
  await notebook.page.waitForTimeout(1000);
  for (let i = 0; i < 20; i++) await notebook.page.mouse.wheel(0, -2000);
  const before = await count();
  expect(before).toBeGreaterThan(8);
  await until("it to count on", async () => (await count()) > before);

  await notebook.output(0).click({ button: "right", position: { x: 5, y: 5 } });
  await notebook.page.getByText("Create New View for Cell Output").click();
  const moved = notebook.page.locator(".jp-LinkedOutputView inlay-app").getByLabel("Count");
  await moved.waitFor();
  const there = Number(await moved.inputValue());
  await until("it to count on there", async () => Number(await moved.inputValue()) > there);
});

test("a restart leaves the app visibly disconnected, and a new run works", async () => {
  const notebook = await lab.open([app]);
  await notebook.runCell(0);
  await notebook.app(0).getByLabel("Word").fill("before");
  await notebook.restartKernel();
  await notebook.app(0).getByText("Disconnected from the kernel").waitFor();
  expect(await notebook.app(0).evaluate((element) => element.shadowRoot!.querySelector("[inert] inlay-textbox") !== null)).toBe(true);
  await notebook.idle();
  await notebook.runCell(0);
  await notebook.app(0).getByLabel("Word").fill("after");
  await notebook.app(0).getByRole("button", { name: "Go" }).click();
  await expectValue(notebook.app(0).getByLabel("Shown"), "AFTER");
});

test("two pages stay in step, and closing one stops nothing", async () => {
  const first = await lab.open([app]);
  await first.runCell(0);
  await first.save();
  const name = decodeURIComponent(new URL(first.page.url()).pathname.split("/").at(-1)!);
  const second = await NotebookPage.open(lab.browser, lab.lab, name);
  await first.app(0).getByLabel("Word").fill("from the first");
  await expectValue(second.app(0).getByLabel("Word"), "from the first");
  await second.app(0).getByLabel("Word").fill("from the second");
  await second.app(0).getByRole("button", { name: "Go" }).click();
  await expectValue(first.app(0).getByLabel("Shown"), "FROM THE SECOND");
  await expectValue(first.app(0).getByLabel("Word"), "from the second");
  await second.close();
  await first.app(0).getByLabel("Word").fill("alone again");
  await first.app(0).getByRole("button", { name: "Go" }).click();
  await expectValue(first.app(0).getByLabel("Shown"), "ALONE AGAIN");
  expect(second.problems).toEqual([]);
});
