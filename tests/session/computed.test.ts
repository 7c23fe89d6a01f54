/** Components whose value a function gives. */
import * as ui from "../../src/index";
import { useLoopback } from "../support/loopback";

const it = useLoopback();

test("the function runs when the component is shown, and when an input changes, whoever changed it", async () => {
  const [width, height] = [ui.Slider({ label: "Width", value: 2 }), ui.Number({ label: "Height", value: 3 })];
  const area = ui.Number({ label: "Area", value: (w, h) => w * h!, inputs: [width, height] });
  expect(area.value).toBeNull();
  const page = it.loopback.show(ui.Blocks([width, height, area]));
  await page.until("the first area", () => page.value("Area") === 6);
  page.input("Width", 10);
  await page.until("that of what a person did", () => page.value("Area") === 30);
  height.value = 7;
  await page.until("that of what code did", () => page.value("Area") === 70);
  expect(page.find("Area").props.interactive).toBe(false);
});

test("it may stream, wait, and fail; what follows mends it", async () => {
  const word = ui.Textbox({ label: "Word", value: "no" });
  const shout = ui.Textbox({
    label: "Shout",
    async *value(text, call) {
      if (text === "bad") throw new ui.Error("Not that");
      for (const end of ["", "!", "!!"]) {
        await ui.sleep(1, call);
        yield text + end;
      }
    },
    inputs: word,
  });
  const page = it.loopback.show(ui.Blocks([word, shout]));
  await page.until("the whole", () => page.value("Shout") === "no!!");
  page.input("Word", "bad");
  await page.until("the error", () => page.status("Shout")?.state === "error");
  expect(page.status("Shout")).toMatchObject({ message: "Not that" });
  page.input("Word", "yes");
  await page.until("the next", () => page.value("Shout") === "yes!!" && page.status("Shout")?.state === "complete");
});

test("every so many seconds, while it is shown", async () => {
  let calls = 0;
  const clock = ui.Markdown(() => `call ${++calls}`, { label: "Clock", every: 0.002 });
  expect(calls).toBe(0);
  const opened = it.loopback.open(ui.Blocks([clock]));
  const page = opened.page();
  await page.until("a few calls", () => page.value("Clock") === "call 5" || calls > 5);
  it.loopback.session.hide(opened.link);
  await it.loopback.queue.onIdle();
  const before = calls;
  // A timer of the same pace has ticked thrice: this one would have too.
  let ticks = 0;
  ui.Timer(0.002).tick(() => void ticks++);
  const other = it.loopback.show(ui.Blocks([ui.Textbox({ label: "Other" })]));
  await other.until("three ticks", () => ticks >= 3);
  expect(calls).toBe(before);
});

test("whenever a Timer ticks, until that stops", async () => {
  let calls = 0;
  const timer = ui.Timer(0.002);
  const clock = ui.Textbox({ label: "Clock", value: () => `call ${++calls}`, every: timer });
  const page = it.loopback.show(ui.Blocks([clock]));
  await page.until("a few calls", () => calls >= 5);
  timer.update({ active: false });
  await it.loopback.queue.onIdle();
  const before = calls;
  let ticks = 0;
  ui.Timer(0.002).tick(() => void ticks++);
  await page.until("three ticks of another", () => ticks >= 3);
  expect(calls).toBe(before);
});

test("one that comes into a shown app runs then; one that was removed never again", async () => {
  const word = ui.Textbox({ label: "Word", value: "one" });
  let calls = 0;
  const row = ui.Row([word]);
  const page = it.loopback.show(ui.Blocks([row]));
  const length = ui.Number({ label: "Length", value: (text) => (calls++, text.length), inputs: word });
  row.add(length);
  const { id } = length as unknown as { id: string };
  await page.until("its value", () => page.store.block(id)?.value === 3);
  length.remove();
  const before = calls;
  word.value = "three";
  await page.until("the word", () => page.value("Word") === "three");
  await it.loopback.queue.onIdle();
  expect(calls).toBe(before);
});

test("Clear computes it again", async () => {
  let calls = 0;
  const page = it.loopback.show(
    ui.Interface({ fn: (text) => text, inputs: ui.Textbox({ label: "Word", value: () => `call ${++calls}` }), outputs: "text" }),
  );
  await page.until("the first", () => page.value("Word") === "call 1");
  page.input("Word", "mine");
  page.event("Clear", "click");
  await page.until("the second", () => page.value("Word") === "call 2");
});

test.each<[string, () => unknown, string]>([
  [
    "inputs without a function",
    () => ui.Number({ value: 3, inputs: [] }),
    "takes inputs and every only with a function as its value, got 3",
  ],
  [
    "every without a function",
    () => ui.Number({ label: "N", every: 1 }),
    "Number “N” takes inputs and every only with a function as its value",
  ],
  ["no seconds", () => ui.Number({ value: () => 1, every: 0 }), "Number: every must be a Timer, or more than 0 seconds; got 0"],
  ["another component", () => ui.Number({ value: () => 1, every: ui.Number() as never }), "every must be a Timer"],
  [
    "a wrong input",
    () => ui.Number({ label: "N", value: () => 1, inputs: ["x"] as never }),
    "The value of Number “N”: input 1 must be a component",
  ],
])("%s is refused", (_, make, message) => {
  expect(make).toThrow(TypeError);
  expect(make).toThrow(message);
});
