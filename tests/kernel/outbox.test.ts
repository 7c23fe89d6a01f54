import { Outbox } from "../../src/kernel/outbox";

jest.useFakeTimers();

/** What was sent, and when. */
function record() {
  const sent: { at: number; text: string }[] = [];
  const outbox = new Outbox(() => Date.now());
  const began = Date.now();
  const post = (text: string, more: { stream?: string; free?: boolean } = {}) =>
    outbox.post({ text, ...more, send: (merged) => void sent.push({ at: Date.now() - began, text: merged! }) });
  return { sent, post };
}

test("an ordinary pace isn't delayed", () => {
  const { sent, post } = record();
  for (let i = 0; i < 200; i++) post(`${i}`);
  expect(sent).toHaveLength(200);
});

test("a flood never exceeds what the server lets through, and nothing is lost or out of order", () => {
  const { sent, post } = record();
  for (let i = 0; i < 5000; i++) post(`${i}`);
  jest.advanceTimersByTime(20_000);
  expect(sent.map(({ text }) => text)).toEqual(Array.from({ length: 5000 }, (_, i) => `${i}`));
  for (const { at } of sent) expect(sent.filter((each) => each.at >= at && each.at < at + 3000).length).toBeLessThan(3000);
});

test("prints of one stream that wait are merged, those of different streams are not", () => {
  const { sent, post } = record();
  for (let i = 0; i < 250; i++) post("-");
  post("a", { stream: "1" });
  post("b", { stream: "1" });
  post("c", { stream: "2" });
  post("d", { stream: "1" });
  jest.advanceTimersByTime(1000);
  expect(sent.slice(250).map(({ text }) => text)).toEqual(["ab", "c", "d"]);
});

test("what the server doesn't count costs nothing, and keeps its turn", () => {
  const { sent, post } = record();
  for (let i = 0; i < 300; i++) post("busy", { free: true });
  for (let i = 0; i < 251; i++) post("x");
  post("idle", { free: true });
  expect(sent).toHaveLength(550);
  jest.advanceTimersByTime(100);
  expect(sent.at(-1)!.text).toBe("idle");
});
