// Each wrong use must be refused, by every compiler; `tests/types.test.ts` keeps what the messages say.
import * as ui from "inlay";
const text = ui.Textbox(), num = ui.Number({ required: true }), slider = ui.Slider(), button = ui.Button("Run"), row = ui.Row([]);
const color = ui.Radio({ choices: ["red", "blue"], required: true });

// @ts-expect-error 1 wrong parameter type
button.click((s: number) => s, text, num);
// @ts-expect-error 2 wrong result, as an expression
button.click((s) => s.length, text, text);
// @ts-expect-error 3 wrong result, in a body
button.click((s) => { const n = s.length; return n; }, text, text);
// @ts-expect-error 4 wrong result of an async function
button.click(async (s) => s.length, text, text);
// @ts-expect-error 5 too few outputs
button.click((s) => [s], text, [text, num]);
// @ts-expect-error 6 outputs in the wrong order
button.click((s) => [s, s.length], text, [num, text]);
// @ts-expect-error 7 a member that the input's type has not
button.click((n) => n.toUpperCase(), num, text);
// @ts-expect-error 8 an event that the component has not
slider.click(() => {});
// @ts-expect-error 9 a misspelt event
text.sumbit(() => {});
// @ts-expect-error 10 a misspelt option
ui.Textbox({ lable: "Name" });
// @ts-expect-error 11 an option of another component
ui.Slider({ lines: 3 });
// @ts-expect-error 12 a wrong kind of option value
ui.Slider({ minimum: "1" });
// @ts-expect-error 13 a value outside the choices
ui.Radio({ choices: ["red", "blue"], value: "green" });
// @ts-expect-error 14 a result outside the choices
button.click(() => "green", [], color);
// @ts-expect-error 15 a case that the choices have not
button.click((c) => c === "green" ? 1 : 2, color, num);
// @ts-expect-error 16 a wrong result of an Interface
ui.Interface({ fn: (a) => a.length, inputs: "textbox", outputs: "textbox" });
// @ts-expect-error 17 an unknown shortcut
ui.Interface({ fn: (a) => a, inputs: "textbax", outputs: "textbox" });
// @ts-expect-error 18 an unknown option of Interface
ui.Interface({ fn: (a) => a, inputs: "text", outputs: "text", titel: "x" });
// @ts-expect-error 19 more parameters than inputs (the last one is the call)
ui.Interface({ fn: (a: string, b: number) => a, inputs: "text", outputs: "text" });
// @ts-expect-error 20 a layout is no input
button.click((x) => x, row, text);
// @ts-expect-error 21 an update that the output has not
button.click(() => ui.update({ choices: ["a"] }), [], text);
// @ts-expect-error 22 an update with a wrong value
button.click(() => ui.update({ value: 3 }), [], text);
// @ts-expect-error 23 nothing is returned where an output waits
button.click((s) => { console.log(s); }, text, text);
// @ts-expect-error 24 a wrong yield
button.click(function* (s) { yield s.length; }, text, text);
// @ts-expect-error 25 a wrong yield in a tuple
button.click(async function* (s) { yield [s, s]; }, text, [text, num]);
// @ts-expect-error 26 writing a wrong live value
num.value = "3";
// @ts-expect-error 27 waiting for an event that the component has not
slider.next("click");
// @ts-expect-error 28 an update of an option that the component has not
text.update({ choices: [] });
// @ts-expect-error 29 a wrong listener option
button.click(() => {}, [], [], { triggerMode: "always_last" });
// @ts-expect-error 30 text appended to a number
button.click(() => ui.append("x"), [], num);
// @ts-expect-error 31 a picture type that is not there
ui.Image({ type: "pil" });
// @ts-expect-error 32 a component twice in place of options
ui.Textbox("Name");
// @ts-expect-error 33 a list for one text output
button.click(() => ["x"], [], text);
// @ts-expect-error 34 a computed value of the wrong type
ui.Number({ value: (s) => s, inputs: text });
// @ts-expect-error 35 a computed value outside the choices
ui.Radio({ choices: ["red", "blue"], value: () => "green" });
// @ts-expect-error 36 a computed value that misses an input
ui.Number({ value: (a: number, b: number) => a * b, inputs: [num] });
// @ts-expect-error 37 a worker of a wrong parameter
button.click(ui.worker((s: string) => s), num, text);
// @ts-expect-error 38 a worker of a wrong answer
button.click(ui.worker((s: string) => s.length), text, text);
// @ts-expect-error 39 a worker whose parameter's type nobody said
button.click(ui.worker((s) => s.trim()), text, text);
