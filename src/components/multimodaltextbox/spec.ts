import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { FileWire } from "../file/spec";
import type { HtmlAttributes } from "../textbox/spec";

export interface MultimodalTextboxOptions extends CommonOptions {
  /** From where files may come: chosen, dropped and pasted ones by "upload". Default: "upload". */
  sources?: readonly ("upload" | "microphone")[];
  /** Extensions (".csv"), kinds ("image", "audio", "video", "text") and media types that the user may bring. By default all. */
  fileTypes?: readonly string[];
  /** A new file takes the place of a "single" one. Default "single". */
  fileCount?: "single" | "multiple" | "directory";
  /** Lines shown at first. With more than one, Enter ends a line and Shift+Enter submits. Default 1. */
  lines?: number;
  /** It grows up to so many lines, then it scrolls. Default 20. */
  maxLines?: number;
  placeholder?: string;
  autofocus?: boolean;
  /** Follows text that grows, unless the user has scrolled up. Default true. */
  autoscroll?: boolean;
  textAlign?: "left" | "right";
  /** Text runs from right to left. */
  rtl?: boolean;
  /** A button that submits; a string is its text. Default true. */
  submitBtn?: boolean | string;
  /** A button that fires `stop`; a string is its text. */
  stopBtn?: boolean | string;
  /** Longer text that is pasted becomes a file. In UTF-16 code units. Default 1000. */
  maxPlainTextLength?: number;
  /** Hints for browsers and their keyboards. */
  htmlAttributes?: HtmlAttributes;
}

/** As it travels. */
export interface MessageWire {
  text: string;
  files: FileWire[];
}

export const multimodaltextbox = defineSpec<MultimodalTextboxOptions & { required?: boolean }>()({
  type: "multimodaltextbox",
  title: "MultimodalTextbox",
  props: {
    ...commonProps,
    sources: ["upload"],
    fileTypes: [],
    fileCount: "single",
    lines: 1,
    maxLines: 20,
    placeholder: "",
    autofocus: false,
    autoscroll: true,
    textAlign: "left",
    rtl: false,
    submitBtn: undefined,
    stopBtn: undefined,
    maxPlainTextLength: 1000,
    htmlAttributes: {},
    required: false,
  },
  events: ["change", "input", "submit", "select", "focus", "blur", "stop"],
  empty: { text: "", files: [] },
});
