/** Changes of a text's labels that leave the text as it is. */
import type { HighlightedPart } from "./spec";

/** Gives what stands from `start` to `end` this label; null takes labels away. What has the same label on both sides stays apart. */
export function labelRange(
  parts: readonly HighlightedPart[],
  start: number,
  end: number,
  label: string | number | null,
): HighlightedPart[] {
  const text = parts.map(([part]) => part).join("");
  const result: HighlightedPart[] = [];
  const add = (from: number, to: number, as: string | number | null) => {
    if (from >= to) return;
    const last = result.at(-1);
    // Only text without a label flows together.
    if (last && last[1] === null && as === null) last[0] += text.slice(from, to);
    else result.push([text.slice(from, to), as]);
  };
  let at = 0;
  let isIn = false;
  for (const [part, old] of parts) {
    const [from, to] = [at, (at += part.length)];
    add(from, Math.min(to, start), old);
    if (!isIn && to > start) {
      add(start, end, label);
      isIn = true;
    }
    add(Math.max(from, end), to, old);
  }
  return result;
}
