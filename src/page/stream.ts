/** What a camera, a microphone or a pen gives, on its way to a kernel that may be slower. */
import type { Store } from "./store";

/** Sends chunks of one component's stream, each as its value and a `stream` event, as fast as the kernel is done with them. */
export class ChunkStream<Chunk> {
  /** With the kernel, which isn't done with them. */
  #inFlight = 0;
  #waiting: Chunk[] = [];
  #drained: (() => void)[] = [];
  readonly #most: number;

  constructor(
    private readonly store: Store,
    private readonly block: string,
    /** Makes one chunk of two that wait, as sound needs. Without it the older one is left out, as a camera's picture may be. */
    private readonly join?: (waiting: Chunk, next: Chunk) => Chunk | undefined,
  ) {
    // Where the newest counts, one that waited in the kernel would be old when its turn came.
    this.#most = join ? 2 : 1;
  }

  /** There is one more chunk. */
  offer(chunk: Chunk): void {
    const last = this.#waiting.pop();
    const joined = last === undefined || !this.join ? chunk : this.join(last, chunk);
    if (joined === undefined) this.#waiting.push(last!, chunk);
    else this.#waiting.push(joined);
    this.#send();
  }

  /** Resolves when the kernel is done with all that was offered. */
  drained(): Promise<void> {
    return new Promise((drained) => {
      this.#drained.push(drained);
      this.#send();
    });
  }

  /** The source was stopped: what waits isn't sent any more. */
  stop(): void {
    this.#waiting = [];
  }

  #send(): void {
    if (!this.#waiting.length && !this.#inFlight) for (const drained of this.#drained.splice(0)) drained();
    if (!this.#waiting.length || this.#inFlight >= this.#most) return;
    const chunk = this.#waiting.shift()!;
    this.#inFlight++;
    this.store.input(this.block, chunk);
    this.store.stream(this.block, () => {
      this.#inFlight--;
      this.#send();
    });
  }
}
