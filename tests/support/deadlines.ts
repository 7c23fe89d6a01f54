/** How long things may take that go wrong, or come in numbers: the bench prints these figures, a test asks for five times as much. */
import { setTimeout as pause } from "node:timers/promises";
import * as ui from "../../src/index";
import type { Loopback, LoopPage } from "./loopback";

export interface Deadline {
  readonly what: string;
  readonly unit: string;
  readonly atMost: number;
  readonly measure: (loopback: Loopback) => Promise<number>;
}

const forever = () => new Promise<never>(() => {});

/** A page with a button, a second one, and two fields for what they answer. */
function show(loopback: Loopback, fn: unknown, options?: ui.ListenOptions, second: unknown = () => "at once"): LoopPage {
  const [go, other] = [ui.Button("Go"), ui.Button("Other")];
  const [out, note] = [ui.Textbox({ label: "Out" }), ui.Textbox({ label: "Note" })];
  const run = go.click(fn as () => string, [], out, options);
  other.click(second as () => string, [], note, { triggerMode: "multiple" });
  const stop = ui.Button("Stop");
  stop.click(null, [], [], { cancels: run });
  return loopback.show(ui.Blocks([go, other, stop, out, note]).queue({ maxSize: 20 }));
}

/** Waits for what the page is told, without looking at it again and again: that would be measured along. */
function told(page: LoopPage, condition: () => unknown): Promise<void> {
  return new Promise((resolve) => {
    const stop = page.store.watch(() => {
      if (!condition()) return;
      stop();
      resolve();
    });
  });
}

/** In milliseconds. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export const deadlines: readonly Deadline[] = [
  {
    what: "an error that is thrown shows",
    unit: "ms",
    atMost: 50,
    measure: async (loopback) => {
      const page = show(loopback, () => Promise.reject(new Error("no")));
      return time(async () => {
        page.event("Go", "click");
        await told(page, () => page.status("Out")?.state === "error");
      });
    },
  },
  {
    what: "a call's time limit of 200 ms is overdue by",
    unit: "ms",
    atMost: 50,
    measure: async (loopback) => {
      const page = show(loopback, forever, { timeLimit: 0.2 });
      const took = await time(async () => {
        page.event("Go", "click");
        await told(page, () => page.status("Out")?.state === "error");
      });
      return took - 200;
    },
  },
  {
    what: "after a call that never ended the next one begins",
    unit: "ms",
    atMost: 100,
    measure: async (loopback) => {
      const began: number[] = [];
      const fn = () => {
        began.push(performance.now());
        return forever();
      };
      const page = show(loopback, fn, { timeLimit: 0.2, triggerMode: "multiple" });
      for (let i = 0; i < 2; i++) page.event("Go", "click");
      await page.until("both", () => began.length === 2);
      return began[1]! - began[0]! - 200;
    },
  },
  {
    what: "a cancelled generator's finally has run",
    unit: "ms",
    atMost: 500,
    measure: async (loopback) => {
      let isClean = false;
      const fn = async function* () {
        try {
          for (let i = 0; ; i++) yield `${i}`;
        } finally {
          isClean = true;
        }
      };
      const page = show(loopback, fn);
      page.event("Go", "click");
      await page.until("a first value", () => page.value("Out") !== "");
      return time(async () => {
        page.event("Stop", "click");
        await told(page, () => page.status("Out") === undefined);
        while (!isClean) await pause(1);
      });
    },
  },
  {
    what: "a call that is stuck is given up, and its slot is free",
    unit: "ms",
    atMost: 1000,
    measure: async (loopback) => {
      let runs = 0;
      const fn = () => (runs++ ? "answered" : forever());
      const page = show(loopback, fn);
      page.event("Go", "click");
      await page.until("the first call", () => runs === 1);
      return time(async () => {
        page.event("Stop", "click");
        await told(page, () => page.status("Out") === undefined);
        page.event("Go", "click");
        await told(page, () => page.value("Out") === "answered");
      });
    },
  },
  {
    what: "a function answers while another is busy five times and 15 more wait, p99 of 100",
    unit: "ms",
    atMost: 50,
    measure: async (loopback) => {
      let n = 0;
      const page = show(loopback, forever, { triggerMode: "multiple", concurrencyLimit: 5 }, () => `${++n}`);
      for (let i = 0; i < 20; i++) page.event("Go", "click");
      await page.until("15 to wait", () => loopback.queue.status().waiting === 15);
      const took: number[] = [];
      for (let i = 1; i <= 100; i++) {
        took.push(
          await time(async () => {
            page.event("Other", "click");
            await told(page, () => page.value("Note") === `${i}`);
          }),
        );
      }
      return took.sort((a, b) => a - b)[98]!;
    },
  },
  {
    what: "of 100 events 79 are refused by a full queue",
    unit: "ms",
    atMost: 50,
    measure: async (loopback) => {
      const refused = ui.Textbox({ label: "Refused" });
      let count = 0;
      const go = ui.Button("Go");
      go.click(forever, [], [], { triggerMode: "multiple" }).failure(() => `${++count}`, [], refused, { queue: false });
      const page = loopback.show(ui.Blocks([go, refused]).queue({ maxSize: 20 }));
      page.event("Go", "click");
      await page.until("the first to run", () => loopback.queue.status().running === 1);
      return time(async () => {
        for (let i = 0; i < 99; i++) page.event("Go", "click");
        await told(page, () => page.value("Refused") === "79");
      });
    },
  },
  {
    what: "a state of 200 ms is gone after its time by",
    unit: "ms",
    atMost: 200,
    measure: async (loopback) => {
      let gone = 0;
      const state = ui.State("first", { timeToLive: 0.2, deleteCallback: () => void (gone = performance.now()) });
      loopback.show(ui.Blocks([state]));
      state.value = "second";
      const began = performance.now();
      while (!gone) await pause(5);
      return gone - began - 200;
    },
  },
];
