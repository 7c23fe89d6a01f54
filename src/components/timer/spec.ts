import { defineSpec } from "../../graph/spec";

export interface TimerOptions {
  /** Default true. */
  active?: boolean;
}

export const timer = {
  ...defineSpec<TimerOptions>()({ type: "timer", title: "Timer", props: { active: true }, events: ["tick"], empty: 1 }),
  local: true,
} as const;
