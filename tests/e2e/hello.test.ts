import { gzipSync } from "node:zlib";
import { expectValue } from "../support/browser";
import { useLab } from "../support/use-lab";

const lab = useLab();

const hello = `import * as ui from "inlay";
ui.Interface({
  fn: (name, times) => \`Hello, \${name}! \`.repeat(times),
  inputs: [ui.Textbox({ label: "Name" }), ui.Slider({ label: "Times", minimum: 1, maximum: 10, step: 1, value: 3 })],
  outputs: ui.Textbox({ label: "Greeting" }),
})`;

test("hello answers, to the mouse and to the keyboard", async () => {
  const notebook = await lab.open([hello]);
  await notebook.runCell(0);
  const app = notebook.app(0);
  await app.getByLabel("Name").fill("Ann");
  await app.getByRole("button", { name: "Submit" }).click();
  await expectValue(app.getByLabel("Greeting"), "Hello, Ann! Hello, Ann! Hello, Ann! ");
  await app.getByRole("slider", { name: "Times" }).press("ArrowLeft");
  await app.getByLabel("Name").fill("Bob");
  await app.getByLabel("Name").press("Enter");
  await expectValue(app.getByLabel("Greeting"), "Hello, Bob! Hello, Bob! ");
  await app.getByRole("button", { name: "Clear" }).click();
  await expectValue(app.getByLabel("Greeting"), "");
  await expectValue(app.getByLabel("Name"), "");
});

test("a first text app loads no more than its budget of JavaScript", async () => {
  const notebook = await lab.open([hello]);
  await notebook.runCell(0);
  await notebook.app(0).getByLabel("Name").waitFor();
  const urls = await notebook.page.evaluate(() => [
    ...new Set(
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => name.includes("/extensions/inlay/") && name.includes(".js")),
    ),
  ]);
  const scripts = await Promise.all(urls.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())));
  const sum = (size: (script: Buffer) => number) => scripts.reduce((total, script) => total + size(script), 0);
  expect(sum((script) => script.length)).toBeLessThan(85_000);
  expect(sum((script) => gzipSync(script, { level: 9 }).length)).toBeLessThan(30_000);
});

test("typing reaches the app, and not JupyterLab's shortcuts", async () => {
  const notebook = await lab.open([hello, "1"]);
  await notebook.runCell(0);
  const name = notebook.app(0).getByLabel("Name");
  await name.click();
  await notebook.page.keyboard.type("dd aabb xx cc 00 zz");
  await notebook.page.keyboard.press("Shift+Enter");
  await expectValue(name, "dd aabb xx cc 00 zz\n");
  await notebook.page.locator(".jp-Notebook .jp-CodeCell").nth(1).waitFor();
  expect(await notebook.page.locator(".jp-Notebook .jp-CodeCell").count()).toBe(2);
});

test("the importing cell, run five times, shows one app, and each event fires once", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
const count = ui.Number({ label: "Count", value: 0 }), add = ui.Button("Add");
add.click((n) => n + 1, count, count);
ui.Blocks([count, add])`,
  ]);
  for (let i = 0; i < 5; i++) {
    await notebook.runCell(0);
    await notebook.app(0).getByRole("button", { name: "Add" }).waitFor();
    expect(await notebook.app(0).count()).toBe(1);
  }
  for (let i = 1; i <= 3; i++) {
    await notebook.app(0).getByRole("button", { name: "Add" }).click();
    await expectValue(notebook.app(0).getByLabel("Count"), String(i));
  }
});

test("a value is written from a cell and read in another, a cell waits for a click", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
const word = ui.Textbox({ label: "Word" }), go = ui.Button("Go");
ui.Blocks([word, go])`,
    `word.value = "from a cell"`,
    `await go.next("click"); word.value`,
  ]);
  await notebook.runCell(0);
  await notebook.runCell(1);
  const word = notebook.app(0).getByLabel("Word");
  await expectValue(word, "from a cell");
  await notebook.startCell(2);
  await word.fill("typed while a cell waits");
  await notebook.app(0).getByRole("button", { name: "Go" }).click();
  await notebook.output(2).getByText("typed while a cell waits").waitFor();
});
