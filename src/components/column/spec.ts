import { defineSpec, layoutProps } from "../../graph/spec";
import type { RowOptions } from "../row/spec";

export const column = defineSpec<RowOptions>()({
  type: "column",
  title: "Column",
  props: { ...layoutProps, variant: "default", equalHeight: false },
  events: [],
});
