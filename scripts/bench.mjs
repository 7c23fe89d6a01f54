/** `npm run bench`: timings beside a peer in the same run, and the heavy tests, 20 times each. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { findChromium, findQuietChromium } from "./chromium.mjs";
import { main, root, run, setUp, venvProgram } from "./setup.mjs";

const peers = path.join(root, ".cache", "peers");
const jest = path.join(root, "node_modules", "jest", "bin", "jest.js");

await main(() => {
  setUp();
  if (!existsSync(path.join(peers, "PIL"))) {
    console.log("[bench] installing ipywidgets, to measure against");
    const packages = ["ipywidgets>=8.1,<9", "numpy", "pillow"];
    run(venvProgram("python"), [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "--upgrade",
      "--target",
      peers,
      ...packages,
    ]);
  }
  const env = { ...process.env, INLAY_PEERS: peers, INLAY_REPEATS: "20" };
  const steps = [
    { browser: findQuietChromium(), args: ["--config", path.join("tests", "bench", "jest.config.json")] },
    { browser: findChromium(), args: ["--selectProjects", "e2e", "--testPathPatterns", "life|floods", "-t", "reload|5,000|12 MB"] },
  ];
  const failed = steps.filter(({ browser, args }) => {
    const chosen = { ...env, INLAY_CHROMIUM: browser };
    return spawnSync(process.execPath, [jest, "--runInBand", ...args], { cwd: root, env: chosen, stdio: "inherit" }).status !== 0;
  });
  process.exitCode = failed.length ? 1 : 0;
});
