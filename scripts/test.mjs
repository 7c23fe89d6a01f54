/**
 * `npm test`: everything. Sets up what is missing, checks rules, formatting, imports and types, then runs every test.
 * Ends with a line `N passed, N failed`. Arguments after `--` go to jest, and leave out the checks.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { findChromium } from "./chromium.mjs";
import { main, root, setUp } from "./setup.mjs";
import { lintSteps, runSteps, typeSteps } from "./steps.mjs";

/** Whoever waits for the tests gets an answer: they end by themselves, with what is known by then. In minutes. */
const DEADLINE = 19;
/** So long may jest take to end once all tests have run: what they left behind holds it up. In seconds. */
const LEAVING = 20;
const cache = path.join(root, ".cache");
const results = path.join(cache, "jest-results.json");
/** A file for each program that the tests have started, named by its id. */
const running = path.join(cache, "running");

await main(async () => {
  setUp();
  const env = { ...process.env, INLAY_CHROMIUM: findChromium() };
  const rest = process.argv.slice(2);
  const checks = rest.length ? { passed: 0, failed: 0 } : runSteps([...lintSteps, ...typeSteps]);
  const tests = await runJest(rest, env);
  console.log(`\n${checks.passed + tests.passed} passed, ${checks.failed + tests.failed} failed`);
  process.exitCode = checks.failed + tests.failed ? 1 : 0;
});

async function runJest(args, env) {
  mkdirSync(cache, { recursive: true });
  for (const old of [results, running]) rmSync(old, { recursive: true, force: true });
  const jest = path.join(root, "node_modules", "jest", "bin", "jest.js");
  // Most tests wait for a browser or a kernel most of the time: two at a time keep two cores busy.
  const child = spawn(process.execPath, [jest, "--json", "--maxWorkers=2", `--outputFile=${results}`, ...args], {
    cwd: root,
    env,
    stdio: ["inherit", "ignore", "inherit"],
  });
  const status = await new Promise((resolve) => {
    let ended;
    const watch = setInterval(() => {
      if (existsSync(results)) ended ??= process.uptime();
      const late = lateness(ended);
      if (!late) return;
      console.error(`\n${late}`);
      child.kill("SIGKILL");
    }, 1_000);
    child.once("exit", (code) => {
      clearInterval(watch);
      resolve(code);
    });
  });
  endLeftOvers();
  const counts = existsSync(results) ? JSON.parse(readFileSync(results, "utf8")) : {};
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0, numRuntimeErrorTestSuites = 0 } = counts;
  const failed = numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: failed || (status === 0 ? 0 : 1) };
}

/** What was cut off can't end its programs itself. */
function endLeftOvers() {
  for (const id of existsSync(running) ? readdirSync(running) : []) {
    try {
      // The whole group, where there are such; JupyterLab ends its kernels when it is asked to end.
      process.kill(process.platform === "win32" ? Number(id) : -id, "SIGTERM");
    } catch {
      // It has ended already.
    }
  }
}

/** Why the tests must end now, if they must. `ended`: when the last one did. */
function lateness(ended) {
  if (process.uptime() > DEADLINE * 60) return `The tests took longer than ${DEADLINE} minutes.`;
  const isStuck = ended !== undefined && process.uptime() - ended > LEAVING;
  return isStuck ? "All tests have run, and something that they left behind keeps jest from ending." : undefined;
}
