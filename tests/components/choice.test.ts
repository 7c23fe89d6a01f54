/** CheckboxGroup, RangeSlider, ColorPicker and DateTime: what they keep, what they refuse, and what a hostile page gets to hear. */
import path from "node:path";
import * as ui from "../../src/index";
import { useLoopback } from "../support/loopback";

const loop = useLoopback();

type Any = ui.Component & ui.Block;
const colours = ["red", ["Green", "g"], "blue"] as const;
const berlin = { timezone: "Europe/Berlin" } as const;
const seconds = (iso: string) => Date.parse(iso) / 1000;

test.each<[string, () => unknown, unknown, unknown?]>([
  ["CheckboxGroup", () => ui.CheckboxGroup({ choices: colours }), ["g", "red"]],
  ["CheckboxGroup, each once", () => ui.CheckboxGroup({ choices: [1, 2] }), [2, 2, 1], [2, 1]],
  ["CheckboxGroup of a single value", () => ui.CheckboxGroup({ choices: colours }), "g", ["g"]],
  ["CheckboxGroup by index", () => ui.CheckboxGroup({ choices: colours, type: "index" }), ["blue", "g"], [2, 1]],
  ["CheckboxGroup of yes and no", () => ui.CheckboxGroup({ choices: [true, false] }), [false]],
  ["RangeSlider", () => ui.RangeSlider({ maximum: 1 }), [0.25, 0.5]],
  ["RangeSlider of one point", () => ui.RangeSlider(), [7, 7]],
  ["RangeSlider with a precision", () => ui.RangeSlider({ precision: 1 }), [0.04, 99.96], [0, 100]],
  ["RangeSlider that has no range", () => ui.RangeSlider({ minimum: 5, maximum: 5 }), [5, 5]],
  ["ColorPicker", () => ui.ColorPicker(), "#12abef"],
  ["ColorPicker, short", () => ui.ColorPicker(), "#FA0", "#ffaa00"],
  ["ColorPicker, short and transparent", () => ui.ColorPicker(), "#fa08", "#ffaa0088"],
  ["ColorPicker, opaque after all", () => ui.ColorPicker(), "#FFAA00FF", "#ffaa00"],
  ["ColorPicker of rgb()", () => ui.ColorPicker(), " rgb(255, 136,0) ", "#ff8800"],
  ["ColorPicker of rgb() with spaces", () => ui.ColorPicker(), "rgb(100% 50% 0% / 25%)", "#ff800040"],
  ["ColorPicker of rgba()", () => ui.ColorPicker(), "rgba(300, -5, 0.6, .5)", "#ff000180"],
  ["DateTime", () => ui.DateTime(berlin), 1_711_843_200.123456],
  ["DateTime of a Date", () => ui.DateTime(berlin), new Date("2024-03-30T12:00:00.250Z"), seconds("2024-03-30T12:00:00.250Z")],
  ["DateTime as a Date", () => ui.DateTime({ ...berlin, type: "date" }), 1_711_843_200.123, new Date(1_711_843_200_123)],
  ["DateTime as text", () => ui.DateTime({ ...berlin, type: "string" }), "2024-07-01T12:30Z", "2024-07-01 14:30:00"],
  ["DateTime as a day's text", () => ui.DateTime({ ...berlin, type: "string", includeTime: false }), "2024-07-01T23:30Z", "2024-07-02"],
  ["DateTime of a day", () => ui.DateTime({ ...berlin, includeTime: false }), "2024-07-01 15:00", seconds("2024-06-30T22:00Z")],
  ["DateTime with an offset", () => ui.DateTime(berlin), "2024-01-01 00:00:00.5+05:30", seconds("2023-12-31T18:30:00.500Z")],
  ["DateTime before 1970", () => ui.DateTime(berlin), "0099-01-01 00:00", seconds("0098-12-31T23:06:32Z")],
])("%s keeps %#", (_, make, given, expected = given) => {
  const component = make() as Any;
  loop.loopback.show(component);
  component.value = given;
  expect(component.value).toStrictEqual(expected);
});

test.each<[string, string, string]>([
  ["in winter", "2024-03-31 01:59:59", "2024-03-31T00:59:59Z"],
  ["in summer", "2024-03-31 03:00", "2024-03-31T01:00:00Z"],
  ["in the hour that spring skips", "2024-03-31 02:30", "2024-03-31T01:30:00Z"],
  ["before the hour that comes twice", "2024-10-27 01:59", "2024-10-26T23:59:00Z"],
  ["in the hour that comes twice", "2024-10-27 02:30", "2024-10-27T00:30:00Z"],
  ["after the hour that comes twice", "2024-10-27 03:00", "2024-10-27T02:00:00Z"],
  ["some hours after the change", "2024-10-27 20:00", "2024-10-27T19:00:00Z"],
])("a clock in Berlin %s", (_, shown, instant) => {
  const component = ui.DateTime({ ...berlin, value: shown });
  expect(component.value).toBe(seconds(instant));
});

test.each<[string, string, string]>([
  ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"],
  ["Asia/Kathmandu", "2024-01-01", "2023-12-31T18:15:00Z"],
  ["Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"],
])("a day in %s begins when it begins there, also where its midnight is skipped", (timezone, day, instant) => {
  expect(ui.DateTime({ timezone, includeTime: false, value: day }).value).toBe(seconds(instant));
});

test("each hour of a year comes back from the clock on which it is shown", () => {
  const text = ui.DateTime({ timezone: "America/New_York", type: "string" }) as Any;
  const moment = ui.DateTime({ timezone: "America/New_York" });
  // The hour before the clock is set back looks like the one after it, and is taken for the first.
  const second = seconds("2024-11-03T06:00:00Z");
  for (let hour = seconds("2024-01-01T00:00:00Z"); hour < seconds("2025-01-01T00:00:00Z"); hour += 3600) {
    text.value = hour;
    moment.value = text.value as string;
    expect(moment.value).toBe(hour === second ? hour - 3600 : hour);
  }
});

test.each<[string, number]>([
  ["now", 0],
  ["now - 5m", -300],
  ["now-1.5h", -5400],
  ["now + 2d", 172_800],
  [" now - 30 s ", -30],
])("%s is so many seconds from now", (text, away) => {
  jest.useFakeTimers({ now: 1_700_000_000_250, doNotFake: ["setImmediate", "setTimeout"] });
  expect(ui.DateTime({ value: text }).value).toBe(1_700_000_000.25 + away);
  jest.useRealTimers();
});

test.each<[string, () => unknown, unknown]>([
  ["CheckboxGroup", () => ui.CheckboxGroup({ choices: ["a"], value: ["a"] }), []],
  ["RangeSlider", () => ui.RangeSlider({ minimum: 3, maximum: 9, value: [4, 5] }), [3, 9]],
  ["ColorPicker", () => ui.ColorPicker({ value: "#fff" }), null],
  ["DateTime", () => ui.DateTime({ value: 0 }), null],
])("null empties a %s", (_, make, empty) => {
  const component = make() as Any;
  loop.loopback.show(component);
  component.value = null;
  expect(component.value).toStrictEqual(empty);
});

const wrongTime = 'expected seconds since 1970, a Date, or text such as "2024-03-31 02:30:00" or "now - 5m"';
const wrongColour = 'expected a colour such as "#ff8800" or "rgb(255, 136, 0)"';
test.each<[() => unknown, unknown, string]>([
  [
    () => ui.CheckboxGroup({ label: "C", choices: colours }),
    ["green"],
    'CheckboxGroup “C”: expected one of "red", "g", "blue"; got "green"',
  ],
  [() => ui.CheckboxGroup({ choices: [1] }), ["1"], 'CheckboxGroup: expected one of 1; got "1"'],
  [() => ui.RangeSlider(), 5, "RangeSlider: expected [low, high], got 5"],
  [() => ui.RangeSlider(), [5], "RangeSlider: expected [low, high], got a list of 1"],
  [() => ui.RangeSlider(), [5, 4], "RangeSlider: expected [low, high], got 5 above 4"],
  [() => ui.RangeSlider(), [5, 101], "RangeSlider: Expected a number from 0 to 100, got 101."],
  [() => ui.RangeSlider(), [NaN, 1], "RangeSlider: expected a finite number, got NaN"],
  [() => ui.RangeSlider(), ["1", 2], 'RangeSlider: expected a number, got "1"'],
  [() => ui.Slider(), NaN, "Slider: expected a finite number, got NaN"],
  [() => ui.ColorPicker(), "red", `ColorPicker: ${wrongColour}, got "red"`],
  [() => ui.ColorPicker(), "#12345", `ColorPicker: ${wrongColour}, got "#12345"`],
  [() => ui.ColorPicker(), "rgb(1, 2)", `ColorPicker: ${wrongColour}, got "rgb(1, 2)"`],
  [() => ui.ColorPicker(), "rgb(1 2, 3)", `ColorPicker: ${wrongColour}, got "rgb(1 2, 3)"`],
  [() => ui.ColorPicker(), "rgb(., 2, 3)", `ColorPicker: ${wrongColour}, got "rgb(., 2, 3)"`],
  [() => ui.ColorPicker(), "#fff;background:url(//x)", `ColorPicker: ${wrongColour}, got "#fff;background:url(//x)"`],
  [() => ui.ColorPicker(), 0xffffff, `ColorPicker: ${wrongColour}, got 16777215`],
  [() => ui.DateTime(), "yesterday", `DateTime: ${wrongTime}; got "yesterday"`],
  [() => ui.DateTime(), "2024-02-30", `DateTime: ${wrongTime}; got "2024-02-30"`],
  [() => ui.DateTime(), "2024-01-01 24:00", `DateTime: ${wrongTime}; got "2024-01-01 24:00"`],
  [() => ui.DateTime(), "2024-01-01 10:00:60", `DateTime: ${wrongTime}; got "2024-01-01 10:00:60"`],
  [() => ui.DateTime(), "now - 5 weeks", `DateTime: ${wrongTime}; got "now - 5 weeks"`],
  [() => ui.DateTime(), true, `DateTime: ${wrongTime}; got true`],
  [() => ui.DateTime(), new Date(NaN), "DateTime: expected a time in the years 1 to 9999, got NaN seconds since 1970"],
  [() => ui.DateTime(), 1e15, "DateTime: expected a time in the years 1 to 9999, got 1000000000000000 seconds since 1970"],
])("a wrong value is refused by name %#", (make, value, message) => {
  const component = make() as Any;
  loop.loopback.show(component);
  expect(() => (component.value = value)).toThrow(new TypeError(message));
});

test.each<[() => unknown, string]>([
  [() => ui.Slider({ minimum: NaN }), "Slider: minimum must be a finite number, got NaN"],
  [() => ui.Slider({ minimum: 200 }), "Slider: maximum must be a finite number from 200, got 100"],
  [() => ui.Slider({ step: 0 }), "Slider: step must be a number above 0, got 0"],
  [() => ui.RangeSlider({ maximum: -1 }), "RangeSlider: maximum must be a finite number from 0, got -1"],
  [() => ui.DateTime({ timezone: "Mars/Olympus" }), 'DateTime: timezone must be a name such as "Europe/Berlin", got "Mars/Olympus"'],
])("a wrong option is refused when the component is made %#", (make, message) => {
  expect(make).toThrow(new TypeError(message));
});

test.each<[() => unknown, string, unknown, string]>([
  [() => ui.CheckboxGroup({ choices: ["a"] }), "checkboxgroup", "a", 'expected a list, got "a"'],
  [() => ui.CheckboxGroup({ choices: ["a"] }), "checkboxgroup", null, "expected a list, got null"],
  [() => ui.CheckboxGroup({ choices: ["a"] }), "checkboxgroup", ["a", "b"], 'expected one of "a"; got "b"'],
  [() => ui.CheckboxGroup({ choices: ["a"] }), "checkboxgroup", [["a"]], 'expected one of "a"; got a list of 1'],
  [() => ui.RangeSlider(), "rangeslider", [60, 40], "expected [low, high], got 60 above 40"],
  [() => ui.RangeSlider(), "rangeslider", [0, 1e9], "Expected a number from 0 to 100, got 1000000000."],
  [() => ui.RangeSlider(), "rangeslider", { 0: 1, 1: 2, length: 2 }, "expected [low, high], got an object with 0, 1, length"],
  [() => ui.ColorPicker(), "colorpicker", "url(//x)", `${wrongColour}, got "url(//x)"`],
  [() => ui.ColorPicker(), "colorpicker", ["#fff"], `${wrongColour}, got a list of 1`],
  [() => ui.DateTime(), "datetime", 5, 'expected a time such as "2024-03-31T02:30:00", got 5'],
  [() => ui.DateTime(), "datetime", "now - 5m", 'expected a time such as "2024-03-31T02:30:00", got "now - 5m"'],
  [() => ui.DateTime(), "datetime", "99999-01-01", 'expected a time such as "2024-03-31T02:30:00", got "99999-01-01"'],
])("what a page must not send is said at the component %#", async (make, type, value, message) => {
  const component = make() as Any;
  const page = loop.loopback.show(component);
  const before: unknown = component.value;
  page.store.input(page.find(type).id, value);
  await page.until("the problem", () => page.status(type)?.state === "invalid");
  expect(page.status(type)!.message).toBe(message);
  expect(component.value).toEqual(before);
});

test("a range that doesn't fit any more never reaches a handler", async () => {
  const range = ui.RangeSlider({ label: "R", value: [10, 90] });
  const seen: unknown[] = [];
  range.release((value) => void seen.push(value), range, []);
  const page = loop.loopback.show(range);
  range.update({ maximum: 50 });
  page.event("R", "release");
  await page.until("the problem", () => page.status("R")?.message === "Expected a number from 0 to 50, got 90.");
  expect(seen).toEqual([]);
});

test("the second of two equal hours stays the second when the page sends it back", async () => {
  const second = seconds("2024-10-27T01:30:00Z");
  const time = ui.DateTime({ label: "T", ...berlin, value: second });
  const page = loop.loopback.show(time);
  const changed = time.next("input");
  page.input("T", "2024-10-27T02:30:00");
  expect(await changed).toBe(second);
});

test("a clock that is set by a page is read in its zone", async () => {
  const time = ui.DateTime({ label: "T", ...berlin, type: "string" });
  const page = loop.loopback.show(time);
  const changed = time.next("change");
  page.input("T", "2024-03-31T02:30");
  expect(await changed).toBe("2024-03-31 03:30:00");
  await page.until("the moment", () => page.value("T") === seconds("2024-03-31T01:30:00Z"));
});

describe("MultimodalTextbox", () => {
  const photo = path.resolve(__dirname, "../../notebooks/data/chelsea.png");

  test.each<[unknown, unknown]>([
    ["only text", { text: "only text", files: [] }],
    [
      { text: "both", files: [photo] },
      { text: "both", files: [photo] },
    ],
    [{ files: [photo] }, { text: "", files: [photo] }],
    [{ text: "\u2028\ud800" }, { text: "\u2028\ud800", files: [] }],
    [null, { text: "", files: [] }],
  ])("keeps %#", (given, expected) => {
    const box = ui.MultimodalTextbox() as Any;
    loop.loopback.show(box);
    box.value = given;
    expect(box.value).toEqual(expected);
  });

  test.each<[unknown, string]>([
    [5, "expected text, or { text, files }, got 5"],
    [{ txt: "" }, "expected text, or { text, files }, got an object with txt"],
    [{ text: 5 }, "expected text, got 5"],
    [{ files: photo }, `expected a list of files, got ${JSON.stringify(photo.length > 60 ? `${photo.slice(0, 60)}…` : photo)}`],
    [{ files: [photo, photo] }, "expected one file, got 2"],
  ])("refuses a wrong value %#", (value, message) => {
    const box = ui.MultimodalTextbox() as Any;
    loop.loopback.show(box);
    expect(() => (box.value = value)).toThrow(new TypeError(`MultimodalTextbox: ${message}`));
  });

  test.each<[unknown, string]>([
    ["text", 'expected { text, files }, got "text"'],
    [{ text: "a" }, "expected a list of uploaded files, got undefined"],
    [{ text: 1, files: [] }, "expected text, got 1"],
    [{ text: "", files: ["/etc/passwd"] }, 'expected an uploaded file, got "/etc/passwd"'],
    [{ text: "", files: [{ file: "/etc/passwd" }] }, "There is no such file in this session"],
  ])("a page is told what it must not send %#", async (value, message) => {
    const box = ui.MultimodalTextbox();
    const page = loop.loopback.show(box);
    page.store.input(page.find("multimodaltextbox").id, value);
    await page.until("the problem", () => page.status("multimodaltextbox")?.message === message);
    expect(box.value).toEqual({ text: "", files: [] });
  });

  test("a required one asks for text or a file before the handler runs", async () => {
    const box = ui.MultimodalTextbox({ label: "M", required: true });
    const seen: unknown[] = [];
    box.submit((message) => void seen.push(message), box, []);
    const page = loop.loopback.show(box);
    page.event("M", "submit");
    await page.until("the problem", () => page.status("M")?.message === "This is needed.");
    page.input("M", { text: "Hi", files: [] });
    page.event("M", "submit");
    await page.until("the handler", () => seen.length === 1);
    expect(seen).toEqual([{ text: "Hi", files: [] }]);
  });
});
