/** Runs steps one after the other, each to its end, and counts how they went. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./setup.mjs";

const bin = (name, script) => [process.execPath, path.join(root, "node_modules", name, script)];

export const lintSteps = [
  ["lint", ...bin("eslint", "bin/eslint.js"), "."],
  ["formatting", ...bin("prettier", "bin/prettier.cjs"), "--check", "--log-level=warn", "."],
  ["imports", ...bin("dependency-cruiser", "bin/dependency-cruise.mjs"), "src", "labextension", "--output-type", "err-long"],
];

export const typeSteps = [
  ["types", ...bin("typescript", "bin/tsc"), "-p", "."],
  ["types of what people write", ...bin("typescript", "bin/tsc"), "-p", "tests/types"],
  ["types of what people write in a cell", ...bin("typescript-5.0", "bin/tsc"), "-p", "tests/types/tsconfig.tslab.json"],
];

/** Gives how many steps passed and failed. */
export function runSteps(steps) {
  const counts = { passed: 0, failed: 0 };
  for (const [name, program, ...args] of steps) {
    const started = performance.now();
    const { status } = spawnSync(program, args, { cwd: root, stdio: "inherit" });
    console.log(`${status === 0 ? "✓" : "✗"} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    counts[status === 0 ? "passed" : "failed"]++;
  }
  return counts;
}

/** Runs steps as a command of their own. */
export function finish({ failed }) {
  process.exitCode = failed ? 1 : 0;
}
