/** Whatever a handler does, its event ends once, says what was wrong, and the next event works. */
import * as ui from "../../src/index";
import { useLoopback, type LoopPage } from "../support/loopback";

const here = useLoopback();

type Fn = (text: string, call: ui.Call) => unknown;

/** A page with a field, a button and two results, of which the first is a number. */
function show(fn: Fn, options?: ui.ListenOptions): LoopPage {
  const text = ui.Textbox({ label: "Text" });
  const go = ui.Button("Go");
  const count = ui.Number({ label: "Count" });
  const note = ui.Textbox({ label: "Note" });
  go.click(fn as () => never, text, [count, note], options);
  return here.loopback.show(ui.Column([text, go, count, note]));
}

/** The handler answers well to "good" only. */
async function thenGood(page: LoopPage): Promise<void> {
  page.input("Text", "good");
  page.event("Go", "click");
  await page.until("the next answer", () => page.value("Count") === 7);
  expect(page.status("Count")).toMatchObject({ state: "complete" });
  expect(page.value("Note")).toBe("fine");
}
const good = [7, "fine"];

const thrown: [string, () => unknown, string][] = [
  ["an Error", () => new RangeError("too far"), "too far"],
  ["an Error without a message", () => new TypeError(), "TypeError"],
  ["text", () => "just text", "just text"],
  ["null", () => null, "null"],
  ["undefined", () => undefined, "undefined"],
  ["an object", () => ({ code: 1 }), "an object with code"],
  ["a frozen error", () => Object.freeze(new Error("frozen")), "frozen"],
  [
    "something that throws when it is read",
    () =>
      new Proxy(
        {},
        {
          get() {
            throw new Error("no");
          },
          getPrototypeOf() {
            throw new Error("no");
          },
        },
      ),
    "The handler threw something that can't be read",
  ],
];
test.each(thrown)("throwing %s is told at the outputs", async (_, make, message) => {
  const page = show((text) => {
    if (text === "good") return good;
    throw make();
  });
  page.event("Go", "click");
  await page.until("the error", () => page.status("Count")?.state === "error");
  expect(page.status("Count")!.message).toBe(message);
  expect(page.status("Note")!.message).toBe(message);
  await thenGood(page);
});

test("what can be awaited is, whoever made it", async () => {
  const page = show(() => ({ then: (resolve: (value: unknown) => void) => setImmediate(resolve, good) }));
  page.event("Go", "click");
  await page.until("the answer", () => page.value("Count") === 7);
});

const circle: Record<string, unknown> = {};
circle.self = circle;
const wrong: [string, unknown, RegExp][] = [
  ["undefined", undefined, /must answer with a list of 2, for Number “Count”, Textbox “Note”; got undefined/],
  ["a single value", 5, /must answer with a list of 2, .*; got 5/],
  ["too few", [5], /must answer with 2 values, for Number “Count”, Textbox “Note”; got 1/],
  ["too many", [5, "a", "b"], /must answer with 2 values, .*; got 3/],
  ["a value of the wrong kind", ["five", "a"], /Number “Count”: expected a number.* got "five"/],
  ["a value that can't travel", [5, () => 1], /Textbox “Note”: expected .*text.* got a function/],
  ["a symbol", [Symbol("s"), "a"], /Number “Count”: expected a number.* got Symbol\(s\)/],
  ["a bigint", [5n, "a"], /Number “Count”: expected a number.* got 5n/],
  ["a date that is none", [5, new Date(NaN)], /Textbox “Note”: expected text, got a Date/],
  ["a map", [5, new Map()], /Textbox “Note”: expected text, got a Map/],
  ["something that contains itself", [5, circle], /Textbox “Note”: expected text, got an object with self/],
  ["a getter that throws", [5, { get text() { throw new Error("no"); } }], /Textbox “Note”: expected text, got an object with text/], // prettier-ignore
  ["a promise inside", [5, Promise.resolve("late")], /Textbox “Note”: expected text, got a Promise/],
  ["undefined among values", [5, undefined], /Textbox “Note”: expected a value, got undefined; null empties it/],
];
test.each(wrong)("an answer of %s is refused by name, and none of it is shown", async (_, answer, message) => {
  const page = show((text) => (text === "good" ? good : answer));
  page.event("Go", "click");
  await page.until("the error", () => page.status("Count")?.state === "error");
  expect(page.status("Count")!.message).toMatch(message);
  expect(page.value("Count")).toBeNull();
  expect(page.value("Note")).toBe("");
  await thenGood(page);
});

test("a handler that never returns ends at its time limit, and its lane goes on", async () => {
  let signal: ui.Signal | undefined;
  const page = show(
    (text, call) => {
      if (text === "good") return good;
      signal = call.signal;
      return new Promise(() => {});
    },
    { timeLimit: 0.05 },
  );
  page.event("Go", "click");
  await page.until("the error", () => page.status("Count")?.state === "error");
  expect(page.status("Count")!.message).toMatch(/gave no answer within its time limit of 0.05 s/);
  expect(signal!.aborted).toBe(true);
  await thenGood(page);
});

test("an interrupt ends what runs, and what waits", async () => {
  let cleaned = false;
  const page = show(async function* (text: string) {
    try {
      if (text === "good") yield good;
      else for (;;) yield* [await new Promise<number[]>(() => {})];
    } finally {
      cleaned = true;
    }
  });
  page.event("Go", "click");
  await page.until("the call", () => page.status("Count")?.state === "running");
  here.loopback.session.interrupt();
  await page.until("its end", () => page.status("Count")?.state === "error");
  expect(page.status("Count")!.message).toBe("Interrupted");
  await here.loopback.queue.onIdle();
  await thenGood(page);
  expect(cleaned).toBe(true);
});

test("a generator shows each answer, and its finally runs when it is stopped", async () => {
  let cleaned = false;
  const page = show(async function* (text: string) {
    try {
      for (let i = 0; text !== "good"; i++) {
        yield [i, `step ${i}`];
        await ui.sleep(1);
      }
      yield good;
    } finally {
      cleaned = true;
    }
  });
  page.event("Go", "click");
  await page.until("some steps", () => (page.value("Count") as number) > 5);
  here.loopback.session.interrupt();
  await here.loopback.queue.onIdle();
  await page.until("the finally", () => cleaned);
  await thenGood(page);
});

test("a value that an input can't give is said at that input, and the handler isn't called", async () => {
  let calls = 0;
  const text = ui.Textbox({ label: "Short", maxLength: 3 });
  const out = ui.Textbox({ label: "Out" });
  text.submit(
    (given) => {
      calls++;
      return given;
    },
    text,
    out,
  );
  const page = here.loopback.show(ui.Column([text, out]));
  page.input("Short", "much too long");
  page.event("Short", "submit");
  await page.until("the problem", () => page.status("Short")?.state === "invalid");
  expect(page.status("Short")!.message).toBe("At most 3 characters; these are 13.");
  page.input("Short", "ok");
  page.event("Short", "submit");
  await page.until("the answer", () => page.value("Out") === "ok");
  expect(page.status("Short")).toBeUndefined();
  expect(calls).toBe(1);
});

test("listeners that change each other's components end, and say so", async () => {
  const a = ui.Number({ label: "A" });
  const b = ui.Number({ label: "B" });
  a.change((n) => (n ?? 0) + 1, a, b);
  b.change((n) => (n ?? 0) + 1, b, a);
  const page = here.loopback.show(ui.Column([a, b]));
  page.input("A", 1);
  await page.until("the end", () => here.printed.mock.calls.length > 0);
  expect(String(here.printed.mock.calls[0][0])).toMatch(/stopped, after listeners changed each other's components 100 times in a row/);
  await here.loopback.queue.onIdle();
});

test("listeners that give each other the same value end by themselves", async () => {
  const [a, b] = [ui.Number({ label: "A" }), ui.Number({ label: "B" })];
  let rounds = 0;
  const give = (n: number | null) => {
    rounds++;
    return n;
  };
  a.change(give, a, b);
  b.change(give, b, a);
  const page = here.loopback.show(ui.Column([a, b]));
  page.input("A", 1);
  await page.until("both", () => page.value("B") === 1 && page.store.settled);
  await here.loopback.queue.onIdle();
  expect(rounds).toBeLessThanOrEqual(2);
});

test("a later call's answer isn't overwritten by an earlier one's", async () => {
  const answer = new Map<string, (text: string) => void>();
  const slow = ui.Button("Slow");
  const quick = ui.Button("Quick");
  const out = ui.Textbox({ label: "Out" });
  const held = (name: string) => () => new Promise<string>((resolve) => answer.set(name, resolve));
  slow.click(held("slow"), [], out);
  quick.click(held("quick"), [], out);
  const page = here.loopback.show(ui.Column([slow, quick, out]));
  page.event("Slow", "click");
  page.event("Quick", "click");
  await page.until("both calls", () => answer.size === 2);
  answer.get("quick")!("of the later call");
  await page.until("its answer", () => page.value("Out") === "of the later call");
  answer.get("slow")!("of the earlier call");
  await here.loopback.queue.onIdle();
  await page.until("the end", () => page.status("Out")?.state === "complete");
  expect(page.value("Out")).toBe("of the later call");
});
