import { from, of, Subject, throwError } from "rxjs";
import { answers, isStream } from "../../src/session/answers";

async function all(answer: unknown): Promise<unknown[]> {
  const values = [];
  for await (const value of answers(answer)) values.push(value);
  return values;
}

test.each<[string, () => unknown, unknown[]]>([
  ["a value", () => 1, [1]],
  ["undefined", () => undefined, [undefined]],
  ["a list", () => [1, 2], [[1, 2]]],
  ["text", () => "abc", ["abc"]],
  ["a Set, which is a value", () => new Set([1]), [new Set([1])]],
  ["a promise", () => Promise.resolve(1), [1]],
  [
    "a generator",
    function* () {
      yield 1;
      yield 2;
    },
    [1, 2],
  ],
  [
    "an async generator",
    async function* () {
      yield 1;
      yield await Promise.resolve(2);
    },
    [1, 2],
  ],
  [
    "a promise of a generator",
    () =>
      Promise.resolve(
        (async function* () {
          yield await Promise.resolve(3);
        })(),
      ),
    [3],
  ],
  [
    "a ReadableStream",
    () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue("a");
          controller.enqueue("b");
          controller.close();
        },
      }),
    ["a", "b"],
  ],
  ["an observable, the newest where the reader is slower", () => of(1, 2, 3), [3]],
  ["an observable that ends without a value", () => from([]), []],
])("%s", async (_, make, expected) => {
  expect(await all(make())).toEqual(expected);
});

test("errors come through, after what came before them", async () => {
  await expect(all(throwError(() => new Error("from the observable")))).rejects.toThrow("from the observable");
  await expect(all(Promise.reject(new Error("from the promise")))).rejects.toThrow("from the promise");
  const seen: unknown[] = [];
  const steps = answers(
    (function* () {
      yield 1;
      throw new Error("from the generator");
    })(),
  );
  await expect(
    (async () => {
      for await (const value of steps) seen.push(value);
    })(),
  ).rejects.toThrow("from the generator");
  expect(seen).toEqual([1]);
});

test("leaving early ends the source", async () => {
  let cleaned = 0;
  const endless = function* () {
    try {
      for (;;) yield 1;
    } finally {
      cleaned++;
    }
  };
  const left = answers(endless());
  await left.next();
  await left.return();
  const subject = new Subject();
  const steps = answers(subject);
  const first = steps.next();
  await new Promise(setImmediate);
  subject.next("x");
  expect((await first).value).toBe("x");
  await steps.return();
  expect(subject.observed).toBe(false);
  expect(cleaned).toBe(1);
});

test("a busy sync generator lets others run in between", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const busy = function* () {
    const end = performance.now() + 100;
    while (performance.now() < end) yield 1;
  };
  await all(busy());
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});

test("a stream is told from a value", () => {
  expect([[], "text", new Map(), { next: 1 }, null].map(isStream)).toEqual([false, false, false, false, false]);
  expect([of(1), (function* () {})(), new ReadableStream()].map(isStream)).toEqual([true, true, true]);
});
