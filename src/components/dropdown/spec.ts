import { commonProps, defineSpec } from "../../graph/spec";
import type { Choice, ChoiceOptions } from "../parts/choice";

export interface DropdownOptions<V> extends ChoiceOptions<V> {
  /** Typing narrows the list. Default true. */
  filterable?: boolean;
  /** With `multiselect`, at most so many. */
  maxChoices?: number;
  /** How many choices are drawn at a time; typing finds the others. Default 100. */
  numChoicesShown?: number;
}

export const dropdown = defineSpec<
  DropdownOptions<Choice> & { required?: boolean; type?: "value" | "index"; multiselect?: boolean; allowCustomValue?: boolean }
>()({
  type: "dropdown",
  title: "Dropdown",
  props: {
    ...commonProps,
    choices: [],
    filterable: true,
    maxChoices: undefined,
    numChoicesShown: 100,
    required: false,
    type: "value",
    multiselect: false,
    allowCustomValue: false,
  },
  events: ["change", "input", "select", "focus", "blur", "keyUp"],
  empty: null,
});
