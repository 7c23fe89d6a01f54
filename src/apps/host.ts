/** Where apps are shown. `index.ts` fills it: with the notebook's kernel, where there is one. */
import type { BlockNode } from "../graph/block";

export interface Host {
  /** Shows the block under the running cell, once for each run of a cell. `text` stands where it can't be drawn. */
  show(root: BlockNode, text: string): void;
  /** Ends it, wherever it is shown. */
  close(root: BlockNode): void;
}

let current: Host | undefined;

export function useHost(host: Host): void {
  current = host;
}

export function host(): Host {
  if (current) return current;
  throw new Error("There is no notebook here. Import inlay in a cell of a tslab notebook in JupyterLab, and launch the app there.");
}
