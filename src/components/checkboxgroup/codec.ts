import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import { readChoices, toGiven, type Choice } from "../parts/choice";
import type { checkboxgroup } from "./spec";

export const codec: Codec<Choice[], unknown[], Choice | readonly Choice[], typeof checkboxgroup.props> = {
  accept: (value, { props }) => {
    if (!Array.isArray(value)) throw new TypeError(`expected a list, got ${show(value)}`);
    return readChoices(value, props.choices);
  },
  preprocess: (values, { props }) => values.map((each) => toGiven(each, props.choices, props.type)),
  postprocess: (value, { props }) => readChoices(Array.isArray(value) ? value : [value], props.choices),
};
