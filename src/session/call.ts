/** One run of a handler. */
import type { Call, Progress } from "../graph/handler";
import type { ListenerNode } from "../graph/listener";
import type { Bar, Status } from "../wire/message";
import type { Link } from "./link";
import { Meter, progressOf } from "./progress";

let begun = 0;

/** A number greater than all before: what a later call or edit writes wins over what an earlier one still has to say. */
export const nextOrder = () => ++begun;

/** Somebody stopped the call; nothing went wrong. */
export class Cancelled extends globalThis.Error {
  override name = "Cancelled";
}

/** How a call ended: exactly one of these, once. */
export type End = "complete" | "error" | "cancelled";

export class CallRun implements Call {
  /** Among all calls and edits, in the order of their events. */
  readonly order = nextOrder();
  /** Where its outputs hear how it stands. */
  tell: (status: Status | undefined) => void = () => {};
  end: End | undefined;
  #meter: Meter | undefined;
  #progress: Progress | undefined;
  #writes = 0;
  #started: number | undefined;
  #aborted: { readonly reason: Error } | undefined;
  /** Made when a handler first asks for it: it costs more than the rest of a short call. */
  #controller: AbortController | undefined;
  readonly #onAbort = new Set<(reason: Error) => void>();

  constructor(
    readonly session: { readonly id: string },
    readonly listener: ListenerNode,
    readonly event: unknown,
    /** How many calls led to this one, each by a change that it made. */
    readonly depth: number,
    /** The app that it belongs to, where it is shown. */
    readonly link: Link | undefined,
  ) {}

  /** Made when first asked for: most calls have no bars. */
  get meter(): Meter {
    return (this.#meter ??= new Meter((bars) => this.#tellProgress(bars)));
  }

  get progress(): Progress {
    return (this.#progress ??= progressOf(this.meter));
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#aborted) this.#controller.abort(this.#aborted.reason);
    return this.#controller.signal;
  }

  get aborted(): boolean {
    return this.#aborted !== undefined;
  }

  /** Calls back when it is stopped; at once where it has been. Gives a function that takes it back. */
  onAbort(callback: (reason: Error) => void): () => void {
    if (this.#aborted) callback(this.#aborted.reason);
    else this.#onAbort.add(callback);
    return () => this.#onAbort.delete(callback);
  }

  get isRunning(): boolean {
    return this.#started !== undefined && this.end === undefined;
  }

  /** Its turn has come. */
  start(): void {
    this.#started = performance.now();
    this.tell({ state: "running" });
  }

  /** How long it has run, in tenths: people read it, and what doesn't change isn't sent. */
  get seconds(): number {
    return Math.round((performance.now() - (this.#started ?? performance.now())) / 100) / 10;
  }

  /** For one write of this call: fractions keep its own writes in order. */
  nextWrite(): number {
    return this.order + ++this.#writes / 1e6;
  }

  /** Tells the handler that nobody waits for it any more; what it still answers is dropped. */
  abort(reason: Error): void {
    if (this.#aborted) return;
    this.#aborted = { reason };
    this.#controller?.abort(reason);
    for (const callback of this.#onAbort) callback(reason);
  }

  /** It has ended, in this way. */
  finish(end: End, status: Status | undefined): void {
    this.end = end;
    this.#meter?.close();
    this.tell(status);
  }

  #tellProgress(bars: readonly Bar[]): void {
    if (this.isRunning && !this.aborted) this.tell({ state: "running", progress: [...bars] });
  }
}
