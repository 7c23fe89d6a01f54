/**
 * `npm run gallery`: every component on one page, alive, without Jupyter. PORT says where. With `-- --sheet` it draws all of
 * them into one picture.
 */
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { main, root, setUp, SetupError } from "./setup.mjs";

await main(async () => {
  setUp();
  if (process.argv.includes("--sheet")) return (await import("./contact-sheet.mjs")).drawSheet();
  const bundle = spawnSync(process.execPath, [path.join(root, "tests", "stage", "bundle.cjs"), "gallery"], { encoding: "utf8" });
  if (bundle.status !== 0) throw new SetupError(bundle.stderr);
  spawn(process.execPath, [path.join(bundle.stdout.trim(), "server.cjs")], { cwd: root, stdio: "inherit" });
});
