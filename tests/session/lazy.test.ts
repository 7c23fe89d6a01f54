/** A value that is long to read is read when somebody asks. */
import { setTimeout as pause } from "node:timers/promises";
import { ComponentNode, type Codec } from "../../src/graph/component";
import { number } from "../../src/components/number/spec";
import * as ui from "../../src/index";
import { useLoopback } from "../support/loopback";

const session = useLoopback();

test("a lazy codec reads once for each value that is asked for, and not before", async () => {
  let reads = 0;
  const codec: Codec<number | null, number, number> = {
    isLazy: true,
    accept: (value) => value as number,
    preprocess: (wire) => {
      reads++;
      return (wire ?? 0) * 10;
    },
    postprocess: (value) => value,
  };
  const box = new ComponentNode(number, codec, { label: "N", value: 1 });
  const note = ui.Textbox({ label: "Note" });
  const page = session.loopback.show(ui.Blocks([box, note]));
  for (let i = 2; i < 5; i++) box.value = i;
  page.input("N", 5);
  await page.until("the kernel to see it", () => page.store.settled);
  // Longer than what is costly may stand unread.
  await pause(100);
  expect(reads).toBe(0);
  expect([box.value, box.value]).toEqual([50, 50]);
  expect(reads).toBe(1);
  const go = ui.Button("Go");
  go.click((n) => `${n}`, box as unknown as ui.Number<number>, note);
  const other = session.loopback.show(ui.Blocks([go]));
  box.value = 6;
  other.event("Go", "click");
  await page.until("the handler", () => page.value("Note") === "60");
  expect(reads).toBe(2);
});
