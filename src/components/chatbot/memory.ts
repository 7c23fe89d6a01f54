/**
 * What travels for messages that handlers have. A long chat comes back with each word of an answer: what is as it was needn't be
 * read, compared, sent or drawn again.
 */
import type { Files } from "../../graph/component";
import type { NewContent, NewMessage } from "./message";
import type { MessageWire } from "./spec";

interface Memory {
  wire: MessageWire;
  /** As it was then: handlers change theirs. */
  copy: NewMessage;
}

/** Each session has files of its own, and so wires of its own. */
const sessions = new WeakMap<Files, Memories>();

export class Memories {
  readonly #known = new WeakMap<object, Memory>();

  static of(files: Files): Memories {
    const memories = sessions.get(files) ?? new Memories();
    sessions.set(files, memories);
    return memories;
  }

  /** What travels for this message, if it hasn't changed since it was remembered. */
  get(message: object): MessageWire | undefined {
    const memory = this.#known.get(message);
    return memory && isSame(message as NewMessage, memory.copy) ? memory.wire : undefined;
  }

  set(message: NewMessage, wire: MessageWire): void {
    const { role, content, metadata, options } = message;
    const copy: NewMessage = { role, content: isList(content) ? content.map(copyOf) : copyOf(content) };
    if (metadata) copy.metadata = { ...metadata };
    if (options) copy.options = options.map((option) => ({ ...option }));
    this.#known.set(message, { wire, copy });
  }
}

type Content = NewMessage["content"];

const isList = (content: Content): content is readonly NewContent[] => Array.isArray(content);
/** A part with members that a handler may change. Pixels aren't looked at: they are read once. */
const isRecord = (part: NewContent): part is Extract<NewContent, { path: string } | { picture: unknown }> =>
  typeof part === "object" && ("path" in part || "picture" in part);
const copyOf = (part: NewContent): NewContent => (isRecord(part) ? { ...part } : part);

function isSame(now: NewMessage, before: NewMessage): boolean {
  return (
    now.role === before.role &&
    hasSameContent(now.content, before.content) &&
    (now.metadata === undefined ? before.metadata === undefined : hasSameMembers(now.metadata, before.metadata)) &&
    (now.options === undefined ? before.options === undefined : hasSameOptions(now.options, before.options))
  );
}

function hasSameContent(now: Content, before: Content): boolean {
  if (typeof now === "string") return now === before;
  if (now === before) return !isList(now);
  if (!isList(now) || !isList(before)) return isSamePart(now as NewContent, before as NewContent);
  return now.length === before.length && now.every((part, i) => isSamePart(part, before[i]!));
}

const isSamePart = (now: NewContent, before: NewContent): boolean => now === before || (isRecord(before) && hasSameMembers(now, before));

function hasSameMembers(now: unknown, before: unknown): boolean {
  if (typeof now !== "object" || typeof before !== "object" || now === null || before === null) return false;
  const members = Object.entries(now);
  return (
    members.length === Object.keys(before).length && members.every(([name, value]) => (before as Record<string, unknown>)[name] === value)
  );
}

const hasSameOptions = (now: NewMessage["options"], before: NewMessage["options"]): boolean =>
  Array.isArray(now) && now.length === before?.length && now.every((option, i) => hasSameMembers(option, before[i]));
