/** Workers in a real kernel, written in cells. */
import { Kernel } from "../support/kernel";
import { until } from "../support/processes";

jest.setTimeout(120_000);
let kernel: Kernel;

beforeAll(async () => {
  kernel = await Kernel.start();
  await kernel.execute('import * as ui from "inlay";\nimport { readFileSync } from "fs";\nconst model = 3;\nlet count = 0;');
});
afterAll(() => kernel?.stop());

test("a busy loop of ten seconds: the kernel answers meanwhile, and stops it", async () => {
  const run = await kernel.execute(`
const busy = ui.worker((seconds: number, call: ui.Call) => {
  console.log("begun");
  const end = Date.now() + seconds * 1000;
  for (let i = 0; Date.now() < end; i++) if (i % 1000 === 0) call.progress(1 - (end - Date.now()) / 1000 / seconds, "Busy");
  return seconds;
});
const seconds = ui.Number({ label: "Seconds", value: 10, required: true }), done = ui.Number({ label: "Done" }), note = ui.Textbox({ label: "Note" });
const go = ui.Button("Go"), stop = ui.Button("Stop"), other = ui.Button("Other");
const running = go.click(busy, seconds, done);
stop.click(null, [], [], { cancels: running });
other.click(() => "answered", [], note);
ui.Blocks([seconds, go, stop, other, done, note])`);
  const page = run.page();
  const elsewhere = await kernel.execute("console.log('elsewhere')");
  page.event("Go", "click");
  await page.until("progress", () => (page.status("Done")?.progress?.[0]?.done ?? 0) > 0.01);
  expect(run.text()).toBe("begun\n");
  expect(elsewhere.text()).toBe("elsewhere\n");
  const began = performance.now();
  page.event("Other", "click");
  await page.until("the answer", () => page.value("Note") === "answered");
  expect((await kernel.execute("console.log(done.value)")).text()).toBe("null\n");
  page.event("Stop", "click");
  await page.until("its end", () => !page.status("Done"));
  expect(performance.now() - began).toBeLessThan(5_000);
  page.input("Seconds", 0.01);
  page.event("Go", "click");
  await page.until("the next answer", () => page.value("Done") === 0.01);
});

test("imports inside, classes and enums: what the compiler makes of them runs", async () => {
  const run = await kernel.execute(`
const inside = ui.worker(async (name: string) => {
  const path = await import("path");
  const { default: fs } = await import("fs");
  enum Kind { File, Folder }
  function shout(_: any, __: string, method: PropertyDescriptor) { const { value } = method; method.value = () => value().toUpperCase(); }
  class Reader { #dir = path.resolve("."); @shout read() { return "read"; } kind() { return Kind[fs.statSync(this.#dir).isFile() ? Kind.File : Kind.Folder]; } }
  const reader = new Reader();
  return [name, reader.read(), reader.kind(), path.basename("/a/b")];
});
console.log((await inside("x")).join());`);
  expect(run.text()).toBe("x,READ,Folder,b\n");
});

test.each([
  ["console.log(ui.worker(() => model))", "model"],
  ["const here = 1;\nui.worker(() => here)", "here"],
  ["ui.worker(() => count++)", "count"],
  ["ui.worker(() => readFileSync('x'))", "readFileSync"],
  ["import { join } from 'path';\nui.worker(() => join('a', 'b'))", "join"],
  ["import os from 'os';\nui.worker(() => os.cpus())", "os"],
  ["ui.worker((text: string) => ui.append(text))", "ui"],
])("%s is refused by the name that stands there", async (code, name) => {
  expect((await kernel.execute(code)).text("stderr")).toContain(
    `TypeError: ui.worker: the function uses "${name}", which is defined outside`,
  );
});

test("an interrupt ends what a cell waits for, and its thread; so does running the cell again", async () => {
  const code = `const beats = new Int32Array(new SharedArrayBuffer(4));
const endless = ui.worker((beats: Int32Array) => { for (;;) Atomics.add(beats, 0, 1); });
const silent = async () => { for (let seen = -1; seen !== beats[0]; ) { seen = beats[0]; await ui.sleep(50); } return "silent"; };`;
  const watch = "const watch = setInterval(() => { if (beats[0]) { console.log('beats'); clearInterval(watch); } }, 10);";
  await kernel.execute(`${code} 0`);
  const waiting = await kernel.begin(`${watch} await endless(beats)`, "waits");
  await until("the loop", () => waiting.text().includes("beats"));
  kernel.interrupt();
  await waiting.ended();
  expect((await kernel.execute("console.log(await silent())")).text()).toBe("silent\n");
  const first = await kernel.execute(`beats[0] = 0; ${watch} endless(beats).catch(({ message }) => console.log(message)); 0`, "again");
  await until("the loop", () => first.text().includes("beats"));
  await kernel.execute("0", "again");
  expect((await kernel.execute("console.log(await silent())")).text()).toBe("silent\n");
  expect(first.text()).toContain("The cell of the worker was run again");
});
