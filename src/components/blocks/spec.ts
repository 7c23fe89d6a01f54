import { defineSpec, layoutProps } from "../../graph/spec";

export interface AppOptions {
  /** The heading of the app. */
  title?: string;
}

/** The root of an app. */
export const blocks = defineSpec<AppOptions & { visible?: boolean | "hidden" }>()({
  type: "blocks",
  title: "Blocks",
  props: { ...layoutProps, title: undefined },
  events: [],
});
