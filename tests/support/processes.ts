/** Programs that tests start, and end again. */
import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

/** A file for each program that runs, named by its id: `npm test` ends what is left when jest was cut off. */
const running = path.resolve(__dirname, "../../.cache/running");

/** Starts a program in a process group of its own, so that all that it starts ends with it. */
export function start(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(program, args, { ...options, detached: process.platform !== "win32" });
  const mark = path.join(running, String(child.pid));
  mkdirSync(running, { recursive: true });
  writeFileSync(mark, program);
  child.once("exit", () => rmSync(mark, { force: true }));
  return child;
}

/** Ends a program and its group: asked first, then made to. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  signal(child, "SIGTERM");
  const timer = setTimeout(() => signal(child, "SIGKILL"), 5_000);
  await ended;
  clearTimeout(timer);
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (process.platform === "win32") child.kill(name);
    else process.kill(-child.pid!, name);
  } catch {
    // It has ended already.
  }
}

/** A port that nobody uses. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Waits until the condition gives something; fails after a time, with what it waited for. In milliseconds. */
export async function until<T>(what: string, condition: () => T | Promise<T>, timeout = 20_000): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + timeout;
  for (;;) {
    const result = await condition();
    if (result) return result as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
