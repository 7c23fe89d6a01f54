/** What goes wrong is told soon, and time is the machine's, not the wall's. */
import * as ui from "../../src/index";
import { deadlines } from "../support/deadlines";
import { useLoopback } from "../support/loopback";

const here = useLoopback();

test.each(deadlines)("$what: $atMost $unit, five times that on a busy machine", async ({ measure, atMost }) => {
  expect(await measure(here.loopback)).toBeLessThan(5 * atMost);
});

test.each([-3_600_000, 3_600_000])("a wall clock that jumps by %i ms ends nothing, and holds nothing up", async (jump) => {
  const [go, out] = [ui.Button("Go"), ui.Textbox({ label: "Out" })];
  let runs = 0;
  go.click(
    async (call) => {
      runs++;
      await ui.sleep(150, call);
      return "answered";
    },
    [],
    out,
    { timeLimit: 5 },
  );
  const state = ui.State("first", { timeToLive: 5 });
  const page = here.loopback.show(ui.Blocks([go, out, state]));
  state.value = "second";
  const waiting = out.next("change", { timeout: 5_000 });
  page.event("Go", "click");
  await page.until("the call", () => runs === 1);
  jest.useFakeTimers({ now: Date.now() + jump, doNotFake: everythingButDate });
  try {
    await page.until("the answer", () => page.value("Out") === "answered");
    expect(await waiting).toBe("answered");
    expect(state.value).toBe("second");
    expect(here.loopback.queue.status()).toEqual({ waiting: 0, running: 0 });
  } finally {
    jest.useRealTimers();
  }
});

/** The kinds of time that stay as they are. */
const everythingButDate = [
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
  "setInterval",
  "clearInterval",
  "setTimeout",
  "clearTimeout",
] satisfies FakeableAPI[];
