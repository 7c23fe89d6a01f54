import type { BlockNode } from "./block";
import { LayoutNode } from "./layout";

export interface QueueOptions {
  /** How many calls of a listener run at once, where it says nothing else; null is no limit. Default 1. */
  defaultConcurrencyLimit?: number | null;
  /** How many calls may wait at once, of all listeners together; more are refused. null is no limit. Default null. */
  maxSize?: number | null;
}

/** The top of an app. */
export class RootNode extends LayoutNode {
  readonly limits: Required<QueueOptions> = { defaultConcurrencyLimit: 1, maxSize: null };
}

/** The app in which a block stands, if it does. */
export function rootOf(block: BlockNode | undefined): RootNode | undefined {
  let top: BlockNode | undefined = block;
  while (top?.parent) top = top.parent;
  return top instanceof RootNode ? top : undefined;
}
