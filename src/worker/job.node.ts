/** One call of a worker, seen from the kernel's thread. */
import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import { live } from "../graph/live";
import { Cancelled, type CallRun } from "../session/call";
import { currentCall, hereLater } from "../session/context.node";
import type { Bar } from "../wire/message";
import { whatCantGo, type Program, type Said } from "./messages";
import type { Pool } from "./pool.node";
import { pack, unpack } from "./thrown";

const jobs = new Set<Job>();

/** Ends what plain cells have begun; the calls of apps end by their own signals. */
export function interruptJobs(): void {
  for (const job of [...jobs]) job.stop(new Error("Interrupted"));
}

/** Runs a program in a thread of the pool: gives what it answers with, or the steps that it comes in. */
export function runJob(pool: Pool, program: Program, args: readonly unknown[], call: CallRun | undefined): Promise<unknown> {
  return new Job(call ?? currentCall()).run(pool, program, args, call);
}

class Job {
  readonly #channel = new MessageChannel();
  readonly #controller = new AbortController();
  /** Prints go to the place of who called. */
  readonly #here = hereLater();
  readonly #answer: Promise<unknown>;
  readonly #steps: unknown[] = [];
  #resolve!: (answer: unknown) => void;
  #reject!: (reason: unknown) => void;
  #bars: readonly Bar[] = [];
  #ended: { error?: unknown } | undefined;
  #wake = () => {};

  constructor(private readonly owner: CallRun | undefined) {
    this.#answer = new Promise((resolve, reject) => {
      [this.#resolve, this.#reject] = [resolve, reject];
    });
  }

  run(pool: Pool, program: Program, args: readonly unknown[], call: CallRun | undefined): Promise<unknown> {
    const { port1, port2 } = this.#channel;
    const given = call && { event: call.event, session: { id: call.session.id } };
    port1.on("message", (said: Said) => this.#hear(said));
    const forget = this.#follow();
    pool
      .run({ program, args, call: given, port: port2 }, this.#controller.signal)
      .catch((problem: unknown) => this.#crashed(problem, args))
      .finally(forget);
    return this.#answer;
  }

  /** Its thread is ended, whatever it does; nothing more is heard of it. */
  stop(reason: unknown): void {
    this.#end({ error: reason });
    this.#controller.abort();
    this.#channel.port1.close();
  }

  /** Stops with the call that it belongs to; without one, with the cell. */
  #follow(): () => void {
    jobs.add(this);
    const stop = (reason: unknown) => this.stop(reason);
    const forget = this.owner ? this.owner.onAbort(stop) : live().own(() => stop(new Cancelled("The cell of the worker was run again")));
    return () => {
      jobs.delete(this);
      forget();
    };
  }

  #hear(said: Said): void {
    switch (said.type) {
      case "told":
        return this.#here(() => this.#told(said));
      case "value":
        this.#show([]);
        return this.#resolve(said.value);
      case "stream":
        return this.#resolve(this.#stream());
      case "step":
        this.#steps.push(said.value);
        return this.#wake();
      case "end":
        return this.#end({});
      case "error":
        return this.#end({ error: unpack(said.thrown) });
    }
  }

  #told({ prints, bars }: Said & { type: "told" }): void {
    for (const [stream, text] of prints) process[stream].write(text);
    if (bars) this.#show(bars);
  }

  #show(bars: readonly Bar[]): void {
    if (bars.length || this.#bars.length) this.owner?.meter.replace(this.#bars, bars);
    this.#bars = bars;
  }

  #end(ended: { error?: unknown }): void {
    this.#ended ??= ended;
    this.#show([]);
    // No stream was begun where this is heard.
    if ("error" in ended) this.#reject(ended.error);
    this.#wake();
  }

  /** Each step in its turn; taking one lets the worker go on. One who leaves before the end stops it. */
  async *#stream(): AsyncGenerator<unknown, void> {
    try {
      for (;;) {
        if (this.#steps.length) {
          const value = this.#steps.shift();
          this.#channel.port1.postMessage("taken");
          yield value;
        } else if (this.#ended) {
          if ("error" in this.#ended) throw this.#ended.error;
          return;
        } else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      if (!this.#ended) this.stop(new Cancelled("Nobody reads on"));
    }
  }

  /** The thread is gone, or the work couldn't be sent. */
  #crashed(problem: unknown, args: readonly unknown[]): void {
    if (this.#ended) return;
    const { port1 } = this.#channel;
    for (let last = receiveMessageOnPort(port1); last; last = receiveMessageOnPort(port1)) this.#hear(last.message as Said);
    port1.close();
    this.#end({ error: toError(problem, args) });
  }
}

function toError(problem: unknown, args: readonly unknown[]): unknown {
  for (const [i, arg] of args.entries()) {
    const what = whatCantGo(arg, `input ${i + 1}`);
    if (what !== undefined) return new TypeError(`ui.worker: ${what} to a worker`);
  }
  const error = unpack(pack(problem)) as Error;
  const code = /worker exited with code: (\d+)/.exec(error.message)?.[1];
  return code === undefined ? error : new Error(`The worker ended itself, with code ${code}, before it answered`);
}
