/** JavaScript of a listener's own, which a page runs. */
import * as ui from "../../src/index";
import { useLoopback } from "../support/loopback";

const it = useLoopback();

test("runs before the handler, which gets what it answers", async () => {
  const [word, times, out] = [
    ui.Textbox({ label: "Word", value: " ab " }),
    ui.Number({ label: "Times", value: 2 }),
    ui.Textbox({ label: "Out" }),
  ];
  word.submit((text, n) => text.repeat(n!), [word, times], out, { js: (text: string, n: number) => [text.trim(), n + 1] });
  const page = it.loopback.show(ui.Blocks([word, times, out]));
  page.event("Word", "submit");
  await page.until("the answer", () => page.value("Out") === "ababab");
  expect(page.value("Word")).toBe(" ab ");
});

test("runs instead of a handler, and its answers go to the outputs", async () => {
  const [go, a, b] = [ui.Button("Go"), ui.Textbox({ label: "A", value: "one" }), ui.Number({ label: "B" })];
  go.click(null, a, [a, b], { js: "async (text) => [text.toUpperCase(), text.length]" }).then((text) => `${text}!`, a, a);
  const page = it.loopback.show(ui.Blocks([go, a, b]));
  page.event("Go", "click");
  await page.until("the answers", () => page.value("A") === "ONE!" && page.value("B") === 3);
});

test("a validator looks at what it answers", async () => {
  const [word, out] = [ui.Textbox({ label: "Word", value: "x" }), ui.Textbox({ label: "Out" })];
  const handler = jest.fn();
  word.submit(handler, word, out, { js: () => "", validator: (text) => ({ ok: text !== "", message: "Say something" }) });
  const page = it.loopback.show(ui.Blocks([word, out]));
  page.event("Word", "submit");
  await page.until("the verdict", () => page.status("Word")?.message === "Say something");
  expect(handler).not.toHaveBeenCalled();
});

test.each([
  ["what it throws", '() => { throw new Error("boo"); }', "js: boo"],
  ["a rejection", '() => Promise.reject(new Error("later"))', "js: later"],
  ["what is no function", '"x"', "js must be a function"],
  ["what doesn't parse", "=>", "js: Unexpected token"],
  ["too few answers", "() => [1]", "must answer with a list of 2, got a list of 1"],
  ["a value that the input can't have", '() => ["a", "b"]', "Number “N”: expected a number"],
  ["what can't travel", "() => [Symbol(), 1]", "js: "],
])("%s is the call's error, and the handler isn't called", async (_, js, message) => {
  const [go, text, n, out] = [ui.Button("Go"), ui.Textbox({ label: "T" }), ui.Number({ label: "N" }), ui.Textbox({ label: "Out" })];
  const handler = jest.fn(() => "done");
  go.click(handler, [text, n], out, { js });
  const page = it.loopback.show(ui.Blocks([go, text, n, out]));
  page.event("Go", "click");
  await page.until("the error", () => page.status("Out")?.state === "error");
  expect(page.status("Out")!.message).toContain(message);
  expect(handler).not.toHaveBeenCalled();
});

test("a page that goes before it answers ends the call; so does a cancel; the next runs", async () => {
  const [go, stop, out] = [ui.Button("Go"), ui.Button("Stop"), ui.Textbox({ label: "Out" })];
  const waits = { js: "() => globalThis.inlayTest" };
  const slow = go.click(() => "done", [], out, waits);
  stop.click(null, [], [], { cancels: slow });
  const app = it.loopback.open(ui.Blocks([go, stop, out]));
  let answer = (): void => {};
  const state = globalThis as { inlayTest?: Promise<void> };
  state.inlayTest = new Promise((resolve) => (answer = resolve));
  const first = app.page();
  first.event("Go", "click");
  await first.until("that it runs", () => first.received.some(({ type }) => type === "run"));
  first.store.leave();
  first.connected = false;
  const second = app.page();
  await second.until("the error", () => second.status("Out")?.message?.includes("The page went"));
  second.event("Go", "click");
  await second.until("that it runs", () => second.received.some(({ type }) => type === "run"));
  second.event("Stop", "click");
  await second.until("the cancel", () => second.status("Out") === undefined);
  second.event("Go", "click");
  answer();
  await second.until("the answer", () => second.value("Out") === "done");
  delete state.inlayTest;
});

test("an answer for another's call, or for none, is nothing", async () => {
  const [go, out] = [ui.Button("Go"), ui.Textbox({ label: "Out" })];
  go.click((text) => text, out, out, { js: "() => new Promise((done) => setTimeout(done, 20, 'right'))" });
  const app = it.loopback.open(ui.Blocks([go, out]));
  const [page, other] = [app.page(), app.page()];
  page.event("Go", "click");
  await page.until("that it runs", () => page.received.some(({ type }) => type === "run"));
  const { ref } = page.received.find((message) => message.type === "run")!;
  other.store.send({ type: "ran", page: other.store.page, ref, value: "wrong" });
  other.store.send({ type: "ran", page: page.store.page, ref: "none", value: "wrong" });
  await page.until("the answer", () => page.value("Out") === "right");
});
