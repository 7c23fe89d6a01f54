import { Store } from "../../src/page/store";
import { until } from "../support/processes";
import type { Up } from "../../src/wire/message";

const opened: Store[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.disconnect("closed");
});

function open() {
  const sent: Up[] = [];
  const refused: string[] = [];
  const store = new Store({ send: (message) => sent.push(message), refuse: (problem) => refused.push(problem) });
  opened.push(store);
  const block = { type: "textbox", props: {}, value: "kernel's" };
  store.receive({ type: "snapshot", rev: 5, seen: {}, document: { root: "b1", blocks: { b1: block } } }, []);
  sent.length = 0;
  return { store, sent, refused };
}
const patch = (rev: number, value: unknown, seen = {}) => ({
  type: "patch",
  rev,
  seen,
  ops: [["replace", ["blocks", "b1", "value"], value]],
});
const flush = () => new Promise(setImmediate);

test("what the user typed shows at once, until the kernel has seen it", async () => {
  const { store, sent } = open();
  store.input("b1", "typed");
  expect(store.block("b1")!.value).toBe("typed");
  await flush();
  expect(sent).toEqual([{ type: "input", page: store.page, rev: 5, seq: 1, edits: [{ kind: "value", block: "b1", value: "typed" }] }]);
  store.receive(patch(6, "other"), []);
  expect(store.block("b1")!.value).toBe("typed");
  store.receive(patch(7, "answer", { [store.page]: 1 }), []);
  expect(store.block("b1")!.value).toBe("answer");
  expect(store.settled).toBe(true);
});

test("edits of one tick travel together; of a value that changed twice the last", async () => {
  const { store, sent } = open();
  store.input("b1", "a");
  store.input("b1", "ab");
  store.event("b1", "submit", undefined);
  store.input("b1", "abc");
  await flush();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    edits: [{ value: "ab" }, { kind: "event", name: "submit" }, { value: "abc" }],
  });
});

test("answers are acknowledged with the next input, or when there are two", async () => {
  const { store, sent } = open();
  const seen = { [store.page]: 1 };
  store.receive(patch(6, "1", seen), []);
  expect(sent).toEqual([]);
  store.receive(patch(7, "2", seen), []);
  expect(sent).toEqual([{ type: "ack", page: store.page, rev: 7 }]);
  store.receive(patch(8, "3", seen), []);
  store.input("b1", "x");
  await flush();
  expect(sent.slice(1)).toMatchObject([{ type: "input", rev: 8 }]);
});

test("the frames of a stream are acknowledged at a pace, the last one too", async () => {
  const { store, sent } = open();
  // The snapshot was acknowledged just now.
  const began = performance.now();
  await until("that to be long ago", () => performance.now() - began > 10);
  store.receive(patch(6, "1"), []);
  expect(sent).toEqual([{ type: "ack", page: store.page, rev: 6 }]);
  for (let rev = 7; rev <= 9; rev++) store.receive(patch(rev, "more"), []);
  expect(sent).toHaveLength(1);
  await until("the last one", () => sent.length === 2);
  expect(sent[1]).toEqual({ type: "ack", page: store.page, rev: 9 });
});

test("a gap is asked about once, and what comes meanwhile waits for the answer", () => {
  const { store, sent } = open();
  store.receive(patch(8, "later"), []);
  store.receive(patch(9, "later still"), []);
  expect(sent).toEqual([{ type: "hello", page: store.page, rev: 5, seq: 0 }]);
  expect(store.block("b1")!.value).toBe("kernel's");
});

test("what can't be applied is refused, and the page asks for what is", () => {
  const { store, sent, refused } = open();
  store.receive({ ...patch(6, 1), ops: [["replace", ["blocks", "nope", "value"], 1]] }, []);
  expect(refused).toHaveLength(1);
  expect(sent).toMatchObject([{ type: "hello" }]);
});

test.each([
  ["an unknown type", { type: "evil" }],
  ["no type", {}],
  ["text", "patch"],
  ["a revision that is none", { type: "patch", rev: -1, seen: {}, ops: [] }],
  ["an unknown operation", { type: "patch", rev: 6, seen: {}, ops: [["explode", []]] }],
  ["one member too many", { type: "ping", rev: 1, extra: true }],
  ["a buffer that nobody names", { type: "ping", rev: 1 }, [new ArrayBuffer(1)]],
])("a message with %s is refused, and changes nothing", (_, message, buffers: ArrayBuffer[] = []) => {
  const { store, sent, refused } = open();
  store.receive(message, buffers);
  expect(refused).toHaveLength(1);
  expect(sent).toEqual([]);
  expect(store.block("b1")!.value).toBe("kernel's");
});

test("a message for another page isn't ours, and a closed app says no more", () => {
  const { store, sent } = open();
  store.receive({ type: "snapshot", page: "other", rev: 9, seen: {}, document: { root: "x", blocks: {} } }, []);
  expect(store.root).toBe("b1");
  store.receive({ type: "closed" }, []);
  expect(store.connection).toBe("closed");
  store.greet();
  expect(sent).toEqual([]);
});

test("names of prototypes aren't blocks", () => {
  const { store } = open();
  expect(store.block("__proto__")).toBeUndefined();
  expect(store.block("constructor")).toBeUndefined();
});

describe("a kernel that doesn't answer", () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ["setImmediate", "queueMicrotask"] }));
  afterEach(() => void jest.useRealTimers());
  const status = (rev: number, state: unknown) => ({ type: "patch", rev, seen: {}, ops: [["add", ["blocks", "b1", "status"], state]] });

  test("counts as busy after a while, until its next answer", async () => {
    const { store } = open();
    const seen = jest.fn();
    store.watch(seen);
    store.input("b1", "typed");
    await flush();
    seen.mockClear();
    jest.advanceTimersByTime(1_100);
    expect(store.isBusy).toBe(false);
    jest.advanceTimersByTime(200);
    expect([store.isBusy, seen.mock.calls.length]).toEqual([true, 1]);
    store.receive(patch(6, "typed", { [store.page]: 1 }), []);
    expect(store.isBusy).toBe(false);
    jest.advanceTimersByTime(60_000);
    expect(store.isBusy).toBe(false);
  });

  test("isn't one that answers each of many inputs late", async () => {
    const { store } = open();
    for (let i = 1; i <= 10; i++) {
      store.input("b1", `typed ${i}`);
      await flush();
      jest.advanceTimersByTime(1_000);
      if (i > 1) store.receive(patch(4 + i, "typed", { [store.page]: i - 1 }), []);
      expect(store.isBusy).toBe(false);
    }
  });

  test("is asked while calls run, and so seen within two seconds though nobody does anything", () => {
    const { store, sent } = open();
    jest.advanceTimersByTime(60_000);
    expect(sent).toEqual([]);
    store.receive(status(6, { state: "running" }), []);
    jest.advanceTimersByTime(700);
    expect(sent.filter(({ type }) => type === "input")).toEqual([{ type: "input", page: store.page, rev: 6, seq: 1, edits: [] }]);
    store.receive({ ...status(7, { state: "running" }), seen: { [store.page]: 1 } }, []);
    jest.advanceTimersByTime(2_000);
    expect(store.isBusy).toBe(true);
    store.receive({ ...status(8, { state: "complete" }), seen: { [store.page]: 2 } }, []);
    expect(store.isBusy).toBe(false);
    sent.length = 0;
    jest.advanceTimersByTime(60_000);
    expect(sent.filter(({ type }) => type === "input")).toEqual([]);
  });
});
