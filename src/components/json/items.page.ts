/** A value as the items of a tree. */
import type { TreeItem } from "../../page/parts/tree";

/** A list with more members is drawn as parts of so many, and parts of parts. */
const PART = 100;
/** Longer text is cut; it is copied as a whole. */
const MOST_TEXT = 2_000;

type List = ArrayLike<unknown>;

/** One value, or a part of a long list. */
export class ValueItem implements TreeItem {
  #items: readonly ValueItem[] | undefined;

  constructor(
    readonly key: string,
    /** Its key in an object, or its place in a list. */
    readonly label: string | number | undefined,
    readonly value: unknown,
    /** The part of the list that it stands for. */
    readonly part?: { from: number; to: number },
  ) {}

  get name(): string {
    return String(this.label ?? "");
  }

  get isBranch(): boolean {
    return this.part !== undefined || (typeof this.value === "object" && this.value !== null && sizeOf(this.value) > 0);
  }

  /** What is in it; made once, since values of a page never change in place. */
  get items(): readonly ValueItem[] {
    return (this.#items ??= this.#make());
  }

  #make(): ValueItem[] {
    const list = toList(this.value);
    if (list) {
      const { from, to } = this.part ?? { from: 0, to: list.length };
      return to - from > PART ? this.#parts(from, to) : range(from, to).map((i) => new ValueItem(`${this.#path}/${i}`, i, list[i]));
    }
    return Object.entries(this.value as object).map(
      ([key, value]) => new ValueItem(`${this.key}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, key, value),
    );
  }

  #parts(from: number, to: number): ValueItem[] {
    const size = PART ** Math.ceil(Math.log(to - from) / Math.log(PART) - 1);
    return range(0, Math.ceil((to - from) / size)).map((i) => {
      const part = { from: from + i * size, to: Math.min(to, from + (i + 1) * size) };
      return new ValueItem(`${this.#path}/${part.from}…${part.to}`, undefined, this.value, part);
    });
  }

  /** Where the list stands, of which this may be a part. */
  get #path(): string {
    return this.part ? this.key.slice(0, this.key.lastIndexOf("/")) : this.key;
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Whatever has members by number. */
function toList(value: unknown): List | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof DataView) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return ArrayBuffer.isView(value) ? (value as unknown as List) : undefined;
}

const sizeOf = (value: object) => (value instanceof Date ? 0 : (toList(value)?.length ?? Object.keys(value).length));

/** What a row says of a value that has no members in sight. */
export function describe({ value, part }: ValueItem): { kind: "text" | "number" | "word" | "summary"; text: string } {
  if (part) return { kind: "summary", text: `[${part.from} … ${part.to - 1}]` };
  switch (typeof value) {
    case "string":
      return { kind: "text", text: quote(value) };
    case "number":
      return { kind: "number", text: Object.is(value, -0) ? "-0" : String(value) };
    case "bigint":
      return { kind: "number", text: `${value}n` };
    case "object":
      return value ? describeObject(value) : { kind: "word", text: "null" };
    default:
      return { kind: "word", text: String(value) };
  }
}

function describeObject(value: object): ReturnType<typeof describe> {
  if (value instanceof Date) return { kind: "text", text: Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString() };
  const size = sizeOf(value);
  if (Array.isArray(value)) return { kind: "summary", text: size ? `[${count(size, "item")}]` : "[]" };
  if (toList(value)) return { kind: "summary", text: `${value.constructor.name}(${size})` };
  return { kind: "summary", text: size ? `{${count(size, "key")}}` : "{}" };
}

const count = (size: number, noun: string) => `${size} ${noun}${size === 1 ? "" : "s"}`;

function quote(text: string): string {
  if (text.length <= MOST_TEXT) return JSON.stringify(text);
  return `${JSON.stringify(text.slice(0, MOST_TEXT))}… ${text.length} characters`;
}

/** The keys of branches that begin open, level by level, until so many rows are in sight. Long lists stay closed. */
export function opened(root: ValueItem, most: number): Set<string> {
  const keys = new Set<string>();
  let rows = 1;
  const waiting = [root];
  for (const item of waiting) {
    if (!item.isBranch || (toList(item.value)?.length ?? 0) > PART) continue;
    rows += item.items.length;
    if (rows > most) break;
    keys.add(item.key);
    for (const below of item.items) waiting.push(below);
  }
  return keys;
}

/** The value as JSON for people. What JSON doesn't know stands as text, bytes as lists. */
export function toText(value: unknown): string {
  const replace = (_: string, member: unknown): unknown => {
    if (typeof member === "bigint") return String(member);
    if (typeof member === "number" && !Number.isFinite(member)) return String(member);
    const isBytes = member instanceof ArrayBuffer || ArrayBuffer.isView(member);
    return isBytes ? Array.from(toList(member)!) : member;
  };
  return JSON.stringify(value, replace, 2) ?? "undefined";
}
