/** Between clocks on walls and seconds since 1970. */
import { toWall } from "./spec";

const DAY = 86_400;
/** The years 1 to 9999, which calendars of all pages can show; a day is left for the zones. */
const [FIRST, LAST] = [Date.parse("0001-01-02") / 1000, Date.parse("9999-12-31") / 1000];

export const canShow = (seconds: number) => seconds >= FIRST && seconds < LAST;

/** The wall's reading as if it were UTC's. Undefined where there is no such day or time. */
export function readWall(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d(?:\.\d+)?))?)?$/.exec(text);
  if (!match) return undefined;
  const [, day, time = "00:00", second = "00"] = match;
  const minutes = Date.parse(`${day}T${time}Z`) / 1000;
  // Date takes the 30th of February for the 1st of March.
  const isThere = Number.isFinite(minutes) && new Date(minutes * 1000).toISOString().startsWith(`${day}T${time}`);
  return isThere && Number(second) < 60 ? minutes + Number(second) : undefined;
}

/**
 * When the clock there shows this. Of two times (the clock was set back) the first; where it skips the time (it was set forward),
 * what it would have shown.
 */
export function fromWall(wall: number, timezone: string | undefined): number {
  const aheadAt = (seconds: number) => readWall(toWall(seconds, timezone))! - Math.floor(seconds);
  const [before, after] = [aheadAt(wall - DAY), aheadAt(wall + DAY)];
  const isRight = (ahead: number) => aheadAt(wall - ahead) === ahead;
  return wall - (!isRight(before) && isRight(after) ? after : before);
}

const perUnit = { s: 1, m: 60, h: 3600, d: DAY };

/** Seconds of "now", "now - 5m", or an ISO 8601 time, in this zone where it names none. Undefined for other text. */
export function readTime(text: string, timezone: string | undefined): number | undefined {
  const relative = /^now(?:\s*([-+])\s*(\d+(?:\.\d+)?)\s*([smhd]))?$/.exec(text);
  if (relative) {
    const [, sign, count = "0", unit = "s"] = relative;
    return Date.now() / 1000 + Number(`${sign ?? ""}${count}`) * perUnit[unit as keyof typeof perUnit];
  }
  const [, local = "", zone] = /^(.*?)\s*(Z|[-+]\d\d:?\d\d)?$/s.exec(text) ?? [];
  const wall = readWall(local);
  if (wall === undefined || !zone) return wall === undefined ? undefined : fromWall(wall, timezone);
  const [sign, hours, minutes] = zone === "Z" ? ["+", 0, 0] : [zone[0], Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return wall - Number(`${sign}1`) * (hours * 3600 + minutes * 60);
}
