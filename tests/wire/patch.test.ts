import fc from "fast-check";
import { apply, diff, type Op } from "../../src/wire/patch";

const { document } = fc.letrec((tie) => ({
  document: fc.oneof(
    { maxDepth: 4 },
    fc.string({ maxLength: 3 }),
    fc.constantFrom(null, true, NaN, -0, 0, 1, undefined),
    fc.array(tie("document"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("a", "b", "__proto__", "0", "length"), tie("document"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test("what diff says makes one document into the other", () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      expect(apply(before, diff(before, after))).toStrictEqual(after);
    }),
    { numRuns: 2000 },
  );
});

test("equal documents differ in nothing", () => {
  fc.assert(fc.property(document, (one) => expect(diff(one, structuredClone(one))).toEqual([])));
});

test("documents are never changed in place", () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      const copy = structuredClone(before);
      apply(before, diff(before, after));
      expect(before).toStrictEqual(copy);
    }),
  );
});

test("text and lists that grow are appended to", () => {
  expect(diff({ text: "ab", list: [1] }, { text: "abc", list: [1, 2] })).toEqual([
    ["append", ["text"], "c"],
    ["append", ["list"], [2]],
  ]);
});

test("what stands beside a change is shared", () => {
  const before = { same: { deep: [1] }, other: 1 };
  expect((apply(before, [["replace", ["other"], 2]]) as typeof before).same).toBe(before.same);
});

test("a value that is new all over is sent whole", () => {
  const list = (n: number) => Array.from({ length: 100 }, (_, i) => i * n);
  expect(diff({ list: list(2) }, { list: list(3) })).toEqual([["replace", ["list"], list(3)]]);
});

const nowhere: Op[] = [
  ["replace", ["x"], 1],
  ["replace", ["list", 5], 1],
  ["replace", ["list", "0"], 1],
  ["replace", ["__proto__", "polluted"], 1],
  ["replace", ["constructor"], 1],
  ["delete", ["list", 9]],
  ["delete", []],
  ["add", ["list", 0], 1],
  ["append", ["number"], "x"],
  ["append", ["list"], "x"],
  ["append", ["text"], [1]],
  ["replace", ["text", 0], "x"],
];
test.each(nowhere.map((op) => [JSON.stringify(op), op] as const))("%s is refused", (_, op) => {
  expect(() => apply({ list: [1], text: "t", number: 1 }, [op])).toThrow(/nothing is there|can't/);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
