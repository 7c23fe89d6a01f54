/** What is kept for each session, what ticks, and what happens when an app comes and goes. */
import { setTimeout as pause } from "node:timers/promises";
import * as ui from "../../src/index";
import { Loopback } from "../support/loopback";

let loopback: Loopback;
beforeEach(() => {
  loopback = new Loopback();
});
afterEach(() => {
  loopback.session.close();
  loopback.close();
});

describe("State", () => {
  test("each of a hundred sessions has its own, however it is changed", async () => {
    const [text, count, seen] = [ui.Textbox({ label: "Text" }), ui.Number({ label: "Count" }), ui.State<string[]>([])];
    text.submit(
      (given, list) => {
        list.push(given);
        return [list, list.length];
      },
      [text, seen],
      [seen, count],
    );
    const app = ui.Blocks([text, count]);
    const pages = Array.from({ length: 100 }, () => loopback.another().show(app));
    for (const round of [1, 2]) {
      for (const [i, page] of pages.entries()) {
        page.input("Text", `word ${i}`);
        page.event("Text", "submit");
      }
      for (const page of pages) await page.until("the count", () => page.value("Count") === round);
    }
    expect(seen.value).toEqual([]);
    expect(pages[0]!.received.every((message) => !JSON.stringify(message).includes('"type":"state"'))).toBe(true);
  });

  test("a copy that isn't given back changes nothing", async () => {
    const [go, map, size] = [ui.Button("Go"), ui.State(new Map([["a", 1]])), ui.Number({ label: "Size" })];
    go.click((given) => given.set("b", 2).size, map, size);
    const page = loopback.show(ui.Blocks([go, size]));
    for (let i = 0; i < 2; i++) {
      page.event("Go", "click");
      await page.until("the size", () => page.status("Size")?.state === "complete" && page.value("Size") === 2);
    }
    expect(map.value).toEqual(new Map([["a", 1]]));
  });

  test("change fires when it differs, and not when it doesn't", async () => {
    const [go, kept, changes] = [ui.Button("Go"), ui.State({ n: 1 }), ui.Number({ label: "Changes", value: 0 })];
    const answers = [{ n: 1 }, { n: 2 }, { n: 2 }, { n: 3 }];
    go.click(() => answers.shift()!, [], kept, { triggerMode: "multiple" });
    kept.change((_, n) => n! + 1, [kept, changes], changes);
    const page = loopback.show(ui.Blocks([go, changes]));
    for (let i = 0; i < 4; i++) {
      page.event("Go", "click");
      await page.until("the answer", () => answers.length === 3 - i);
      await loopback.queue.onIdle();
    }
    await page.until("the changes", () => page.value("Changes") === 2);
  });

  test("it goes when its time is up, and when its session ends, and says so once", async () => {
    const gone: unknown[] = [];
    const options = { deleteCallback: (value: unknown) => void gone.push(value) };
    const [brief, long] = [ui.State("first", { timeToLive: 0.05, ...options }), ui.State("first", options)];
    brief.value = "brief";
    long.value = "long";
    await pause(150);
    expect(gone).toEqual(["brief"]);
    expect(brief.value).toBe("first");
    expect(long.value).toBe("long");
    loopback.session.close();
    loopback.session.close();
    expect(gone).toEqual(["brief", "long"]);
  });

  test("what can't be copied is refused when it is made", () => {
    expect(() => ui.State({ fn: () => 1 })).toThrow("State: expected a value that can be copied, for each session has its own");
  });
});

describe("Timer", () => {
  test("ticks while an app is shown, at its pace, until it is stopped", async () => {
    const [timer, count] = [ui.Timer(0.02), ui.Number({ label: "Count", value: 0 })];
    timer.tick((n) => n! + 1, count, count);
    await pause(60);
    expect(count.value).toBe(0);
    const opened = loopback.open(ui.Blocks([count]));
    const page = opened.page();
    await page.until("some ticks", () => (page.value("Count") as number) >= 3);
    timer.update({ active: false });
    await pause(30);
    const stopped = count.value;
    await pause(80);
    expect(count.value).toBe(stopped);
    timer.update({ active: true });
    await page.until("more", () => (page.value("Count") as number) > stopped!);
    loopback.session.hide(opened.link);
    await pause(30);
    const hidden = count.value;
    await pause(80);
    expect(count.value).toBe(hidden);
  });

  test("a pace that is none is refused", () => {
    const timer = ui.Timer(1);
    expect(() => (timer.value = 0)).toThrow("Timer: expected seconds, more than 0; got 0");
  });
});

test("load runs when the app is shown, unload when it goes", async () => {
  const log: string[] = [];
  const text = ui.Textbox({ label: "Text" });
  const app = ui.Blocks([text]);
  app.load(() => "loaded", [], text);
  app.unload(() => void log.push("unloaded"));
  const opened = loopback.open(app);
  const page = opened.page();
  await page.until("what load answered", () => page.value("Text") === "loaded");
  page.event("Text", "load");
  expect(log).toEqual([]);
  loopback.session.hide(opened.link);
  expect(log).toEqual(["unloaded"]);
});
