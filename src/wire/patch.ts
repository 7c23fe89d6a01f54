/**
 * Changes of a document as few small operations: text and lists that grow are appended to, the rest is replaced, added or
 * deleted at its path. Documents are never changed in place: what didn't change is shared by the old one and the new one.
 */
import { ValueError } from "./pack";

export type Path = (string | number)[];
export type Op = ["replace", Path, unknown] | ["append", Path, string | unknown[]] | ["add", Path, unknown] | ["delete", Path];

type Node = Record<string, unknown> | unknown[];

/** More operations than this on one value cost more than sending it whole. */
const MOST_OPS = 32;

/** What makes `before` into `after`, at this path. */
export function diff(before: unknown, after: unknown, path: Path = []): Op[] {
  const ops: Op[] = [];
  compare(before, after, [...path], ops);
  return ops;
}

/** Adds to `ops`. The path is one list that grows and shrinks: most members haven't changed. */
function compare(before: unknown, after: unknown, path: Path, ops: Op[]): void {
  if (Object.is(before, after)) return;
  if (typeof before === "string" && typeof after === "string") {
    // Compared as memory, which `startsWith` isn't: text that grows to a book is looked at with each word.
    const grew = before !== "" && after.length > before.length && after.slice(0, before.length) === before;
    ops.push(grew ? ["append", [...path], after.slice(before.length)] : ["replace", [...path], after]);
    return;
  }
  const begun = ops.length;
  if (Array.isArray(before) && Array.isArray(after)) compareArrays(before, after, path, ops);
  else if (isRecord(before) && isRecord(after)) compareRecords(before, after, path, ops);
  else ops.push(["replace", [...path], after]);
  if (ops.length - begun > MOST_OPS) ops.splice(begun, Infinity, ["replace", [...path], after]);
}

function compareArrays(before: unknown[], after: unknown[], path: Path, ops: Op[]): void {
  const shared = Math.min(before.length, after.length);
  const most = ops.length + MOST_OPS;
  for (let i = 0; i < shared && ops.length <= most; i++) {
    // Most members of a long list are the same ones; 0 and -0 are not.
    if (before[i] !== after[i] || before[i] === 0) compareMember(i, before[i], after[i], path, ops);
  }
  for (let i = before.length - 1; i >= shared && ops.length <= most; i--) ops.push(["delete", [...path, i]]);
  if (after.length > shared) ops.push(["append", [...path], after.slice(shared)]);
}

function compareRecords(before: Record<string, unknown>, after: Record<string, unknown>, path: Path, ops: Op[]): void {
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) ops.push(["delete", [...path, key]]);
  for (const key of Object.keys(after)) {
    if (Object.hasOwn(before, key)) compareMember(key, before[key], after[key], path, ops);
    else ops.push(["add", [...path, key], after[key]]);
  }
}

function compareMember(key: string | number, before: unknown, after: unknown, path: Path, ops: Op[]): void {
  path.push(key);
  compare(before, after, path, ops);
  path.pop();
}

/** The document after these operations. Throws a ValueError at a path that isn't there. */
export function apply(document: unknown, ops: readonly Op[]): unknown {
  return ops.reduce((result, [kind, path, value]) => change(result, path, 0, kind, value), document);
}

function change(node: unknown, path: Path, depth: number, kind: Op[0], value: unknown): unknown {
  const key = path[depth];
  if (key === undefined) return atEnd(node, path, kind, value);
  const here = asNode(node, path, depth);
  const last = depth === path.length - 1;
  if (last && kind === "add" && isRecord(here)) return withMember(here, key, value);
  if (!Object.hasOwn(here, key)) throw new ValueError(path.slice(0, depth + 1), "nothing is there to change");
  if (last && kind === "delete") return withoutMember(here, key);
  return withMember(here, key, change((here as Record<string, unknown>)[key], path, depth + 1, kind, value));
}

function atEnd(node: unknown, path: Path, kind: Op[0], value: unknown): unknown {
  if (kind === "replace") return value;
  if (kind === "append" && typeof node === "string" && typeof value === "string") return node + value;
  if (kind === "append" && Array.isArray(node) && Array.isArray(value)) return [...(node as unknown[]), ...(value as unknown[])];
  throw new ValueError(path, `can't ${kind} here`);
}

function asNode(node: unknown, path: Path, depth: number): Node {
  const key = path[depth];
  if (Array.isArray(node) ? typeof key === "number" : typeof key === "string" && isRecord(node)) return node as Node;
  throw new ValueError(path.slice(0, depth + 1), "nothing is there to change");
}

function withMember(node: Node, key: string | number, value: unknown): Node {
  if (Array.isArray(node)) return node.with(key as number, value);
  // A computed key of a literal defines an own property, even `__proto__`; an assignment would not.
  return { ...node, [key]: value };
}

function withoutMember(node: Node, key: string | number): Node {
  if (Array.isArray(node)) return node.toSpliced(key as number, 1);
  return Object.fromEntries(Object.entries(node).filter(([name]) => name !== key));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value) && !(value instanceof Date);
}
