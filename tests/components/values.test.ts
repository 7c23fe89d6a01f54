/** What each component takes and gives, and how it refuses the rest. */
import type { Sharp } from "sharp";
import * as ui from "../../src/index";
import { decodePicture, encodePicture } from "../../src/media/image.node";
import { Loopback, type LoopPage } from "../support/loopback";

let loopback: Loopback;
beforeEach(() => {
  loopback = new Loopback();
});
afterEach(() => loopback.close());

type Any = ui.Component & ui.Block;
const grey = { data: new Uint8Array([0, 128, 255, 64]), width: 2, height: 2, channels: 1 as const };
const colours = ["red", ["Green", "g"], "blue"] as const;

const kept: [string, () => unknown, unknown, unknown?][] = [
  ["Textbox", () => ui.Textbox(), "a\u2028\ud800 b\n"],
  ["Number", () => ui.Number(), -0],
  ["Number", () => ui.Number(), NaN],
  ["Number", () => ui.Number(), Infinity],
  ["Number with a precision", () => ui.Number({ precision: 1 }), 1.26, 1.3],
  ["Slider", () => ui.Slider({ minimum: 0, maximum: 1 }), 0.5],
  ["Checkbox", () => ui.Checkbox(), true],
  ["Radio", () => ui.Radio({ choices: colours }), "g"],
  ["Radio by index", () => ui.Radio({ choices: colours, type: "index" }), "g", 1],
  ["Dropdown", () => ui.Dropdown({ choices: [1, 2, 3] }), 2],
  ["Dropdown of many", () => ui.Dropdown({ choices: [1, 2, 3], multiselect: true }), [3, 1]],
  ["Dropdown of many, each once", () => ui.Dropdown({ choices: [1, 2], multiselect: true }), [2, 2, 1], [2, 1]],
  ["Dropdown with words of one's own", () => ui.Dropdown({ choices: ["a"], allowCustomValue: true }), "other"],
  ["Markdown", () => ui.Markdown(), "# Title"],
  ["Label of scores", () => ui.Label(), { cat: 0.2, dog: 0.8 }, { label: "dog", confidences: [{ label: "dog", confidence: 0.8 }, { label: "cat", confidence: 0.2 }] }], // prettier-ignore
  ["Label of the best", () => ui.Label({ numTopClasses: 1 }), { a: 1, b: 2 }, { label: "b", confidences: [{ label: "b", confidence: 2 }] }],
  ["Label of text", () => ui.Label(), "cat", { label: "cat" }],
];
test.each(kept)("%s keeps %#", (_, make, given, expected = given) => {
  const component = make() as Any;
  loopback.show(component);
  component.value = given;
  expect(component.value).toStrictEqual(expected);
});

test.each<[string, () => unknown, unknown]>([
  ["Textbox", () => ui.Textbox({ value: "x" }), ""],
  ["Number", () => ui.Number({ value: 1 }), null],
  ["Slider", () => ui.Slider({ minimum: 3, value: 5 }), 3],
  ["Checkbox", () => ui.Checkbox({ value: true }), false],
  ["Radio", () => ui.Radio({ choices: ["a"], value: "a" }), null],
  ["Dropdown", () => ui.Dropdown({ choices: ["a"], value: "a" }), null],
  ["Dropdown of many", () => ui.Dropdown({ choices: ["a"], value: ["a"], multiselect: true }), []],
  ["Gallery", () => ui.Gallery(), []],
  ["File", () => ui.File(), null],
  ["Image", () => ui.Image(), null],
])("null empties a %s", (_, make, empty) => {
  const component = make() as Any;
  loopback.show(component);
  component.value = null;
  expect(component.value).toStrictEqual(empty);
});

const refused: [() => unknown, unknown, string][] = [
  [() => ui.Textbox({ label: "T" }), 5, "Textbox “T”: expected text, got 5"],
  [() => ui.Number({ label: "N" }), "5", 'Number “N”: expected a number, got "5"'],
  [() => ui.Number(), { a: 1 }, "Number: expected a number, got an object with a"],
  [() => ui.Slider({ minimum: 0, maximum: 10 }), 11, "Slider: Expected a number from 0 to 10, got 11."],
  [() => ui.Checkbox(), 1, "Checkbox: expected true or false, got 1"],
  [() => ui.Radio({ choices: colours }), "green", 'Radio: expected one of "red", "g", "blue"; got "green"'],
  [() => ui.Dropdown({ choices: ["a"], multiselect: true }), "a", 'Dropdown: expected a list, since multiselect is on; got "a"'],
  [() => ui.Label(), { cat: "high" }, 'Label: expected a number as the score of "cat", got "high"'],
  [() => ui.File(), 5, "File: expected the path of a file, its bytes, or { name, data }; got 5"],
  [() => ui.File(), "no-such-file", 'File: expected the path of a file, but there is none at "no-such-file"'],
  [() => ui.Gallery(), "a.png", 'Gallery: expected a list of pictures, got "a.png"'],
  [() => ui.Textbox(), undefined, "Textbox: expected a value, got undefined; null empties it, ui.skip() leaves it as it is"],
];
test.each(refused)("a wrong value is refused by name %#", (make, value, message) => {
  const component = make() as Any;
  loopback.show(component);
  expect(() => (component.value = value)).toThrow(new TypeError(message));
});

const sent: [() => unknown, string, unknown, string][] = [
  [() => ui.Textbox(), "textbox", 5, "expected text, got 5"],
  [() => ui.Number(), "number", "NaN", 'expected a number, got "NaN"'],
  [() => ui.Slider({ maximum: 10 }), "slider", NaN, "expected a finite number, got NaN"],
  [() => ui.Slider({ maximum: 10 }), "slider", 11, "Expected a number from 0 to 10, got 11."],
  [() => ui.Checkbox(), "checkbox", "true", 'expected true or false, got "true"'],
  [() => ui.Radio({ choices: ["a"] }), "radio", "__proto__", 'expected one of "a"; got "__proto__"'],
  [() => ui.Dropdown({ choices: ["a"] }), "dropdown", ["a"], 'expected one of "a"; got a list of 1'],
  [() => ui.Label({ interactive: true }), "label", "x", "the user can't change this"],
  [() => ui.File(), "file", [{ file: "/etc/passwd" }], "There is no such file in this session"],
  [() => ui.File(), "file", "/etc/passwd", 'expected a list of uploaded files, got "/etc/passwd"'],
  [() => ui.Image(), "image", { file: "../x" }, "There is no such file in this session"],
  [() => ui.Image(), "image", { data: new Uint8Array(3) }, "expected an uploaded picture, got an object with data"],
  [() => ui.Gallery({ interactive: true }), "gallery", [5], "expected a list of pictures, got 5 in it"],
];
test.each(sent)("what a page must not send is said at the component %#", async (make, type, value, message) => {
  const component = make() as Any;
  const page = loopback.show(component);
  const before = component.value;
  page.store.input(page.find(type).id, value);
  await page.until("the problem", () => page.status(type)?.state === "invalid");
  expect(page.status(type)!.message).toBe(message);
  expect(component.value).toEqual(before);
});

/** As the page does it: announced, sent, and named in the value. */
async function uploadTo(page: LoopPage, name: string, bytes: Uint8Array): Promise<string> {
  const accepted = new Promise<string>((resolve) =>
    page.store.watchMessages((message) => message.type === "accepted" && resolve(message.file)),
  );
  page.store.send({ type: "upload", page: page.store.page, ref: "r", name, size: bytes.length, mime: "image/png" });
  const file = await accepted;
  const received = new Promise<void>((resolve) => page.store.watchMessages((message) => message.type === "received" && resolve()));
  page.store.send({ type: "chunk", page: page.store.page, file, offset: 0, bytes });
  await received;
  return file;
}

test("a picture's pixels go out, and come back the same", async () => {
  const picture = ui.Image({ label: "Picture", imageMode: "L" });
  const page = loopback.show(picture);
  picture.value = grey;
  await page.until("the picture", () => page.value("Picture") !== null);
  const { pixels } = page.value("Picture") as { pixels: ui.Pixels };
  expect(pixels).toEqual(grey);
  const changed = picture.next("change");
  const { data } = await encodePicture(pixels, "png");
  page.input("Picture", { file: await uploadTo(page, "grey.png", data) });
  expect(await changed).toEqual(grey);
  expect(picture.value).toEqual(grey);
});

const red = { data: new Uint8Array([255, 0, 0, 255, 0, 0]), width: 2, height: 1, channels: 3 as const };
test.each<[string, () => ui.Image<keyof ui.ImageTypes>, (given: never) => unknown, unknown]>([
  ["pixels", () => ui.Image(), (given) => given, red],
  ["grey pixels", () => ui.Image({ imageMode: "L" }), ({ data }: ui.Pixels) => [...data], [127, 127]],
  [
    "sharp",
    () => ui.Image({ type: "sharp" }),
    (given: Sharp) =>
      given
        .raw()
        .toBuffer()
        .then((raw) => [...raw]),
    [...red.data],
  ],
  ["a file's bytes", () => ui.Image({ type: "buffer" }), (given: Uint8Array) => decodePicture(given, "RGB"), red],
  ["a path", () => ui.Image({ type: "filepath" }), (given: string) => decodePicture(given, "RGB"), red],
])("pixels that a handler gave come to the next one as %s", async (_, make, look, expected) => {
  const [picture, go] = [make(), ui.Button("Go")];
  let seen: unknown;
  go.click((given) => void (seen = given), picture, []);
  const page = loopback.show(ui.Column([picture, go]));
  picture.value = red;
  page.event("Go", "click");
  await page.until("the handler", () => seen !== undefined);
  expect(await look(seen as never)).toEqual(expected);
});

test("an upload that is no picture is refused, whatever its name says", async () => {
  const page = loopback.show(ui.Image({ label: "Picture" }));
  page.input("Picture", { file: await uploadTo(page, "photo.png", Buffer.from("<html>")) });
  await page.until("the problem", () => page.status("Picture")?.state === "invalid");
  expect(page.status("Picture")!.message).toContain('"photo.png" is none of these');
});

test.each([
  [{ fileTypes: [".csv"] }, 'expected a file of type .csv; got "photo.png"'],
  [{ fileTypes: ["audio"] }, 'expected a file of type audio; got "photo.png"'],
])("a file of a wrong type is refused %#", async (options, message) => {
  const page = loopback.show(ui.File({ label: "File", ...options }));
  page.input("File", [{ file: await uploadTo(page, "photo.png", Buffer.from("x")) }]);
  await page.until("the problem", () => page.status("File")?.state === "invalid");
  expect(page.status("File")!.message).toBe(message);
});

test("a required value that is missing is asked for at its input", async () => {
  const [age, out] = [ui.Number({ label: "Age", required: true }), ui.Textbox({ label: "Out" })];
  age.submit((n) => `${n + 1}`, age, out);
  const page = loopback.show(ui.Column([age, out]));
  page.event("Age", "submit");
  await page.until("the problem", () => page.status("Age")?.message === "This is needed.");
  page.input("Age", 41);
  page.event("Age", "submit");
  await page.until("the answer", () => page.value("Out") === "42");
});
