/** What handlers print, in a real kernel: below their cell as ever, and in a Log of their app. */
import { Kernel } from "../support/kernel";

jest.setTimeout(120_000);
let kernel: Kernel;

beforeAll(async () => {
  kernel = await Kernel.start();
  await kernel.execute('import * as ui from "inlay";');
});
afterAll(() => kernel?.stop());

const app = (name: string) => `{
  const run = ui.Button("Run"), log = ui.Log({ label: "Log" });
  run.click(async () => {
    console.log("first of", "${name}");
    console.warn("careful");
    await ui.sleep(20);
    console.log({ a: [1, 2] });
    throw new Error("It went wrong");
  }, [], []);
  ui.Blocks([run, log]).launch();
}
`;

test("a Log shows what its own app prints, in order, and the cell has it too", async () => {
  const [one, two] = [await kernel.execute(app("one")), await kernel.execute(app("two"))];
  const [first, second] = [one.page(), two.page()];
  const lines = (page: typeof first) =>
    (page.value("Log") as { text: string; stream: string }[]).map(({ text, stream }) => (stream === "stderr" ? `! ${text}` : text));
  first.event("Run", "click");
  second.event("Run", "click");
  await kernel.execute('console.log("a cell prints elsewhere")');
  for (const [page, name] of [
    [first, "one"],
    [second, "two"],
  ] as const) {
    await page.until("the error", () => lines(page).some((line) => line.startsWith("! Error: It went wrong")));
    expect(lines(page).slice(0, 4)).toEqual([`first of ${name}`, "! careful", "{ a: [ 1, 2 ] }", "! Error: It went wrong"]);
  }
  await first.until("it below the cell", () => one.text("stdout") === "first of one\n{ a: [ 1, 2 ] }\n");
  expect(one.text("stderr")).toContain("careful\n");
  // A page that comes later has it all.
  const later = one.page();
  await later.until("the lines", () => lines(later).length > 3);
});
