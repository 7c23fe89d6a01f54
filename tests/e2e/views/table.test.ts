/** Tables by label, role and keyboard. */
import type { Locator, Page } from "playwright-core";
import * as ui from "../../../src/index";
import { until } from "../../support/processes";
import { audit, photograph, useStage } from "../../support/use-stage";

const stage = useStage();
const people = [
  { name: "Ann", age: 41, member: true, since: new Date("2020-05-01") },
  { name: "Bob", age: 7, member: false, since: null },
  { name: "Cleo", age: 28, member: null, since: new Date("2024-02-29T12:30:00Z") },
];
const columns = { name: "str", age: "number", member: "bool", since: "date" } as const;

const grid = (page: Page | Locator) => page.getByRole("grid");
const cell = (page: Page | Locator, row: number, column: number) => page.locator(`[data-at="${row}:${column}"]`);
/** What stands in a column, as far as it is drawn. */
const texts = (page: Page, column: number) => page.locator(`[role=gridcell][data-at$=":${column}"]`).allInnerTexts();
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

test("a cell is chosen, edited and left by keys; handlers hear of it", async () => {
  const table = ui.Dataframe({ label: "People", columns, value: people });
  const heard: unknown[] = [];
  table.select((call) => void heard.push(["select", call.event.index, call.event.value, call.event.rowValue.length]));
  table.edit((rows, call) => void heard.push(["edit", call.event, rows[1]!.age]), table);
  const page = await stage.show(table);
  await grid(page).waitFor();
  await cell(page, -1, 0).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  expect(await cell(page, 1, 1).getAttribute("tabindex")).toBe("0");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "age" }).fill("seven");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "A number is needed here." }).waitFor();
  await page.getByRole("textbox", { name: "age" }).fill("8");
  await page.keyboard.press("Enter");
  await until("the kernel", () => table.value[1]!.age === 8);
  await until("the handler", () => heard.some(([kind]: any) => kind === "edit"));
  expect(heard).toContainEqual(["edit", { index: [1, 1], value: 8, previousValue: 7 }, 8]);
  expect(heard).toContainEqual(["select", [1, 1], 7, 4]);
  // Down one, as in a spreadsheet.
  expect(await cell(page, 2, 1).evaluate((element) => element.matches(":focus"))).toBe(true);
  await page.keyboard.press("Escape");
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "age" }).fill("99");
  await page.keyboard.press("Escape");
  expect(await cell(page, 2, 1).innerText()).toBe("28");
  await page.keyboard.press("Home");
  await page.keyboard.type("Kim");
  await page.keyboard.press("Tab");
  await until("the name", () => table.value[2]!.name === "Kim");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await until("the check", () => table.value[2]!.member === true);
  await page.keyboard.press("Delete");
  await until("the empty cell", () => table.value[2]!.member === null);
  await page.keyboard.press("ControlOrMeta+z");
  await until("the check to be back", () => table.value[2]!.member === true);
});

test("dates have their own editor, checks take a click", async () => {
  const table = ui.Dataframe({ label: "People", columns, value: people });
  const page = await stage.show(table);
  await cell(page, 0, 3).dblclick();
  await page.getByLabel("since").last().fill("2021-01-02");
  await page.keyboard.press("Enter");
  await until("the date", () => table.value[0]!.since?.toISOString() === "2021-01-02T00:00:00.000Z");
  await cell(page, 2, 3).dblclick();
  expect(await page.locator("input.editor").inputValue()).toBe("2024-02-29T12:30");
  await page.keyboard.press("Escape");
  await page.getByRole("checkbox", { name: "member" }).nth(1).click();
  await until("the check", () => table.value[1]!.member === true);
});

test("headers sort, by several columns too; the value stays as it is", async () => {
  const table = ui.Dataframe({ value: [{ a: 2, b: "x" }, { a: 1, b: "y" }, { a: 2, b: "a" }] }); // prettier-ignore
  const page = await stage.show(table);
  const header = page.getByRole("columnheader", { name: "a" });
  await header.focus();
  await page.keyboard.press("Enter");
  await until("the order", async () => (await texts(page, 0)).join() === "1,2,2");
  expect(await header.getAttribute("aria-sort")).toBe("ascending");
  await page.keyboard.press("Space");
  await until("the other order", async () => (await texts(page, 0)).join() === "2,2,1");
  await page.getByRole("columnheader", { name: "b" }).click({ modifiers: ["Shift"] });
  await until("both", async () => (await texts(page, 1)).join() === "a,x,y");
  // What is edited is the row that is seen.
  await cell(page, 0, 1).dblclick();
  await page.keyboard.type("!");
  await page.keyboard.press("Enter");
  await until("the edit", () => table.value[2]!.b === "a!");
  expect(table.value).toStrictEqual([{ a: 2, b: "x" }, { a: 1, b: "y" }, { a: 2, b: "a!" }]); // prettier-ignore
  await header.click();
  await until("as it was", async () => (await texts(page, 1)).join() === "x,y,a!");
});

test("searching and filtering leave what fits, and say how many", async () => {
  const table = ui.Dataframe({
    label: "Numbers",
    value: Array.from({ length: 500 }, (_, n) => ({ n, word: n % 2 ? "odd" : "even" })),
    showSearch: "filter",
  });
  const page = await stage.show(table);
  await page.getByRole("status").filter({ hasText: "500 rows" }).waitFor();
  await page.getByRole("searchbox", { name: "Filter n" }).fill(">= 490");
  await page.getByRole("status").filter({ hasText: "10 of 500 rows" }).waitFor();
  await page.getByRole("searchbox", { name: "Search Numbers" }).fill("ODD");
  await page.getByRole("status").filter({ hasText: "5 of 500 rows" }).waitFor();
  expect(await texts(page, 0)).toEqual(["491", "493", "495", "497", "499"]);
  await page.getByRole("searchbox", { name: "Search Numbers" }).fill("nothing like it");
  await page.getByText("Nothing was found").waitFor();
  expect(await audit(page)).toEqual([]);
});

test("rows and columns come and go, and a column gets another name", async () => {
  const table = ui.Dataframe({ value: [{ a: 1 }, { a: 2 }] });
  const page = await stage.show(table);
  await page.getByRole("button", { name: "Add row" }).click();
  await until("a row", () => (table.value as unknown[]).length === 3);
  await page.getByRole("button", { name: "Add column" }).click();
  await page.getByRole("columnheader", { name: "2" }).waitFor();
  await cell(page, -1, 1).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Rename column" }).click();
  await page.getByRole("textbox").fill("b");
  await page.keyboard.press("Enter");
  await until("the name", () => Object.keys(table.value[0]!).join() === "a,b");
  await cell(page, 0, 0).click();
  await cell(page, 1, 1).click({ modifiers: ["Shift"] });
  await page.getByRole("button", { name: "Remove 2 rows" }).click();
  await until("the rows to go", () => (table.value as unknown[]).length === 1);
  expect(table.value).toStrictEqual([{ a: null, b: null }]);
});

test("cells are copied to a spreadsheet and pasted from one", async () => {
  const table = ui.Dataframe({ columns: { a: "str", b: "number" }, value: [{ a: "x\ty", b: 1 }, { a: "z", b: 2 }] }); // prettier-ignore
  const page = await stage.show(table, clipboard);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await cell(page, 0, 0).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  await until("the copy", async () => (await copied()) === '"x\ty"\t1\nz\t2');
  await cell(page, 1, 0).click();
  await page.keyboard.press("ControlOrMeta+v");
  await until("the paste", () => table.value.length === 3);
  expect(table.value.slice(1)).toStrictEqual([{ a: "x\ty", b: 1 }, { a: "z", b: 2 }]); // prettier-ignore
  await page.evaluate(() => navigator.clipboard.writeText("text"));
  await cell(page, 0, 1).click();
  await page.keyboard.press("ControlOrMeta+v");
  await page.getByText("A number is needed here.").waitFor();
  await page.getByRole("button", { name: "Copy Dataframe" }).click();
  await until("all as CSV", async () => (await copied()).startsWith("a,b\n"));
});

test("static columns, limits, and tables to look at can't be changed", async () => {
  const table = ui.Dataframe({ value: [{ a: 1, b: 2 }], staticColumns: [0], rowLimits: [1, 1], columnLimits: [2, 2] }); // prettier-ignore
  const page = await stage.show(ui.Column([table, ui.Dataframe({ label: "Static", value: [{ a: 5 }], interactive: false })]));
  const first = page.locator("inlay-dataframe").first();
  await cell(first, 0, 0).dblclick();
  await page.keyboard.type("9");
  expect(await first.locator(".editor").count()).toBe(0);
  expect(await first.getByRole("button", { name: "Add row" }).count()).toBe(0);
  const second = page.locator("inlay-dataframe").last();
  await cell(second, 0, 0).dblclick();
  await page.keyboard.type("9");
  expect(await second.locator(".editor").count()).toBe(0);
  expect(await grid(second).getAttribute("aria-readonly")).toBe("true");
  expect(table.value).toStrictEqual([{ a: 1, b: 2 }]);
});

test("rich cells are drawn, and can do no harm", async () => {
  const value = [
    {
      text: "**bold** <img src=x onerror=alert(1)>",
      markup: "<b>b</b><script>document.title = 'gone'</script>",
      image: "javascript:alert(1)",
    },
  ];
  const page = await stage.show(ui.Dataframe({ columns: { text: "markdown", markup: "html", image: "image" }, value, interactive: false }));
  await page.locator(".rich strong").waitFor();
  expect(await page.locator(".rich b").innerText()).toBe("b");
  expect(await page.locator(".rich script, .rich [onerror], img.picture").count()).toBe(0);
  expect(await cell(page, 0, 2).innerText()).toBe("javascript:alert(1)");
  expect(await page.title()).toBe("Inlay");
});

test("a thousand columns are drawn where they are in sight, the pinned ones always", async () => {
  const value = { columns: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`c${i}`, Float64Array.of(i, i + 0.5)])) };
  const page = await stage.show(ui.Dataframe({ value, pinnedColumns: 2, interactive: false }));
  expect(await page.locator("[role=columnheader]").count()).toBeLessThan(40);
  await cell(page, 0, 0).click();
  await page.keyboard.press("End");
  await until("the last column", async () => (await cell(page, 0, 999).count()) === 1 && (await cell(page, 0, 999).innerText()) === "999");
  expect(await cell(page, 0, 999).evaluate((element) => element.matches(":focus"))).toBe(true);
  expect(await cell(page, 1, 1).innerText()).toBe("1.5");
  await photograph(page, "Dataframe-columns");
});

test("a million rows: any of them is there at once, and the focus goes along", async () => {
  const n = Float64Array.from({ length: 1_000_000 }, (_, i) => i);
  const table = ui.Dataframe({ value: { columns: { n, square: n.map((i) => i * i) } }, interactive: true });
  const page = await stage.show(table);
  await cell(page, 0, 0).click();
  await page.keyboard.press("ControlOrMeta+End");
  await until(
    "the last row",
    async () => (await cell(page, 999_999, 1).count()) === 1 && (await cell(page, 999_999, 1).innerText()) === "999998000001",
  );
  expect(await cell(page, 999_999, 1).evaluate((element) => element.matches(":focus"))).toBe(true);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ControlOrMeta+Home");
  await until("the first row", async () => (await cell(page, 0, 0).count()) === 1 && (await cell(page, 0, 0).innerText()) === "0");
  const scroll = page.locator(".scroll");
  expect(await scroll.evaluate((element) => element.scrollHeight)).toBeLessThan(8.1e6);
  // The active cell scrolls away: the grid keeps the focus, and a key leads back.
  await scroll.evaluate((element) => (element.scrollTop = 4e6));
  await until(
    "the middle",
    async () => (await page.locator("[role=gridcell].late").count()) === 0 && (await cell(page, 0, 0).count()) === 0,
  );
  await page.keyboard.press("ArrowDown");
  await until("the way back", async () => (await cell(page, 1, 0).count()) === 1);
  // Sorted downwards, the last row is the first.
  await page.getByRole("columnheader", { name: "n", exact: true }).click();
  await page.getByRole("columnheader", { name: "n", exact: true }).click();
  await scroll.evaluate((element) => (element.scrollTop = 0));
  await until("the order", async () => (await cell(page, 0, 0).count()) === 1 && (await cell(page, 0, 0).innerText()) === "999999");
  await cell(page, 0, 0).dblclick();
  await page.locator(".editor").fill("-1");
  await page.keyboard.press("Enter");
  await until("the edit", () => (table.value as { n: number }[])[999_999]!.n === -1);
});
