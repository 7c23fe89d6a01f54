/** What the components of values, buttons and files take and give, and how they refuse the rest. */
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
    (app as ui.Blocks).add(run);
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
