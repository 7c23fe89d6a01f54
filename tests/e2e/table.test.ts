/** A million rows of ten columns in JupyterLab: how long a person waits for any of them, and others while it is sorted. */
import type { Locator } from "playwright-core";
import { expectValue, type NotebookPage } from "../support/browser";
import { until } from "../support/processes";
import { useLab } from "../support/use-lab";

const COUNT = 1_000_000;
const lab = useLab();
const figures: string[] = [];
afterAll(() => console.log(figures.join("\n")));

const code = `import * as ui from "inlay";
const COUNT = ${COUNT};
const numbers = Array.from({ length: 9 }, (_, k) => [\`c\${k}\`, Float64Array.from({ length: COUNT }, (_, i) => (i * 7919 * (k + 1)) % COUNT)]);
const text = Array.from({ length: COUNT }, (_, i) => \`id \${((i * 7919) % COUNT).toString(36)}\`);
const table = ui.Dataframe({ label: "Numbers", type: "columns", value: { columns: { ...Object.fromEntries(numbers), text } }, showSearch: "search", interactive: true });
const word = ui.Textbox({ label: "Word" }), echo = ui.Textbox({ label: "Echo" }), edited = ui.Textbox({ label: "Edited" }), used = ui.Number({ label: "Used" });
word.input((text) => text, word, echo);
table.edit((all, call) => JSON.stringify([call.event, all.columns.c0[call.event.index[0]]]), table, edited);
const look = ui.Button("Look");
look.click(() => { globalThis.gc?.(); return Math.round(process.memoryUsage().rss / 1e6); }, [], used);
ui.Blocks([table, word, echo, edited, look, used])`;

/** In order, the time that only so many of a hundred took longer than. */
const percentile = (times: readonly number[], percent: number) =>
  [...times].sort((a, b) => a - b)[Math.ceil((times.length * percent) / 100) - 1]!;
const cell = (table: Locator, row: number, column: number) => table.locator(`[data-at="${row}:${column}"]`);

async function memoryOf(notebook: NotebookPage): Promise<number> {
  const used = notebook.app(0).getByLabel("Used");
  const before = await used.inputValue();
  await notebook.app(0).getByRole("button", { name: "Look" }).click();
  await until("the memory", async () => (await used.inputValue()) !== "" && ((await used.inputValue()) !== before || before !== ""));
  return Number(await used.inputValue());
}

test("any row is there soon, a sort leaves room for others, and an edit is of the row that is seen", async () => {
  const notebook = await lab.open([code]);
  await notebook.runCell(0, 120_000);
  const app = notebook.app(0);
  const table = app.locator("inlay-dataframe");
  await cell(table, 0, 0).filter({ hasText: "0" }).waitFor();
  const before = await memoryOf(notebook);
  const cells = await notebook.page.locator(".jp-Notebook .jp-CodeCell").count();

  const jumps = await table.evaluate(async (element, count) => {
    const root = element.shadowRoot!;
    const scroll = root.querySelector(".scroll")!;
    const first = () => root.querySelector<HTMLElement>("[role=gridcell]")!;
    const took: number[] = [];
    let most = 0;
    for (let i = 0; i < 100; i++) {
      const seen = first().dataset.at;
      const began = performance.now();
      scroll.scrollTop = ((i * 0.618 + 0.1) % 1) * (scroll.scrollHeight - scroll.clientHeight);
      await new Promise<void>((resolve) => {
        const look = () => {
          if (first().dataset.at !== seen && !root.querySelector(".late")) resolve();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      took.push(performance.now() - began);
      const row = Number(first().dataset.at!.split(":")[0]);
      if (Number(first().innerText) !== (row * 7919) % count) throw new Error(`row ${row} shows ${first().innerText}`);
      most = Math.max(most, root.querySelectorAll("[role=gridcell]").length);
    }
    return { took, most };
  }, COUNT);
  figures.push(
    `a jump shows its rows: median ${percentile(jumps.took, 50).toFixed(0)} ms, p95 ${percentile(jumps.took, 95).toFixed(0)} ms`,
  );
  expect(percentile(jumps.took, 95)).toBeLessThan(100 * 5);
  expect(jumps.most).toBeLessThan(500);

  // Echoes while nothing else goes on, and while a million different texts are sorted.
  const echo = await app.getByLabel("Echo").elementHandle();
  const echoes = (marks: string, atLeast: number) =>
    app.getByLabel("Word").evaluate(
      async (word: HTMLInputElement, { echo, marks, atLeast, busy }) => {
        const took: number[] = [];
        for (let i = 0; i < atLeast || busy?.getAttribute("aria-busy") === "true"; i++) {
          const began = performance.now();
          word.value = `${marks} ${i}`;
          word.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
          while ((echo as HTMLInputElement).value !== word.value) await new Promise((resolve) => setTimeout(resolve, 1));
          took.push(performance.now() - began);
        }
        return took;
      },
      { echo, marks, atLeast, busy: marks === "busy" ? grid : null },
    );
  const grid = await table.getByRole("grid").elementHandle();
  const calm = await echoes("calm", 50);
  const began = performance.now();
  await cell(table, -1, 9).evaluate((header: HTMLElement) => header.click());
  const busy = await echoes("busy", 20);
  const sorting = performance.now() - began;
  figures.push(
    `sorted by text in ${sorting.toFixed(0)} ms; ${busy.length} echoes meanwhile: p95 ${percentile(busy, 95).toFixed(0)} ms, worst ${Math.max(...busy).toFixed(0)} ms; calm p95 ${percentile(calm, 95).toFixed(0)} ms`,
  );
  expect(Math.max(...busy)).toBeLessThan(200 * 5);
  expect(await cell(table, -1, 9).getAttribute("aria-sort")).toBe("ascending");

  // Sorted downwards by numbers, the first row is the one with the greatest.
  await cell(table, -1, 0).click();
  await cell(table, -1, 0).click();
  await table.locator(".scroll").evaluate((element) => (element.scrollTop = 0));
  await cell(table, 0, 0).filter({ hasText: "999999" }).waitFor();
  await cell(table, 0, 0).dblclick();
  await table.locator(".editor").fill("-5.5");
  await notebook.page.keyboard.press("Enter");
  const row = Array.from({ length: COUNT }, (_, i) => i).find((i) => (i * 7919) % COUNT === 999_999)!;
  await expectValue(app.getByLabel("Edited"), JSON.stringify([{ index: [row, 0], value: -5.5, previousValue: 999_999 }, -5.5]));

  // Keys belong to the table, and not to the notebook.
  await cell(table, 0, 1).click();
  await notebook.page.keyboard.press("d");
  await notebook.page.keyboard.press("Escape");
  await notebook.page.keyboard.press("ArrowDown");
  await notebook.page.keyboard.press("ControlOrMeta+z");
  await table.getByRole("searchbox", { name: "Search Numbers" }).fill("999999");
  await table
    .getByRole("status")
    .filter({ hasText: /^\d of 1,000,000 rows$/ })
    .waitFor({ timeout: 60_000 });
  expect(await cell(table, 0, 0).innerText()).toBe("999999");
  expect(await notebook.page.locator(".jp-Notebook .jp-CodeCell").count()).toBe(cells);
  const after = await memoryOf(notebook);
  figures.push(`the kernel has ${before} MB at first, ${after} MB after 100 jumps, three sorts, an edit and a search`);
  expect(after - before).toBeLessThan(600);
});
