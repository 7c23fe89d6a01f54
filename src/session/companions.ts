/** Blocks that have no place of their own, and belong to each app that uses them. */
import type { BlockNode } from "../graph/block";

/** Those that take part in a listener of a block that stands below `root`. */
export function companionsOf(root: BlockNode, childrenOf: (block: BlockNode) => readonly BlockNode[]): BlockNode[] {
  const found = new Set<BlockNode>();
  const look = (block: BlockNode) => {
    for (const listener of [...block.listeners, ...block.listenedBy]) {
      const parts = [...listener.triggers.map((trigger) => trigger.block), ...listener.inputs, ...listener.outputs];
      for (const part of parts) if (part.spec.unplaced && !part.parent) found.add(part);
    }
    for (const child of block === root ? root.children : childrenOf(block)) look(child);
  };
  look(root);
  return [...found];
}
