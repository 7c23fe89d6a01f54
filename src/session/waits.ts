/** Code that waits for events and values: `await run.next("click")`, `for await (… of word.changes())`. */
import type { BlockNode } from "../graph/block";
import type { Wait } from "../graph/live";

type Resolve = (data: unknown) => void;

export class Waits {
  readonly #waiting = new Map<BlockNode, Map<string, Set<Resolve>>>();

  /** Somebody waits for this. */
  expects(block: BlockNode, event: string): boolean {
    return this.#waiting.get(block)?.has(event) === true;
  }

  /** Something happened: whoever waits for it goes on. */
  happened(block: BlockNode, event: string, data: unknown): void {
    const resolves = this.#waiting.get(block)?.get(event);
    for (const resolve of [...(resolves ?? [])]) resolve(data);
  }

  /** The next event. Rejects when time is up, when the signal aborts, or when the cell that waits runs again. */
  next(block: BlockNode, event: string, { timeout, signal }: Wait = {}, own: (cancel: () => void) => () => void): Promise<unknown> {
    const what = `${String(block)}.next(${JSON.stringify(event)})`;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        stop();
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        disown();
        settle();
      };
      const stop = this.#add(block, event, (data) => end(() => resolve(data)));
      const abort = () => end(() => reject((signal!.reason as Error | undefined) ?? new Error(`${what} was aborted`)));
      const disown = own(() => end(() => reject(new Error(`${what} waits no longer: its cell was run again or interrupted`))));
      const timer =
        timeout === undefined
          ? undefined
          : setTimeout(() => end(() => reject(new Error(`${what}: nothing came within ${timeout} ms`))), timeout);
      timer?.unref();
      if (signal?.aborted) abort();
      else signal?.addEventListener("abort", abort, { once: true });
    });
  }

  /** Every value from now on. Ends when the loop is left, or when the cell that loops runs again. */
  changes(block: BlockNode, own: (cancel: () => void) => () => void): AsyncGenerator<unknown, void> {
    const values: unknown[] = [];
    let ended = false;
    let wake = () => {};
    const stop = this.#add(block, "change", (value) => {
      values.push(value);
      wake();
    });
    const disown = own(() => {
      ended = true;
      wake();
    });
    return (async function* () {
      try {
        for (;;) {
          while (values.length) yield values.shift();
          if (ended) return;
          await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        stop();
        disown();
      }
    })();
  }

  #add(block: BlockNode, event: string, resolve: Resolve): () => void {
    const events = this.#waiting.get(block) ?? new Map<string, Set<Resolve>>();
    this.#waiting.set(block, events);
    const resolves = events.get(event) ?? new Set<Resolve>();
    events.set(event, resolves.add(resolve));
    return () => {
      resolves.delete(resolve);
      if (!resolves.size) events.delete(event);
      if (!events.size) this.#waiting.delete(block);
    };
  }
}
