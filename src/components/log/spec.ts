import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface LogOptions extends CommonOptions {
  /** So many lines are kept, the newest. Default 1,000. */
  lines?: number;
  /** Lines carry the time at which they were printed. Default false. */
  timestamps?: boolean;
  /** Pixels, or a CSS length. Default 300. */
  height?: number | string;
  /** Default: buttons that copy and empty it. */
  buttons?: readonly ("copy" | "clear")[];
}

/** A line that was printed. */
export interface LogLine {
  text: string;
  stream: "stdout" | "stderr";
  /** Milliseconds since 1970. */
  time: number;
}

export const log = defineSpec<LogOptions>()({
  type: "log",
  title: "Log",
  props: { ...commonProps, lines: 1000, timestamps: false, height: 300, buttons: ["copy", "clear"] },
  events: ["change", "clear"],
  empty: [],
});
