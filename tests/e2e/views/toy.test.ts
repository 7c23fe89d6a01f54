/** The component that CONTRIBUTING.md adds: its folder is all that it takes. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ChildProcess } from "node:child_process";
import type { Browser } from "playwright-core";
import { expectValue, startBrowser } from "../../support/browser";
import { makeFolder, root } from "../../support/lab";
import { start, stop } from "../../support/processes";

jest.setTimeout(120_000);
const folder = makeFolder("toy");
let server: ChildProcess | undefined;
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  if (server) await stop(server);
  rmSync(folder, { recursive: true, force: true });
});

/** The files that a diff adds, by their paths. */
function addedBy(diff: string): [file: string, text: string][] {
  return diff.split(/^diff --git .*\n/m).flatMap((part): [string, string][] => {
    const file = /^\+\+\+ b\/(.*)$/m.exec(part)?.[1];
    const lines = part.split("\n").filter((line) => /^\+(?!\+\+ )/.test(line));
    return file ? [[file, `${lines.map((line) => line.slice(1)).join("\n")}\n`]] : [];
  });
}

function run(script: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${path.basename(script)} failed: ${stdout}${stderr}`);
  return stdout.trim();
}

const app = `import * as ui from "../../src/index";
import "../../src/components/stars";
import { serve } from "./serve";

void serve(() => ui.Interface({ fn: (taste) => "★".repeat(taste), inputs: "stars", outputs: "textbox", live: true }));
`;

test("it compiles, is drawn, and gives its value to a handler", async () => {
  const diff = /^```diff\n([^]*?)^```/m.exec(readFileSync(path.join(root, "CONTRIBUTING.md"), "utf8"))![1]!;
  const added = addedBy(diff);
  expect(added.map(([file]) => path.posix.dirname(file))).toEqual(Array(4).fill("src/components/stars"));

  for (const each of ["src", "tests/stage", "package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"])
    cpSync(path.join(root, each), path.join(folder, each), { recursive: true });
  for (const [file, text] of added) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const stage = path.join(folder, "tests", "stage");
  writeFileSync(path.join(stage, "toy.ts"), app);
  const types = { extends: "./tsconfig.json", include: ["src/components/stars", "tests/stage/toy.ts"] };
  writeFileSync(path.join(folder, "tsconfig.toy.json"), JSON.stringify(types));
  const build = { extends: "./tsconfig.build.json", files: ["src/index.ts", "src/components/stars/index.ts"] };
  writeFileSync(path.join(folder, "tsconfig.lib.json"), JSON.stringify(build));

  const tsc = path.join(root, "node_modules", "typescript", "bin", "tsc");
  run(tsc, "-p", "tsconfig.toy.json");
  run(tsc, "-p", "tsconfig.lib.json");
  const bundle = run(path.join(stage, "bundle.cjs"), "toy");

  server = start(process.execPath, [path.join(bundle, "server.cjs")], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((said) => server!.stdout!.once("data", (line: Buffer) => said(line.toString().trim())));
  browser = await startBrowser();
  const page = await browser.newPage();
  await page.goto(url);
  const slider = page.getByLabel("taste");
  await slider.press("ArrowRight");
  await slider.press("ArrowRight");
  await slider.press("ArrowRight");
  await expectValue(page.getByLabel("output"), "★★★");
});
