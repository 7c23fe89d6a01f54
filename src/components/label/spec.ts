import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface LabelOptions extends CommonOptions {
  /** Shows only the classes with the highest scores. By default all. */
  numTopClasses?: number;
  /** A CSS colour behind the heading. */
  color?: string;
  /** Shows the winner above the bars. Default true. */
  showHeading?: boolean;
}

/** What a Label shows: the winner and, where there are scores, each class with its own, the highest first. */
export interface LabelValue {
  label: string;
  confidences?: { label: string; confidence: number }[];
}

export const label = defineSpec<LabelOptions>()({
  type: "label",
  title: "Label",
  props: { ...commonProps, numTopClasses: undefined, color: undefined, showHeading: true },
  events: ["change", "select"],
  empty: null,
});
