/**
 * Any interleaving of events, answers, errors, cancels, timeouts, batches and closed apps: each call ends once, and in a way that
 * something was done for; no slot is lost; the last value is the one that shows; nothing grows.
 */
import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import * as ui from "../../src/index";
import { Queue } from "../../src/queue/queue";
import { CallRun, type End } from "../../src/session/call";
import { until } from "../support/processes";
import { Loopback, type LoopPage, type Opened } from "../support/loopback";

/** How each lane runs its calls. A timed one gives up soon. */
const lanes = {
  Single: {},
  Double: { concurrencyLimit: 2 },
  Free: { concurrencyLimit: null },
  Batch: { batch: true, maxBatchSize: 3, batchWindow: 0 },
  Timed: { concurrencyLimit: 2, timeLimit: 0.002 },
} satisfies Record<string, ui.ListenOptions>;
type Lane = keyof typeof lanes;

const lane = fc.constantFrom(...(Object.keys(lanes) as Lane[]));
const person = fc.nat(1);
const which = fc.nat(12);
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("submit" as const), lane, person }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("complete" as const), which }) },
  fc.record({ kind: fc.constant("error" as const), which }),
  fc.record({ kind: fc.constant("cancel" as const), lane, person }),
  fc.record({ kind: fc.constant("close" as const), person }),
  { weight: 2, arbitrary: fc.constant({ kind: "wait" as const }) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** A run of a handler that goes on until somebody ends it. */
interface Run {
  end(how: "complete" | "error"): void;
}

interface Person {
  readonly home: Loopback;
  opened: Opened;
  page: LoopPage;
}

/** An app with a lane for each way to run, and people with sessions of their own. */
class World {
  readonly runs: Run[] = [];
  /** Each word that was sent, in their order: whose, where, and what was done that may have ended its call. */
  readonly sent = new Map<string, { lane: Lane; person: Person; done: Set<End> }>();
  /** The word that a call was given; a batch has many. */
  readonly words = new Map<unknown, string>();
  readonly followed = { then: 0, success: 0, failure: 0 };
  readonly #home = new Loopback(new Queue());
  readonly #app = this.#build();
  readonly people = [0, 1].map((): Person => {
    const home = this.#home.another();
    const opened = home.open(this.#app);
    return { home, opened, page: opened.page() };
  });

  async act(each: Action): Promise<void> {
    switch (each.kind) {
      case "submit":
        return this.#submit(each.lane, this.people[each.person]!);
      case "cancel":
        this.#mark("cancelled", (it) => it.lane === each.lane && it.person === this.people[each.person]);
        return this.people[each.person]!.page.event(`Stop ${each.lane}`, "click");
      case "close":
        return this.#reopen(this.people[each.person]!);
      case "wait":
        return pause(3);
      default:
        return this.runs[each.which]?.end(each.kind);
    }
  }

  /** Ends all that runs, the newest first, and what runs then, until nothing is left. */
  async settle(): Promise<void> {
    for (const { page } of this.people) await page.until("all to be sent", () => page.store.settled);
    let isIdle = false;
    void this.#home.queue.onIdle().then(() => (isIdle = true));
    while (!isIdle) {
      for (const run of this.runs.toReversed()) run.end("complete");
      await pause(1);
    }
  }

  /** Lets go of what it has noted down. */
  forget(): void {
    this.runs.length = 0;
    this.sent.clear();
    this.words.clear();
  }

  close(): void {
    for (const { home, page } of this.people) {
      page.leave();
      home.session.close();
      home.close();
    }
    this.#home.close();
  }

  #build(): ui.Blocks {
    const rows = Object.entries(lanes).map(([name, options]) => {
      const [word, go, stop] = [ui.Textbox({ label: `Word ${name}` }), ui.Button(`Go ${name}`), ui.Button(`Stop ${name}`)];
      const out = ui.Textbox({ label: `Out ${name}` });
      const held = (given: string | string[], call: ui.Call) => {
        if (typeof given === "string") this.words.set(call, given);
        return this.#hold(given);
      };
      const run = go.click(held as never, word, out, { triggerMode: "multiple", ...options });
      for (const outcome of ["then", "success", "failure"] as const)
        run[outcome](() => void this.followed[outcome]++, [], [], { queue: false });
      stop.click(null, [], [], { cancels: run, triggerMode: "multiple" });
      return ui.Row([word, go, stop, out]);
    });
    return ui.Blocks(rows);
  }

  #hold(given: string | string[]): Promise<string | string[]> {
    return new Promise((resolve, reject) => {
      let ended = false;
      const end = (how: "complete" | "error") => {
        if (ended) return;
        ended = true;
        this.#mark(how, (_, word) => [given].flat().includes(word));
        if (how === "complete") resolve(given);
        else reject(new Error("failed on purpose"));
      };
      this.runs.push({ end });
    });
  }

  #submit(name: Lane, by: Person): void {
    const word = `word ${this.sent.size}`;
    this.sent.set(word, { lane: name, person: by, done: new Set(name === "Timed" ? ["error"] : []) });
    by.page.input(`Word ${name}`, word);
    by.page.event(`Go ${name}`, "click");
  }

  #reopen(by: Person): void {
    // What the page has said and the session hasn't heard goes with the page.
    this.#mark("cancelled", (it) => it.person === by);
    by.page.leave();
    by.home.session.hide(by.opened.link);
    by.opened = by.home.open(this.#app);
    by.page = by.opened.page();
  }

  #mark(end: End, whose: (it: { lane: Lane; person: Person }, word: string) => boolean): void {
    for (const [word, it] of this.sent) if (whose(it, word)) it.done.add(end);
  }
}

jest.setTimeout(60_000);
let printed: jest.SpyInstance;
beforeEach(() => (printed = jest.spyOn(console, "error").mockImplementation(() => {})));
afterEach(() => printed.mockRestore());

/** Lets a world go through this, and looks at what became of it. */
async function check(actions: readonly Action[]): Promise<void> {
  const ends: { call: CallRun; end: End }[] = [];
  const watch = spyOnEnds((call, end) => ends.push({ call, end }));
  const world = new World();
  try {
    for (const each of actions) await world.act(each);
    await world.settle();
    checkEnds(world, ends);
    for (const by of world.people) for (const name of Object.keys(lanes) as Lane[]) await checkShown(world, by, name);
  } finally {
    world.close();
    watch.mockRestore();
  }
}

function checkEnds({ words, sent, followed }: World, ends: readonly { call: CallRun; end: End }[]): void {
  expect(new Set(ends.map(({ call }) => call)).size).toBe(ends.length);
  const count = (wanted: End) => ends.filter(({ end }) => end === wanted).length;
  expect(followed).toEqual({ then: ends.length, success: count("complete"), failure: count("error") });
  for (const { call, end } of ends) {
    const word = words.get(call);
    if (word !== undefined) expect([...sent.get(word)!.done]).toContain(end);
    else if (!("batch" in call.listener.options)) expect(end).toBe("cancelled");
  }
}

/** The last word that must have been answered shows, or a later one that may have been. */
async function checkShown({ sent }: World, by: Person, name: Lane): Promise<void> {
  const own = [...sent].filter(([, { lane, person }]) => lane === name && person === by);
  const last = own.findLastIndex(([, { done }]) => done.size === 1 && done.has("complete"));
  await by.page.until("the last value", () => {
    const shown = own.findIndex(([word]) => word === by.page.value(`Out ${name}`));
    return shown >= last && (shown < 0 || own[shown]![1].done.has("complete"));
  });
}

test("each call ends once, in a way that something was done for, and the last value shows", async () => {
  await fc.assert(fc.asyncProperty(fc.array(action, { maxLength: 40 }), check), { numRuns: 60 });
});

test("nothing grows: calls, apps and pages that have ended are let go of, while their sessions live on", async () => {
  const some = fc.sample(fc.array(action, { minLength: 300, maxLength: 300 }), { numRuns: 1, seed: 7 })[0]!;
  const world = new World();
  const ended: WeakRef<object>[] = [];
  const watch = spyOnEnds((call) => ended.push(new WeakRef(call)));
  for (const each of some) {
    const [before] = world.people.map(({ opened, page }) => [new WeakRef(opened.link), new WeakRef(page.store)]);
    await world.act(each);
    if (each.kind === "close" && each.person === 0) ended.push(...before!);
  }
  await world.settle();
  watch.mockRestore();
  world.forget();
  // An error that was printed knows where it was thrown.
  printed.mockClear();
  expect(ended.length).toBeGreaterThan(100);
  // A page that has just closed may still wait for an answer, for a second or so.
  await until("all that has ended to be let go of", () => {
    collectGarbage();
    return ended.every((each) => !each.deref());
  });
  world.close();
});

/** Tells of each call of the world when it ends. */
function spyOnEnds(tell: (call: CallRun, end: End) => void): jest.SpyInstance {
  const { finish } = CallRun.prototype; // eslint-disable-line @typescript-eslint/unbound-method -- called with its own `this`
  return jest.spyOn(CallRun.prototype, "finish").mockImplementation(function (this: CallRun, end, status) {
    if (this.listener.name === "held") tell(this, end);
    finish.call(this, end, status);
  });
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
