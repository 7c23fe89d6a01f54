/** The extension as people get it: a wheel, installed by pip beside a JupyterLab of its own. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expectValue, NotebookPage, startBrowser } from "../support/browser";
import { programOf, root, startLab, writeNotebook } from "../support/lab";

jest.setTimeout(300_000);
const cache = path.join(root, ".cache");
const venv = path.join(cache, "wheel-venv");
const pip = ["-m", "pip", "--disable-pip-version-check", "--quiet"];

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** Builds the wheel, and gives its path. */
function buildWheel(): string {
  const folder = mkdtempSync(path.join(cache, "wheel-"));
  const copy = path.join(folder, "labextension");
  // A copy, so that what the build leaves behind isn't left in the sources.
  run(process.execPath, ["-e", "require('fs').cpSync(process.argv[1], process.argv[2], { recursive: true })", path.join(root, "labextension"), copy]); // prettier-ignore
  run(programOf("python"), [...pip, "wheel", "--no-deps", "--wheel-dir", folder, copy]);
  return path.join(
    folder,
    readdirSync(folder).find((name) => name.endsWith(".whl"))!,
  );
}

test("pip installs the wheel, and an app lives in its JupyterLab", async () => {
  const wheel = buildWheel();
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  expect(path.basename(wheel)).toBe(`jupyterlab_inlay-${version}-py3-none-any.whl`);
  if (!existsSync(programOf("jupyter-lab", venv))) {
    run(programOf("python"), ["-m", "venv", "--clear", venv]);
    run(programOf("python", venv), [...pip, "install", "-r", path.join(root, "scripts", "requirements.txt")]);
  }
  run(programOf("python", venv), [...pip, "install", "--force-reinstall", "--no-deps", wheel]);
  expect(run(programOf("python", venv), [...pip, "check"])).toBe("");

  const tslab = path.join(root, "node_modules", "tslab", "bin", "tslab");
  const argv = [process.execPath, tslab, "kernel", "--config-path", "{connection_file}"];
  const lab = await startLab({ venv, kernels: { tslab: { argv, language: "typescript" } } });
  const browser = await startBrowser();
  try {
    const code = 'import * as ui from "inlay";\nui.Interface({ fn: (name) => `Hello, ${name}!`, inputs: "textbox", outputs: "textbox" })';
    const notebook = await NotebookPage.open(browser, lab, writeNotebook(lab.folder, "wheel", [code]));
    await notebook.runCell(0);
    await notebook.app(0).getByLabel("name").fill("Ann");
    await notebook.app(0).getByRole("button", { name: "Submit" }).click();
    await expectValue(notebook.app(0).getByLabel("output"), "Hello, Ann!");
    expect(notebook.problems).toEqual([]);
  } finally {
    await browser.close();
    await lab.stop();
    rmSync(path.dirname(wheel), { recursive: true });
  }
});
