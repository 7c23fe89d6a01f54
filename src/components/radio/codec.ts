import type { Codec } from "../../graph/component";
import { readChoice, toGiven, type Choice } from "../parts/choice";
import type { radio } from "./spec";

export const codec: Codec<Choice | null, Choice | null, Choice, typeof radio.props> = {
  accept: (value, { props }) => (value === null ? null : readChoice(value, props.choices)),
  preprocess: (value, { props }) => (value === null ? null : toGiven(value, props.choices, props.type)),
  postprocess: (value, { props }) => readChoice(value, props.choices),
};
