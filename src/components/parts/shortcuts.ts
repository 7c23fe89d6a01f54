/** Names that stand for components with default options, in an Interface. Each component adds its own where it is made. */
import type { Shortcuts } from "../../graph/handler";

export const shortcuts = new Map<string, () => unknown>();

export function addShortcuts(more: { [K in keyof Shortcuts]?: () => Shortcuts[K] }): void {
  for (const [name, make] of Object.entries(more)) shortcuts.set(name, make);
}
