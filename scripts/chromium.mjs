/** Finds a Chromium for the tests: one that is there, or the system's package where we may install it. */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { run, SetupError } from "./setup.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const places = {
  darwin: ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) =>
    path.join(process.env[name] ?? "", "Google", "Chrome", "Application", "chrome.exe"),
  ),
};

function find() {
  return [process.env.INLAY_CHROMIUM, ...onPath(names), ...(places[process.platform] ?? [])].find((file) => file && isProgram(file));
}

function onPath(programs) {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.flatMap((folder) => programs.map((name) => path.join(folder, name + suffix))).filter(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a Chromium. Throws a message that says what to install. */
export function findChromium() {
  const found = find();
  if (found) return found;
  if (!canInstall())
    throw new SetupError(
      "The tests need Chromium or Chrome. Install one (on Debian or Ubuntu: sudo apt-get install chromium), or name it by INLAY_CHROMIUM.",
    );
  install("chromium", "fonts-liberation");
  const installed = find();
  if (!installed) throw new SetupError("apt-get installed chromium, but there is no program of that name on PATH.");
  return installed;
}

/** The one without a window's machinery, which takes less of the processor from what is measured; else any. */
export function findQuietChromium() {
  const names = ["chromium-headless-shell", "chrome-headless-shell"];
  if (!onPath(names).length && canInstall()) install("chromium-headless-shell", "fonts-liberation");
  return onPath(names)[0] ?? findChromium();
}

const canInstall = () => process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;

function install(...packages) {
  console.log(`[setup] installing ${packages[0]}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], { env });
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env, stdio: ["ignore", "ignore", "inherit"] });
}
