/** What the kernel's thread and a worker's say to each other. */
import type { Bar } from "../wire/message";
import { show } from "../graph/spec";
import type { Thrown } from "./thrown";

/** What runs: a function's source, or what a module exports. */
export type Program = { readonly source: string; readonly name: string } | { readonly module: string; readonly name: string };

/** One call, as it goes to a worker. `Port` is Node's MessagePort. */
export interface Work<Port> {
  readonly program: Program;
  readonly args: readonly unknown[];
  /** Where the caller gave a call, the function gets one as its last argument. */
  readonly call: { readonly event: unknown; readonly session: { readonly id: string } } | undefined;
  /** What the worker says goes out here; each message that comes in says that one more step was taken. */
  readonly port: Port;
}

export type Said =
  /** What was printed, and how far it has come, since the last time. */
  | { type: "told"; prints: readonly (readonly [stream: Stream, text: string])[]; bars: readonly Bar[] | undefined }
  /** The answer, or that it comes in steps. */
  | { type: "value"; value: unknown }
  | { type: "stream" }
  | { type: "step"; value: unknown }
  | { type: "end" }
  | { type: "error"; thrown: Thrown };

export type Stream = "stdout" | "stderr";

/** So many steps go out before the first was taken: a generator runs ahead of its reader no further. */
export const AHEAD = 4;

// ---------------------------------------------------------------- what can't go

/** Says which part of a value can't be copied from one thread to another; undefined where all can. */
export function whatCantGo(value: unknown, path: string): string | undefined {
  if (canGo(value)) return undefined;
  const seen = new Set<unknown>();
  for (;;) {
    seen.add(value);
    const inner = partsOf(value).find(([, part]) => !seen.has(part) && !canGo(part));
    if (!inner) return `${path}: ${show(value)} can't be sent`;
    path += inner[0];
    value = inner[1];
  }
}

function canGo(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

function partsOf(value: unknown): (readonly [path: string, part: unknown])[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.map((part: unknown, i) => [`[${i}]`, part] as const);
  if (Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.entries(value).map(([key, part]) => [`.${key}`, part] as const);
}
