import type { ComponentNode } from "../../graph/component";
import { live } from "../../graph/live";

/** Empties a component. One whose value is computed, or known to the kernel alone, begins again. What still runs can't write over it. */
export function clear(component: ComponentNode): void {
  if (component.isComputed || component.spec.local) live().reset(component);
  else component.value = null;
}
