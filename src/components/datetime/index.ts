import { ComponentNode, type Component, type Filled } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { show } from "../../graph/spec";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { clockOf, datetime, type DateTimeOptions } from "./spec";

export type { DateTimeOptions };
/** What a handler gets of a time, by `type`. */
export interface DateTimeTypes {
  /** Seconds since 1970. */
  timestamp: number;
  date: Date;
  /** As the clock shows it: "2024-03-31 02:30:00", or only "2024-03-31". */
  string: string;
}
export interface DateTimeEvents<G> extends Pick<EventMap<G>, (typeof datetime.events)[number]> {}
export interface DateTime<G = number | null>
  extends Component<G, number | Date | string, DateTimeOptions, DateTimeEvents<G>>, Listeners<DateTimeEvents<G>> {}

/**
 * A day and a time, by the clock of `timezone`. Handlers get seconds since 1970, or what `type` says: a `Date`, or text; null
 * while it is empty, which `required: true` refuses instead. They answer with seconds, a `Date`, or text: ISO 8601
 * ("2024-03-31 02:30", by the clock of `timezone` where it names no zone of its own), "now", or "now - 5m" (s, m, h, d). A time
 * that the clock skips in spring is taken an hour later; of an hour that it shows twice in autumn, the first.
 *
 * @example
 * const start = ui.DateTime({ label: "Start", timezone: "Europe/Berlin", value: "now - 2d", type: "date", required: true });
 * ui.Interface({ fn: (date) => date.toISOString(), inputs: start, outputs: "textbox", live: true })
 */
export function DateTime<T extends keyof DateTimeTypes = "timestamp", R extends boolean = false, I extends Inputs = []>(
  options?: DateTimeOptions & Initial<number | Date | string, I> & { type?: T; required?: R },
): DateTime<Filled<DateTimeTypes[T], R>> {
  const node = new ComponentNode(datetime, codec, options);
  // Pages may be elsewhere than the kernel.
  node.options.timezone = zoneOf(node.options.timezone);
  return node as unknown as DateTime<Filled<DateTimeTypes[T], R>>;
}

function zoneOf(timezone: unknown): string {
  if (timezone === undefined) return clockOf(undefined).resolvedOptions().timeZone;
  try {
    if (typeof timezone === "string" && clockOf(timezone)) return timezone;
  } catch {
    // The message below says it better.
  }
  throw new TypeError(`DateTime: timezone must be a name such as "Europe/Berlin", got ${show(timezone)}`);
}

declare module "../../graph/handler" {
  interface Shortcuts {
    datetime: DateTime;
  }
}
addShortcuts({ datetime: () => DateTime() });
