/** What is true of every component, whatever it is: its value crosses the wire as it is, and no page can break it. */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { ComponentNode } from "../../src/graph/component";
import * as ui from "../../src/index";
import { fixtures } from "../stage/fixtures";
import { Loopback, type LoopPage } from "../support/loopback";

let loopback: Loopback;
beforeEach(() => {
  loopback = new Loopback();
});
afterEach(() => loopback.close());

const names = fixtures.map((fixture) => [fixture.name, fixture] as const);
/** What stands in a fixture, by what it can do. */
const componentsOf = (blocks: readonly ui.Block[]) =>
  blocks.filter((block): block is ui.Block & ComponentNode => block instanceof ComponentNode);
const isEmpty = (page: LoopPage, { id, spec }: ComponentNode) => isDeepStrictEqual(page.store.block(id)?.value, spec.empty);
/** Node's Buffers are bytes like any others. */
function bare(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(bare);
  const isRecord = typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isRecord ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, bare(each)])) : value;
}
const settle = () => new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));

test.each(names)("a %s stands on the page as it stands in the kernel", async (_, { make }) => {
  const blocks = componentsOf(make());
  const page = loopback.show(ui.Column([...blocks]));
  for (const block of blocks) {
    // Pictures take a while to be read.
    if (block.initial !== null) await page.until(`${String(block)} to have its value`, () => !isEmpty(page, block));
    expect(page.store.block(block.id)?.value).toStrictEqual(bare(loopback.session.project(block).value));
  }
  expect(page.refused).toEqual([]);
});

/** What no user interface sends, but a page may. */
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(undefined, NaN, Infinity, -0, 2n ** 70n, new Uint8Array(3), new Float64Array([NaN]), new Date(NaN), "\ud800"),
  fc.record({ file: fc.oneof(fc.string(), fc.constant("../../etc/passwd"), fc.integer()), id: fc.string(), name: fc.string(), data: fc.anything({ maxDepth: 0 }) }), // prettier-ignore
  fc.array(fc.record({ text: fc.string(), file: fc.string(), role: fc.string(), content: fc.jsonValue({ maxDepth: 1 }) }), {
    maxLength: 3,
  }),
  fc.dictionary(
    fc.constantFrom("__proto__", "constructor", "edit", "row", "column", "value", "window", "path", "length"),
    fc.jsonValue({ maxDepth: 2 }),
  ),
);

test.each(names)("nothing that a page sends breaks a %s", async (_, { make }) => {
  const failed = jest.fn();
  process.on("unhandledRejection", failed);
  const blocks = componentsOf(make());
  const page = loopback.show(ui.Column([...blocks]));
  const printed = jest.spyOn(console, "error").mockImplementation(() => {});
  await fc.assert(
    fc.asyncProperty(hostile, fc.constantFrom(...blocks), async (value, block) => {
      page.store.input(block.id, value);
      for (const event of block.spec.events) page.store.event(block.id, event, value);
      page.store.send({ type: "ask", page: page.store.page, ref: "r", block: block.id, question: value });
      await settle();
      // It is either refused, with words beside it, or a value that handlers can be given.
      const { status } = loopback.session.project(block);
      if (status?.state === "invalid") expect(status.message).toMatch(/\w/);
      expect(() => block.value).not.toThrow();
    }),
    { numRuns: 60 },
  );
  // It goes on: the author's own value still fits.
  for (const block of blocks) expect(() => (block.value = block.initial)).not.toThrow();
  await settle();
  printed.mockRestore();
  process.off("unhandledRejection", failed);
  expect(failed).not.toHaveBeenCalled();
  expect(page.refused).toEqual([]);
});
