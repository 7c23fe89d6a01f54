/**
 * Values as they travel: JSON beside raw buffers. A value arrives exactly as it left, or is refused with its path.
 *
 * What JSON loses is tagged as `{"~": [kind, …]}`: NaN, ±Infinity, -0, undefined, bigints, dates, bytes. An object that has
 * a key "~" of its own travels as entries, so no value can be taken for a tag.
 */

const TAG = "~";
/** Deeper values are refused on both sides: recursion must never meet the end of the stack. */
export const MAX_DEPTH = 128;

export interface Packed {
  /** What `JSON.stringify` keeps. */
  json: unknown;
  /** The bytes it refers to, each of its exact length and owned by nobody else. */
  buffers: Uint8Array[];
}

type Path = readonly (string | number)[];
type Bytes = ArrayBuffer | ArrayBufferView;

/** A value that can't travel, and where it stands. */
export class ValueError extends TypeError {
  constructor(path: Path, problem: string) {
    super(`${path.length ? `at ${showPath(path)}: ` : ""}${problem}`);
    this.name = "ValueError";
  }
}

/** Readies a value for the wire. Throws a ValueError where it can't travel exactly. */
export function pack(value: unknown): Packed {
  const buffers: Uint8Array[] = [];
  return { json: packValue(value, [], new Set(), buffers), buffers };
}

/** The value that was packed. Throws a ValueError at anything that `pack` doesn't make. */
export function unpack(json: unknown, buffers: readonly Bytes[] = []): unknown {
  const used = new Set<number>();
  const value = unpackValue(json, [], buffers, used);
  if (used.size !== buffers.length) throw new ValueError([], `${buffers.length} buffers came, and ${used.size} are named`);
  return value;
}

// ---------------------------------------------------------------- out

function packValue(value: unknown, path: Path, parents: Set<object>, buffers: Uint8Array[]): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0) ? value : tag("number", Object.is(value, -0) ? "-0" : String(value));
    case "undefined":
      return tag("undefined");
    case "bigint":
      return tag("bigint", String(value));
    case "object":
      return value === null ? null : packObject(value, path, parents, buffers);
    default:
      throw new ValueError(path, `a ${typeof value} can't be sent`);
  }
}

function packObject(value: object, path: Path, parents: Set<object>, buffers: Uint8Array[]): unknown {
  if (ArrayBuffer.isView(value) || isKind(value, "ArrayBuffer")) return packBytes(value as Bytes, buffers);
  if (isKind(value, "Date")) return tag("date", packValue((value as Date).getTime(), path, parents, buffers));
  if (parents.has(value)) throw new ValueError(path, "a value that contains itself can't be sent");
  if (parents.size >= MAX_DEPTH) throw new ValueError(path, `a value deeper than ${MAX_DEPTH} levels can't be sent`);
  parents.add(value);
  const packed = Array.isArray(value) ? packArray(value, path, parents, buffers) : packRecord(value, path, parents, buffers);
  parents.delete(value);
  return packed;
}

/** Arrays and records are copied only from the first member that JSON would lose, since most have none. */
function packArray(value: unknown[], path: Path, parents: Set<object>, buffers: Uint8Array[]): unknown {
  let copy: unknown[] | undefined;
  for (let i = 0; i < value.length; i++) {
    const member = value[i];
    if (member === undefined && !(i in value)) throw new ValueError([...path, i], "a hole in an array can't be sent");
    if (isPlain(member)) {
      copy?.push(member);
      continue;
    }
    const packed = packValue(member, [...path, i], parents, buffers);
    if (packed !== member) copy ??= value.slice(0, i);
    copy?.push(packed);
  }
  return copy ?? value;
}

function packRecord(value: object, path: Path, parents: Set<object>, buffers: Uint8Array[]): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new ValueError(path, `${article(nameOf(value))} can't be sent: expected plain objects, arrays, text, numbers, bytes or dates`);
  }
  if (Object.getOwnPropertySymbols(value).length) throw new ValueError(path, "an object with symbol keys can't be sent");
  let changed = false;
  const entries = Object.keys(value).map((key): [string, unknown] => {
    const member = read(value, key, path);
    const packed = packValue(member, [...path, key], parents, buffers);
    changed ||= packed !== member;
    return [key, packed];
  });
  if (Object.hasOwn(value, TAG)) return tag("entries", entries);
  return changed ? Object.fromEntries(entries) : value;
}

function packBytes(value: Bytes, buffers: Uint8Array[]): unknown {
  const view = ArrayBuffer.isView(value) ? value : new Uint8Array(value);
  // A copy: the buffer behind a view may be longer, and hold what is nobody else's business.
  buffers.push(new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength) as ArrayBuffer));
  const kind = isKind(value, "ArrayBuffer") ? "ArrayBuffer" : toKind(value);
  return tag("bytes", kind, buffers.length - 1);
}

function read(value: object, key: string, path: Path): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch (error) {
    throw new ValueError([...path, key], `reading it failed: ${error instanceof Error ? String(error) : brief(error)}`);
  }
}

// ---------------------------------------------------------------- in

type ViewClass = { new (buffer: ArrayBuffer): ArrayBufferView; BYTES_PER_ELEMENT?: number };
const views = new Map<unknown, ViewClass>(
  [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  ].map((View: ViewClass & { name: string }) => [View.name, View]),
);

function unpackValue(json: unknown, path: Path, buffers: readonly Bytes[], used: Set<number>): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (path.length > MAX_DEPTH) throw new ValueError(path.slice(0, 8), `a value deeper than ${MAX_DEPTH} levels can't be received`);
  if (Array.isArray(json)) return unpackArray(json, path, buffers, used);
  return Object.hasOwn(json, TAG) ? untag(json as Record<string, unknown>, path, buffers, used) : unpackRecord(json, path, buffers, used);
}

function unpackArray(json: unknown[], path: Path, buffers: readonly Bytes[], used: Set<number>): unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < json.length; i++) {
    const member = json[i];
    if (typeof member !== "object" || member === null) {
      copy?.push(member);
      continue;
    }
    const value = unpackValue(member, [...path, i], buffers, used);
    if (value !== member) copy ??= json.slice(0, i);
    copy?.push(value);
  }
  return copy ?? json;
}

function unpackRecord(json: object, path: Path, buffers: readonly Bytes[], used: Set<number>): object {
  let changed = false;
  const entries = Object.entries(json).map(([key, member]): [string, unknown] => {
    const value = unpackValue(member, [...path, key], buffers, used);
    changed ||= value !== member;
    return [key, value];
  });
  // fromEntries defines own properties, `__proto__` too.
  return changed ? Object.fromEntries(entries) : json;
}

function untag(json: Record<string, unknown>, path: Path, buffers: readonly Bytes[], used: Set<number>): unknown {
  const content = json[TAG];
  if (Object.keys(json).length !== 1 || !Array.isArray(content)) throw new ValueError(path, "a malformed tag");
  const [kind, first, second] = content as unknown[];
  switch (kind) {
    case "undefined":
      return undefined;
    case "number":
      if (first === "NaN" || first === "Infinity" || first === "-Infinity" || first === "-0") return Number(first);
      break;
    case "bigint":
      if (typeof first === "string" && /^-?\d{1,100000}$/.test(first)) return BigInt(first);
      break;
    case "date": {
      const time = unpackValue(first, path, buffers, used);
      if (typeof time === "number") return new Date(time);
      break;
    }
    case "bytes":
      return unpackBytes(first, second, path, buffers, used);
    case "entries":
      if (Array.isArray(first) && first.every(isEntry)) {
        return Object.fromEntries(first.map(([key, member]) => [key, unpackValue(member, [...path, key], buffers, used)]));
      }
  }
  throw new ValueError(path, `a malformed tag of kind ${brief(kind)}`);
}

function unpackBytes(kind: unknown, index: unknown, path: Path, buffers: readonly Bytes[], used: Set<number>): unknown {
  const buffer = typeof index === "number" ? buffers[index] : undefined;
  if (buffer === undefined || used.has(index as number))
    throw new ValueError(path, `buffer ${brief(index)} of ${buffers.length} is missing or named twice`);
  used.add(index as number);
  const bytes = ArrayBuffer.isView(buffer) ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) : new Uint8Array(buffer);
  if (kind === "Uint8Array") return bytes;
  // Wider elements must begin at a multiple of their size, and an ArrayBuffer must be whole: both take a copy.
  const whole = bytes.slice().buffer;
  if (kind === "ArrayBuffer") return whole;
  const View = views.get(kind);
  if (!View || whole.byteLength % (View.BYTES_PER_ELEMENT ?? 1)) {
    throw new ValueError(path, `${whole.byteLength} bytes are no ${brief(kind)}`);
  }
  return new View(whole);
}

// ---------------------------------------------------------------- helpers

const tag = (...content: unknown[]) => ({ [TAG]: content });
const isPlain = (value: unknown) =>
  typeof value === "string" || typeof value === "boolean" || value === null || (Number.isFinite(value) && !Object.is(value, -0));
const isEntry = (entry: unknown): entry is [string, unknown] => Array.isArray(entry) && entry.length === 2 && typeof entry[0] === "string";
/** Not `instanceof`: values come from other realms too. */
const isKind = (value: unknown, kind: string) => Object.prototype.toString.call(value) === `[object ${kind}]`;
const toKind = (value: Bytes) => Object.prototype.toString.call(value).slice(8, -1);
const nameOf = (value: object) => (value.constructor as { name?: string } | undefined)?.name || toKind(value as Bytes);
/** Never `String` of an object: what came may have no `toString`, or too deep a one. */
const brief = (value: unknown) => (typeof value === "object" && value !== null ? "[object]" : String(value));
const article = (name: string) => `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;

/** `.rows[3]["odd key"]` */
export function showPath(path: Path): string {
  return path
    .map((step) => (typeof step === "string" && /^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`))
    .join("");
}
