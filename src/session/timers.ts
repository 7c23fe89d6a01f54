/** The timers of one session. They tick while something is shown. */
import type { ComponentNode } from "../graph/component";

interface Ticking {
  readonly seconds: number;
  readonly interval: NodeJS.Timeout;
}

export class Timers {
  readonly #known = new Set<ComponentNode>();
  readonly #ticking = new Map<ComponentNode, Ticking>();

  constructor(
    /** How often it ticks now, in seconds; undefined if not at all. */
    private readonly pace: (timer: ComponentNode) => number | undefined,
    private readonly tick: (timer: ComponentNode) => void,
  ) {}

  /** Something about this timer may have changed. */
  look(timer: ComponentNode): void {
    if (timer.listeners.size) this.#known.add(timer);
    else this.#known.delete(timer);
    this.#adjust(timer);
  }

  /** Something about all of them may have. */
  lookAll(): void {
    for (const timer of this.#known) this.#adjust(timer);
  }

  #adjust(timer: ComponentNode): void {
    const seconds = this.#known.has(timer) ? this.pace(timer) : undefined;
    const ticking = this.#ticking.get(timer);
    if (ticking?.seconds === seconds) return;
    clearInterval(ticking?.interval);
    this.#ticking.delete(timer);
    if (seconds === undefined) return;
    const interval = setInterval(() => this.tick(timer), seconds * 1000).unref();
    this.#ticking.set(timer, { seconds, interval });
  }
}
