/** What pages have is what the kernel has: over losses, silence, floods and late comers. */
import fc from "fast-check";
import * as ui from "../../src/index";
import { Loopback } from "../support/loopback";

jest.setTimeout(60_000);
let loopback: Loopback;
beforeEach(() => {
  loopback = new Loopback();
});
afterEach(() => {
  jest.useRealTimers();
  loopback.close();
});

const tick = () => new Promise(setImmediate);

test("what happens in one tick travels in one frame, and only the last value of it", async () => {
  const [a, b] = [ui.Number({ label: "A" }), ui.Textbox({ label: "B" })];
  const page = loopback.show(ui.Column([a, b]));
  for (let i = 0; i < 100; i++) a.value = i;
  b.value = "x";
  await page.until("both", () => page.value("A") === 99 && page.value("B") === "x");
  expect(page.received.filter(({ type }) => type === "patch")).toHaveLength(1);
});

test("text that grows is appended", async () => {
  const text = ui.Textbox({ label: "Text", value: "a".repeat(1000) });
  const page = loopback.show(text);
  text.value += "b";
  await page.until("the text", () => (page.value("Text") as string).endsWith("b"));
  expect(page.received.at(-1)).toMatchObject({ ops: [["append", expect.anything(), "b"]] });
});

test("an input and its answer are one frame back", async () => {
  const [text, out] = [ui.Textbox({ label: "Text" }), ui.Textbox({ label: "Out" })];
  text.input((given) => given.toUpperCase(), text, out);
  const page = loopback.show(ui.Column([text, out]));
  await tick();
  page.received.length = 0;
  page.input("Text", "abc");
  await page.until("the answer", () => page.value("Out") === "ABC" && page.store.settled);
  expect(page.received.filter(({ type }) => type === "patch")).toHaveLength(1);
});

test("a page that doesn't acknowledge is sent no more than a few frames", async () => {
  const number = ui.Number({ label: "N" });
  const opened = loopback.open(number);
  const page = opened.page();
  await tick();
  page.store.send = () => {};
  for (let i = 0; i < 50; i++) {
    number.value = i;
    await tick();
  }
  expect(page.received.filter(({ type }) => type === "patch").length).toBeLessThanOrEqual(4);
  const other = opened.page();
  expect(other.value("N")).toBe(49);
});

test("a lost frame is noticed, and the page brought up to date", async () => {
  const number = ui.Number({ label: "N" });
  const page = loopback.show(number);
  await tick();
  let lost = 0;
  page.loses = ({ type }) => type === "patch" && lost++ === 0;
  number.value = 1;
  await tick();
  number.value = 2;
  await page.until("the value", () => page.value("N") === 2);
  expect(lost).toBeGreaterThan(0);
  expect(page.refused).toEqual([]);
});

test("a page that was silent is asked, and gets what it missed", async () => {
  jest.useFakeTimers({ doNotFake: ["setImmediate", "queueMicrotask", "nextTick"] });
  const number = ui.Number({ label: "N" });
  const page = loopback.show(number);
  await tick();
  page.connected = false;
  number.value = 1;
  await tick();
  await jest.advanceTimersByTimeAsync(2_500);
  for (let i = 2; i < 10; i++) number.value = i;
  await tick();
  page.connected = true;
  await jest.advanceTimersByTimeAsync(4_000);
  for (let i = 0; i < 5; i++) await tick();
  expect(page.value("N")).toBe(9);
});

test("any run of edits, losses and new pages ends with equal documents", async () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant("write" as const), value: fc.string({ maxLength: 4 }) }),
    fc.record({ kind: fc.constant("type" as const), value: fc.string({ maxLength: 4 }) }),
    fc.constant({ kind: "lose" as const }),
    fc.constant({ kind: "open" as const }),
    fc.constant({ kind: "tick" as const }),
    fc.constant({ kind: "add" as const }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
      const text = ui.Textbox({ label: "Text" });
      const column = ui.Column([text]);
      const opened = loopback.open(column);
      const pages = [opened.page()];
      let lose = 0;
      let lost = 0;
      for (const [i, each] of actions.entries()) {
        if (each.kind === "write") text.value = each.value;
        else if (each.kind === "type") pages.at(-1)!.input("Text", each.value);
        else if (each.kind === "lose" && !lost) lost = lose = 2;
        else if (each.kind === "open") pages.push(opened.page());
        else if (each.kind === "add") column.add(ui.Number({ label: `N${i}` }));
        else await tick();
        for (const page of pages) page.loses = ({ type }) => type === "patch" && lose-- > 0;
      }
      for (const page of pages) page.loses = () => false;
      // What the user did arrives first: a later edit would rightly win.
      for (let i = 0; i < 3; i++) await tick();
      text.value = "the end";
      for (const page of pages) await page.until("the end", () => page.value("Text") === "the end" && page.store.settled);
      const blocks = (page: (typeof pages)[number]) =>
        (page.store.block(page.store.root)!.children ?? []).map((id) => page.store.block(id));
      for (const page of pages) expect(blocks(page)).toStrictEqual(blocks(pages[0]!));
    }),
    { numRuns: 40 },
  );
});

test("what the user typed stays while older news comes", async () => {
  const text = ui.Textbox({ label: "Text" });
  const other = ui.Textbox({ label: "Other" });
  const page = loopback.show(ui.Column([text, other]));
  await tick();
  page.input("Text", "typed");
  other.value = "news";
  await page.until("the news", () => page.value("Other") === "news");
  expect(page.find("Text").value).toBe("typed");
  await page.until("it to settle", () => page.store.settled);
  expect(text.value).toBe("typed");
});

test("what the user typed is sent again where it was lost", async () => {
  const text = ui.Textbox({ label: "Text" });
  const page = loopback.show(text);
  await tick();
  page.connected = false;
  page.input("Text", "typed into the void");
  await tick();
  page.connected = true;
  page.store.greet();
  text.value = "news";
  await page.until("what was typed", () => text.value === "typed into the void" && page.store.settled);
  expect(page.value("Text")).toBe("typed into the void");
});

test("edits of what a user can't change, and events that aren't there, are refused and logged", async () => {
  const fixed = ui.Textbox({ label: "Fixed", interactive: false, value: "as it was" });
  const page = loopback.show(fixed);
  page.input("Fixed", "changed");
  page.event("Fixed", "explode");
  page.event("Fixed", "change");
  page.store.event("b999999", "click", undefined);
  await page.until("the log", () => loopback.log.length === 3);
  expect(loopback.log).toEqual([
    "refused an edit: Textbox “Fixed” can't be changed by the user",
    "refused an event: Textbox “Fixed” has no explode",
    "refused an event: Textbox “Fixed” has no change",
  ]);
  expect(fixed.value).toBe("as it was");
});
