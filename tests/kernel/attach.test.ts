/** What the import gives to a stock tslab kernel. */
import { Kernel } from "../support/kernel";
import { until } from "../support/processes";

jest.setTimeout(120_000);
let kernel: Kernel;

beforeAll(async () => {
  kernel = await Kernel.start();
});
afterAll(() => kernel?.stop());

const app = `import * as ui from "inlay";
const word = ui.Textbox({ label: "Word" }), loud = ui.Textbox({ label: "Loud" });
const demo = ui.Interface({ fn: (text) => text.toUpperCase(), inputs: word, outputs: loud });
demo`;

test("the importing cell itself shows the app, once, and prints nothing", async () => {
  const run = await kernel.execute(app, "first");
  expect(run.text()).toBe("");
  expect(run.shown).toHaveLength(1);
  const types = run.messages.map(({ type }) => type);
  expect(types.indexOf("comm_open")).toBeLessThan(types.indexOf("display_data"));
  const open = run.messages.find(({ type }) => type === "comm_open")!;
  expect(open.metadata.version).toBe("2.1.0");
  expect(open.content.data.state.snapshot.document.root).toMatch(/^b\d+$/);
});

test("every message carries one session, whoever asks", async () => {
  const stranger = await kernel.send("kernel_info_request", {}, { session: "another" });
  await until("an answer", () => kernel.answers(stranger).length >= 2);
  expect(new Set(kernel.heard.slice(-2).map(({ header }) => header.session)).size).toBe(1);
  expect(kernel.reply(stranger)!.header.session).toBe(kernel.heard.at(-1)!.header.session);
});

test("comm_info is answered by its own type, history by an empty one", async () => {
  const info = await kernel.send("comm_info_request", { target_name: "jupyter.widget" });
  const history = await kernel.send("history_request", {});
  await until("both replies", () => kernel.reply(info) && kernel.reply(history));
  expect(kernel.reply(info)!.type).toBe("comm_info_reply");
  expect(Object.keys(kernel.reply(info)!.content.comms as object)).toHaveLength(1);
  expect(kernel.reply(history)).toMatchObject({ type: "history_reply", content: { history: [], status: "ok" } });
});

test("of requests that wait in a row each shows its own app", async () => {
  const make = (label: string) => `ui.Blocks([ui.Textbox({ label: "${label}" })])`;
  const runs = await Promise.all(["one", "two", "three"].map((label) => kernel.begin(make(label))));
  for (const run of runs) await run.ended();
  const labels = runs.map((run) => {
    const open = run.messages.find(({ type }) => type === "comm_open")!;
    const blocks = Object.values(open.content.data.state.snapshot.document.blocks as Record<string, { props: { label?: string } }>);
    return blocks.map(({ props }) => props.label).find(Boolean);
  });
  expect(labels).toEqual(["one", "two", "three"]);
  expect(runs.map((run) => run.shown.length)).toEqual([1, 1, 1]);
});

test("an app shows once for each run of a cell, and again in another cell", async () => {
  const first = await kernel.execute("const twice = ui.Blocks([ui.Textbox()]).launch();\ntwice.launch();\ntwice");
  const second = await kernel.execute("twice");
  expect(first.shown).toHaveLength(1);
  expect(second.shown).toEqual(first.shown);
  expect(first.text() + second.text()).toBe("");
});

test("a single component shows itself", async () => {
  const run = await kernel.execute('const alone = ui.Slider({ label: "Alone" });\nalone');
  expect(run.shown).toHaveLength(1);
  expect(run.text()).toBe("");
});

test("what isn't the cell's own value is a line of text", async () => {
  const run = await kernel.execute(
    "console.log(demo); console.log([word]); const button = ui.Button(); console.log({ button });\nbutton.click(() => {}, word, [])",
  );
  expect(run.shown).toEqual([]);
  expect(run.text()).toBe("Interface\n[ Textbox “Word” ]\n{ button: Button }\nButton.click: Textbox “Word” → nothing\n");
});

test("an awaited cell shows its last expression too", async () => {
  const run = await kernel.execute("await new Promise((resolve) => setTimeout(resolve, 20));\nui.Blocks([ui.Textbox()])");
  expect(run.shown).toHaveLength(1);
  expect(run.text()).toBe("");
});

test("every line of a flood arrives, in order, and the cell ends", async () => {
  const run = await kernel.execute("for (let i = 0; i < 5000; i++) console.log(i)");
  expect(run.text()).toBe(Array.from({ length: 5000 }, (_, i) => `${i}\n`).join(""));
  expect(run.messages.length).toBeLessThan(1000);
});

test("prints show while a cell computes without a pause", async () => {
  const run = await kernel.begin("console.log('begun'); for (const end = Date.now() + 1500; Date.now() < end; );");
  await until("the first print", () => run.text() === "begun\n");
  expect(run.isIdle).toBe(false);
  await run.ended();
});

test("a print from a callback stays with the cell that set it up", async () => {
  const early = await kernel.execute("setTimeout(() => console.log('late'), 300); setTimeout(() => console.error('later'), 310); 1");
  const later = await kernel.execute("console.log('another cell')");
  await until("the late prints", () => early.text().includes("later"));
  expect(early.text("stdout")).toBe("1\nlate\n");
  expect(early.text("stderr")).toBe("later\n");
  expect(later.text()).toBe("another cell\n");
});

test("unsigned and broken frames harm nothing", async () => {
  await kernel.sendRaw(["<IDS|MSG>", "wrong", "{}", "{}", "{}", "{}"]);
  await kernel.sendRaw(["<IDS|MSG>", "wrong", '{"msg_type":"comm_msg"}', "{}", "{}", "{}"]);
  await kernel.sendRaw(["nothing"]);
  await kernel.sendRaw(["<IDS|MSG>"]);
  expect((await kernel.execute("1 + 1")).text()).toContain("2");
});
