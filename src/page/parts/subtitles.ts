/** Lines of text with their times, as SRT and WebVTT files have them. */

export interface Cue {
  /** In seconds. */
  start: number;
  end: number;
  text: string;
}

const TIMES = /((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/;

/** What isn't a line with its times is left out. */
export function readCues(text: string): Cue[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/)
    .flatMap((block) => {
      const lines = block.split("\n");
      const at = lines.findIndex((line) => TIMES.test(line));
      if (at < 0) return [];
      const [, start, end] = TIMES.exec(lines[at]!)!;
      const said = lines
        .slice(at + 1)
        .join("\n")
        .replace(/<[^>]*>/g, "")
        .trim();
      return said ? [{ start: toSeconds(start!), end: toSeconds(end!), text: said }] : [];
    });
}

const toSeconds = (time: string) =>
  time
    .replace(",", ".")
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);

/** A WebVTT file of them. */
export function toVtt(cues: readonly Cue[]): string {
  const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return ["WEBVTT", ...cues.map(({ start, end, text }) => `${toTime(start)} --> ${toTime(end)}\n${escape(text)}`)].join("\n\n");
}

const toTime = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23);

/** A time as people read it: 1:05, or 1:00:05. */
export function showTime(seconds: number): string {
  const whole = Math.floor(Number.isFinite(seconds) ? seconds : 0);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
