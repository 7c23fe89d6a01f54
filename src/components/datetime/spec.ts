import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface DateTimeOptions extends CommonOptions {
  /** Without it the user chooses a day, which stands for its first moment. Default true. */
  includeTime?: boolean;
  /** Where the clock hangs that is shown, such as "Europe/Berlin". Default: where the kernel is. */
  timezone?: string;
}

export const datetime = defineSpec<DateTimeOptions & { type?: "timestamp" | "date" | "string"; required?: boolean }>()({
  type: "datetime",
  title: "DateTime",
  props: { ...commonProps, includeTime: true, timezone: undefined, type: "timestamp", required: false },
  events: ["change", "input", "submit", "focus", "blur"],
  empty: null,
});

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Throws a RangeError where there is no such time zone. */
export function clockOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const name = timeZone ?? "";
  const known = clocks.get(name);
  if (known) return known;
  const [number, digits] = ["numeric", "2-digit"] as const;
  const clock = new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", year: number, month: digits, day: digits, hour: digits, minute: digits, second: digits }); // prettier-ignore
  clocks.set(name, clock);
  return clock;
}

/** What calendar and clock show there, as "2024-03-31T02:30:00". */
export function toWall(seconds: number, timezone: string | undefined): string {
  const parts = Object.fromEntries(
    clockOf(timezone)
      .formatToParts(Math.floor(seconds) * 1000)
      .map(({ type, value }) => [type, value]),
  );
  const { year = "", month, day, hour, minute, second } = parts;
  return `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}`;
}
