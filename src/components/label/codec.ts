import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import type { label, LabelValue } from "./spec";

type Scores = Readonly<Record<string, number>>;

function readScores(scores: Scores, most: number | undefined): LabelValue {
  const confidences = Object.entries(scores).map(([name, confidence]) => {
    if (typeof confidence === "number" && !globalThis.Number.isNaN(confidence)) return { label: name, confidence };
    throw new TypeError(`expected a number as the score of ${show(name)}, got ${show(confidence)}`);
  });
  confidences.sort((a, b) => b.confidence - a.confidence);
  return { label: confidences[0]?.label ?? "", confidences: confidences.slice(0, most) };
}

export const codec: Codec<LabelValue | null, LabelValue | null, string | number | Scores, typeof label.props> = {
  accept: () => {
    throw new TypeError("the user can't change this");
  },
  preprocess: (value) => value && structuredClone(value),
  postprocess: (value, { props }) => {
    if (typeof value === "string" || typeof value === "number") return { label: String(value) };
    if (typeof value === "object" && !Array.isArray(value)) return readScores(value, props.numTopClasses);
    throw new TypeError(`expected text, a number, or an object of scores like { cat: 0.9 }, got ${show(value)}`);
  },
};
