/** The event engine in a process of its own: what it prints, in the table. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { record, report, type Measured } from "./table";

jest.setTimeout(300_000);

test("the engine", () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--expose-gc", path.join(__dirname, "engine.cjs")], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  for (const line of stdout.trim().split("\n")) record(JSON.parse(line) as Measured);
  expect(report()).toEqual([]);
});
