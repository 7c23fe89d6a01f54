import { commonProps, defineSpec } from "../../graph/spec";
import type { Choice, ChoiceOptions } from "../parts/choice";

export interface RadioOptions<V> extends ChoiceOptions<V> {
  /** Text runs from right to left. */
  rtl?: boolean;
}

export const radio = defineSpec<RadioOptions<Choice> & { required?: boolean; type?: "value" | "index" }>()({
  type: "radio",
  title: "Radio",
  props: { ...commonProps, choices: [], rtl: false, required: false, type: "value" },
  events: ["change", "input", "select"],
  empty: null,
});
