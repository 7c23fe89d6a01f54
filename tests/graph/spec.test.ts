import * as ui from "../../src/index";
import { show } from "../../src/graph/spec";
import { Loopback } from "../support/loopback";

const loopback = new Loopback();
afterAll(() => loopback.close());

test.each<[() => unknown, string]>([
  [() => ui.Textbox({ lable: "x" } as never), 'Textbox has no option "lable"; did you mean "label"?'],
  [() => ui.Textbox({ lines: "3" } as never), 'Textbox: lines must be a number, got "3"'],
  [() => ui.Textbox("Name" as never), 'Textbox takes its options as an object, like { label: "Name" }; got "Name"'],
  [() => ui.Textbox(JSON.parse('{"__proto__": 1}') as never), 'Textbox has no option "__proto__"'],
  [() => ui.Row("a" as never), "Row takes its children as a list"],
  [() => ui.Row([5 as never]), "Row holds components, layouts and text; got 5"],
])("a wrong option is refused by name %#", (make, message) => {
  expect(make).toThrow(new TypeError(message));
});

test("a block stands in one place", () => {
  const box = ui.Textbox({ label: "Box" });
  ui.Row([box]);
  expect(() => ui.Column([box])).toThrow("Textbox “Box” stands in a Row already; a block has one place");
});

test.each<[unknown, string]>([
  ["x".repeat(100), `"${"x".repeat(60)}…"`],
  [[1, 2], "a list of 2"],
  [{ a: 1, b: 2 }, "an object with a, b"],
  [{}, "an object with no keys"],
  [Object.create(null), "an object with no keys"],
  [new Map(), "a Map"],
  [new ArrayBuffer(1), "an ArrayBuffer"],
  [function named() {}, "a function named"],
  [12n, "12n"],
  [Symbol("s"), "Symbol(s)"],
  [null, "null"],
])("a value in a message is short %#", (value, expected) => {
  expect(show(value)).toBe(expected);
});

test("blocks say what they are", () => {
  expect(String(ui.Textbox({ label: "Name" }))).toBe("Textbox “Name”");
  expect(String(ui.Slider())).toBe("Slider");
});
