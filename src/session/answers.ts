/** One way to read all that a handler may answer: a value, a promise, or values over time. */
import type { Subscribable } from "../graph/handler";

/** A generator that goes on for longer than this lets others run in between. In milliseconds. */
const TURN = 10;

type Streamed = AsyncIterable<unknown> | Iterator<unknown> | Subscribable<unknown>;

/** Each value that the answer gives, the newest at least: where the reader is slower, an observable's earlier ones are skipped. */
export async function* answers(answer: unknown): AsyncGenerator<unknown, void> {
  const value = await answer;
  if (has<AsyncIterable<unknown>>(value, Symbol.asyncIterator) || isSteps(value)) yield* inTurns(value);
  else if (has<Subscribable<unknown>>(value, "subscribe")) yield* newest(value);
  else yield value;
}

/** Values over time, rather than one. */
export function isStream(value: unknown): value is Streamed {
  return has(value, Symbol.asyncIterator) || isSteps(value) || has(value, "subscribe");
}

/** Whatever can be awaited: other realms and libraries have promises of their own. */
export function isLater(value: unknown): value is PromiseLike<unknown> {
  return has(value, "then");
}

/** A generator; lists and text can be iterated too, and are values. */
function isSteps(value: unknown): value is Iterable<unknown> {
  return has(value, Symbol.iterator) && has(value, "next");
}

function has<T>(value: unknown, method: PropertyKey): value is T {
  return typeof value === "object" && value !== null && typeof (value as Record<PropertyKey, unknown>)[method] === "function";
}

async function* inTurns(steps: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<unknown, void> {
  let turn = performance.now();
  for await (const value of steps) {
    yield value;
    if (performance.now() - turn < TURN) continue;
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
  }
}

async function* newest(source: Subscribable<unknown>): AsyncGenerator<unknown, void> {
  let latest: { value: unknown } | undefined;
  let ended: { error?: unknown } | undefined;
  let wake = () => {};
  const subscription = source.subscribe({
    next: (value) => ((latest = { value }), wake()),
    error: (error) => ((ended = { error }), wake()),
    complete: () => ((ended = {}), wake()),
  });
  try {
    for (;;) {
      if (latest) {
        const { value } = latest;
        latest = undefined;
        yield value;
      } else if (ended) {
        if ("error" in ended) throw ended.error;
        return;
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    subscription.unsubscribe();
  }
}
