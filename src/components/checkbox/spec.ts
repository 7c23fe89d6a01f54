import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface CheckboxOptions extends CommonOptions {}

export const checkbox = defineSpec<CheckboxOptions>()({
  type: "checkbox",
  title: "Checkbox",
  props: commonProps,
  events: ["change", "input", "select"],
  empty: false,
});
