/**
 * How the calls stand that a block shows. Of several the newest that runs is drawn, else the newest that waits, else how the
 * last one ended.
 */
import type { BlockNode } from "../graph/block";
import type { Status } from "../wire/message";
import type { CallRun } from "./call";

interface Shown {
  /** Calls that wait or run, the oldest first. */
  readonly live: Map<CallRun, Status>;
  /** How the last one ended, or what is wrong with the value. */
  last: Status | undefined;
}

export class Statuses {
  readonly #shown = new WeakMap<BlockNode, Shown>();

  constructor(private readonly changed: (block: BlockNode) => void) {}

  get(block: BlockNode): Status | undefined {
    const shown = this.#shown.get(block);
    if (!shown?.live.size) return shown?.last;
    const live = [...shown.live.values()];
    return live.findLast(({ state }) => state === "running") ?? live.at(-1) ?? shown.last;
  }

  /** How a call stands. Nothing at all takes it away, as if it had never been. */
  tell(block: BlockNode, call: CallRun, status: Status | undefined): void {
    const shown = this.#of(block);
    if (status?.state === "pending" || status?.state === "running") shown.live.set(call, status);
    else {
      shown.live.delete(call);
      if (status) shown.last = status.state === "cancelled" ? undefined : status;
    }
    this.changed(block);
  }

  /** The value can't be used, and why. */
  invalid(block: BlockNode, message: string): void {
    this.#of(block).last = { state: "invalid", message };
    this.changed(block);
  }

  /** It can be, again. */
  valid(block: BlockNode): void {
    const shown = this.#shown.get(block);
    if (shown?.last?.state === "invalid") shown.last = undefined;
  }

  /** Something that no call did went wrong. */
  failed(block: BlockNode, message: string): void {
    this.#of(block).last = { state: "error", message };
    this.changed(block);
  }

  #of(block: BlockNode): Shown {
    const known = this.#shown.get(block);
    if (known) return known;
    const shown: Shown = { live: new Map(), last: undefined };
    this.#shown.set(block, shown);
    return shown;
  }
}
