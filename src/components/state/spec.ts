import { defineSpec } from "../../graph/spec";

export interface StateOptions<T = any> {
  /** In seconds: left alone for so long, it goes back to its first value. There is no limit by default. */
  timeToLive?: number;
  /** Gets the value when it goes: its time is up, or the session ends. */
  deleteCallback?: (value: T) => void;
}

export const state = {
  ...defineSpec<StateOptions>()({
    type: "state",
    title: "State",
    props: { timeToLive: undefined, deleteCallback: undefined },
    events: ["change"],
    empty: null,
  }),
  local: true,
} as const;
