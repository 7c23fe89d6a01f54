import { ComponentNode, type Component } from "../../graph/component";
import type { EventMap, Listeners } from "../../graph/event";
import { show } from "../../graph/spec";
import { codec } from "./codec";
import { log, type LogLine, type LogOptions } from "./spec";

export type { LogLine, LogOptions };
export interface LogEvents extends Pick<EventMap<LogLine[]>, (typeof log.events)[number]> {}
export interface Log extends Component<LogLine[], string | readonly (string | LogLine)[], LogOptions, LogEvents>, Listeners<LogEvents> {}

/**
 * What the handlers of its app print, line by line, errors marked: whatever `console` or a library writes while a handler runs, and
 * in callbacks that it began. It goes below the cell as well. `null` empties it.
 *
 * Throws a TypeError where `lines` is no whole number from 1.
 *
 * @example
 * const ask = ui.Button("Ask");
 * ask.click(() => console.log("asked"));
 * ui.Blocks([ask, ui.Log({ label: "What happened", lines: 200, timestamps: true })])
 */
export function Log(options: LogOptions & { value?: string | readonly (string | LogLine)[] } = {}): Log {
  const { lines = 1 } = Object(options) as LogOptions;
  if (!(Number.isInteger(lines) && lines >= 1)) throw new TypeError(`Log: lines must be a whole number from 1, got ${show(lines)}`);
  return new ComponentNode(log, codec, { interactive: true, ...options }) as unknown as Log;
}
