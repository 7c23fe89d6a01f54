import type { Codec, Print } from "../../graph/component";
import { show } from "../../graph/spec";
import type { log, LogLine } from "./spec";

type Wire = readonly LogLine[];

/** Longer lines are cut. */
const MOST_TEXT = 10_000;
/** Old lines go many at a time: each time that they do, all that stay are sent again. */
const SPARE = 1.25;

/** The newest lines, no more than are kept. */
function newest(lines: Wire, most: number): Wire {
  return lines.length > most * SPARE ? lines.slice(-most) : lines;
}

const clean = (text: string) => {
  // What a terminal would have written over isn't there any more, and colours are no text.
  // eslint-disable-next-line no-control-regex
  const plain = text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "").replace(/\r+$/, "");
  const last = plain.slice(plain.lastIndexOf("\r") + 1);
  return last.length > MOST_TEXT ? `${last.slice(0, MOST_TEXT)}…` : last;
};

function readLine(value: unknown): LogLine[] {
  if (typeof value === "string") return value.split("\n").map((text) => ({ text: clean(text), stream: "stdout", time: Date.now() }));
  const { text, stream, time } = Object(value) as Partial<LogLine>;
  if (typeof text === "string" && (stream === "stdout" || stream === "stderr") && typeof time === "number")
    return [{ text: clean(text), stream, time }];
  throw new TypeError(`expected text, or lines like { text, stream, time }; got ${show(value)}`);
}

export const codec: Codec<Wire, LogLine[], string | readonly (string | LogLine)[], typeof log.props> = {
  isLazy: true,
  accept: (value) => {
    if (Array.isArray(value) && value.length === 0) return [];
    throw new TypeError("the user can only empty this");
  },
  preprocess: (lines) => lines.map((line) => ({ ...line })),
  postprocess: (value, { props }) => newest((Array.isArray(value) ? value : [value]).flatMap(readLine), props.lines),
  printed: (before, prints, { props }) => {
    const lines = [...before];
    for (const print of prints) add(lines, print);
    return newest(lines, props.lines);
  },
};

/** A print ends a line, begins some, or goes on with one that its own call left open. */
function add(lines: LogLine[], { text, stream, time, goesOn }: Print): void {
  const parts = text.split("\n");
  const [first, ...rest] = parts;
  const last = lines.at(-1);
  if (goesOn && last) lines[lines.length - 1] = { ...last, text: clean(last.text + first!) };
  else if (first || rest.length) lines.push({ text: clean(first!), stream, time });
  rest.forEach((each, i) => {
    // After the last line break nothing has been printed yet.
    if (each || i < rest.length - 1) lines.push({ text: clean(each), stream, time });
  });
}
