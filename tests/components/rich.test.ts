/** HighlightedText and HTML: what they keep, what they refuse, and what hostile pages may not do. */
import * as ui from "../../src/index";
import { labelRange } from "../../src/components/highlightedtext/parts.page";
import { fill } from "../../src/components/html/template.page";
import { codec } from "../../src/components/highlightedtext/codec";
import { codecOf } from "../../src/components/html/codec";
import { highlightedtext } from "../../src/components/highlightedtext/spec";
import { html } from "../../src/components/html/spec";

const files = {} as never;
const on = (props: Partial<typeof highlightedtext.props> = {}) => ({ props: { ...highlightedtext.props, ...props }, files });
const refusal = (act: () => unknown): string => {
  try {
    return `kept ${JSON.stringify(act())}`;
  } catch (error) {
    return (error as Error).message;
  }
};

test("HighlightedText takes parts and entities", () => {
  expect(codec.postprocess([["a", "x"], ["b", null], ["c", 0.5]], on())).toEqual([["a", "x"], ["b", null], ["c", 0.5]]); // prettier-ignore
  const entities = [{ start: 8, end: 12, entity: "b" }, { start: 0, end: 3, entity_group: "a" }]; // prettier-ignore
  expect(codec.postprocess({ text: "Ada met Alan.", entities }, on())).toEqual([["Ada", "a"], [" met ", null], ["Alan", "b"], [".", null]]); // prettier-ignore
  const joined = codec.postprocess([["a", "x"], ["b", "x"], ["c", null]], on({ combineAdjacent: true, adjacentSeparator: "-" })); // prettier-ignore
  expect(joined).toEqual([["a-b", "x"], ["c", null]]); // prettier-ignore
});

test.each([
  ["text", "abc", 'expected a list of [text, label], or { text, entities }, got "abc"'],
  ["a part that is text", ["abc"], 'expected parts like ["text", "label"], with a label, a number or null, got "abc"'],
  ["a score that is none", [["a", NaN]], 'expected parts like ["text", "label"], with a label, a number or null, got a list of 2'],
  ["a part too long", [["a", "b", "c"]], 'expected parts like ["text", "label"], with a label, a number or null, got a list of 3'],
  ["an entity outside", { text: "abc", entities: [{ start: 1, end: 9, entity: "x" }] }, "expected entities in order, within 3 characters, each with a label; got one from 1 to 9"], // prettier-ignore
  ["entities that overlap", { text: "abc", entities: [{ start: 0, end: 2, entity: "x" }, { start: 1, end: 3, entity: "y" }] }, "expected entities in order, within 3 characters, each with a label; got one from 1 to 3"], // prettier-ignore
])("HighlightedText refuses %s", (_, value, message) => {
  expect(refusal(() => codec.postprocess(value as never, on()))).toBe(message);
});

test("a page labels the text, and can't write it", () => {
  const current: ui.HighlightedPart[] = [["ab", null]];
  expect(codec.accept([["a", "x"], ["b", null]], on(), current)).toEqual([["a", "x"], ["b", null]]); // prettier-ignore
  expect(refusal(() => codec.accept([["abc", "x"]], on(), current))).toBe("the user can change labels, not the text");
  expect(refusal(() => codec.accept("ab", on(), current))).toBe('expected a list of parts, got "ab"');
  expect(codec.event!("select", { index: 0, value: "forged" }, on(), current)).toEqual({ index: 0, value: ["ab", null], selected: true });
  for (const index of [1, -1, "0", "length", null]) expect(() => codec.event!("select", { index }, on(), current)).toThrow(TypeError);
});

test("a label is given to a range, changed and taken away, and the text stays", () => {
  const parts: ui.HighlightedPart[] = [["Ada", "p"], [" met ", null], ["Alan", "p"]]; // prettier-ignore
  expect(labelRange(parts, 4, 7, "verb")).toEqual([["Ada", "p"], [" ", null], ["met", "verb"], [" ", null], ["Alan", "p"]]); // prettier-ignore
  expect(labelRange(parts, 2, 9, "x")).toEqual([["Ad", "p"], ["a met A", "x"], ["lan", "p"]]); // prettier-ignore
  expect(labelRange(parts, 0, 3, null)).toEqual([["Ada met ", null], ["Alan", "p"]]); // prettier-ignore
  expect(labelRange(parts, 8, 12, null)).toEqual([["Ada", "p"], [" met Alan", null]]); // prettier-ignore
});

test("HTML holds data; a page changes it only by the script of its author", () => {
  const on = { props: html.props, files };
  const scripted = codecOf("1");
  expect(scripted.accept({ a: [1, null, "x"] }, on, "")).toEqual({ a: [1, null, "x"] });
  expect(refusal(() => codecOf("").accept("x", on, ""))).toBe("the user can't change this");
  expect(refusal(() => scripted.postprocess(new Map(), on))).toBe("expected HTML, or data for its template, got a Map");
  let deep: unknown = 1;
  for (let i = 0; i < 100; i++) deep = [deep];
  expect(() => scripted.accept(deep, on, "")).toThrow("expected HTML, or data for its template");
  expect(scripted.answer!("script", on, "")).toBe("1");
  expect(() => ui.HTML({ jsOnLoad: 1 as never })).toThrow("HTML: jsOnLoad must be a string of JavaScript, got 1");
});

test("templates are filled in, never run", () => {
  const data = { value: { a: "<b>" }, list: ["x"], n: 0 };
  const filled = (template: string) => fill(template, data, (text) => `[${text}]`, (text) => `(${text})`); // prettier-ignore
  expect(filled("${value.a} {{value.a}} {{{ n }}} ${list.0} ${list}")).toBe('[<b>] (<b>) [0] [x] [["x"]]');
  expect(filled("${constructor.name} {{value.__proto__}} ${list.length}")).toBe("[] () [1]");
  expect(filled("${value.a.length + 1} ${alert()}")).toBe("${value.a.length + 1} ${alert()}");
});
