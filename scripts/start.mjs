/** `npm start`: sets up what is missing, and opens JupyterLab on the notebooks. Arguments after `--` go to JupyterLab. */
import { spawn } from "node:child_process";
import path from "node:path";
import { main, root, setUp, venvProgram } from "./setup.mjs";

await main(() => {
  setUp();
  const notebooks = `--ServerApp.root_dir=${path.join(root, "notebooks")}`;
  // In a container people are root, and JupyterLab would only tell them to say this.
  const asRoot = process.getuid?.() === 0 ? ["--allow-root"] : [];
  const args = [notebooks, ...asRoot, ...process.argv.slice(2)];
  const lab = spawn(venvProgram("jupyter-lab"), args, { cwd: root, stdio: "inherit" });
  // Ctrl-C reaches JupyterLab by itself; it asks, and ends when it is told to.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => lab.kill("SIGTERM"));
  lab.on("exit", (code) => process.exit(code ?? 0));
});
