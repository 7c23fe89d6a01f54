/** Values to look into, buttons that do things, and files, as a person uses them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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

describe("buttons", () => {
  test("ClearButton empties a form at once, also while the kernel is busy", async () => {
    const name = ui.Textbox({ label: "Name" });
    const clear = ui.ClearButton(name);
    const page = await stage.show(ui.Column([name, clear]));
    await page.getByLabel("Name").fill("Ann");
    await until("the kernel to know", () => name.value === "Ann");
    // Nothing of the kernel's can reach the page between the click and the look.
    const left = await page.evaluate(() => {
      const root = document.querySelector("inlay-app")!.shadowRoot!;
      const inner = (tag: string) => root.querySelector(tag)!.shadowRoot!;
      inner("inlay-clearbutton").querySelector("button")!.click();
      const box = root.querySelector("inlay-textbox") as HTMLElement & { value: string };
      return box.value;
    });
    expect(left).toBe("");
    await until("the kernel to have done it", () => name.value === "");
  });

  test("DownloadButton saves what a handler gave, and what went wrong stands below it", async () => {
    const make = ui.Button("Make");
    const save = ui.DownloadButton("Save");
    let clicks = 0;
    save.click(() => void clicks++);
    make.click(
      () => [
        { name: "../a b.csv", data: Buffer.from("1,2") },
        { name: "c.txt", data: Buffer.from("3") },
      ],
      [],
      save,
    );
    const page = await stage.show(ui.Column([make, save]));
    await page.getByRole("button", { name: "Make" }).click();
    await until("the files", () => save.value.length === 2);
    const downloads: string[] = [];
    page.on("download", (download) => void download.path().then((at) => downloads.push(`${download.suggestedFilename()}: ${readFileSync(at, "utf8")}`))); // prettier-ignore
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await until("both", () => downloads.length === 2);
    expect(downloads.sort()).toEqual(["a b.csv: 1,2", "c.txt: 3"]);
    rmSync(save.value[0]!);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").filter({ hasText: "ENOENT" }).waitFor();
    expect(clicks).toBe(2);
  });

  test("UploadButton brings files by the native picker, and refuses others before they are sent", async () => {
    const bring = ui.UploadButton("Bring", { fileTypes: [".txt"], fileCount: "multiple" });
    const heard: unknown[] = [];
    bring.click(() => void heard.push("click"));
    bring.upload((call) => void heard.push(call.event));
    const page = await stage.show(bring);
    const choose = async (...names: string[]) => {
      const choosing = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Bring" }).press("Enter");
      await (await choosing).setFiles(names.map((name) => ({ name, mimeType: "text/plain", buffer: Buffer.from(name) })));
    };
    await choose("a.txt", "b.txt");
    await until("the files", () => bring.value.length === 2);
    expect(bring.value.map((each) => readFileSync(each, "utf8"))).toEqual(["a.txt", "b.txt"]);
    await until("both events", () => heard.length === 2);
    expect(heard).toEqual(["click", bring.value]);
    await choose("c.exe");
    await page.getByRole("alert").filter({ hasText: "c.exe: expected a file of type .txt" }).waitFor();
    expect(bring.value).toHaveLength(2);
  });
});

describe("File", () => {
  test("brings several, names them as text, reorders, removes, and tells of it", async () => {
    const papers = ui.File({ label: "Papers", fileCount: "multiple", allowReordering: true });
    const heard: string[] = [];
    papers.select((call) => void heard.push(`select ${call.event.index}`));
    papers.delete((call) => void heard.push(`delete ${call.event.file.name}`));
    papers.clear(() => void heard.push("clear"));
    papers.download((call) => void heard.push(`download ${call.event.file.name}`));
    const page = await stage.show(papers);
    const names = () => page.getByRole("list", { name: "Papers" }).getByRole("listitem").locator(".name").allInnerTexts();
    const evil = "<img src=x onerror=alert(1)>.txt";
    await page.getByLabel("Papers").last().setInputFiles([evil, "b.txt", "c.txt"].map((name) => ({ name, mimeType: "text/plain", buffer: Buffer.from(name) }))); // prettier-ignore
    await until("the files", () => papers.value.length === 3);
    expect(await names()).toEqual([evil, "b.txt", "c.txt"]);
    expect(await page.locator("inlay-file img").count()).toBe(0);
    await page.getByRole("button", { name: "Move c.txt up" }).press("Enter");
    await until("the order", () => papers.value[1]?.endsWith("c.txt"));
    await page.getByRole("button", { name: "c.txt", exact: true }).press("Enter");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download b.txt" }).click();
    expect((await downloading).suggestedFilename()).toBe("b.txt");
    await page.getByRole("button", { name: "Remove b.txt" }).click();
    await page.getByRole("button", { name: "Remove all" }).click();
    await until("all of it", () => papers.value.length === 0 && heard.length === 4);
    expect(heard).toEqual(["select 1", "download b.txt", "delete b.txt", "clear"]);
  });

  test("a folder keeps its paths, and how far it is can be seen and stopped", async () => {
    const folder = ui.File({ label: "Folder", fileCount: "directory" });
    const page = await stage.show(folder);
    const place = mkdtempSync(path.join(tmpdir(), "inlay-test-"));
    mkdirSync(path.join(place, "photos", "a"), { recursive: true });
    writeFileSync(path.join(place, "photos", "1.txt"), "one");
    writeFileSync(path.join(place, "photos", "a", "2.txt"), "two");
    try {
      await page.getByLabel("Folder").last().setInputFiles(path.join(place, "photos"));
      await until("both", () => folder.value.length === 2);
    } finally {
      rmSync(place, { recursive: true });
    }
    const base = path.dirname(folder.value.find((each) => each.endsWith("1.txt"))!);
    expect(folder.value.map((each) => path.relative(base, each).replaceAll(path.sep, "/")).sort()).toEqual(["1.txt", "a/2.txt"]);
    expect(await page.getByRole("listitem").locator(".name").allInnerTexts()).toEqual(expect.arrayContaining(["photos/a/2.txt"]));
  });

  test("an upload is stopped by Cancel, and works when it is tried again", async () => {
    const file = ui.File({ label: "Big" });
    const page = await stage.show(file);
    const big = { name: "big.bin", mimeType: "", buffer: Buffer.alloc(40_000_000, 7) };
    await page.getByLabel("Big").last().setInputFiles(big);
    await page.getByRole("progressbar", { name: "Uploading big.bin" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("alert").filter({ hasText: "Cancelled" }).waitFor();
    expect(file.value).toBeNull();
    await page.getByLabel("Big").last().setInputFiles(big);
    await until("the file", () => file.value !== null);
    expect(statSync(file.value!).size).toBe(40_000_000);
  });
});

describe("BrowserState", () => {
  test("is kept by the browser, and comes to a new kernel with the page", async () => {
    const make = () => {
      const state = ui.BrowserState({ clicks: 0 }, { storageKey: "clicks" });
      const run = ui.Button("Run");
      const shown = ui.JSON({ label: "Shown", open: true });
      run.click(({ clicks }) => ({ clicks: clicks + 1 }), state, state);
      state.change((value) => value, state, shown);
      return { state, app: ui.Blocks([run, shown]) };
    };
    const first = make();
    const page = await stage.show(first.app);
    const stored = () => page.evaluate(() => localStorage.getItem("inlay:state:clicks"));
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByText("clicks: 1").waitFor();
    await until("it to be kept", async () => (await stored()) === '{"clicks":1}');

    // Another kernel knows nothing of it.
    const second = make();
    await page.goto(stage.urlOf(second.app));
    await page.getByText("clicks: 1").waitFor();
    expect(second.state.value).toEqual({ clicks: 1 });
    await page.getByRole("button", { name: "Run" }).click();
    await until("the next", async () => (await stored()) === '{"clicks":2}');
    second.state.value = null;
    await until("it to be forgotten", async () => (await stored()) === null);

    // What anyone wrote there is a value, or nothing.
    for (const [text, expected] of [
      ["{", 0],
      ["[".repeat(5000) + "]".repeat(5000), 0],
      ['{"clicks": 41, "__proto__": {"x": 1}}', 41],
    ] as const) {
      await page.evaluate((kept) => localStorage.setItem("inlay:state:clicks", kept), text);
      const next = make();
      await page.goto(stage.urlOf(next.app));
      await page.getByRole("button", { name: "Run" }).click();
      await until(`a click after ${expected}`, () => next.state.value.clicks === expected + 1);
      // This page would write over what comes next.
      await until("it to be kept", async () => (JSON.parse((await stored()) ?? "{}") as { clicks?: number }).clicks === expected + 1);
    }
  });
});

describe("FileExplorer", () => {
  test("is opened and chosen from by keys, and stays quick with 10,000 files", async () => {
    const root = mkdtempSync(path.join(tmpdir(), "inlay-test-"));
    try {
      mkdirSync(path.join(root, "many"));
      for (let i = 0; i < 10_000; i++) writeFileSync(path.join(root, "many", `file ${i}.txt`), "");
      writeFileSync(path.join(root, "<b>top.txt"), "");
      const explorer = ui.FileExplorer({ label: "Files", rootDir: root });
      const page = await stage.show(explorer);
      const tree = page.getByRole("tree", { name: "Files" });
      await tree.getByRole("treeitem", { name: "<b>top.txt" }).waitFor();
      expect(await tree.getByRole("treeitem").count()).toBe(2);
      await tree.getByRole("treeitem", { name: "many" }).focus();
      const started = performance.now();
      await page.keyboard.press("ArrowRight");
      await tree.getByRole("treeitem", { name: "file 199.txt" }).waitFor();
      const seconds = (performance.now() - started) / 1000;
      expect(seconds).toBeLessThan(5);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press(" ");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await until("two files", () => explorer.value.length === 2);
      expect(explorer.value.map((each) => path.basename(each))).toEqual(["file 0.txt", "file 1.txt"]);
      expect(await tree.getByRole("treeitem", { name: "file 1.txt", exact: true }).getAttribute("aria-selected")).toBe("true");
      await page.getByText("2 files chosen").waitFor();
      await page.keyboard.press(" ");
      await until("one file", () => explorer.value.length === 1);
      for (let shown = 200; shown < 1_400; shown += 200) await tree.getByRole("treeitem", { name: `Show 200 more of ${(10_000 - shown).toLocaleString("en")}` }).click(); // prettier-ignore
      await tree.getByRole("treeitem", { name: "file 1399.txt" }).click();
      await until("that one", () => explorer.value.some((each) => each.endsWith("file 1399.txt")));
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe("Log", () => {
  test("follows its end unless a person reads above, and is emptied by Clear", async () => {
    const log = ui.Log({ label: "Log", height: 120, timestamps: true });
    let cleared = 0;
    log.clear(() => void cleared++);
    log.value = Array.from({ length: 50 }, (_, i) => `line ${i}`);
    const page = await stage.show(log);
    const box = page.getByRole("log", { name: "Log" });
    const below = () => box.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
    await until("the end", async () => (await below()) < 24);
    log.value = [...log.value, { text: "<b>late</b>", stream: "stderr", time: 0 }];
    await page.getByText("<b>late</b>").waitFor();
    expect(await page.locator("inlay-log b").count()).toBe(0);
    await until("the end again", async () => (await below()) < 24);
    await box.focus();
    await page.keyboard.press("Home");
    await until("the beginning", async () => (await box.evaluate(({ scrollTop }) => scrollTop)) === 0);
    log.value = [...log.value, "later still"];
    await page.getByText("later still").waitFor({ state: "attached" });
    expect(await box.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    await page.getByRole("button", { name: "Clear Log" }).press("Enter");
    await page.getByText("Nothing printed yet").waitFor();
    await until("the kernel to know", () => log.value.length === 0 && cleared === 1);
  });
});
