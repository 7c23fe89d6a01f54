/** Threads come when they are needed, and none is left. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { runJob } from "../../src/worker/job.node";
import { Pool } from "../../src/worker/pool.node";
import { useLoopback } from "../support/loopback";
import { until } from "../support/processes";

useLoopback();
const root = path.resolve(__dirname, "../..");

const start = (pool: Pool, source: string, ...args: unknown[]) => runJob(pool, { source, name: "" }, args, undefined);

test("as many as there is work for, and no more than are allowed; all end when they have nothing to do", async () => {
  const pool = new Pool(2, 50);
  expect(pool.size).toBe(0);
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const meet = "(beats) => { Atomics.add(beats, 0, 1); while (Atomics.load(beats, 0) < 2); return require('worker_threads').threadId }";
  const met = await Promise.all([1, 2].map(() => start(pool, meet, beats)));
  expect(new Set(met).size).toBe(2);
  const more = await Promise.all(Array.from({ length: 6 }, () => start(pool, "() => require('worker_threads').threadId")));
  expect(more.every((id) => met.includes(id))).toBe(true);
  expect(pool.size).toBe(2);
  await until("no threads", () => pool.size === 0);
  expect(await start(pool, "() => 'again'")).toBe("again");
  await pool.close();
  expect(pool.size).toBe(0);
});

/** A program of its own, to its own end. */
function runProgram(code: string, ...options: string[]): string {
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    [...options, "-e", `const ui = require(${JSON.stringify(root)}); (async () => { ${code} })()`],
    { encoding: "utf8", cwd: root, timeout: 20_000 },
  );
  expect({ stderr, status, signal }).toEqual({ stderr: "", status: 0, signal: null });
  return stdout;
}

test("a program ends when its own work does, and not before the worker's", () => {
  const began = performance.now();
  expect(runProgram("console.log(await ui.worker(() => new Promise((end) => setTimeout(end, 300, 'late')))());")).toBe("late\n");
  // A thread that is idle would stay for a minute.
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("a program that ends takes its threads along", () => {
  const code =
    "const beats = new Int32Array(new SharedArrayBuffer(4)); ui.worker((beats) => { for (;;) Atomics.add(beats, 0, 1); })(beats);";
  expect(runProgram(`${code} const look = () => { if (Atomics.load(beats, 0)) process.exit(); setTimeout(look, 10); }; look();`)).toBe("");
});

test("a thread without memory ends its own call alone", () => {
  const hoard = "() => { const all = []; for (;;) all.push(new Array(1000).fill(all.length)); }";
  const code = `await ui.worker(${hoard})().catch((error) => console.log(error.message)); console.log(await ui.worker(() => 1)());`;
  expect(runProgram(code, "--max-old-space-size=40")).toBe("Worker terminated due to reaching memory limit: JS heap out of memory\n1\n");
});
