import { defineSpec } from "../../graph/spec";

export interface BrowserStateOptions {
  /** Under which name the browser keeps it. All apps of one server share these names. */
  storageKey: string;
}

/** The value; null where nobody has given one yet, and the first one counts. */
export type BrowserStateWire = readonly [value: unknown] | null;

export const browserstate = {
  ...defineSpec<BrowserStateOptions & { interactive?: boolean }>()({
    type: "browserstate",
    title: "BrowserState",
    props: { storageKey: "", interactive: true },
    events: ["change"],
    empty: null,
  }),
  unplaced: true,
} as const;
