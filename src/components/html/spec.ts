import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface HTMLOptions extends CommonOptions {
  /**
   * What is drawn: `${name}` puts HTML in, which is sanitised; `{{name}}` puts text in. Names are `value` and those of `props`, and of their
   * parts: `${value.title}`. Default `${value}`.
   */
  htmlTemplate?: string;
  /** Styles of what is drawn, in which `${name}` and `{{name}}` stand for text. They reach nothing else on the page. */
  cssTemplate?: string;
  /** What the templates may name besides `value`. */
  props?: Readonly<Record<string, unknown>>;
  /** Keeps a distance to the border. Default true. */
  padding?: boolean;
  /** Pixels, or a CSS length. */
  minHeight?: number | string;
  /** Pixels, or a CSS length; what is taller scrolls. */
  maxHeight?: number | string;
  /** Keeps the end in view. Default false. */
  autoscroll?: boolean;
}

export const html = defineSpec<HTMLOptions & { scripted?: boolean }>()({
  type: "html",
  title: "HTML",
  props: {
    ...commonProps,
    container: false,
    showLabel: false,
    htmlTemplate: "${value}",
    cssTemplate: "",
    props: {},
    padding: true,
    minHeight: undefined,
    maxHeight: undefined,
    autoscroll: false,
    // The script itself is in no document: a page asks a live kernel for it.
    scripted: false,
  },
  events: ["change", "input", "click", "doubleClick", "submit", "select", "focus", "blur", "keyUp", "apply", "edit", "delete"],
  empty: "",
});
export type HTMLProps = typeof html.props;
