/** The lines of a bench: what was measured, beside a peer in the same run, and what was asked for. */

interface Row {
  what: string;
  ours: string;
  peer: string;
  ratio: string;
  target: string;
  met: boolean;
}
const rows: Row[] = [];

export interface Measured {
  what: string;
  unit: string;
  ours: number;
  peer?: number;
  /** The peer takes at least so many times as long. */
  atLeast?: number;
  /** Ours is at most this. */
  atMost?: number;
  /** Ours is at least this. */
  atLeastOurs?: number;
  /** More is better. */
  more?: boolean;
}

export function record({ what, unit, ours, peer, atLeast, atLeastOurs, atMost, more = false }: Measured): void {
  const ratio = peer === undefined ? undefined : more ? ours / peer : peer / ours;
  const met =
    (atLeast === undefined || ratio! >= atLeast) &&
    (atMost === undefined || ours <= atMost) &&
    (atLeastOurs === undefined || ours >= atLeastOurs);
  const target = [
    atLeast !== undefined && `≥ ${atLeast}×`,
    atMost !== undefined && `≤ ${atMost} ${unit}`,
    atLeastOurs !== undefined && `≥ ${atLeastOurs} ${unit}`,
  ]
    .filter(Boolean)
    .join(", ");
  const show = (value: number | undefined) => (value === undefined ? "" : `${value < 100 ? value.toFixed(1) : Math.round(value)} ${unit}`);
  rows.push({ what, ours: show(ours), peer: show(peer), ratio: ratio === undefined ? "" : `${ratio.toFixed(1)}×`, target, met });
}

/** Prints what was recorded; gives what missed its target. */
export function report(): string[] {
  const columns = ["what", "ours", "peer", "ratio", "target"] as const;
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`;
  const lines = [
    line(columns),
    `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`,
    ...rows.map((row) => line(columns.map((column) => row[column]))),
  ];
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
  return rows.filter(({ met }) => !met).map(({ what }) => what);
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}
