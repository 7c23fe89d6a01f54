// What the choosing components give, to the letter, and what they don't take.
import * as ui from "inlay";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exact<Expected>(): <Actual>(value: Actual, ...wrong: Equal<Actual, Expected> extends true ? [] : [expected: Expected]) => void;

const run = ui.Button();
const group = ui.CheckboxGroup({ choices: ["a", "b"] });
const range = ui.RangeSlider();

run.click((v) => { exact<("a" | "b")[]>()(v); }, group);
run.click((v) => { exact<(1 | 2)[]>()(v); }, ui.CheckboxGroup({ choices: [["One", 1], ["Two", 2]] }));
run.click((v) => { exact<number[]>()(v); }, ui.CheckboxGroup({ choices: ["a", "b"], type: "index" }));
run.click((v) => { exact<string[]>()(v); }, ui.CheckboxGroup({ choices: [] as string[] }));
run.click((v) => { exact<ui.Range>()(v); exact<number>()(v[1]); }, range);
run.click(([low, high]) => { exact<number>()(low); exact<number>()(high); }, range);
run.click((v) => { exact<string | null>()(v); }, ui.ColorPicker());
run.click((v) => { exact<string>()(v); }, ui.ColorPicker({ required: true }));
run.click((v) => { exact<number | null>()(v); }, ui.DateTime());
run.click((v) => { exact<Date>()(v); }, ui.DateTime({ type: "date", required: true }));
run.click((v) => { exact<string | null>()(v); }, ui.DateTime({ type: "string" }));
ui.Interface({
  fn: ([low, high], color, time) => { exact<number>()(low); exact<string | null>()(color); exact<number | null>()(time); return [low, high]; },
  inputs: ["rangeslider", "colorpicker", "datetime"],
  outputs: "rangeslider",
});

// what they take
run.click(() => "a", [], group);
run.click(() => ["b", "a"], [], group);
run.click(() => [1, 2], [], range);
run.click(async () => [1, 2], [], range);
run.click(function* () { yield [1, 2]; }, [], range);
run.click((text) => [[1, text.length], ["a"]], ui.Textbox(), [range, group]);
run.click(() => new Date(), [], ui.DateTime());
run.click(() => "now - 5m", [], ui.DateTime({ type: "date" }));
ui.CheckboxGroup({ choices: ["a", "b"], value: (n) => { exact<number>()(n); return ["a"]; }, inputs: ui.Slider() });
group.select((call) => { exact<ui.Selected>()(call.event); });
range.release((call) => { exact<ui.Range>()(call.event); });

run.click((v) => { exact<ui.MultimodalValue>()(v); exact<string[]>()(v.files); }, ui.MultimodalTextbox());
run.click(() => ({ text: "Hi" }), [], ui.MultimodalTextbox());
run.click(() => "Hi", [], ui.MultimodalTextbox());
ui.MultimodalTextbox().select((call) => { exact<[start: number, end: number]>()(call.event.index); });
ui.Textbox().select((call) => { exact<[start: number, end: number]>()(call.event.index); });

// @ts-expect-error -- no such choice
ui.CheckboxGroup({ choices: ["a", "b"], value: ["c"] });
// @ts-expect-error -- no such choice
run.click(() => ["c"], [], group);
// @ts-expect-error -- a range has two ends
run.click(() => [1, 2, 3], [], range);
// @ts-expect-error -- a range is no number
ui.RangeSlider({ value: 5 });
// @ts-expect-error -- a colour is text
run.click(() => 0xffffff, [], ui.ColorPicker());
// @ts-expect-error -- no such type
ui.DateTime({ type: "datetime" });
// @ts-expect-error -- files are a list
run.click(() => ({ files: "a.png" }), [], ui.MultimodalTextbox());
// @ts-expect-error -- it has no such event
ui.DateTime().release;
