import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { readChoice, readChoices, toGiven, type Choice } from "../parts/choice";
import type { dropdown } from "./spec";

type Picked = Choice | readonly Choice[] | null;

function readPicked(value: unknown, { props }: Context<typeof dropdown.props>): Picked {
  const { choices, allowCustomValue } = props;
  if (!props.multiselect) return value === null ? null : readChoice(value, choices, allowCustomValue);
  if (!Array.isArray(value)) throw new TypeError(`expected a list, since multiselect is on; got ${show(value)}`);
  return readChoices(value, choices, allowCustomValue);
}

export const codec: Codec<Picked, unknown, unknown, typeof dropdown.props> = {
  empty: ({ props }) => (props.multiselect ? [] : null),
  accept: readPicked,
  check: (value, { props: { maxChoices } }) =>
    Array.isArray(value) && maxChoices !== undefined && value.length > maxChoices
      ? `At most ${maxChoices}; these are ${value.length}.`
      : undefined,
  preprocess: (value, { props }) => {
    const give = (each: Choice) => toGiven(each, props.choices, props.type);
    return value === null ? null : Array.isArray(value) ? (value as Choice[]).map(give) : give(value as Choice);
  },
  postprocess: readPicked,
};
