/** Streams that come in: a source that is faster than the function. */
import { ComponentNode } from "../../src/graph/component";
import type { Listener } from "../../src/graph/listener";
import { commonProps } from "../../src/graph/spec";
import * as ui from "../../src/index";
import { ChunkStream } from "../../src/page/stream";
import { useLoopback } from "../support/loopback";

const it = useLoopback();

/** A source of numbers, or of something else. */
function source<T = number>(empty = 0 as T): ui.Component<T, T> & { stream: Listener } {
  const codec = { accept: (value: unknown) => value, preprocess: (wire: T) => wire, postprocess: (value: T) => value };
  const spec = { type: "number", title: "Source", props: commonProps, events: ["stream", "change"], empty };
  return new ComponentNode(spec, codec, { label: "Source" }) as never;
}

/** Offers a frame every `every` milliseconds until so many are offered. Gives what the newest was, at any time. */
function record(offer: (frame: number) => void, every: number, count: number) {
  let newest = 0;
  const ended = new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      offer(++newest);
      if (newest < count) return;
      clearInterval(timer);
      resolve();
    }, every);
  });
  return { ended, newest: () => newest };
}

test("R52: frames at 30 a second, and a function that takes 200 ms: it always gets the newest", async () => {
  const frames = source();
  const lags: number[] = [];
  let [running, most, last] = [0, 0, 0];
  let newest = () => 0;
  frames.stream(async (frame: number) => {
    most = Math.max(most, ++running);
    lags.push(newest() - frame);
    await ui.sleep(200);
    running--;
    last = frame;
  }, frames);
  const page = it.loopback.show(ui.Blocks([frames]));
  const stream = new ChunkStream<number>(page.store, page.find("Source").id);
  const recording = record((frame) => stream.offer(frame), 33, 60);
  ({ newest } = recording);
  await recording.ended;
  await page.until("the last frame", () => last === 60);
  expect(most).toBe(1);
  expect(Math.max(...lags)).toBeLessThanOrEqual(5 * 2);
  expect(lags.sort((a, b) => a - b)[Math.floor(lags.length / 2)]).toBeLessThanOrEqual(2);
});

test("chunks that can't be left out are joined while two are on their way", async () => {
  const sound = source("");
  const heard: string[] = [];
  const waiting: (() => void)[] = [];
  sound.stream((chunk: string) => new Promise<void>((resolve) => void waiting.push(() => resolve(void heard.push(chunk)))), sound);
  const page = it.loopback.show(ui.Blocks([sound]));
  const stream = new ChunkStream<string>(page.store, page.find("Source").id, (a, b) => a + b);
  for (const letter of "abcdef") stream.offer(letter);
  const sent = () => page.sent.filter(({ type }) => type === "input").length;
  for (const end of [1, 2, 3]) {
    await page.until("a call", () => waiting.length === end);
    waiting.at(-1)!();
  }
  await page.until("all", () => heard.length === 3);
  expect(heard).toEqual(["a", "b", "cdef"]);
  expect(sent()).toBeGreaterThanOrEqual(2);
});

test("a chunk that is lost with a connection holds up nothing, and none goes after the stop", async () => {
  const frames = source();
  const got: number[] = [];
  frames.stream((frame: number) => void got.push(frame), frames);
  const page = it.loopback.show(ui.Blocks([frames]));
  const stream = new ChunkStream<number>(page.store, page.find("Source").id);
  page.connected = false;
  stream.offer(1);
  await new Promise(setImmediate);
  stream.offer(2);
  page.connected = true;
  page.store.greet();
  await page.until("the second", () => got.includes(2));
  stream.offer(3);
  stream.offer(4);
  stream.stop();
  await page.until("the third", () => got.includes(3));
  await it.loopback.queue.onIdle();
  expect(got).not.toContain(4);
});

test("each listener says how often it wants a chunk; the shortest time counts", () => {
  const frames = source();
  const page = it.loopback.show(ui.Blocks([frames]));
  expect(page.find("Source").props.streamEvery).toBe(0.5);
  frames.stream(() => {}, frames, [], { streamEvery: 0.2 });
  frames.stream(() => {}, frames, [], { streamEvery: 0.1 });
  frames.stream(() => {}, frames);
  return page.until("the pace", () => page.find("Source").props.streamEvery === 0.1);
});

test("chunks that are too much for one go one after the other, and it is told when all have gone", async () => {
  const sound = source("");
  const heard: string[] = [];
  sound.stream(async (chunk: string) => {
    await ui.sleep(5);
    heard.push(chunk);
  }, sound);
  const page = it.loopback.show(ui.Blocks([sound]));
  const join = (a: string, b: string) => (a.length + b.length > 2 ? undefined : a + b);
  const stream = new ChunkStream<string>(page.store, page.find("Source").id, join);
  for (const letter of "abcdefg") stream.offer(letter);
  await stream.drained();
  expect(heard).toEqual(["a", "b", "cd", "ef", "g"]);
  await stream.drained();
});
