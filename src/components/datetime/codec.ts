import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { toWall, type datetime } from "./spec";
import { canShow, fromWall, readTime, readWall } from "./time";

type On = Context<typeof datetime.props>;

/** Refuses what no calendar shows; where only days are shown, gives the day's first moment. */
function atOnce(seconds: number, { props: { includeTime, timezone } }: On): number {
  if (!canShow(seconds)) throw new RangeError(`expected a time in the years 1 to 9999, got ${show(seconds)} seconds since 1970`);
  return includeTime ? seconds : fromWall(readWall(toWall(seconds, timezone).slice(0, 10))!, timezone);
}

function readMoment(value: unknown, on: On): number {
  if (typeof value === "number") return atOnce(value, on);
  if (value instanceof Date) return atOnce(value.getTime() / 1000, on);
  const seconds = typeof value === "string" ? readTime(value.trim(), on.props.timezone) : undefined;
  if (seconds !== undefined) return atOnce(seconds, on);
  throw new TypeError(`expected seconds since 1970, a Date, or text such as "2024-03-31 02:30:00" or "now - 5m"; got ${show(value)}`);
}

/** A page says what its user sees on the clock. */
function readClock(value: unknown, on: On, current: number | null): number | null {
  if (value === null) return null;
  const wall = typeof value === "string" ? readWall(value) : undefined;
  if (wall === undefined) throw new TypeError(`expected a time such as "2024-03-31T02:30:00", got ${show(value)}`);
  const { timezone } = on.props;
  // The hour before and the hour after a clock is set back look the same.
  const isSame = current !== null && readWall(toWall(current, timezone)) === wall;
  return atOnce(isSame ? current : fromWall(wall, timezone), on);
}

export const codec: Codec<number | null, unknown, number | Date | string, typeof datetime.props> = {
  accept: readClock,
  preprocess: (seconds, { props: { type, includeTime, timezone } }) => {
    if (seconds === null || type === "timestamp") return seconds;
    if (type === "date") return new Date(Math.round(seconds * 1000));
    return toWall(seconds, timezone)
      .replace("T", " ")
      .slice(0, includeTime ? 19 : 10);
  },
  postprocess: readMoment,
};
