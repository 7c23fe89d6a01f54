import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface NumberOptions extends CommonOptions {
  /** A smaller one is refused. */
  minimum?: number;
  /** A greater one is refused. */
  maximum?: number;
  /** How far an arrow key goes. Default 1. */
  step?: number;
  /** Rounds to so many decimals, both ways. */
  precision?: number;
  placeholder?: string;
}

export const number = defineSpec<NumberOptions & { required?: boolean }>()({
  type: "number",
  title: "Number",
  props: { ...commonProps, minimum: undefined, maximum: undefined, step: 1, precision: undefined, placeholder: "", required: false },
  events: ["change", "input", "submit", "focus", "blur"],
  empty: null,
});
