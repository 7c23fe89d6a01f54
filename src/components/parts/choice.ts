import { show, type CommonOptions } from "../../graph/spec";

export type Choice = string | number | boolean;
/** Values, or pairs of a text to show and its value. */
export type Choices<V> = readonly (V | readonly [label: string, value: V])[];

export interface ChoiceOptions<V> extends CommonOptions {
  /** What can be chosen. Values differ from each other. */
  choices?: Choices<V>;
}

export interface Option<V = Choice> {
  label: string;
  value: V;
}

/** Choices as pairs. */
export function toOptions<V extends Choice>(choices: Choices<V>): Option<V>[] {
  return choices.map((choice) =>
    Array.isArray(choice) ? { label: String(choice[0]), value: choice[1] as V } : { label: String(choice), value: choice as V },
  );
}

/** The value, if it can be chosen. Throws an error that lists what can. */
export function readChoice(value: unknown, choices: Choices<Choice>, free = false): Choice {
  if (free && typeof value === "string") return value;
  const options = toOptions(choices);
  if (options.some((option) => option.value === value)) return value as Choice;
  const listed = options.slice(0, 8).map((option) => show(option.value));
  throw new TypeError(`expected one of ${listed.join(", ") || "no choices"}${options.length > 8 ? ", …" : ""}; got ${show(value)}`);
}

/** Values that can be chosen, each once. */
export const readChoices = (values: readonly unknown[], choices: Choices<Choice>, free = false): Choice[] => [
  ...new Set(values.map((each) => readChoice(each, choices, free))),
];

/** The value, or its place among the choices where a handler asks for that. */
export function toGiven(value: Choice, choices: Choices<Choice>, type: "value" | "index"): Choice | null {
  if (type === "value") return value;
  const index = toOptions(choices).findIndex((option) => option.value === value);
  return index < 0 ? null : index;
}
