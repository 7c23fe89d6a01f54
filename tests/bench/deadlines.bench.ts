/** How long things take that go wrong, or come in numbers. */
import { deadlines } from "../support/deadlines";
import { Loopback } from "../support/loopback";
import { record, report } from "./table";

test("the deadlines are met", async () => {
  const printed = jest.spyOn(console, "error").mockImplementation(() => {});
  for (const { what, unit, atMost, measure } of deadlines) {
    const loopback = new Loopback();
    record({ what, unit, ours: Math.max(0, await measure(loopback)), atMost });
    loopback.close();
  }
  printed.mockRestore();
  expect(report()).toEqual([]);
});
