import { commonProps, defineSpec } from "../../graph/spec";
import type { Choice, ChoiceOptions } from "../parts/choice";

export interface CheckboxGroupOptions<V> extends ChoiceOptions<V> {
  /** A box above the others that checks or clears all of them. */
  showSelectAll?: boolean;
}

export const checkboxgroup = defineSpec<CheckboxGroupOptions<Choice> & { type?: "value" | "index" }>()({
  type: "checkboxgroup",
  title: "CheckboxGroup",
  props: { ...commonProps, choices: [], showSelectAll: false, type: "value" },
  events: ["change", "input", "select"],
  empty: [],
});
