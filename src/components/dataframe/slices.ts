/** Long work in slices: others have their turn in between. */

/** How long a slice may take, in milliseconds. */
const SLICE = 8;
/** Looking at the clock takes time too. */
const STEP = 1 << 14;

export class Slices {
  #end = performance.now() + SLICE;

  /** Calls `work` with parts of the way from 0 to `count`, one after the other. */
  async each(count: number, work: (from: number, to: number) => void, step = STEP): Promise<void> {
    for (let from = 0; from < count; from += step) {
      work(from, Math.min(count, from + step));
      if (performance.now() > this.#end) await this.rest();
    }
  }

  async rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#end = performance.now() + SLICE;
  }
}
