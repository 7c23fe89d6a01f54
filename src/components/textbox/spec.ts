import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface TextboxOptions extends CommonOptions {
  type?: "text" | "password" | "email";
  /** Lines shown at first. With more than one, Enter ends a line and Shift+Enter submits. Default 1. */
  lines?: number;
  /** It grows up to so many lines, then it scrolls. Default 20. */
  maxLines?: number;
  placeholder?: string;
  /** In UTF-16 code units. */
  maxLength?: number;
  autofocus?: boolean;
  /** Follows text that grows, unless the user has scrolled up. Default true. */
  autoscroll?: boolean;
  textAlign?: "left" | "right";
  /** Text runs from right to left. */
  rtl?: boolean;
  /** A button that submits; a string is its text. */
  submitBtn?: boolean | string;
  /** A button that fires `stop`; a string is its text. */
  stopBtn?: boolean | string;
  buttons?: readonly "copy"[];
  /** Hints for browsers and their keyboards. */
  htmlAttributes?: HtmlAttributes;
}

/** The attributes of a text field that may be set; others are left out. */
export interface HtmlAttributes {
  autocapitalize?: "off" | "none" | "on" | "sentences" | "words" | "characters";
  autocomplete?: string;
  autocorrect?: "on" | "off";
  enterKeyHint?: "enter" | "done" | "go" | "next" | "previous" | "search" | "send";
  inputMode?: "none" | "text" | "decimal" | "numeric" | "tel" | "search" | "email" | "url";
  lang?: string;
  spellcheck?: boolean;
  tabIndex?: number;
  title?: string;
}

export const textbox = defineSpec<TextboxOptions>()({
  type: "textbox",
  title: "Textbox",
  props: {
    ...commonProps,
    type: "text",
    lines: 1,
    maxLines: 20,
    placeholder: "",
    maxLength: undefined,
    autofocus: false,
    autoscroll: true,
    textAlign: "left",
    rtl: false,
    submitBtn: undefined,
    stopBtn: undefined,
    buttons: [],
    htmlAttributes: {},
  },
  events: ["change", "input", "submit", "select", "focus", "blur", "stop", "copy"],
  empty: "",
});
