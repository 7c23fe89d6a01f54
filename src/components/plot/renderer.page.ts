/** What each library's part of the view does. */
import type { Colours } from "../parts/colours.page";

export interface Drawn {
  /** Draws another figure of the same kind in its place; rejects with what is wrong with it. */
  show(figure: Record<string, unknown>, colours: Colours): Promise<void>;
  /** Fills its element as it is now. */
  resize(): void;
  /** The drawing as a PNG file. */
  export(surface: string): Promise<Blob | string>;
  clear(): void;
}

/** Begins in an empty element. `tell` is told what is selected. */
export type Renderer = (element: HTMLElement, tell: (name: string, value: unknown) => void) => Drawn;
