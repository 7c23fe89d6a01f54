/**
 * What declared things ask of whoever keeps them alive: their values, their events, their place on the screen. A session
 * answers; `connectLive` says which, since a graph is only data and knows none.
 */
import type { BlockNode } from "./block";
import type { ComponentNode } from "./component";
import type { Signal } from "./handler";

export interface Wait {
  /** In milliseconds. */
  timeout?: number;
  signal?: Signal;
}

/** A line in passing. */
export interface Alert {
  kind: "info" | "success" | "warning" | "error";
  message: string;
  title: string;
  /** In seconds; null stays. */
  duration: number | null;
}

export interface Live {
  read(component: ComponentNode): unknown;
  write(component: ComponentNode, value: unknown): void;
  /** Gives a component its first value again. */
  reset(component: ComponentNode): void;
  update(block: BlockNode, changes: Record<string, unknown>): void;
  changes(component: ComponentNode): AsyncIterableIterator<unknown>;
  next(block: BlockNode, event: string, wait?: Wait): Promise<unknown>;
  /** Something happened that code may wait for with `next`. */
  happened(block: BlockNode, event: string, data: unknown): void;
  /** A block has got, or lost, children or listeners. */
  restructured(block: BlockNode): void;
  /** A handler runs, and this is its code. */
  readonly inCall: boolean;
  /** Takes something away when the code that made it runs again. Gives a function that forgets it. */
  own(remove: () => void): () => void;
  /** Says something over the app whose handler runs, or over every app. */
  alert(alert: Alert): void;
  /** What an inspection of the block prints. Where the block is the value of a cell, it is shown instead. */
  inspect(block: BlockNode, line: string): string;
}

let current: (() => Live) | undefined;

/** Says who answers from now on. */
export function connectLive(provider: () => Live): void {
  current = provider;
}

export function live(): Live {
  if (!current) throw new globalThis.Error("Import from the package itself: its parts aren't connected.");
  return current();
}
