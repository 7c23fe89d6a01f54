/** Apps in a real kernel, used by a page without a browser. */
import { Kernel } from "../support/kernel";
import { until } from "../support/processes";

jest.setTimeout(120_000);
let kernel: Kernel;

beforeAll(async () => {
  kernel = await Kernel.start();
  await kernel.execute('import * as ui from "inlay";');
});
afterAll(() => kernel?.stop());

test("an Interface answers", async () => {
  const run = await kernel.execute(`ui.Interface({
    fn: (name, times) => \`Hello, \${name}! \`.repeat(times),
    inputs: [ui.Textbox({ label: "Name" }), ui.Slider({ label: "Times", minimum: 1, maximum: 10, step: 1, value: 3 })],
    outputs: ui.Textbox({ label: "Greeting" }),
  })`);
  const page = run.page();
  page.input("Name", "Ann");
  page.event("Submit", "click");
  await page.until("the greeting", () => page.value("Greeting") === "Hello, Ann! Hello, Ann! Hello, Ann! ");
  expect(page.find("Greeting").props.interactive).toBe(false);
  expect(page.find("Name").props.interactive).toBe(true);
  page.event("Clear", "click");
  await page.until("the start", () => page.value("Greeting") === "" && page.value("Name") === "" && page.value("Times") === 3);
});

test("values are read and written from other cells, and both pages follow", async () => {
  const shown = await kernel.execute('const word = ui.Textbox({ label: "Word", value: "first" });\nword');
  const [one, two] = [shown.page(), shown.page()];
  one.input("Word", "typed");
  await two.until("the other page", () => two.value("Word") === "typed");
  expect((await kernel.execute("console.log(word.value)")).text()).toBe("typed\n");
  await kernel.execute('word.value = "from a cell"');
  await one.until("the first page", () => one.value("Word") === "from a cell");
  await two.until("the other page", () => two.value("Word") === "from a cell");
  await kernel.execute('word.update({ label: "Renamed", placeholder: "Say" })');
  await two.until("the new label", () => two.find("Renamed").props.placeholder === "Say");
});

test("a cell waits for an event in its middle, and is served meanwhile", async () => {
  await kernel.execute(
    'const go = ui.Button("Go"), box = ui.Textbox({ label: "Box" });\nconst panel = ui.Blocks([box, go]).launch();',
    "panel",
  );
  const shown = await kernel.execute("panel");
  const page = shown.page();
  const waiting = await kernel.begin('await go.next("click");\nconsole.log("clicked with", box.value)');
  await new Promise((resolve) => setTimeout(resolve, 300));
  page.input("Box", "text");
  page.event("Go", "click");
  await waiting.ended();
  expect(waiting.text()).toBe("clicked with text\n");
});

test("waiting ends by time, by a signal, and by an interrupt", async () => {
  const timed = await kernel.execute('await go.next("click", { timeout: 50 })');
  expect(timed.text("stderr")).toContain('Button.next("click"): nothing came within 50 ms');
  const aborted = await kernel.execute(
    'const controller = new AbortController();\nsetTimeout(() => controller.abort(new Error("enough")), 50);\nawait go.next("click", { signal: controller.signal })',
  );
  expect(aborted.text("stderr")).toContain("enough");
  await kernel.execute("0");
  const interrupted = await kernel.begin('await go.next("click")');
  await new Promise((resolve) => setTimeout(resolve, 300));
  kernel.interrupt();
  await interrupted.ended();
  expect(interrupted.text("stderr")).toContain("Interrupted");
  await kernel.execute("0");
});

test("changes() gives every value", async () => {
  const watching = await kernel.execute(
    'async function watch() { for await (const text of box.changes()) { console.log("saw", text); if (text === "stop") break; } }\nwatch(); 0',
  );
  await kernel.execute('box.value = "a"; box.value = "b"; box.value = "b"; box.value = "stop"; box.value = "unseen"');
  await until("the values", () => watching.text().includes("stop"));
  expect(watching.text()).toBe("0\nsaw a\nsaw b\nsaw stop\n");
});

test("next of an Interface gives the values of its inputs", async () => {
  const shown = await kernel.execute(
    'const form = ui.Interface({ fn: (a, b) => a.repeat(b), inputs: ["textbox", ui.Number({ required: true, value: 2 })], outputs: "textbox" });\nform',
  );
  const page = shown.page();
  const waiting = await kernel.begin('const [text, count] = await form.next("submit");\nconsole.log(text, count)');
  await new Promise((resolve) => setTimeout(resolve, 300));
  page.input("a", "x");
  page.event("Submit", "click");
  await waiting.ended();
  expect(waiting.text()).toBe("x 2\n");
});

test("a cell that runs again replaces its app, its components and its listeners", async () => {
  const code = `const again = ui.Button("Again"), out = ui.Number({ label: "Count", value: 0 });
globalThis.calls = globalThis.calls ?? 0;
again.click(() => ++globalThis.calls, [], out);
ui.Blocks([again, out])`;
  const first = await kernel.execute(code, "again");
  const old = first.page();
  for (let i = 0; i < 4; i++) await kernel.execute(code, "again");
  await old.until("the old app to close", () => old.store.connection === "closed");
  const page = (await kernel.execute(code, "again")).page();
  page.event("Again", "click");
  await page.until("one call", () => page.value("Count") === 1);
  expect((await kernel.execute("console.log(globalThis.calls)")).text()).toBe("1\n");
});

test("prints of a handler, and its errors, stand under its app's cell", async () => {
  const shown = await kernel.execute(
    'const noisy = ui.Button("Noisy");\nnoisy.click(async () => { console.log("one"); await new Promise((r) => setTimeout(r, 30)); console.log("two"); throw new Error("three"); }, [], []);\nui.Blocks([noisy])',
  );
  const page = shown.page();
  const other = await kernel.execute("console.log('another cell')");
  page.event("Noisy", "click");
  await until("the error", () => shown.text("stderr").includes("three"));
  expect(shown.text("stdout")).toBe("one\ntwo\n");
  expect(shown.text("stderr")).toContain("Error: three");
  expect(other.text()).toBe("another cell\n");
  await page.until("the message", () => page.find("Noisy").status?.message === "three");
});

test("a handler's 2,000 lines all arrive", async () => {
  const shown = await kernel.execute(
    'const chatty = ui.Button("Chatty");\nchatty.click(() => { for (let i = 0; i < 2000; i++) console.log(i); }, [], []);\nui.Blocks([chatty])',
  );
  const page = shown.page();
  page.event("Chatty", "click");
  await until("the last line", () => shown.text().endsWith("1999\n"));
  expect(shown.text()).toBe(Array.from({ length: 2000 }, (_, i) => `${i}\n`).join(""));
});

test("a value that is set 5,000 times ends as the last", async () => {
  const shown = await kernel.execute('const counter = ui.Number({ label: "Counter" });\ncounter');
  const page = shown.page();
  const run = await kernel.execute("for (let i = 0; i < 5000; i++) counter.value = i");
  await page.until("the last value", () => page.value("Counter") === 4999);
  expect(run.isIdle).toBe(true);
  expect(page.received.length).toBeLessThan(200);
});

test.each([
  ["sync", "function* () { for (let i = 0; i < 10000; i++) yield i; }"],
  ["async", "async function* () { for (let i = 0; i < 10000; i++) yield i; }"],
])("10,000 yields of a %s generator end as the last", async (_, generator) => {
  const shown = await kernel.execute(`const flood = ui.Interface({ fn: ${generator}, outputs: ui.Number({ label: "Last" }) });\nflood`);
  const page = shown.page();
  page.event("Generate", "click");
  await page.until("the last value and the end", () => page.value("Last") === 9999 && page.find("Last").status?.state === "complete");
  expect(page.received.length).toBeLessThan(300);
});

test("a page that was away for a while comes back to what is", async () => {
  const shown = await kernel.execute('const slow = ui.Number({ label: "Slow", value: 0 });\nslow');
  const page = shown.page();
  await page.until("the page to be there", () => page.value("Slow") === 0);
  page.connected = false;
  await kernel.execute("for (let i = 1; i <= 20; i++) { slow.value = i; await new Promise((r) => setTimeout(r, 30)); }");
  page.sync();
  page.connected = true;
  await page.until("the last value, though no page asked for it", () => page.value("Slow") === 20, 15_000);
});

test("what is thrown in a handler's timer, or rejected unheard, is printed under its cell, and the kernel lives on", async () => {
  const shown = await kernel.execute(
    `const stray = ui.Button("Stray"), after = ui.Textbox({ label: "After" });
stray.click(() => { setTimeout(() => { throw new Error("thrown late"); }, 5); void Promise.reject(new Error("rejected unheard")); return "answered"; }, [], after);
ui.Blocks([stray, after])`,
  );
  const page = shown.page();
  page.event("Stray", "click");
  await page.until("the answer", () => page.value("After") === "answered");
  await until("both errors", () => shown.text("stderr").includes("thrown late") && shown.text("stderr").includes("rejected unheard"));
  expect((await kernel.execute("console.log(6 * 7)")).text()).toBe("42\n");
});

test("a handler that computes for seconds holds the pages up, and no longer: they catch up, nothing comes twice, and it is named", async () => {
  const shown = await kernel.execute(
    `const heavy = ui.Button("Heavy"), word = ui.Textbox({ label: "Typed" }), heard = ui.Textbox({ label: "Heard" });
const words: string[] = [];
heavy.click(function compute() { for (const end = performance.now() + 2500; performance.now() < end; ); }, [], []);
word.input((text) => { words.push(text); return words.join(); }, word, heard, { triggerMode: "multiple" });
ui.Blocks([heavy, word, heard])`,
  );
  const [page, other] = [shown.page(), shown.page()];
  page.event("Heavy", "click");
  await until("the handler to be reached", () => page.store.settled);
  for (const text of ["a", "b", "c"]) {
    page.input("Typed", text);
    // Each in a message of its own.
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await page.until("all that was typed, once", () => page.value("Heard") === "a,b,c");
  await other.until("the same", () => other.value("Heard") === "a,b,c");
  expect(shown.text("stderr")).toMatch(
    /compute blocked the kernel for 2\.\d s: no other function ran, and none could be stopped\. See ui\.worker\./,
  );
  expect([...page.refused, ...other.refused]).toEqual([]);
});
