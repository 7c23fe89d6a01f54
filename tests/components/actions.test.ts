/** What the components of values, buttons and files take and give, and how they refuse the rest. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as ui from "../../src/index";
import { useLoopback } from "../support/loopback";

const test_ = useLoopback();
const message = (code: () => unknown): string => {
  try {
    code();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was thrown";
};

describe("JSON", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const getter = {
    get name() {
      throw new Error("no");
    },
  };

  test.each<[unknown, unknown?]>([
    [{ a: [1, { b: null }], "": "", "~": 1, ["__proto__"]: 2 }],
    [[NaN, -0, Infinity, undefined, 123n]],
    [{ at: new Date(0), floats: new Float32Array([1, 2]), raw: new Uint8Array([1]).buffer }],
    ['{"a": [1, 2]}', { a: [1, 2] }],
    ['"text"', "text"],
    [5],
    [false],
    [[]],
  ])("keeps %#", (value, expected = value) => {
    const json = ui.JSON();
    const page = test_.loopback.show(json);
    json.value = value;
    expect(json.value).toStrictEqual(expected);
    return page.until("the same on the page", () => {
      try {
        expect(page.value("json")).toStrictEqual(expected);
        return true;
      } catch {
        return false;
      }
    });
  });

  test.each<[unknown, string]>([
    ["{a: 1}", "JSON: expected a value, or JSON as text; Expected property name"],
    [{ run: { now: () => 1 } }, "JSON: at .run.now: a function can't be sent"],
    [[new Map()], "JSON: at [0]: a Map can't be sent"],
    [circle, "JSON: at .self: a value that contains itself can't be sent"],
    [getter, "JSON: at .name: reading it failed"],
    [[1, , 3], "JSON: at [1]: a hole in an array can't be sent"], // eslint-disable-line no-sparse-arrays
    [Symbol("x"), "JSON: a symbol can't be sent"],
  ])("refuses %#", (value, expected) => {
    const json = ui.JSON();
    expect(message(() => (json.value = value))).toContain(expected);
  });

  test("what a handler goes on changing isn't what is shown, and what it gets is its own", async () => {
    const json = ui.JSON();
    const page = test_.loopback.show(json);
    const rows = [1];
    json.value = { rows };
    rows.push(2);
    (json.value as { rows: number[] }).rows.push(3);
    await page.until("the value as it was given", () => JSON.stringify(page.value("json")) === '{"rows":[1]}');
  });

  test("a page can't change it", async () => {
    const json = ui.JSON({ interactive: true, value: [1] });
    const page = test_.loopback.show(json);
    page.input("json", [2]);
    await page.until("the problem", () => page.status("json")?.message === "the user can't change this");
    expect(json.value).toEqual([1]);
  });
});

describe("ClearButton", () => {
  test("empties components at once in the page, and what only the kernel knows as well", async () => {
    const word = ui.Textbox({ label: "Word", value: "first" });
    const level = ui.Slider({ label: "Level", minimum: 2, value: 5 });
    const shown = ui.Textbox({ label: "Shown" });
    const seen = ui.State(["first"]);
    const sum = ui.Number({ label: "Sum", value: (n) => n + 1, inputs: level });
    const clear = ui.ClearButton([word, level, seen]).add(shown, sum);
    const run = ui.Button("Run");
    run.click(async () => (await new Promise((resolve) => setTimeout(resolve, 50)), "late"), [], shown);
    const heard: string[] = [];
    clear.click((call) => void heard.push(call.event));
    const page = test_.loopback.show(ui.Blocks([word, level, shown, sum, run, clear]));
    await page.until("the sum", () => page.value("Sum") === 6);
    word.value = "kernel";
    shown.value = "answer";
    seen.value = ["other"];
    page.event("Run", "click");
    await page.until("all of it", () => page.value("Shown") === "answer" && page.value("Word") === "kernel");

    const wire = page.find("clearbutton").value as { empties: Record<string, unknown> };
    page.store.foresee(wire.empties);
    page.event("clearbutton", "click");
    // Nothing has come from the kernel yet.
    expect([page.find("Word").value, page.find("Level").value, page.find("Shown").value]).toEqual(["", 2, ""]);
    await page.until("the kernel to have done it", () => page.store.settled && word.value === "");
    expect([word.value, level.value, shown.value, seen.value]).toEqual(["", 2, "", ["first"]]);
    await page.until("the sum of what is there now", () => page.value("Sum") === 3);
    expect(heard).toEqual(["Clear"]);
    // What was still running when it was pressed doesn't write over it.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(shown.value).toBe("");
  });

  test("what a page foresaw doesn't outlive a click that was lost", async () => {
    const word = ui.Textbox({ label: "Word", value: "kept" });
    const clear = ui.ClearButton(word);
    const page = test_.loopback.show(ui.Blocks([word, clear]));
    await page.until("the page", () => page.value("Word") === "kept");
    page.connected = false;
    page.store.foresee((page.find("clearbutton").value as { empties: Record<string, unknown> }).empties);
    page.event("clearbutton", "click");
    expect(page.find("Word").value).toBe("");
    await new Promise(setImmediate);
    page.connected = true;
    page.store.greet();
    await page.until("what the kernel says", () => page.value("Word") === "kept");
    expect(word.value).toBe("kept");
  });

  test("takes components, and says so", () => {
    expect(message(() => ui.ClearButton("word" as never))).toBe('ClearButton takes the components that it empties, got "word"');
    expect(message(() => ui.ClearButton(ui.Row([]) as never))).toMatch(/^ClearButton takes the components that it empties/);
  });
});

describe("files", () => {
  /** As a page does it: announced, sent, and named in the value. */
  async function upload(page: ReturnType<typeof test_.loopback.show>, name: string, bytes: Uint8Array, mime = ""): Promise<string> {
    const ref = `${name} ${Math.random()}`;
    const accepted = new Promise<string>((resolve) =>
      page.store.watchMessages((said) => said.type === "accepted" && said.ref === ref && resolve(said.file)),
    );
    page.store.send({ type: "upload", page: page.store.page, ref, name, size: bytes.length, mime });
    const file = await accepted;
    const received = new Promise<void>((resolve) =>
      page.store.watchMessages((said) => said.type === "received" && said.file === file && resolve()),
    );
    page.store.send({ type: "chunk", page: page.store.page, file, offset: 0, bytes });
    await received;
    return file;
  }
  const bytes = new Uint8Array([1, 2, 3]);

  test.each<[string, readonly string[], string, string, boolean]>([
    ["an extension", [".csv"], "A.CSV", "", true],
    ["another extension", [".csv"], "a.csv.exe", "text/csv", false],
    ["a kind, by its name", ["image"], "a.png", "", true],
    ["a kind, whatever the page says", ["image"], "a.csv", "image/png", false],
    ["a kind that only the page knows", ["video"], "a.mkv", "video/x-matroska", true],
    ["a type", ["application/pdf"], "a.pdf", "", true],
    ["all", ["file"], "a.exe", "", true],
  ])("fileTypes: %s", async (_, fileTypes, name, mime, fits) => {
    const bring = ui.UploadButton("Bring", { fileTypes });
    const page = test_.loopback.show(bring);
    const file = await upload(page, name, bytes, mime);
    page.input("Bring", [{ file }]);
    if (fits) return page.until("the file", () => bring.value?.endsWith(name));
    await page.until("the problem", () => page.status("Bring")?.state === "invalid");
    expect(page.status("Bring")?.message).toBe(`expected a file of type ${fileTypes.join(", ")}; got "${name}"`);
    expect(bring.value).toBeNull();
    return undefined;
  });

  test("bytes become files, and come back the same", () => {
    const files = ui.File({ type: "binary", fileCount: "multiple" });
    test_.loopback.show(files);
    files.value = [bytes, { name: "b/../c.bin", data: Buffer.from([4]) }];
    expect(files.value).toEqual([bytes, new Uint8Array([4])].map((each) => expect.objectContaining(each) as unknown));
    const save = ui.DownloadButton("Save", { value: { name: "x.txt", data: bytes } });
    const page = test_.loopback.show(save);
    expect(save.value).toEqual([expect.stringMatching(/x\.txt$/)]);
    expect(page.find("Save").value).toEqual([{ file: expect.any(String), name: "x.txt", size: 3, mime: "text/plain" }]);
    expect(message(() => (save.value = { name: "x", data: "text" } as never))).toBe(
      "DownloadButton “Save”: expected the path of a file, its bytes, or { name, data }; got an object with name, data",
    );
  });

  test("events tell of files that are there, and of nothing else", async () => {
    const files = ui.File({ label: "Papers", fileCount: "multiple", allowReordering: true });
    const heard: unknown[] = [];
    files.delete((call) => void heard.push(call.event));
    files.select((call) => void heard.push(call.event));
    const page = test_.loopback.show(files);
    const [a, b] = [await upload(page, "a.txt", bytes), await upload(page, "<img src=x onerror=alert(1)>.txt", bytes)];
    page.input("Papers", [{ file: a }, { file: b }]);
    page.event("Papers", "select", { index: 1 });
    page.input("Papers", [{ file: b }, { file: a }]);
    page.input("Papers", [{ file: b }]);
    page.event("Papers", "delete", { file: a });
    await page.until("both", () => heard.length === 2);
    expect(heard[0]).toEqual({ index: 1, value: "<img src=x onerror=alert(1)>.txt", selected: true });
    expect(heard[1]).toEqual({ file: { path: expect.stringMatching(/a\.txt$/), name: "a.txt", size: 3, mimeType: "" } });
    page.event("Papers", "delete", { file: "/etc/passwd" });
    page.event("Papers", "select", { index: "__proto__" });
    page.event("Papers", "delete");
    await page.until("the refusals", () => test_.loopback.log.length === 3);
    expect(heard).toHaveLength(2);
    expect(test_.loopback.log[0]).toContain("There is no such file in this session");
  });
});

describe("BrowserState", () => {
  const make = (initial: unknown = { name: "" }) => {
    const state = ui.BrowserState(initial, { storageKey: "test" });
    const shown = ui.Textbox({ label: "Shown" });
    const heard: unknown[] = [];
    state.change((value) => (heard.push(value), JSON.stringify(value)), state, shown);
    return { state, shown, heard, app: ui.Blocks([shown]) };
  };

  test("is on the page of each app that uses it, and speaks before the user's first event counts", async () => {
    const { state, shown, heard, app } = make();
    const run = ui.Button("Run");
    run.click((value) => JSON.stringify(value), state, shown);
    app.add(run);
    const page = test_.loopback.show(app);
    expect(page.find("browserstate").value).toBeNull();
    expect(JSON.stringify(page.find("browserstate"))).not.toContain("name");
    page.input("browserstate", [{ name: "Ann" }]);
    page.event("Run", "click");
    await page.until("the answer", () => page.value("Shown") === '{"name":"Ann"}');
    expect(heard).toEqual([{ name: "Ann" }]);
    expect(state.value).toEqual({ name: "Ann" });
    state.value = { name: "Bob" };
    await page.until("the page to have it", () => JSON.stringify(page.value("browserstate")) === '[{"name":"Bob"}]');
    state.value = null;
    await page.until("the page to forget it", () => page.value("browserstate") === null);
    expect(state.value).toEqual({ name: "" });
  });

  test("a listener that is added later brings it too, and one that goes takes it away", async () => {
    const state = ui.BrowserState(1, { storageKey: "later" });
    const shown = ui.Number({ label: "Shown" });
    const page = test_.loopback.show(ui.Blocks([shown]));
    expect(() => page.find("browserstate")).toThrow("no block");
    const listener = state.change((n) => n, state, shown);
    const { id } = state as unknown as { id: string };
    await page.until("it", () => page.store.block(id));
    listener.remove();
    await page.until("it to go", () => !page.store.block(id));
  });

  test.each<[unknown, string]>([
    [NaN, "BrowserState: expected JSON, got NaN"],
    [{ a: [1, undefined] }, "BrowserState: at .a[1]: expected JSON, got undefined"],
    [{ at: new Date(0) }, "BrowserState: at .at: expected JSON, got a Date"],
    [{ n: 1n }, "BrowserState: at .n: expected JSON, got 1n"],
    [{ b: new Uint8Array(1) }, "BrowserState: at .b: expected JSON, got an Uint8Array"],
    [() => 1, "BrowserState: a function can't be sent"],
  ])("refuses what JSON would lose %#", (value, expected) => {
    const { state } = make();
    expect(message(() => (state.value = value))).toBe(expected);
    expect(message(() => ui.BrowserState(value, { storageKey: "x" }))).toBe(expected.replace(": ", ": the first value: "));
  });

  test("what a page must not say is refused, and what is like JSON is kept", async () => {
    const { state, app } = make(0);
    const page = test_.loopback.show(app);
    for (const wrong of [5, [], [1, 2], { 0: 1 }, [NaN]]) page.input("browserstate", wrong);
    await page.until("the problem", () => page.status("browserstate")?.state === "invalid");
    expect(state.value).toBe(0);
    const odd = { ["__proto__"]: { polluted: true }, "~": ["bytes"], "": [null] };
    page.input("browserstate", [odd]);
    await page.until("the value", () => state.value !== 0);
    expect(state.value).toStrictEqual(odd);
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
  });

  test("needs a name", () => {
    expect(message(() => ui.BrowserState(1, {} as never))).toBe(
      "BrowserState: storageKey must name it among the values that the browser keeps, got undefined",
    );
  });
});

describe("FileExplorer", () => {
  let base: string;
  let root: string;
  beforeAll(() => {
    base = realpathSync(mkdtempSync(path.join(tmpdir(), "inlay-test-")));
    root = path.join(base, "root");
    for (const folder of ["root/a/deep", "root/.git", "root/b", "root-sibling", "outside"])
      mkdirSync(path.join(base, folder), { recursive: true });
    for (const file of [
      "root/1.txt",
      "root/10.txt",
      "root/2.txt",
      "root/a/x.csv",
      "root/a/deep/y.txt",
      "root/.env",
      "root/.git/config",
      "root/b/<b>.txt",
      "root-sibling/s.txt",
      "outside/secret.txt",
    ])
      // prettier-ignore
      writeFileSync(path.join(base, file), file);
    symlinkSync(path.join(base, "outside", "secret.txt"), path.join(root, "leak.txt"));
    symlinkSync(path.join(base, "outside"), path.join(root, "leaks"));
    symlinkSync(path.join(root, "a"), path.join(root, "inner"));
    symlinkSync(path.join(root, "nowhere"), path.join(root, "dangling"));
  });
  afterAll(() => rmSync(base, { recursive: true }));

  const ask = async (page: ReturnType<typeof test_.loopback.show>, question: unknown): Promise<unknown> => {
    const ref = String(Math.random());
    const answer = new Promise<{ value?: unknown; error?: string }>((resolve) =>
      page.store.watchMessages((said) => said.type === "answer" && said.ref === ref && resolve(said)),
    );
    page.store.send({ type: "ask", page: page.store.page, ref, block: page.find("fileexplorer").id, question });
    const { value, error } = await answer;
    return error ?? value;
  };
  const names = (answer: unknown) => (answer as { entries?: { name: string; isFolder: boolean }[] }).entries?.map(({ name, isFolder }) => name + (isFolder ? "/" : "")) ?? answer; // prettier-ignore

  test("lists what is inside, folders first, and nothing of where it lies", async () => {
    const page = test_.loopback.show(ui.FileExplorer({ rootDir: root }));
    expect(names(await ask(page, { folder: [], from: 0 }))).toEqual(["a/", "b/", "inner/", "1.txt", "2.txt", "10.txt"]);
    expect(names(await ask(page, { folder: ["a"], from: 0 }))).toEqual(["deep/", "x.csv"]);
    expect(await ask(page, { folder: [], from: 5 })).toEqual({ entries: [{ name: "10.txt", isFolder: false }], count: 6 });
    expect(JSON.stringify(page.received)).not.toContain(base);
  });

  test.each<[object, readonly string[], readonly string[]]>([
    [{ glob: "**/*.txt" }, [], ["a/", "b/", "inner/", "1.txt", "2.txt", "10.txt"]],
    [{ glob: "*.{txt,csv}" }, [], ["1.txt", "2.txt", "10.txt"]],
    [{ glob: "a/**/*.txt" }, ["a"], ["deep/"]],
    [{ glob: ".*" }, [], [".env"]],
    [{ glob: "?.txt" }, [], ["1.txt", "2.txt"]],
    [{ glob: "[!1]*" }, [], ["2.txt"]],
    [{ ignoreGlob: "{b,inner,**/1*}" }, [], ["a/", "2.txt"]],
  ])("shows what the patterns name %#", async (options, folder, expected) => {
    const page = test_.loopback.show(ui.FileExplorer({ rootDir: root, ...options }));
    expect(names(await ask(page, { folder, from: 0 }))).toEqual(expected);
  });

  test.each<[unknown, string]>([
    [[".."], "expected the names that lead to a file"],
    [["a", "..", ".."], "expected the names that lead to a file"],
    [["a/../.."], "expected the names that lead to a file"],
    [["/etc"], "expected the names that lead to a file"],
    [["a\0"], "expected the names that lead to a file"],
    [["C:"], "expected the names that lead to a file"],
    ["a", "expected the names that lead to a file"],
    [[{}], "expected the names that lead to a file"],
    [Array(100).fill("a"), "expected the names that lead to a file"],
    [["leaks"], "There is no such file here"],
    [["no-such"], "There is no such file here"],
    [["1.txt"], "There is no such file here"],
    [[".git"], "There is no such file here"],
  ])("no question leads out of it %#", async (folder, expected) => {
    const page = test_.loopback.show(ui.FileExplorer({ rootDir: root }));
    expect(await ask(page, { folder, from: 0 })).toContain(expected);
  });

  test.each<[unknown]>([
    [[["..", "outside", "secret.txt"]]],
    [[["..", "root-sibling", "s.txt"]]],
    [[["leak.txt"]]],
    [[["leaks", "secret.txt"]]],
    [[["a"]]],
    [[["no-such"]]],
    [[[".env"]]],
    [[["/etc/passwd"]]],
    [["1.txt"]],
    ["1.txt"],
    [[[]]],
  ])("no value names what isn't shown %#", async (value) => {
    const explorer = ui.FileExplorer({ label: "E", rootDir: root });
    const page = test_.loopback.show(explorer);
    page.input("E", value);
    await page.until("the problem", () => page.status("E")?.state === "invalid");
    expect(explorer.value).toEqual([]);
  });

  test("handlers get real paths inside, and give paths of what is inside", async () => {
    const explorer = ui.FileExplorer({ label: "E", rootDir: root, value: "a/x.csv" });
    expect(explorer.value).toEqual([path.join(root, "a", "x.csv")]);
    const page = test_.loopback.show(explorer);
    page.input("E", [
      ["inner", "x.csv"],
      ["b", "<b>.txt"],
    ]);
    await page.until("them", () => explorer.value.length === 2);
    expect(explorer.value).toEqual([path.join(root, "a", "x.csv"), path.join(root, "b", "<b>.txt")]);
    explorer.value = [path.join(root, "1.txt")];
    expect(explorer.value).toEqual([path.join(root, "1.txt")]);
    for (const wrong of ["../outside/secret.txt", path.join(base, "root-sibling", "s.txt"), "/etc/passwd"])
      expect(message(() => (explorer.value = wrong))).toContain("FileExplorer “E”: expected the path of a file in");
    expect(message(() => (explorer.value = "leak.txt"))).toBe("FileExplorer “E”: There is no such file here");
    const one = ui.FileExplorer({ label: "One", rootDir: root, fileCount: "single" });
    expect(message(() => (one.value = ["1.txt", "2.txt"]))).toBe("FileExplorer “One”: expected one file, got 2");
    expect(one.value).toBeNull();
    expect(message(() => ui.FileExplorer({ rootDir: path.join(root, "1.txt") }))).toContain("FileExplorer: rootDir must be a folder");
  });
});

describe("Log", () => {
  /** An app whose button prints; what jest prints in its place stays out of the way. */
  const make = (print: () => unknown, options: ui.LogOptions = {}) => {
    const log = ui.Log({ label: "Log", ...options });
    const run = ui.Button("Run");
    run.click(print, [], [], { concurrencyLimit: null, triggerMode: "multiple" });
    return { log, run, page: test_.loopback.show(ui.Blocks([run, log])) };
  };
  const say = (text: string, stream: "stdout" | "stderr" = "stdout") => process[stream].write(text);
  let restore: () => void;
  beforeAll(() => {
    const spies = (["stdout", "stderr"] as const).map((name) => {
      const before = process[name].write.bind(process[name]);
      process[name].write = () => true;
      return () => void (process[name].write = before);
    });
    restore = () => spies.forEach((each) => each());
  });
  afterAll(() => restore());
  const texts = (log: ui.Log) => log.value.map(({ text, stream }) => (stream === "stderr" ? `! ${text}` : text));

  test("shows what handlers of its app print, in order, errors marked, and it is printed as before", async () => {
    const other = make(() => say("not here\n"));
    const { log, page } = make(async () => {
      say("one\ntw");
      say("o\n");
      say("wrong\n", "stderr");
      await new Promise((resolve) => setTimeout(resolve, 5));
      setTimeout(() => say("\u001b[31mlater\u001b[0m\n"), 5);
      say("50 %\r100 %\n\n");
    });
    say("by nobody\n");
    page.event("Run", "click");
    other.page.event("Run", "click");
    await page.until("the last", () => texts(log).includes("later"));
    expect(texts(log)).toEqual(["one", "two", "! wrong", "100 %", "", "later"]);
    expect(texts(other.log)).toEqual(["not here"]);
    expect((page.value("Log") as unknown[]).length).toBe(6);
  });

  test("lines that two calls print at once don't mix", async () => {
    let turn = 0;
    const { log, page } = make(async () => {
      const me = ++turn;
      say(`${me}…`);
      await new Promise((resolve) => setTimeout(resolve, 10));
      say("done\n");
    });
    page.event("Run", "click");
    page.event("Run", "click");
    await page.until("both", () => texts(log).filter((text) => text.endsWith("done")).length === 2);
    expect(texts(log).slice(0, 2)).toEqual(["1…", "2…"]);
  });

  test("keeps the newest lines, in bounded memory, and sends them a few times only", async () => {
    const { log, page } = make(
      () => {
        for (let i = 0; i < 100_000; i++) say(`line ${i}\n`);
        say("x".repeat(50_000));
      },
      { lines: 100 },
    );
    page.event("Run", "click");
    await page.until("the last", () => log.value.at(-1)?.text.startsWith("xxx"));
    expect(log.value.length).toBeLessThanOrEqual(125);
    expect(log.value.at(-2)!.text).toBe("line 99999");
    expect(log.value.at(-1)!.text).toHaveLength(10_001);
    expect(page.received.filter(({ type }) => type === "patch").length).toBeLessThan(20);
  });

  test("a page can empty it, and nothing else", async () => {
    const { log, page } = make(() => {}, {});
    log.value = "a\nb";
    expect(texts(log)).toEqual(["a", "b"]);
    page.input("Log", [{ text: "forged", stream: "stdout", time: 0 }]);
    await page.until("the problem", () => page.status("Log")?.message === "the user can only empty this");
    page.input("Log", []);
    await page.until("nothing", () => log.value.length === 0);
    expect(message(() => (log.value = [5] as never))).toBe("Log “Log”: expected text, or lines like { text, stream, time }; got 5");
    expect(message(() => ui.Log({ lines: 0 }))).toBe("Log: lines must be a whole number from 1, got 0");
  });
});
