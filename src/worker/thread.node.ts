/** What runs in a worker's thread: it is loaded there by its file, and by nobody else. */
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction, constants } from "node:vm";
import type { MessagePort } from "node:worker_threads";
import * as helpers from "tslib";
import type { Call } from "../graph/handler";
import { didYouMean, show } from "../graph/spec";
import { answers, isStream } from "../session/answers";
import { Meter, progressOf } from "../session/progress";
import type { Bar } from "../wire/message";
import { AHEAD, whatCantGo, type Program, type Said, type Stream, type Work } from "./messages";
import { pack } from "./thrown";

type Fn = (...args: unknown[]) => unknown;

/** Between two messages of prints and progress, in milliseconds. */
const PACE = 50;

/** Runs one call; what comes of it goes out by its port. Never rejects. */
export default async function work({ program, args, call, port }: Work<MessagePort>): Promise<void> {
  const out = new Out(port);
  running = out;
  const meter = new Meter((bars) => out.progress(bars));
  try {
    const fn = await load(program);
    const given = await fn(...args, ...(call ? [callOf(call, meter)] : []));
    if (isStream(given)) await sendSteps(given, out, port);
    else out.value("value", given);
  } catch (thrown) {
    out.say({ type: "error", thrown: pack(thrown) });
  } finally {
    running = undefined;
    meter.close();
    out.close();
  }
}

async function sendSteps(given: unknown, out: Out, port: MessagePort): Promise<void> {
  let ahead = 0;
  let wake = () => {};
  port.on("message", () => {
    ahead--;
    wake();
  });
  out.say({ type: "stream" });
  for await (const value of answers(given)) {
    out.value("step", value);
    ahead++;
    while (ahead >= AHEAD) await new Promise<void>((resolve) => (wake = resolve));
  }
  out.say({ type: "end" });
}

function callOf({ event, session }: NonNullable<Work<MessagePort>["call"]>, meter: Meter): Call {
  // It never aborts: the thread is ended instead.
  return { event, session, signal: new AbortController().signal, progress: progressOf(meter) };
}

// ---------------------------------------------------------------- what is said

/** The way out of one call. Prints and progress wait for each other, so that floods of them cost few messages. */
class Out {
  #prints: [Stream, string][] = [];
  #bars: readonly Bar[] | undefined;
  #told = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly port: MessagePort) {}

  print(stream: Stream, text: string): void {
    const last = this.#prints.at(-1);
    if (last?.[0] === stream) last[1] += text;
    else this.#prints.push([stream, text]);
    this.#later();
  }

  progress(bars: readonly Bar[]): void {
    this.#bars = bars;
    this.#later();
  }

  /** After all that was told before it. */
  say(said: Said): void {
    if (this.#prints.length || this.#bars) this.#tell();
    this.port.postMessage(said);
  }

  /** Throws a TypeError where the value can't go. */
  value(type: "value" | "step", value: unknown): void {
    try {
      this.say({ type, value });
    } catch (problem) {
      throw new TypeError(`ui.worker: ${whatCantGo(value, "the answer") ?? String(problem)} from a worker`, { cause: problem });
    }
  }

  close(): void {
    if (this.#prints.length || this.#bars) this.#tell();
    this.port.close();
  }

  #later(): void {
    const wait = this.#told + PACE - performance.now();
    if (wait <= 0) this.#tell();
    // A busy loop never gets to its timers; what comes next in it looks at the clock.
    else this.#timer ??= setTimeout(() => this.#tell(), wait);
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#told = performance.now();
    const [prints, bars] = [this.#prints, this.#bars];
    [this.#prints, this.#bars] = [[], undefined];
    this.port.postMessage({ type: "told", prints, bars } satisfies Said);
  }
}

let running: Out | undefined;

/** Node's own way needs the loops of both threads, so a busy one would print nothing until its end. */
function keepPrints(name: Stream): void {
  const stream = process[name];
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    if (!running) return write(chunk, ...rest);
    running.print(name, typeof chunk === "string" ? chunk : Buffer.from(chunk).toString());
    const done = rest.find((each) => typeof each === "function") as (() => void) | undefined;
    if (done) process.nextTick(done);
    return true;
  };
}
keepPrints("stdout");
keepPrints("stderr");
// What was printed last, where the function ends its own thread.
process.on("exit", () => running?.close());

// ---------------------------------------------------------------- programs

const load = (program: Program): Promise<Fn> | Fn => ("source" in program ? compile(program) : importFrom(program));

const compiled = new Map<string, Fn>();

/** Each function is compiled once in a thread. */
function compile({ source, name }: { source: string; name: string }): Fn {
  const known = compiled.get(source);
  if (known) return known;
  const names = Object.keys(helpers).filter((each) => each.startsWith("__"));
  const given = names.map((each) => helpers[each as keyof typeof helpers] as unknown);
  // Cells have no `import()` left: tslab compiles it. Elsewhere Node says once that this is experimental.
  const importModuleDynamically = /\bimport\s*\(/.test(source) ? constants.USE_MAIN_CONTEXT_DEFAULT_LOADER : undefined;
  const options = { filename: here(`ui.worker ${name}`.trim()), importModuleDynamically };
  const make = compileFunction(`return ${source}`, ["require", ...names], options) as (...values: unknown[]) => Fn;
  const fn = make(createRequire(here("worker.js")), ...given);
  compiled.set(source, fn);
  return fn;
}

async function importFrom({ module, name }: { module: string; name: string }): Promise<Fn> {
  // Node's own modules have names, and no files.
  const found = await importUrl(path.isAbsolute(module) ? pathToFileURL(module).href : module);
  // What a CommonJS module exports stands in its default too, and all of it only there.
  const all = { ...(found.default as object | undefined), ...found };
  const fn = all[name];
  if (typeof fn === "function") return fn as Fn;
  if (Object.hasOwn(all, name)) throw new TypeError(`ui.worker: ${show(name)} of ${module} is no function, but ${show(fn)}`);
  const names = Object.keys(all).filter((each) => typeof all[each] === "function" && each !== "module.exports");
  const others = didYouMean(name, names) || `; its functions are ${names.join(", ") || "none"}`;
  throw new TypeError(`ui.worker: ${module} has no export ${show(name)}${others}`);
}

/** `import()` as it stands, which TypeScript would make a `require`. */
// eslint-disable-next-line @typescript-eslint/no-implied-eval
const importUrl = new Function("url", "return import(url)") as (url: string) => Promise<Record<string, unknown>>;

const here = (file: string) => path.join(process.cwd(), file);
