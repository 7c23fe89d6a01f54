import fc from "fast-check";
import { Queue, type Batch, type Group, type Job, type Place, type Room } from "../../src/queue/queue";

const one: Group = { limit: 1 };
const everything: Room = { maxSize: null };
const turn = () => new Promise(setImmediate);

/** A job that ends when it is told to. */
function held(name: string, log: string[], { owner = {}, batch }: { owner?: object; batch?: Batch } = {}) {
  let end = () => {};
  const places: Place[] = [];
  const job: Job = {
    owner,
    ...(batch && { batch }),
    run: (together) => {
      log.push(together.length > 1 ? `${name}+${together.length - 1}` : name);
      return new Promise<void>((resolve) => (end = resolve));
    },
    waits: (place) => places.push(place),
  };
  return { job, places, end: () => end() };
}

test("a group runs so many at a time, first in, first out; another doesn't wait for it", async () => {
  const queue = new Queue();
  const log: string[] = [];
  const group = { limit: 2 };
  const jobs = ["a", "b", "c"].map((name) => held(name, log));
  for (const { job } of jobs) queue.add(group, everything, job);
  queue.add(one, everything, held("other", log).job);
  await turn();
  expect(log).toEqual(["a", "b", "other"]);
  expect(queue.status()).toEqual({ waiting: 1, running: 3 });
  jobs[1]!.end();
  await turn();
  expect(log).toEqual(["a", "b", "other", "c"]);
});

test("without a limit all run", async () => {
  const queue = new Queue();
  const log: string[] = [];
  for (let i = 0; i < 50; i++) queue.add({ limit: null }, everything, held(`${i}`, log).job);
  await turn();
  expect(log).toHaveLength(50);
});

test("owners take turns, each with its own in order", async () => {
  const queue = new Queue();
  const log: string[] = [];
  const [busy, quiet] = [{}, {}];
  const group = { limit: 1 };
  const jobs = [
    ...["a1", "a2", "a3"].map((name) => held(name, log, { owner: busy })),
    ...["b1", "b2"].map((name) => held(name, log, { owner: quiet })),
  ];
  for (const { job } of jobs) queue.add(group, everything, job);
  for (let i = 0; i < 6; i++) {
    await turn();
    for (const { end } of jobs) end();
  }
  expect(log).toEqual(["a1", "b1", "a2", "b2", "a3"]);
});

test("more than there is room for is refused at once, and leaves nothing behind", async () => {
  const queue = new Queue();
  const log: string[] = [];
  const room = { maxSize: 10 };
  const accepted = Array.from({ length: 100 }, (_, i) => held(`${i}`, log)).filter(({ job }) => queue.add(one, room, job));
  expect(accepted).toHaveLength(10);
  for (let i = 0; i < 12; i++) {
    await turn();
    for (const each of accepted) each.end();
  }
  await queue.onIdle();
  expect(log).toHaveLength(10);
  expect(queue.add(one, room, held("after", log).job)).toBe(true);
});

test("what waits can be dropped, what runs can't", async () => {
  const queue = new Queue();
  const log: string[] = [];
  const group = { limit: 1 };
  const [first, second, third] = ["first", "second", "third"].map((name) => held(name, log));
  for (const { job } of [first!, second!, third!]) queue.add(group, everything, job);
  await turn();
  expect(queue.drop(first!.job)).toBe(false);
  expect(queue.drop(second!.job)).toBe(true);
  expect(queue.drop(second!.job)).toBe(false);
  expect(queue.drop(held("stranger", log).job)).toBe(false);
  first!.end();
  await turn();
  third!.end();
  await queue.onIdle();
  expect(log).toEqual(["first", "third"]);
});

test("the waiting hear where they stand a few times, however many wait", async () => {
  const queue = new Queue();
  const log: string[] = [];
  const group = { limit: 1 };
  const jobs = Array.from({ length: 1000 }, (_, i) => held(`${i}`, log));
  for (const { job } of jobs) queue.add(group, everything, job);
  expect(jobs[0]!.places).toEqual([]);
  expect(jobs[999]!.places[0]).toMatchObject({ position: 1000, size: 1000 });
  for (const { end } of jobs) {
    await turn();
    end();
  }
  await queue.onIdle();
  expect(log).toHaveLength(1000);
  const heard = jobs.map(({ places }) => places.length);
  expect(Math.max(...heard)).toBeLessThanOrEqual(12);
  const last = jobs[999]!.places;
  expect(last.at(-1)!.position).toBe(1);
  expect(last.map(({ position }) => position)).toEqual([...last.map(({ position }) => position)].sort((a, b) => b - a));
  expect(last.at(-1)!.eta).toBeGreaterThanOrEqual(0);
});

describe("batches", () => {
  test("company within the window is taken along, and no longer waited for than that", async () => {
    const queue = new Queue();
    const log: string[] = [];
    const batch = { size: 16, window: 5 };
    const group = { limit: 1 };
    const jobs = Array.from({ length: 16 }, (_, i) => held(`${i}`, log, { batch }));
    for (const { job } of jobs) queue.add(group, everything, job);
    await turn();
    expect(log).toEqual(["0+15"]);
    jobs[0]!.end();
    await queue.onIdle();
    const began = performance.now();
    const alone = held("alone", log, { batch });
    queue.add(group, everything, alone.job);
    while (log.length < 2) await turn();
    expect(performance.now() - began).toBeGreaterThanOrEqual(2);
    expect(performance.now() - began).toBeLessThan(100);
    alone.end();
    await queue.onIdle();
  });

  test("what waited behind a batch goes together at once; batches don't mix", async () => {
    const queue = new Queue();
    const log: string[] = [];
    const group = { limit: 1 };
    const [a, b] = [
      { size: 4, window: 0 },
      { size: 4, window: 0 },
    ];
    const jobs = ["a", "b", "a", "b", "a", "a", "a"].map((name) => held(name, log, { batch: name === "a" ? a : b }));
    for (const { job } of jobs) queue.add(group, everything, job);
    for (let i = 0; i < 5; i++) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      for (const { end } of jobs) end();
    }
    await queue.onIdle();
    expect(log).toEqual(["a+3", "b+1", "a"]);
  });

  test("one that was dropped isn't in it", async () => {
    const queue = new Queue();
    const log: string[] = [];
    const batch = { size: 4, window: 5 };
    const jobs = Array.from({ length: 3 }, (_, i) => held(`${i}`, log, { batch }));
    for (const { job } of jobs) queue.add(one, everything, job);
    queue.drop(jobs[0]!.job);
    while (!log.length) await turn();
    expect(log).toEqual(["1+1"]);
    jobs[1]!.end();
    await queue.onIdle();
  });
});

test("whatever comes, is dropped and ends: each job runs at most once, limits hold, and nothing is left", async () => {
  const action = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("add" as const), owner: fc.nat(2), batch: fc.boolean() }) },
    fc.record({ kind: fc.constant("drop" as const), which: fc.nat(20) }),
    fc.record({ kind: fc.constant("end" as const), which: fc.nat(20) }),
    fc.constant({ kind: "turn" as const }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40 }), fc.constantFrom(1, 2, null), async (actions, limit) => {
      const queue = new Queue();
      const group = { limit };
      const batch = { size: 3, window: 0 };
      const owners = [{}, {}, {}];
      const runs = new Map<Job, number>();
      const ends = new Map<Job, () => void>();
      const dropped = new Set<Job>();
      const jobs: Job[] = [];
      let slots = 0;
      for (const each of actions) {
        if (each.kind === "turn") await turn();
        else if (each.kind === "drop") {
          const job = jobs[each.which];
          if (job && queue.drop(job)) dropped.add(job);
        } else if (each.kind === "end") ends.get(jobs[each.which]!)?.();
        else {
          const job: Job = {
            owner: owners[each.owner]!,
            ...(each.batch && { batch }),
            run: async (together) => {
              slots++;
              if (limit !== null) expect(slots).toBeLessThanOrEqual(limit);
              expect(together.length).toBeLessThanOrEqual(each.batch ? 3 : 1);
              for (const member of together) runs.set(member, (runs.get(member) ?? 0) + 1);
              await new Promise<void>((resolve) => ends.set(job, resolve));
              slots--;
            },
          };
          jobs.push(job);
          queue.add(group, everything, job);
        }
      }
      const idle = queue.onIdle();
      let isIdle = false;
      void idle.then(() => (isIdle = true));
      while (!isIdle) {
        for (const end of ends.values()) end();
        await turn();
      }
      for (const job of jobs) expect(runs.get(job) ?? 0).toBe(dropped.has(job) ? 0 : 1);
      expect(queue.status()).toEqual({ waiting: 0, running: 0 });
    }),
    { numRuns: 100 },
  );
});
