/**
 * Brings a fresh clone to life: node modules, a virtual environment with JupyterLab, the tslab kernel, the package's link to
 * itself, the built package and its extension. What is there already is left alone, so a second run takes no time.
 *
 * Plain Node without imports from node_modules: it runs before they exist.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";
const at = (...parts) => path.join(root, ...parts);
const venvBin = at(".venv", windows ? "Scripts" : "bin");

/** A program of the virtual environment. */
export const venvProgram = (name) => path.join(venvBin, windows ? `${name}.exe` : name);

/** Ends with a message that says what to do, not with a stack. */
export class SetupError extends Error {}

/** Runs a program and shows what it says; throws where it fails. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: "inherit", ...options });
  if (result.error) throw new SetupError(`${program} can't be started: ${result.error.message}`);
  if (result.status !== 0) throw new SetupError(`${[path.basename(program), ...args].join(" ")} failed`);
}

/** npm by its script, since it is no program on Windows. */
export function npm(...args) {
  const script = process.env.npm_execpath;
  if (script) run(process.execPath, [script, ...args]);
  else run(windows ? "npm.cmd" : "npm", args, { shell: windows });
}

export function setUp() {
  checkNode();
  installModules();
  installPython();
  writeKernelSpec();
  linkPackage();
  buildIfNeeded();
  linkExtension();
}

function say(text) {
  console.log(`[setup] ${text}`);
}

const digest = (...files) =>
  createHash("sha256")
    .update(files.map((file) => readFileSync(file)).join("\0"))
    .digest("hex");

/** Does the work when the stamp says something else than the key. */
function once(stamp, key, work) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return;
  work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, key);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new SetupError(`Node 20.19 or newer is needed; this is ${process.versions.node}. See https://nodejs.org`);
}

function installModules() {
  once(at("node_modules", ".inlay-installed"), digest(at("package-lock.json")), () => {
    say("installing node modules");
    // Not `npm ci`: it refuses a lock file that lacks a package for another system, which this one doesn't need.
    npm("install", "--no-save", "--no-audit", "--no-fund");
  });
}

// ---------------------------------------------------------------- Python

/** A Python of 3.10 or newer, by the names under which it may be found. */
function findPython() {
  const candidates = windows ? [["py", "-3"], ["python"], ["python3"]] : [["python3"], ["python"]];
  const seen = [];
  for (const [program, ...args] of candidates) {
    const result = spawnSync(program, [...args, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], { encoding: "utf8" });
    if (result.status !== 0) continue;
    const version = result.stdout.trim();
    const [major, minor] = version.split(".").map(Number);
    if (major === 3 && minor >= 10) return { program, args, version };
    seen.push(version);
  }
  const found = seen.length ? `found only ${seen.join(", ")}` : "found none";
  throw new SetupError(`Python 3.10 or newer is needed, for JupyterLab; ${found}. ${howToInstall("python3")}`);
}

function howToInstall(what) {
  if (windows) return "Install it from https://www.python.org/downloads/ and tick “Add python.exe to PATH”.";
  if (process.platform === "darwin") return "Install it with: brew install python";
  return what === "venv"
    ? "On Debian or Ubuntu: apt-get install python3-venv"
    : "On Debian or Ubuntu: apt-get install python3 python3-venv";
}

function installPython() {
  if (!existsSync(venvProgram("python"))) {
    const { program, args, version } = findPython();
    say(`making a virtual environment with Python ${version}`);
    rmSync(at(".venv"), { recursive: true, force: true });
    const result = spawnSync(program, [...args, "-m", "venv", at(".venv")], { stdio: "inherit" });
    if (result.status !== 0) {
      rmSync(at(".venv"), { recursive: true, force: true });
      throw new SetupError(`Python ${version} can't make a virtual environment. ${howToInstall("venv")}`);
    }
  }
  const requirements = at("scripts", "requirements.txt");
  once(at(".venv", ".inlay-installed"), digest(requirements), () => {
    say("installing JupyterLab into .venv");
    run(venvProgram("python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
  });
}

/** The kernel is the project's own tslab, by this very Node. */
function writeKernelSpec() {
  const folder = at(".venv", "share", "jupyter", "kernels", "tslab");
  const argv = [process.execPath, at("node_modules", "tslab", "bin", "tslab"), "kernel", "--config-path", "{connection_file}"];
  const spec = JSON.stringify({ argv, display_name: "TypeScript", language: "typescript" }, null, 2);
  once(path.join(folder, "kernel.json"), spec, () => {
    mkdirSync(folder, { recursive: true });
    const images = at("node_modules", "tslab", "python");
    for (const file of existsSync(images) ? readdirSync(images, { recursive: true }) : []) {
      if (/logo.*\.(png|svg)$/.test(file)) cpSync(path.join(images, file), path.join(folder, path.basename(file)));
    }
  });
}

// ---------------------------------------------------------------- links and builds

/** A link that points somewhere else, or nowhere, is made anew. */
function link(from, to) {
  const there = lstatSync(from, { throwIfNoEntry: false });
  if (there && existsSync(from) && realpathSync(from) === realpathSync(to)) return;
  if (there) rmSync(from, { recursive: true, force: true });
  mkdirSync(path.dirname(from), { recursive: true });
  symlinkSync(to, from, windows ? "junction" : "dir");
}

/** Notebooks import the package by its name. */
function linkPackage() {
  link(at("node_modules", "inlay"), root);
}

function linkExtension() {
  link(at(".venv", "share", "jupyter", "labextensions", "inlay"), at("labextension", "dist"));
}

/** Builds where a source is newer than what was built. */
function buildIfNeeded() {
  const sources = ["src", "labextension", "package.json", "tsconfig.json", "tsconfig.build.json", "webpack.config.js"].map((name) =>
    at(name),
  );
  const built = [at("lib", "index.js"), at("labextension", "dist", "package.json")];
  const oldest = Math.min(...built.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
  if (sources.some((source) => newest(source) > oldest)) build();
}

export function build() {
  say("building");
  rmSync(at("lib"), { recursive: true, force: true });
  run(process.execPath, [at("node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.build.json"]);
  run(process.execPath, [at("scripts", "bundle.cjs")]);
}

function newest(place) {
  const stats = statSync(place);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(place).filter((name) => name !== "dist" && name !== "node_modules");
  return Math.max(0, ...inside.map((name) => newest(path.join(place, name))));
}

/** For scripts: does the work, and ends with the message of an error that a person can mend. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
