/** Functions in threads of their own: they answer, tell, and can be stopped, as handlers do; and they hold nothing up. */
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import path from "node:path";
import * as ui from "../../src/index";
import { interruptJobs, runJob } from "../../src/worker/job.node";
import { AHEAD } from "../../src/worker/messages";
import { Pool, threads } from "../../src/worker/pool.node";
import { useLoopback, type LoopPage } from "../support/loopback";
import { until } from "../support/processes";

const here = useLoopback();
afterAll(() => threads.close());

/** A page with a number, a button for the worker, one for something else, and two results. */
function show(fn: unknown, options?: ui.ListenOptions): LoopPage {
  const n = ui.Number({ label: "N", value: 2 });
  const [go, stop, other] = [ui.Button("Go"), ui.Button("Stop"), ui.Button("Other")];
  const [count, note] = [ui.Number({ label: "Count" }), ui.Textbox({ label: "Note" })];
  const running = go.click(fn as () => never, n, count, options);
  stop.click(null, [], [], { cancels: running });
  other.click(() => "answered", [], note);
  return here.loopback.show(ui.Blocks([n, go, stop, other, count, note]));
}

/** Counts up in memory that both threads see, for ever. */
const beat = ui.worker((beats: Int32Array) => {
  for (;;) Atomics.add(beats, 0, 1);
});
const newBeats = () => new Int32Array(new SharedArrayBuffer(4));

async function untilBeating(beats: Int32Array): Promise<void> {
  await until("the loop", () => Atomics.load(beats, 0) > 0);
}

/** How long it takes until the loop beats no more, in milliseconds. */
async function untilSilent(beats: Int32Array): Promise<number> {
  const began = performance.now();
  await until("the end of the loop", async () => {
    const before = Atomics.load(beats, 0);
    await pause(20);
    return Atomics.load(beats, 0) === before;
  });
  return performance.now() - began;
}

/** The next call works, whatever was before. */
async function thenGood(): Promise<void> {
  expect(await ui.worker((n: number) => n + 1)(41)).toBe(42);
}

describe("answers", () => {
  test("a value, by an event", async () => {
    const page = show(ui.worker((n: number) => n * 21));
    page.event("Go", "click");
    await page.until("the answer", () => page.value("Count") === 42);
    expect(page.status("Count")).toMatchObject({ state: "complete" });
  });

  test("promises, lists, and what structured clones keep", async () => {
    expect(await ui.worker(async (n: number) => Promise.resolve(n + 1))(1)).toBe(2);
    expect(await ui.worker(() => [1, 2])()).toEqual([1, 2]);
    expect(await ui.worker(() => undefined)()).toBeUndefined();
    const given = { bytes: new Uint8Array([1, 2]), when: new Date(5), map: new Map([[1, { a: NaN }]]) };
    const got = await ui.worker((all: typeof given) => all)(given);
    expect([...got.bytes, got.when.getTime(), got.map.get(1)!.a]).toEqual([1, 2, 5, NaN]);
    expect(given.bytes).toHaveLength(2);
  });

  test("an Interface calls its inputs by the function's parameters", () => {
    const page = here.loopback.show(ui.Interface({ fn: ui.worker((width: number | null) => width), inputs: "number", outputs: "number" }));
    expect(page.find("width").type).toBe("number");
  });

  test("one call for a batch", async () => {
    const page = show(
      ui.worker((all: number[]) => all.map((n) => n + all.length)),
      { batch: true, triggerMode: "multiple" },
    );
    for (let i = 0; i < 3; i++) page.event("Go", "click");
    await page.until("the answer", () => page.value("Count") === 5);
  });

  test("the call is the last argument where it was given, and none where it wasn't", async () => {
    const seen = await ui.worker((...args: unknown[]) => args.length)(1, 2);
    expect(seen).toBe(2);
    const page = show(
      ui.worker((n: number, call: ui.Call) => {
        if (call.signal.aborted || call.event !== "Go") throw new Error("a wrong call");
        return call.session.id.length;
      }),
    );
    page.event("Go", "click");
    await page.until("the answer", () => page.value("Count") === here.loopback.session.id.length);
  });
});

describe("steps", () => {
  test.each([
    ["a generator", "(function* (n) { for (let i = 0; i < n; i++) yield i })"],
    ["an async generator", "(async function* (n) { for (let i = 0; i < n; i++) yield i })"],
    ["a promise of a generator", "(async (n) => (function* () { for (let i = 0; i < n; i++) yield i })())"],
  ])("%s gives each step, in order", async (_, source) => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const fn = (new Function(`return ${source}`) as () => (n: number) => Iterable<number>)();
    const got: number[] = [];
    for await (const i of await ui.worker(fn)(300)) got.push(i);
    expect(got).toEqual(Array.from({ length: 300 }, (_, i) => i));
  });

  test("a page sees the last one", async () => {
    const page = show(
      ui.worker(function* (n: number) {
        for (let i = 0; i <= 1000 * n; i++) yield i;
      }),
    );
    page.event("Go", "click");
    await page.until("the last step", () => page.value("Count") === 2000 && page.status("Count")?.state === "complete");
  });

  test("a generator runs no further ahead than a few steps, and ends where nobody reads on", async () => {
    const made = newBeats();
    const steps = await ui.worker(function* (made: Int32Array) {
      for (;;) yield Atomics.add(made, 0, 1);
    })(made);
    for await (const step of steps) {
      if (step < 50) continue;
      expect(Atomics.load(made, 0)).toBeLessThanOrEqual(step + 1 + AHEAD);
      break;
    }
    await untilSilent(made);
    await thenGood();
  });

  test("what it throws after some steps comes after them", async () => {
    const got: number[] = [];
    const reading = async () => {
      const steps = await ui.worker(function* () {
        yield 1;
        yield 2;
        throw new RangeError("no third");
      })();
      for await (const step of steps) got.push(step);
    };
    await expect(reading()).rejects.toThrow(new RangeError("no third"));
    expect(got).toEqual([1, 2]);
  });
});

describe("stopping", () => {
  const ends: [string, (page: LoopPage) => void, ui.ListenOptions, string | undefined][] = [
    ["cancels", (page) => page.event("Stop", "click"), {}, undefined],
    ["an interrupt", () => here.loopback.session.interrupt(), {}, "error"],
    ["its time limit", () => {}, { timeLimit: 0.4 }, "error"],
  ];
  test.each(ends)("%s ends a busy loop, while everything else is answered", async (_, end, options, state) => {
    const beats = newBeats();
    const page = show(() => beat(beats), options);
    page.event("Go", "click");
    await untilBeating(beats);
    page.event("Other", "click");
    await page.until("another answer", () => page.value("Note") === "answered");
    expect(page.status("Count")!.state).toBe("running");
    end(page);
    await page.until("its end", () => page.status("Count")?.state === state);
    expect(await untilSilent(beats)).toBeLessThan(500);
    await here.loopback.queue.onIdle();
    await thenGood();
  });

  test("an app that closes ends it", async () => {
    const beats = newBeats();
    const go = ui.Button("Go");
    go.click(() => beat(beats), [], []);
    const opened = here.loopback.open(ui.Blocks([go]));
    opened.page().event("Go", "click");
    await untilBeating(beats);
    here.loopback.session.hide(opened.link);
    expect(await untilSilent(beats)).toBeLessThan(500);
  });

  test("an interrupt ends what a plain cell has begun", async () => {
    const beats = newBeats();
    const ended = expect(beat(beats)).rejects.toThrow("Interrupted");
    await untilBeating(beats);
    interruptJobs();
    await ended;
    expect(await untilSilent(beats)).toBeLessThan(500);
  });

  test("what waits for a thread begins when the one before is stopped, and when it dies", async () => {
    const pool = new Pool(1);
    const start = (source: string) => runJob(pool, { source, name: "" }, [], undefined);
    const endless = expect(start("(() => { for (;;); })")).rejects.toThrow("Interrupted");
    interruptJobs();
    const deadly = expect(start("(() => process.exit(1))")).rejects.toThrow("with code 1");
    const [one, two] = [start("(() => 1)"), start("(() => 2)")];
    await Promise.all([endless, deadly]);
    expect(await Promise.all([one, two])).toEqual([1, 2]);
    await pool.close();
  });

  test("nothing is heard of it afterwards", async () => {
    const written = jest.spyOn(process.stdout, "write").mockReturnValue(true);
    const talking = show(
      ui.worker(function* () {
        for (let i = 0; ; i++) {
          console.log(i);
          yield i;
        }
      }),
    );
    talking.event("Go", "click");
    await talking.until("steps", () => (talking.value("Count") as number) > 20);
    talking.event("Stop", "click");
    await talking.until("its end", () => !talking.status("Count"));
    const [prints, value] = [written.mock.calls.length, talking.value("Count")];
    await thenGood();
    expect([written.mock.calls.length, talking.value("Count")]).toEqual([prints, value]);
    written.mockRestore();
  });
});

describe("telling", () => {
  test("progress is drawn while a busy loop runs, however often it is told", async () => {
    const page = show(
      ui.worker((_: number, call: ui.Call) => {
        for (let i = 0; i < 1_000_000; i++) call.progress(i, 1_000_000, "Counting");
        const until = performance.now() + 300;
        for (const _ of call.progress.tqdm(
          (function* () {
            while (performance.now() < until) yield;
          })(),
          { desc: "Waiting", unit: "turns" },
        ));
        call.progress(1, "Done");
        return 7;
      }),
    );
    const began = performance.now();
    page.event("Go", "click");
    await page.until("the answer", () => page.value("Count") === 7);
    const seconds = (performance.now() - began) / 1000;
    const told = page.received.filter((message) => JSON.stringify(message).includes('"progress"'));
    const text = JSON.stringify(told);
    for (const what of ["Counting", "Waiting", "turns"]) expect(text).toContain(what);
    // The first and the last besides.
    expect(told.length).toBeLessThanOrEqual(20 * seconds + 3);
  });

  test("a worker's bar stands inside its handler's, as long as it runs", async () => {
    const inner = ui.worker((seen: Int32Array, i: number, call: ui.Call) => {
      call.progress(0.5, `inner ${i}`);
      while (Atomics.load(seen, 0) < i);
    });
    const seen = newBeats();
    const page = show(async (_: number, call: ui.Call) => {
      for (const i of call.progress.tqdm([1, 2, 3], { desc: "outer" })) {
        const working = inner(seen, i, call);
        await page.until("both bars, and no more", () => {
          const bars = page.status("Count")?.progress?.map(({ description }) => description);
          return bars?.join() === `outer,inner ${i}`;
        });
        Atomics.store(seen, 0, i);
        await working;
      }
      return 1;
    });
    page.event("Go", "click");
    await page.until("the answer", () => page.value("Count") === 1);
  });

  test("prints come while a busy loop runs, in order, floods in few pieces", async () => {
    const texts: string[] = [];
    const out = jest.spyOn(process.stdout, "write").mockImplementation((text) => texts.push(String(text)) > 0);
    const err = jest.spyOn(process.stderr, "write").mockImplementation((text) => texts.push(`! ${String(text)}`) > 0);
    const seen = newBeats();
    const printing = ui.worker((seen: Int32Array) => {
      console.log("first");
      while (!Atomics.load(seen, 0));
      for (let i = 0; i < 10_000; i++) console.log(i);
      console.error("last");
    })(seen);
    await until("the first print", () => texts.length);
    Atomics.store(seen, 0, 1);
    await printing;
    out.mockRestore();
    err.mockRestore();
    expect(texts.join("")).toBe(`first\n${Array.from({ length: 10_000 }, (_, i) => `${i}\n`).join("")}! last\n`);
    expect(texts.length).toBeLessThan(1000);
  });
});

describe("what goes wrong", () => {
  test("errors keep their kind, what they carry, and where they were thrown", async () => {
    const fail = ui.worker(function thrower() {
      throw Object.assign(new RangeError("too far", { cause: new Error("deep") }), { code: "E_FAR" });
    })();
    const error = await fail.catch((each: unknown) => each as RangeError & { code: string });
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ name: "RangeError", message: "too far", code: "E_FAR", cause: { message: "deep" } });
    expect((error as Error).stack).toMatch(/too far\n\s+at thrower/);
  });

  test.each([
    ["text", "() => { throw 'just text' }", "just text"],
    ["nothing", "() => { throw undefined }", "undefined"],
    ["an object", "() => { throw { code: 1 } }", "an object with code"],
    ["an error of an own kind", "() => { class Odd extends Error { name = 'Odd' } throw new Odd('odd') }", "odd"],
    ["what can't be sent", "() => { throw () => 1 }", "a function"],
    ["what can't be read", "() => { throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 1 } }) }", "The handler threw something that can't be read"], // prettier-ignore
    ["a rejection", "async () => { throw new Error('later') }", "later"],
    ["in a timer", "() => { setTimeout(() => { throw new Error('left alone') }); return new Promise(() => {}) }", "left alone"],
    ["in a promise of nobody", "() => { Promise.reject(new Error('nobody')); return new Promise(() => {}) }", "nobody"],
    ["the end of the thread", "() => process.exit(3)", "The worker ended itself, with code 3, before it answered"],
    ["a function as the answer", "() => () => 1", "ui.worker: the answer: a function can't be sent from a worker"],
    [
      "a function in an answer",
      "() => ({ a: [1, { f: isNaN }] })",
      "ui.worker: the answer.a[1].f: a function isNaN can't be sent from a worker",
    ],
    ["a function as a step", "function* () { yield isNaN }", "ui.worker: the answer: a function isNaN can't be sent from a worker"],
    ["what isn't there", "() => require('nowhere-to-be-found')", "Cannot find module 'nowhere-to-be-found'"],
  ])("%s is told at the output, and the next call works", async (_, source, message) => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const fn = (new Function(`return ${source}`) as () => () => unknown)();
    const page = show(ui.worker(fn));
    page.event("Go", "click");
    await page.until("the error", () => page.status("Count")?.state === "error");
    expect(page.status("Count")!.message!.split("\n")[0]).toBe(message);
    await thenGood();
  });

  test("what has a title is an error for people", async () => {
    const page = show(
      ui.worker(() => {
        throw Object.assign(new Error("Say a number."), { title: "Nothing" });
      }),
    );
    page.event("Go", "click");
    await page.until("the error", () => page.status("Count")?.state === "error");
    expect(page.status("Count")).toMatchObject({ title: "Nothing", message: "Say a number." });
    expect(page.received).toContainEqual(expect.objectContaining({ type: "alert", title: "Nothing", message: "Say a number." }));
  });

  test("an input that can't be sent is named", async () => {
    const take = ui.worker((..._: unknown[]) => 1);
    await expect(take(1, () => 1)).rejects.toThrow("ui.worker: input 2: a function can't be sent to a worker");
    await expect(take({ model: { run: isNaN } })).rejects.toThrow("ui.worker: input 1.model.run: a function isNaN can't be sent");
    const round: Record<string, unknown> = { at: Symbol("x") };
    round.self = round;
    await expect(take(round)).rejects.toThrow("input 1.at: Symbol(x) can't be sent");
    await thenGood();
  });

  test("what is no function, and functions that don't stand alone, are refused where they are written", () => {
    const model = { run: (n: number) => n };
    expect(() => ui.worker((n: number) => model.run(n))).toThrow(/uses "model", which is defined outside/);
    expect(() => ui.worker(5 as never)).toThrow("ui.worker takes a function, or a module's path and the name of what it exports; got 5");
  });
});

describe("modules", () => {
  const model = "./tests/worker/fixtures/model";

  test("functions require and import from the working directory, by TypeScript's helpers too", async () => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const make = (source: string) => (new Function(`return ${source}`) as () => () => unknown)();
    expect(await ui.worker(make(`() => require("${model}.cjs").double(4)`))()).toBe(8);
    expect(await ui.worker(make(`async () => (await import("${model}.mjs")).triple(4)`))()).toBe(12);
    const compiled = `async () => { const m = await Promise.resolve().then(() => __importStar(require("${model}.cjs"))); return m.double(5) }`;
    expect(await ui.worker(make(compiled))()).toBe(10);
  });

  test("CommonJS and ES modules, by path, package and URL", async () => {
    expect(await ui.worker<(n: number) => number>(`${model}.cjs`, "double")(4)).toBe(8);
    expect(await ui.worker<(n: number) => number>(`${model}.mjs`, "triple")(4)).toBe(12);
    expect(await ui.worker<(n: number) => number>(path.resolve(model), "triple")(4)).toBe(12);
    expect(await ui.worker<(n: number) => number>(pathToFileURL(path.resolve(`${model}.cjs`)), "double")(4)).toBe(8);
    expect(await ui.worker<() => string>("node:os", "arch")()).toBe(process.arch);
    expect(await ui.worker<(a: string, b: string) => boolean>("semver", "gt")("2.0.0", "1.0.0")).toBe(true);
    const got: number[] = [];
    for await (const n of await ui.worker<(n: number) => Generator<number>>(`${model}.mjs`)(3)) got.push(n);
    expect(got).toEqual([1, 2, 3]);
  });

  test("what isn't there is said, with what was looked for", async () => {
    expect(() => ui.worker("./nowhere")).toThrow(
      /there is no module "\.\/nowhere" in .* or its node_modules; only \.js and \.mjs can be left out/,
    );
    await expect(ui.worker<() => void>(`${model}.cjs`, "duble")()).rejects.toThrow(
      /model\.cjs has no export "duble"; did you mean "double"\?$/,
    );
    await expect(ui.worker<() => void>(`${model}.cjs`, "weights")()).rejects.toThrow(
      /"weights" of .*model\.cjs is no function, but a list of 3/,
    );
    await expect(ui.worker<() => void>(`${model}.cjs`)()).rejects.toThrow(/is no function, but an object with/);
    await expect(ui.worker<() => void>(`${model}.mjs`, "nothing like it")()).rejects.toThrow(/its functions are default, triple$/);
  });
});
