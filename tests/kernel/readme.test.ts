/** The README's examples, as a reader would run them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../support/lab";
import { Kernel } from "../support/kernel";

jest.setTimeout(120_000);
let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.start();
});
afterAll(() => kernel?.stop());

const examples = [...readFileSync(path.join(root, "README.md"), "utf8").matchAll(/```ts\n([^]*?)```/g)].map(([, code]) => code!);

test("there are examples", () => expect(examples.length).toBeGreaterThanOrEqual(2));

test.each(examples.map((code, i) => [i + 1, code]))("example %i shows an app", async (_, code) => {
  const run = await kernel.execute(code);
  expect(run.text("stderr")).toBe("");
  expect(run.shown).toHaveLength(1);
});

test("the first one greets, the second one streams", async () => {
  const first = (await kernel.execute(examples[0]!)).page();
  first.input("Name", "Ann");
  first.event("Submit", "click");
  await first.until("the greeting", () => first.value("Greeting") === "Hello, Ann! Hello, Ann! Hello, Ann! ");
  const second = (await kernel.execute(examples[1]!)).page();
  second.event("Write", "click");
  await second.until("the essay", () => second.value("Essay") === "All good things are notebooks sooner or later. ");
});
