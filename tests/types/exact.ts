// What handlers really get, to the letter: in a cell, which isn't strict, a parameter that nothing types is silently `any`.
import type { Sharp } from "sharp";
import * as ui from "inlay";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exact<Expected>(): <Actual>(value: Actual, ...wrong: Equal<Actual, Expected> extends true ? [] : [expected: Expected]) => void;

const run = ui.Button();

run.click((text, call) => { exact<string>()(text); exact<ui.Call<string>>()(call); exact<string>()(call.event); }, ui.Textbox());
run.click((n) => { exact<number | null>()(n); }, ui.Number());
run.click((n) => { exact<number>()(n); }, ui.Number({ required: true }));
run.click((n) => { exact<number>()(n); }, ui.Slider());
run.click((is) => { exact<boolean>()(is); }, ui.Checkbox());
run.click((v) => { exact<"a" | "b">()(v); }, ui.Radio({ choices: ["a", "b"], required: true }));
run.click((v) => { exact<1 | 2 | null>()(v); }, ui.Radio({ choices: [["One", 1], ["Two", 2]] }));
run.click((v) => { exact<number>()(v); }, ui.Radio({ choices: ["a", "b"], type: "index", required: true }));
run.click((v) => { exact<("a" | "b")[]>()(v); }, ui.Dropdown({ choices: ["a", "b"], multiselect: true }));
run.click((v) => { exact<string>()(v); }, ui.Dropdown({ choices: [] as string[], required: true }));
run.click((v) => { exact<string | number>()(v); }, ui.Dropdown({ choices: [1, 2], allowCustomValue: true, required: true, value: 1 }) as ui.Dropdown<1 | 2, string | number>);
run.click((text) => { exact<string>()(text); }, ui.Button("Text"));
run.click((text) => { exact<string>()(text); }, ui.Markdown("Text"));
run.click((v) => { exact<ui.LabelValue | null>()(v); }, ui.Label());
run.click((v) => { exact<ui.Pixels | null>()(v); }, ui.Image());
run.click((v) => { exact<Sharp>()(v); }, ui.Image({ type: "sharp", required: true }));
run.click((v) => { exact<Uint8Array>()(v); }, ui.Image({ type: "buffer", required: true }));
run.click((v) => { exact<string | null>()(v); }, ui.Image({ type: "filepath" }));
run.click((v) => { exact<ui.GalleryItem<"sharp">[]>()(v); exact<string | undefined>()(v[0]!.caption); }, ui.Gallery({ type: "sharp" }));
run.click((v) => { exact<string | null>()(v); }, ui.File());
run.click((v) => { exact<Uint8Array>()(v); }, ui.File({ type: "binary", required: true }));
run.click((v) => { exact<string[]>()(v); }, ui.File({ fileCount: "multiple" }));

// a first value that is computed
ui.Number({ value: (a, b, call) => { exact<string>()(a); exact<number>()(b); exact<ui.Call<unknown>>()(call); return b; }, inputs: [ui.Textbox(), ui.Slider()] });
ui.Textbox({ value: (n) => { exact<number>()(n); return `${n}`; }, inputs: ui.Slider(), every: 2 });
ui.Textbox({ value: (call) => { exact<ui.Call<unknown>>()(call); return null; }, every: ui.Timer(2) });
ui.Textbox({ async *value(n) { exact<number>()(n); yield `${n}`; }, inputs: ui.Slider() });
ui.Markdown((text) => { exact<string>()(text); return `# ${text}`; }, { inputs: ui.Textbox() });
ui.Radio({ choices: ["a", "b"], value: (n) => { exact<number>()(n); return n > 1 ? "a" : "b"; }, inputs: ui.Slider() });
run.click((v) => { exact<"a" | "b">()(v); }, ui.Radio({ choices: ["a", "b"], value: () => "a", required: true }));
ui.Image({ value: async (text) => { exact<string>()(text); return `./${text}.png`; }, inputs: ui.Textbox() });
ui.Dropdown({ choices: ["a", "b"], multiselect: true, value: () => ["a"] });

// several, none, and by their names
run.click((a, b, call) => { exact<string>()(a); exact<number>()(b); exact<ui.Call<string>>()(call); }, [ui.Textbox(), ui.Slider()]);
run.click((call) => { exact<ui.Call<string>>()(call); }, []);
ui.Interface({
  fn: (a, b, c, call) => { exact<string>()(a); exact<number | null>()(b); exact<ui.Pixels | null>()(c); exact<ui.Call<any>>()(call); return a; },
  inputs: ["textbox", "number", "image"],
  outputs: "textbox",
});
ui.Interface({ fn: (a) => { exact<boolean>()(a); return [a, "x"]; }, inputs: "checkbox", outputs: ["checkbox", "label"] });

// what events carry
ui.Slider().release((call) => { exact<number>()(call.event); });
ui.Gallery().select((call) => { exact<ui.Selected>()(call.event); });
ui.Image().select((call) => { exact<{ index: [x: number, y: number] }>()(call.event); });
ui.Dropdown({ choices: ["a"] }).keyUp((call) => { exact<string>()(call.event.key); });
ui.File().delete((call) => { exact<ui.FileValue>()(call.event.file); });

// workers
const count = ui.Number({ required: true }), half = ui.Number(), text = ui.Textbox(), pick = ui.Radio({ choices: ["a", "b"] });
run.click(ui.worker((n: number) => String(n)), count, text);
run.click(ui.worker((n: number | null, call: ui.Call) => { call.progress(1); return n; }), half, half);
run.click(ui.worker((n: number) => [n, String(n)]), count, [count, text]);
run.click(ui.worker(async (n: number, text: string) => [n, text]), [count, text], [count, text]);
run.click(ui.worker((n: number) => (n > 1 ? "a" : "b")), count, pick);
run.click(ui.worker(function* (n: number) { yield [n, String(n)]; }), count, [count, text]);
run.click(ui.worker(async function* (n: number) { yield n; }), count, half);
run.click(ui.worker((all: number[]) => all.map(String)), count, text, { batch: true });
run.click(ui.worker((call: ui.Call<string>) => { exact<string>()(call.event); }));
run.click(ui.worker<typeof import("os").loadavg>("os", "loadavg"), [], []);
ui.Interface({ fn: ui.worker((n: number) => String(n)), inputs: count, outputs: "text" });
async function workers() {
  exact<number>()(await ui.worker((n: number) => n * 2)(1));
  exact<number>()(await ui.worker(async (n: number) => n * 2)(1));
  exact<number[]>()(await ui.worker((n: number) => Array.from({ length: n }, () => n))(1));
  exact<AsyncIterable<number>>()(await ui.worker(function* (n: number) { yield n; })(1));
  exact<AsyncIterable<string>>()(await ui.worker(async function* (n: number) { yield String(n); })(1));
  exact<number[]>()(await ui.worker<typeof import("os").loadavg>("os", "loadavg")());
}

// live values
async function cell() {
  exact<string>()(ui.Textbox().value);
  exact<number | null>()(ui.Number().value);
  exact<string>()(await ui.Textbox().next("submit"));
  exact<ui.Selected>()(await ui.Label().next("select"));
  for await (const n of ui.Slider().changes()) exact<number>()(n);
  const form = ui.Interface({ fn: (a, b) => a.repeat(b), inputs: [ui.Textbox(), ui.Slider()], outputs: "text" });
  exact<[string, number]>()(await form.next("submit"));
}
export { cell, workers };
