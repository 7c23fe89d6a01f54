/** Whatever a page sends: it is logged once and refused, and the next good message works. */
import { malformed } from "../support/malformed";
import { Kernel, type ModelPage } from "../support/kernel";
import { until } from "../support/processes";

jest.setTimeout(120_000);
let kernel: Kernel;
let page: ModelPage;
let rounds = 0;

beforeAll(async () => {
  kernel = await Kernel.start();
  const run = await kernel.execute('import * as ui from "inlay";\nconst text = ui.Textbox({ label: "Text" });\ntext');
  page = run.page();
});
afterAll(() => kernel?.stop());

const refusals = () => kernel.log.split("\n").filter((line) => line.startsWith("[inlay] refused"));

/** Sends it, and sees it refused once and the next good message taken. */
async function refuses(send: () => unknown): Promise<void> {
  const before = refusals().length;
  await send();
  const value = `round ${++rounds}`;
  page.input("Text", value);
  await page.until("the next good message", () => page.value("Text") === value && page.store.settled);
  await until("the log", () => refusals().length > before);
  expect(refusals()).toHaveLength(before + 1);
  expect((await kernel.execute("console.log(text.value)")).text()).toBe(`${value}\n`);
}

test.each(
  Object.entries(malformed((value) => ({ type: "input", page: "page", rev: 1, seq: 1, edits: [{ kind: "value", block: "b1", value }] }))),
)("%s is refused", async (_, { content, buffers = [] }) => {
  await refuses(() => kernel.send("comm_msg", { comm_id: page.model, ...(content as object) }, { buffers, metadata: { inlay: 1 } }));
});

test.each([
  ["no data", "comm_msg", () => ({ comm_id: page.model })],
  ["null data", "comm_msg", () => ({ comm_id: page.model, data: null })],
  ["data that is a list", "comm_msg", () => ({ comm_id: page.model, data: [] })],
  ["no comm id", "comm_msg", () => ({ data: { method: "custom" } })],
  ["an unknown comm", "comm_msg", () => ({ comm_id: "nobody", data: { method: "custom", content: {} } })],
  ["a prototype's name as comm", "comm_msg", () => ({ comm_id: "__proto__", data: { method: "custom", content: {} } })],
  ["an open without target", "comm_open", () => ({ comm_id: "new", data: {} })],
  ["a second open of a comm", "comm_open", () => ({ comm_id: page.model, target_name: "jupyter.widget", data: {} })],
  ["a close of nothing", "comm_close", () => ({ comm_id: "nobody", data: {} })],
  ["a request of states on an app's comm", "comm_msg", () => ({ comm_id: page.model, data: { method: "request_states" } })],
])("%s is refused", async (_, type, content) => {
  await refuses(() => kernel.send(type, content()));
});

test("an unknown target is closed at once, a second close of it is refused", async () => {
  await refuses(async () => {
    const id = await kernel.send("comm_open", { comm_id: "stranger", target_name: "somebody.else", data: {} });
    await until("the close", () => kernel.answers(id).some(({ type, content }) => type === "comm_close" && content.comm_id === "stranger"));
  });
  await refuses(() => kernel.send("comm_close", { comm_id: "stranger", data: {} }));
});

test("a page that closes the app's comm, twice, ends nothing", async () => {
  for (let i = 0; i < 2; i++) await kernel.send("comm_close", { comm_id: page.model, data: {} });
  page.input("Text", "still here");
  await page.until("the app to be there", () => page.value("Text") === "still here" && page.store.settled);
  expect((await kernel.execute("console.log(text.value)")).text()).toBe("still here\n");
});

test.each([
  ["an edit of a block that can't be edited", (id: string) => ({ kind: "value", block: id, value: "Other" })],
  ["an event that the component has not", (id: string) => ({ kind: "event", block: id, name: "constructor" })],
  ["an event that only a value makes", (id: string) => ({ kind: "event", block: id, name: "change" })],
])("%s is refused", async (_, edit) => {
  const shown = await kernel.execute('const fixed = ui.Textbox({ label: "Fixed", value: "as it was", interactive: false });\nfixed');
  const other = shown.page();
  await refuses(() => other.store.send({ type: "input", page: "p", rev: 1, seq: 1, edits: [edit(other.find("Fixed").id) as never] }));
  expect((await kernel.execute("console.log(fixed.value)")).text()).toBe("as it was\n");
});

test("a value of the wrong kind is refused at its component, and the text stays", async () => {
  page.input("Text", "before");
  await page.until("the text", () => page.value("Text") === "before");
  page.store.input(page.find("Text").id, 3);
  await page.until("the message", () => page.find("Text").status?.message === "expected text, got 3");
  page.input("Text", "after");
  await page.until("the message to go", () => page.value("Text") === "after" && page.find("Text").status === undefined);
});

test("names of prototypes in values are values, and change nothing else", async () => {
  const label = await kernel.execute('const odd = ui.Label({ label: "Odd" });\nodd.value = { ["__proto__"]: 0.9, constructor: 0.1 };\nodd');
  const shown = label.page();
  await shown.until("the label", () => (shown.value("Odd") as { label: string }).label === "__proto__");
  expect((await kernel.execute("console.log(({} as any).polluted, Object.keys(Object.prototype).length)")).text()).toBe("undefined 0\n");
});

test("only the bytes that were meant leave the kernel", async () => {
  await kernel.execute(`const secret = Buffer.from("CANARY-CANARY-CANARY");
const tiny = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(8)]);
const view = new Uint8Array(Buffer.from("..".repeat(50)).buffer, 4, 16);
view.set(tiny);
const shot = ui.Image({ label: "Shot" });`);
  const run = await kernel.execute("shot");
  const shown = run.page();
  await kernel.execute("shot.value = view");
  await shown.until("the bytes", () => shown.value("Shot") !== null);
  expect((shown.value("Shot") as { data: Uint8Array }).data).toHaveLength(16);
  const frames = kernel.heard.flatMap(({ buffers }) => buffers);
  expect(Buffer.concat(frames).includes("CANARY")).toBe(false);
});
