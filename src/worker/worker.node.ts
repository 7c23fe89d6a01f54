import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Hint, Steps } from "../graph/handler";
import { show } from "../graph/spec";
import { CallRun } from "../session/call";
import { runJob } from "./job.node";
import type { Program } from "./messages";
import { threads } from "./pool.node";
import { standAlone } from "./source";

/** What a worker's answer is for its caller: a value, or many over time. */
export type Worked<R> = Awaited<R> extends AsyncIterable<infer Y> | Steps<infer Y> ? AsyncIterable<Y> : Awaited<R>;
/** The hints keep tuples and literals together, as in a handler's answer. */
type Hinted<R> = R | Hint | PromiseLike<Hint> | Steps<Hint> | AsyncIterable<Hint>;

/**
 * A function that runs in a thread of its own, so that a busy loop holds nothing up, and can be stopped. It can stand wherever a
 * handler can, and be called from one.
 *
 * The function must stand alone: what it needs, it imports or makes inside, or gets as an input, which is copied. Say the types
 * of its parameters. A call as its last argument has progress as everywhere. A generator's steps come over one by one; its `finally`
 * doesn't run when it is stopped, since its thread is ended.
 *
 * @example
 * run.click(ui.worker((limit: number, call: ui.Call) => {
 *   let sum = 0;
 *   for (let i = 0; i < limit; i++) { sum += Math.sqrt(i); call.progress(i, limit); }
 *   return sum;
 * }), count, total);
 */
export function worker<A extends unknown[], R>(fn: (...args: A) => Hinted<R>): (...args: A) => Promise<Worked<R>>;
/**
 * The same for a function that a JavaScript module exports, by its name or as the default. What the module keeps, such as a model, stays
 * loaded in its threads. Paths start from the working directory.
 *
 * @example
 * const predict = ui.worker<typeof import("./model").predict>("./model", "predict");
 */
export function worker<F extends (...args: any[]) => unknown>(
  module: string | URL,
  name?: string,
): (...args: Parameters<F>) => Promise<Worked<ReturnType<F>>>;
export function worker(what: unknown, name = "default"): (...args: never[]) => Promise<any> {
  const program = programOf(what, name);
  const run = (...args: unknown[]) => {
    const call = args.at(-1) instanceof CallRun ? (args.pop() as CallRun) : undefined;
    return runJob(threads, program, args, call);
  };
  Object.defineProperty(run, "name", { value: program.name });
  // Whoever reads its parameters reads those that were written: an Interface calls its inputs by them.
  if (typeof what === "function") run.toString = () => String(what);
  return run;
}

function programOf(what: unknown, name: string): Program {
  if (typeof what === "function") return { source: standAlone(what as () => unknown), name: what.name };
  if (typeof what === "string" || what instanceof URL) return { module: find(what), name };
  throw new TypeError(`ui.worker takes a function, or a module's path and the name of what it exports; got ${show(what)}`);
}

/** The module's file. */
function find(module: string | URL): string {
  const wanted = module instanceof URL ? fileURLToPath(module) : module;
  const { resolve } = createRequire(path.join(process.cwd(), "worker.js"));
  for (const ending of ["", ".mjs"]) {
    try {
      return resolve(wanted + ending);
    } catch {
      continue;
    }
  }
  throw new TypeError(
    `ui.worker: there is no module ${show(wanted)} in ${process.cwd()} or its node_modules; only .js and .mjs can be left out`,
  );
}
