/** Values to look into, buttons that do things, and files, as a person uses them. */
import type { Page } from "playwright-core";
import * as ui from "../../../src/index";
import { until } from "../../support/processes";
import { useStage } from "../../support/use-stage";

const stage = useStage();
/** What stands in the row that has the focus. */
const focused = (page: Page) => page.locator('[role="treeitem"]:focus').innerText();

describe("JSON", () => {
  test("is a tree that keys walk through", async () => {
    const json = ui.JSON({ label: "Answer", value: { name: "Ann", scores: [1, 2], deep: { a: { b: "c" } } } });
    const page = await stage.show(json);
    const tree = page.getByRole("tree", { name: "Answer" });
    await tree.getByRole("treeitem").first().focus();
    expect(await focused(page)).toBe("{3 keys}");
    const press = async (keys: string[], expected: string) => {
      for (const key of keys) await page.keyboard.press(key);
      await until(`${expected} after ${keys.join(" ")}`, async () => (await focused(page)) === expected, 3_000);
    };
    await press(["ArrowDown"], 'name: "Ann"');
    await press(["s"], "scores: [2 items]");
    expect(await tree.getByRole("treeitem", { name: "scores" }).getAttribute("aria-expanded")).toBe("false");
    await press(["ArrowRight", "ArrowRight"], "1");
    await press(["ArrowLeft"], "scores: [2 items]");
    await press(["ArrowLeft", "ArrowLeft"], "{3 keys}");
    await press(["End"], "deep: {1 key}");
    await press(["*", "Enter", "Enter", "ArrowDown", "Enter", "ArrowDown"], 'b: "c"');
    expect(await page.locator('[role="treeitem"]:focus').getAttribute("aria-level")).toBe("4");
    await press(["Home"], "{3 keys}");
    await press(["ArrowLeft"], "{3 keys}");
    expect(await tree.getByRole("treeitem").count()).toBe(1);
    // Values that change leave open what was open.
    await press(["ArrowRight"], "{3 keys}");
    json.value = { name: "Bob", deep: { a: { b: "d" } } };
    await tree.getByText('"d"').waitFor();
  });

  test("shows text as text, and every kind of value", async () => {
    const json = ui.JSON({ label: "Answer", open: true, value: { "<img src=x>": "<script>alert(1)</script>", n: [NaN, -0, 12n, undefined, null, true], t: new Uint8Array([7]), d: new Date(0) } }); // prettier-ignore
    const page = await stage.show(json);
    const rows = await page.getByRole("treeitem").allInnerTexts();
    expect(rows).toEqual(['{4 keys}', '<img src=x>: "<script>alert(1)</script>"', "n: [6 items]", "NaN", "-0", "12n", "undefined", "null", "true", "t: Uint8Array(1)", "7", "d: 1970-01-01T00:00:00.000Z"]); // prettier-ignore
    expect(await page.getByRole("tree").locator("script, img").count()).toBe(0);
  });

  test("a million numbers are parts of parts, and copied as they are", async () => {
    const json = ui.JSON({ label: "Long", showIndices: true, value: new Float64Array(1_000_000).map((_, i) => i) });
    const page = await stage.show(json, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("treeitem", { name: "[990000 … 999999]" }).click();
    await page.getByRole("treeitem", { name: "[999900 … 999999]" }).click();
    await page.getByRole("treeitem", { name: "999999: 999999" }).waitFor();
    expect(await page.getByRole("treeitem").count()).toBe(1 + 100 + 100 + 100);
    await page.getByRole("button", { name: "Copy Long" }).click();
    await until("the copy", async () => (await page.evaluate(() => navigator.clipboard.readText())).length > 6_000_000);
  });

  test("an object of many keys comes a slice at a time", async () => {
    const json = ui.JSON({ label: "Keys", value: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`key ${i}`, i])) });
    const page = await stage.show(json);
    await page.getByRole("treeitem", { name: "Show 200 more of 300" }).click();
    await until("the first of them to have the focus", async () => (await focused(page)) === "key 200: 200");
    await page.getByRole("treeitem", { name: "Show 100 more of 100" }).click();
    expect(await page.getByRole("treeitem").count()).toBe(501);
  });
});
