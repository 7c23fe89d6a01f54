import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

/** What stands around a formula. */
export interface LatexDelimiter {
  left: string;
  right: string;
  /** The formula has a line of its own. */
  display: boolean;
}

export interface MarkdownOptions extends CommonOptions {
  /** Pixels, or a CSS length; what is taller scrolls. */
  height?: number | string;
  minHeight?: number | string;
  maxHeight?: number | string;
  /** Headings carry a link to themselves. */
  headerLinks?: boolean;
  /** A single line break is one. */
  lineBreaks?: boolean;
  /** What stands around formulas, in LaTeX. Default: `$$ … $$`, on a line of their own. */
  latexDelimiters?: readonly LatexDelimiter[];
  /** Text runs from right to left. */
  rtl?: boolean;
  /** Keeps a distance to the border. Default false. */
  padding?: boolean;
  buttons?: readonly "copy"[];
}

export const markdown = defineSpec<MarkdownOptions>()({
  type: "markdown",
  title: "Markdown",
  props: {
    ...commonProps,
    container: false,
    height: undefined,
    minHeight: undefined,
    maxHeight: undefined,
    headerLinks: false,
    lineBreaks: false,
    latexDelimiters: [{ left: "$$", right: "$$", display: true }],
    rtl: false,
    padding: false,
    buttons: [],
  },
  events: ["change", "copy"],
  empty: "",
});
