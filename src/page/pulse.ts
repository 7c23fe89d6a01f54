/** Feels whether the kernel answers. While a handler, or a cell, computes without a pause it can't, and people want to know. */

/** So long may an answer take before the kernel counts as busy. In milliseconds. */
const PATIENCE = 1_200;
/** While calls run, so often a kernel that has nothing to answer is asked something. In milliseconds. */
const EVERY = 600;

export class Pulse {
  isBusy = false;
  #isWaiting = false;
  #isRunning = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** Sends something that is answered. */
    private readonly ask: () => void,
    /** `isBusy` has changed. */
    private readonly changed: () => void,
  ) {}

  /** Something was sent that is answered. */
  asked(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#restart();
  }

  /** An answer came; more may be on the way. */
  answered(isLast: boolean): void {
    this.#isWaiting = !isLast;
    this.#restart();
    this.#turn(false);
  }

  /** Calls run, or none does any more. */
  runs(isRunning: boolean): void {
    if (isRunning === this.#isRunning) return;
    this.#isRunning = isRunning;
    if (!this.#isWaiting) this.#restart();
  }

  /** Nothing is expected any more. */
  stop(): void {
    this.#isRunning = false;
    this.answered(true);
  }

  #restart(): void {
    clearTimeout(this.#timer);
    if (this.#isWaiting) this.#timer = setTimeout(() => this.#turn(true), PATIENCE);
    else if (this.#isRunning) this.#timer = setTimeout(this.ask, EVERY);
  }

  #turn(isBusy: boolean): void {
    if (isBusy === this.isBusy) return;
    this.isBusy = isBusy;
    this.changed();
  }
}
