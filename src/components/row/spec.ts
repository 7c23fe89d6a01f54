import type { LayoutOptions } from "../../graph/layout";
import { defineSpec, layoutProps } from "../../graph/spec";

export interface RowOptions extends LayoutOptions {
  /** `panel` has a background, `compact` no gaps. */
  variant?: "default" | "panel" | "compact";
  /** All members are as high as the highest. */
  equalHeight?: boolean;
}

export const row = defineSpec<RowOptions>()({
  type: "row",
  title: "Row",
  props: { ...layoutProps, variant: "default", equalHeight: false },
  events: [],
});
