/** The threads of all workers. */
import { availableParallelism } from "node:os";
import path from "node:path";
import type { MessagePort } from "node:worker_threads";
import type { Piscina } from "piscina";
import type { Work } from "./messages";

/** What a thread has loaded, such as a model, stays with it; so it isn't ended at once. In milliseconds. */
const IDLE = 60_000;
/** Always the compiled one: sources, which tests run, are no files that a thread could load. */
const FILE = path.join(__dirname, "../../lib/worker/thread.node.js");

export class Pool {
  #piscina: Piscina | undefined;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(
    private readonly most = availableParallelism(),
    private readonly idle = IDLE,
  ) {
    this.#free = most;
  }

  /** How many there are. */
  get size(): number {
    return this.#piscina?.threads.length ?? 0;
  }

  /** Resolves when the work has ended. When the signal aborts its thread is ended, whatever it does. */
  async run(work: Work<MessagePort>, signal: AbortSignal): Promise<void> {
    await this.#turn();
    try {
      await this.#load().run(work, { transferList: [work.port], signal });
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await this.#piscina?.destroy();
  }

  /** Work waits here, not in piscina: after a thread has died there, what waits isn't begun before something else comes. */
  async #turn(): Promise<void> {
    if (this.#free) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #load(): Piscina {
    return (this.#piscina ??= this.#make());
  }

  #make(): Piscina {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- at first use: most notebooks have no worker
    const { Piscina } = require("piscina") as typeof import("piscina");
    const piscina = new Piscina({
      filename: FILE,
      minThreads: 0,
      maxThreads: this.most,
      idleTimeout: this.idle,
      // A thread that waits for work goes on with its timers and sockets.
      atomics: "disabled",
      recordTiming: false,
    });
    // Something that a function left behind has thrown; its thread is gone, and no call waits for it.
    piscina.on("error", (error) => console.error(error));
    return piscina;
  }
}

/** One pool for the whole package. */
export const threads = new Pool();
