import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface HighlightedTextOptions extends CommonOptions {
  /** A CSS colour for each label. Those that aren't named get one of their own. */
  colorMap?: Readonly<Record<string, string>>;
  /** Lists the labels above the text; scores show their scale. Default false. */
  showLegend?: boolean;
  /** Writes each label beside its text. Default true. */
  showInlineCategory?: boolean;
  /** Makes one part of neighbours with the same label. Default false. */
  combineAdjacent?: boolean;
  /** What stands between those that are made one. Default "". */
  adjacentSeparator?: string;
  /** Keeps spaces and line breaks as they are. Default true. */
  showWhitespaces?: boolean;
  /** Text runs from right to left. Default false. */
  rtl?: boolean;
}

/** A piece of the text, and its label, its score from -1 to 1, or nothing. */
export type HighlightedPart = [text: string, label: string | number | null];
/** A text, and which parts of it have labels. */
export interface Entities {
  text: string;
  entities: readonly {
    /** Where it begins, and where it ends, in characters as JavaScript counts them. */
    start: number;
    end: number;
    entity?: string | number | null;
    /** Stands for `entity`, as transformers.js says it. */
    entity_group?: string;
  }[];
}

export const highlightedtext = defineSpec<HighlightedTextOptions>()({
  type: "highlightedtext",
  title: "HighlightedText",
  props: {
    ...commonProps,
    colorMap: {},
    showLegend: false,
    showInlineCategory: true,
    combineAdjacent: false,
    adjacentSeparator: "",
    showWhitespaces: true,
    rtl: false,
  },
  events: ["change", "input", "select"],
  empty: null,
});
