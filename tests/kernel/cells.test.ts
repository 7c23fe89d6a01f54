/** What tslab's own compiler says in a cell, and what running code meets that the compiler could not see. */
import { Kernel } from "../support/kernel";

jest.setTimeout(120_000);
let kernel: Kernel;

beforeAll(async () => {
  kernel = await Kernel.start();
  await kernel.execute(
    'import * as ui from "inlay";\nconst text = ui.Textbox({ label: "Text" }), num = ui.Number({ label: "Num" }), button = ui.Button("Go");',
  );
});
afterAll(() => kernel?.stop());

test.each([
  [
    "a wrong parameter",
    "button.click((s: number) => `${s}`, text, text)",
    "is not assignable to parameter of type 'Handler<Textbox, Textbox, false, string>'",
  ],
  ["a wrong result", "button.click((s) => s.length, text, text)", "Type 'number' is not assignable to type 'Answer<Textbox, false>'"],
  ["a wrong number of outputs", "button.click((s) => [s], text, [text, num])", "Type 'string' is not assignable to type 'NoLists'"],
  ["an event that it has not", "ui.Slider().click(() => {})", "Property 'click' does not exist on type 'Slider'"],
  [
    "an unknown option",
    'ui.Textbox({ lable: "Name" })',
    "'{ lable: string; }' is not assignable to parameter of type 'TextboxOptions & Initial<string, []>'",
  ],
  [
    "a wrong result of an Interface",
    'ui.Interface({ fn: (a) => a.length, inputs: "text", outputs: "text" })',
    "Type 'number' is not assignable to type 'Answer<\"text\", false>'",
  ],
])("%s is refused before it runs", async (_, code, message) => {
  const run = await kernel.execute(`console.log("it ran");\n${code}`);
  expect(run.text("stderr")).toContain(message);
  expect(run.text("stdout")).toBe("");
});

test("a parameter's type is the component's", async () => {
  const run = await kernel.execute(
    "button.click((s, n) => { const wrong: symbol = s; const other: symbol = n; return s; }, [text, num], text)",
  );
  expect(run.text("stderr")).toContain("Type 'string' is not assignable to type 'symbol'");
  expect(run.text("stderr")).toContain("Type 'number' is not assignable to type 'symbol'");
});

/** Where types were switched off, the running code says the same: what was expected, what came, where. */
test.each([
  ['ui.Textbox({ lable: "x" } as any)', 'Textbox has no option "lable"; did you mean "label"?'],
  ['ui.Textbox("Name" as any)', 'Textbox takes its options as an object, like { label: "Name" }; got "Name"'],
  ['ui.Slider({ minimum: "1" } as any)', 'Slider: minimum must be a finite number, got "1"'],
  ['ui.Slider({ label: "Size", value: "1" } as any).value', 'Slider “Size”: expected a number, got "1"'],
  ['ui.Slider({ label: "Size", value: 200 }).value', "Slider “Size”: Expected a number from 0 to 100, got 200."],
  [
    'ui.Radio({ label: "Color", choices: ["red", "blue"], value: "green" } as any).value',
    'Radio “Color”: expected one of "red", "blue"; got "green"',
  ],
  ["(text as any).value = 3", "Textbox “Text”: expected text, got 3"],
  ["text.value = undefined", "Textbox “Text”: expected a value, got undefined; null empties it"],
  ["button.click(3 as any)", "Button.click takes a function first, or null; got 3"],
  ["button.click(() => {}, [ui.Row([])] as any)", "Button.click: input 1 must be a component, got a LayoutNode"],
  ["button.click(() => {}, [], [3] as any)", "Button.click: output 1 must be a component or a layout, got 3"],
  ['ui.Interface({ fn: (a) => a, inputs: "textbax" } as any)', 'Interface: inputs has no component "textbax"; did you mean "textbox"?'],
  ['ui.Interface({ fn: (a) => a, titel: "x" } as any)', 'Interface has no option "titel"; did you mean "title"?'],
  ["ui.Interface({} as any)", "Interface: fn must be a function, got undefined"],
  ["ui.Row(ui.Textbox() as any)", "Row takes its children as a list"],
  ["ui.Row([3] as any)", "Row holds components, layouts and text; got 3"],
  [
    'const once = ui.Textbox({ label: "Once" }); ui.Row([once]); ui.Column([once])',
    "Textbox “Once” stands in a Row already; a block has one place",
  ],
  ['ui.Image({ label: "Photo", value: "nowhere.png" })', ""],
])("%s", async (code, message) => {
  const run = await kernel.execute(code);
  expect(run.text("stderr")).toContain(message);
  expect(run.text("stderr") === "").toBe(message === "");
});
