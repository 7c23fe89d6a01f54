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
  const packer = new Packer();
  return { json: packer.value(value), buffers: packer.buffers };
}

/** The value that was packed. Throws a ValueError at anything that `pack` doesn't make. */
export function unpack(json: unknown, buffers: readonly Bytes[] = []): unknown {
  const unpacker = new Unpacker(buffers);
  const value = unpacker.value(json);
  unpacker.end();
  return value;
}

/**
 * A walk through a value. Arrays and records are copied only from the first member that isn't what it was, since most have
 * none; the way to the member at hand is one list that grows and shrinks, since most walks end without an error.
 */
abstract class Walk {
  protected readonly path: (string | number)[] = [];

  /** What becomes of a value. */
  abstract value(value: unknown): unknown;

  protected member(key: string | number, member: unknown): unknown {
    this.path.push(key);
    const value = this.value(member);
    this.path.pop();
    return value;
  }

  protected array(array: unknown[]): unknown[] {
    let copy: unknown[] | undefined;
    for (let i = 0; i < array.length; i++) {
      const member = array[i];
      const value = isPlain(member) ? member : this.member(i, member);
      if (value !== member) copy ??= array.slice(0, i);
      copy?.push(value);
    }
    return copy ?? array;
  }

  protected record(record: object): object {
    const keys = Object.keys(record);
    let changed = false;
    const values = keys.map((key) => {
      const member = this.read(record, key);
      const value = isPlain(member) ? member : this.member(key, member);
      changed ||= value !== member;
      return value;
    });
    // fromEntries defines own properties, `__proto__` too.
    return changed ? Object.fromEntries(zip(keys, values)) : record;
  }

  /** A member may be a getter, and a getter may throw. */
  protected read(record: object, key: string): unknown {
    try {
      return (record as Record<string, unknown>)[key];
    } catch (error) {
      throw this.error(`reading it failed: ${error instanceof Error ? String(error) : brief(error)}`, key);
    }
  }

  protected error(problem: string, ...below: Path): ValueError {
    return new ValueError([...this.path, ...below], problem);
  }
}

// ---------------------------------------------------------------- out

class Packer extends Walk {
  readonly buffers: Uint8Array[] = [];
  readonly #parents: object[] = [];

  value(value: unknown): unknown {
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "number":
        return isPlain(value) ? value : tag("number", Object.is(value, -0) ? "-0" : String(value));
      case "undefined":
        return tag("undefined");
      case "bigint":
        return tag("bigint", String(value));
      case "object":
        return value && this.#object(value);
      default:
        throw this.error(`a ${typeof value} can't be sent`);
    }
  }

  #object(value: object): unknown {
    if (Array.isArray(value)) return this.#inside(value, () => this.array(value));
    if (isRecord(value)) return this.#inside(value, () => this.record(value));
    if (ArrayBuffer.isView(value) || isKind(value, "ArrayBuffer")) return this.#bytes(value as Bytes);
    if (isKind(value, "Date")) return tag("date", this.value((value as Date).getTime()));
    throw this.error(`${article(nameOf(value))} can't be sent: expected plain objects, arrays, text, numbers, bytes or dates`);
  }

  #inside<T>(parent: object, walk: () => T): T {
    if (this.#parents.includes(parent)) throw this.error("a value that contains itself can't be sent");
    if (this.#parents.length >= MAX_DEPTH) throw this.error(`a value deeper than ${MAX_DEPTH} levels can't be sent`);
    this.#parents.push(parent);
    const packed = walk();
    this.#parents.pop();
    return packed;
  }

  protected override array(array: unknown[]): unknown[] {
    for (let i = 0; i < array.length; i++)
      if (array[i] === undefined && !(i in array)) throw this.error("a hole in an array can't be sent", i);
    return super.array(array);
  }

  protected override record(record: object): object {
    if (Object.getOwnPropertySymbols(record).length) throw this.error("an object with symbol keys can't be sent");
    const packed = super.record(record);
    return Object.hasOwn(record, TAG) ? tag("entries", Object.entries(packed)) : packed;
  }

  #bytes(value: Bytes): unknown {
    const view = ArrayBuffer.isView(value) ? value : new Uint8Array(value);
    // A copy: the buffer behind a view may be longer, and hold what is nobody else's business.
    this.buffers.push(new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength) as ArrayBuffer));
    const kind = isKind(value, "ArrayBuffer") ? "ArrayBuffer" : toKind(value);
    return tag("bytes", kind, this.buffers.length - 1);
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

class Unpacker extends Walk {
  readonly #used = new Set<number>();

  constructor(private readonly buffers: readonly Bytes[]) {
    super();
  }

  value(json: unknown): unknown {
    if (typeof json !== "object" || json === null) return json;
    if (this.path.length > MAX_DEPTH)
      throw new ValueError(this.path.slice(0, 8), `a value deeper than ${MAX_DEPTH} levels can't be received`);
    if (Array.isArray(json)) return this.array(json);
    return Object.hasOwn(json, TAG) ? this.#untag(json as Record<string, unknown>) : this.record(json);
  }

  /** All buffers that came must have been named. */
  end(): void {
    const came = this.buffers.length;
    if (this.#used.size !== came) throw this.error(`${came} buffers came, and ${this.#used.size} are named`);
  }

  #untag(json: Record<string, unknown>): unknown {
    const content = json[TAG];
    if (Object.keys(json).length !== 1 || !Array.isArray(content)) throw this.error("a malformed tag");
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
        const time = this.value(first);
        if (typeof time === "number") return new Date(time);
        break;
      }
      case "bytes":
        return this.#bytes(first, second);
      case "entries":
        if (Array.isArray(first) && first.every(isEntry))
          return Object.fromEntries(first.map(([key, member]) => [key, this.member(key, member)]));
    }
    throw this.error(`a malformed tag of kind ${brief(kind)}`);
  }

  #bytes(kind: unknown, index: unknown): unknown {
    const buffer = typeof index === "number" ? this.buffers[index] : undefined;
    if (buffer === undefined || this.#used.has(index as number))
      throw this.error(`buffer ${brief(index)} of ${this.buffers.length} is missing or named twice`);
    this.#used.add(index as number);
    const bytes = ArrayBuffer.isView(buffer) ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) : new Uint8Array(buffer);
    if (kind === "Uint8Array") return bytes;
    // Wider elements must begin at a multiple of their size, and an ArrayBuffer must be whole: both take a copy.
    const whole = bytes.slice().buffer;
    if (kind === "ArrayBuffer") return whole;
    const View = views.get(kind);
    if (!View || whole.byteLength % (View.BYTES_PER_ELEMENT ?? 1)) throw this.error(`${whole.byteLength} bytes are no ${brief(kind)}`);
    return new View(whole);
  }
}

// ---------------------------------------------------------------- helpers

const zip = (keys: readonly string[], values: readonly unknown[]) => keys.map((key, i): [string, unknown] => [key, values[i]]);
const tag = (...content: unknown[]) => ({ [TAG]: content });
/** JSON keeps it. */
const isPlain = (value: unknown) =>
  typeof value === "string" || typeof value === "boolean" || value === null || (Number.isFinite(value) && !Object.is(value, -0));
/** Of any realm. */
function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
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
