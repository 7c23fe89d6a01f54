/** Where blocks stand that a component's value names, such as a plot in a message of a chat. */
import type { BlockNode, Holder } from "../graph/block";
import { ComponentNode } from "../graph/component";

const NONE: readonly BlockNode[] = [];

/** The blocks that this value names. */
export const namedBy = ({ codec }: ComponentNode, wire: unknown): readonly BlockNode[] => codec.blocks?.(wire) ?? NONE;

/** Throws an Error where a block can't stand in the component; `blocks` gives those that stand in another one now. */
export function checkPlaces(component: ComponentNode, wire: unknown, blocks: (other: ComponentNode) => readonly BlockNode[]): void {
  const wanted = namedBy(component, wire);
  if (new Set(wanted).size < wanted.length) throw new Error("a block has one place, and one of these stands in two");
  for (const block of wanted) {
    const { parent } = block;
    const isTaken = parent instanceof ComponentNode ? parent !== component && blocks(parent).includes(block) : parent !== undefined;
    if (isTaken) throw new Error(`${String(block)} stands in a ${parent!.spec.title} already; a block has one place`);
    for (let above: Holder | ComponentNode | undefined = component; above; above = above.parent)
      if (above === block) throw new Error(`${String(block)} can't stand in itself`);
  }
}

/** Puts blocks where the new value names them. What a handler made goes when its place does. Tells whether any came or went. */
export function place(component: ComponentNode, before: unknown, wire: unknown): boolean {
  const [was, is] = [namedBy(component, before), namedBy(component, wire)];
  if (was.length === is.length && was.every((block, i) => block === is[i] && block.parent === component)) return false;
  for (const block of is) block.parent = component;
  const staying = new Set(is);
  for (const block of was) if (!staying.has(block) && block.isPassing) block.remove();
  return true;
}
