import { inspect, isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { MAX_DEPTH, pack, unpack, ValueError } from "../../src/wire/pack";

/** As it travels: through JSON as UTF-8 text, and through copied buffers. */
function travel(value: unknown): unknown {
  const { json, buffers } = pack(value);
  const text = Buffer.from(JSON.stringify(json), "utf8").toString("utf8");
  return unpack(
    JSON.parse(text),
    buffers.map((buffer) => Buffer.from(buffer)),
  );
}

const exactly: [string, unknown][] = [
  ["NaN", NaN],
  ["infinities", [Infinity, -Infinity]],
  ["-0", [-0, 0]],
  ["undefined", { a: undefined, b: [undefined] }],
  ["bigints", [0n, -1n, 2n ** 200n]],
  ["dates", [new Date(0), new Date(-1), new Date(8.64e15)]],
  ["a lone surrogate", ["\ud800", "a\udfffb", "😀"]],
  ["line separators", "a\u2028b\u2029c"],
  ["NUL and quotes", 'a\0"\\\n\u007f'],
  ["odd keys", JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "": 3, "toString": 4, "2": 5, "1": 6}')],
  ["a key like a tag", { "~": ["number", "NaN"] }],
  ["tags inside tags", { "~": [{ "~": "x" }, NaN], other: 1 }],
  ["the numbers at the edges", [Number.MAX_VALUE, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER, 0.1, 1e21]],
];
test.each(exactly)("%s arrive exactly", (_, value) => {
  expectExactly(travel(value), value);
});

/** Jest's own matchers take a key "constructor" for a class. */
function expectExactly(arrived: unknown, value: unknown): void {
  if (!isDeepStrictEqual(arrived, value)) expect(inspect(arrived, { depth: 9 })).toBe(inspect(value, { depth: 9 }));
}

test("a date that is none stays one", () => {
  expect((travel(new Date(NaN)) as Date).getTime()).toBeNaN();
});

test("60 levels arrive, and too many are refused on both sides", () => {
  const nest = (depth: number): unknown => (depth ? { in: [nest(depth - 2)] } : -0);
  expect(travel(nest(60))).toStrictEqual(nest(60));
  expect(() => pack(nest(MAX_DEPTH + 2))).toThrow(/deeper than 128 levels/);
  expect(() => unpack(JSON.parse("[".repeat(5000) + "]".repeat(5000)))).toThrow(/deeper than 128 levels/);
});

test.each([
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
])(
  "a %p with an offset travels with its own bytes only",
  (View: new (buffer: ArrayBuffer, at: number, length: number) => ArrayBufferView) => {
    const buffer = Uint8Array.from({ length: 64 }, (_, i) => i).buffer;
    const view = new View(buffer, 16, View === (DataView as unknown) ? 16 : 2);
    const { buffers } = pack({ view });
    expect(buffers[0]!.byteLength).toBe(view.byteLength);
    expect(buffers[0]!.buffer.byteLength).toBe(view.byteLength);
    const { view: arrived } = travel({ view }) as { view: typeof view };
    expect(Object.prototype.toString.call(arrived)).toBe(Object.prototype.toString.call(view));
    expect(bytesOf(arrived)).toEqual(bytesOf(view));
  },
);

test("an ArrayBuffer, an empty view and the same bytes twice travel", () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const arrived = travel([bytes.buffer, new Float32Array(0), bytes, bytes]) as [ArrayBuffer, Float32Array, Uint8Array, Uint8Array];
  expect(new Uint8Array(arrived[0])).toEqual(bytes);
  expect(arrived[1]).toHaveLength(0);
  expect(bytesOf(arrived[2])).toEqual([1, 2, 3]);
  expect(bytesOf(arrived[3])).toEqual([1, 2, 3]);
});

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => [...new Uint8Array(buffer, byteOffset, byteLength)];

class Point {
  x = 1;
}
const circle: { self?: unknown } = {};
circle.self = [circle];
const refused: [string, unknown, RegExp][] = [
  ["a function", { rows: [{ "odd key": () => 1 }] }, /^at \.rows\[0\]\["odd key"\]: a function can't be sent$/],
  ["a symbol", [Symbol("s")], /^at \[0\]: a symbol can't be sent$/],
  ["a class's instance", { p: new Point() }, /^at \.p: a Point can't be sent: expected plain objects/],
  ["a Map", new Map(), /^a Map can't be sent/],
  ["a value in itself", circle, /^at \.self\[0\]: a value that contains itself can't be sent$/],
  ["a hole", [1, , 2], /^at \[1\]: a hole in an array can't be sent$/], // eslint-disable-line no-sparse-arrays
  ["a symbol key", { [Symbol("s")]: 1 }, /symbol keys can't be sent/],
  [
    "a getter that throws",
    {
      get bad() {
        throw new Error("boo");
      },
    },
    /^at \.bad: reading it failed: Error: boo$/,
  ],
];
test.each(refused)("%s is refused with its path", (_, value, message) => {
  expect(() => pack(value)).toThrow(ValueError);
  expect(() => pack(value)).toThrow(message);
});

test("what is left unchanged isn't copied", () => {
  const plain = { a: [1, "2", null, { b: true }] };
  expect(pack(plain).json).toBe(plain);
});

const tags = [
  { "~": ["number", "1"] },
  { "~": ["bigint", "x"] },
  { "~": ["bigint", 1] },
  { "~": ["date", "now"] },
  { "~": ["bytes", "Uint8Array", 0] },
  { "~": ["entries", [["a"]]] },
  { "~": ["entries", [[1, 2]]] },
  { "~": ["nonsense"] },
  { "~": [] },
  { "~": "x" },
  { "~": null },
  { "~": ["undefined"], more: 1 },
];
test.each(tags.map((tag) => [JSON.stringify(tag), tag]))("the malformed tag %s is refused", (_, tag) => {
  expect(() => unpack({ deep: [tag] })).toThrow(ValueError);
});

test("buffers are named once each, and fit their kind", () => {
  const bytes = (kind: string, index: number) => ({ "~": ["bytes", kind, index] });
  const buffers = [new Uint8Array(3)];
  expect(() => unpack([bytes("Uint8Array", 0), bytes("Uint8Array", 0)], buffers)).toThrow("named twice");
  expect(() => unpack([], buffers)).toThrow("1 buffers came, and 0 are named");
  expect(() => unpack(bytes("Float32Array", 0), buffers)).toThrow("3 bytes are no Float32Array");
  expect(() => unpack(bytes("Function", 0), buffers)).toThrow("3 bytes are no Function");
  expect(() => unpack(bytes("Uint8Array", -1), buffers)).toThrow("missing");
});

/** All that can travel. */
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, -0, NaN, "\ud800", "~", "__proto__"),
    fc.bigInt(),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array(),
    fc.float32Array(),
    fc.bigInt64Array(),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("~", "__proto__", "constructor", "0")), tie("value"), {
      maxKeys: 5,
      noNullPrototype: true,
    }),
  ),
})).value;

test.each([{}, { __proto__: null }, JSON.parse('{"__proto__": null}'), [[[[]]]], null, "x", 7])(
  "a tag whose kind or buffer is %j is refused, whatever it is",
  (odd) => {
    expect(() => unpack({ "~": [odd] })).toThrow(ValueError);
    expect(() => unpack({ "~": ["bytes", odd, odd] })).toThrow(ValueError);
    expect(() => unpack({ "~": ["bytes", odd, 0] }, [new Uint8Array(3)])).toThrow(ValueError);
  },
);

test("any value arrives exactly", () => {
  fc.assert(
    fc.property(values, (value) => expectExactly(travel(value), value)),
    { numRuns: 300 },
  );
});

test("unpack answers any JSON with a value or a ValueError, and does nothing else", () => {
  const keys = fc.constantFrom("~", "a", "__proto__");
  const words = fc.constantFrom("number", "bigint", "date", "bytes", "entries", "undefined", "Uint8Array", "NaN", 0, 1, null);
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof({ maxDepth: 6 }, words, fc.array(tie("json"), { maxLength: 4 }), fc.dictionary(keys, tie("json"), { maxKeys: 2 })),
  }));
  fc.assert(
    fc.property(json, fc.array(fc.uint8Array(), { maxLength: 2 }), (value, buffers) => {
      try {
        unpack(value, buffers);
      } catch (error) {
        expect(error).toBeInstanceOf(ValueError);
      }
      expect(({} as { a?: unknown }).a).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
