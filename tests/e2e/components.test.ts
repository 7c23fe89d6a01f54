/** Every component as a person finds it: by label and role, with the mouse, the keyboard, and a screen reader's eyes. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { AxeResults } from "axe-core";
import type { Locator } from "playwright-core";
import { expectValue, NotebookPage } from "../support/browser";
import { root, writeNotebook } from "../support/lab";
import { until } from "../support/processes";
import { useLab } from "../support/use-lab";

const lab = useLab();
const photograph = path.join(root, "notebooks", "data", "chelsea.png");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const everything = `import * as ui from "inlay";
const choices = ["red", "green", "blue"] as const;
const log = ui.Textbox({ label: "Log", interactive: false });
const pairs = [
  [ui.Textbox({ label: "Text", info: "What it is for", placeholder: "Say" }), ui.Textbox({ label: "Text, static", value: "as it is", interactive: false })],
  [ui.Textbox({ label: "Secret", type: "password" }), ui.Textbox({ label: "Lines", lines: 3, submitBtn: true, buttons: ["copy"] })],
  [ui.Number({ label: "Number", minimum: 0, maximum: 10, step: 2 }), ui.Number({ label: "Number, static", value: 5, interactive: false })],
  [ui.Slider({ label: "Slider", minimum: 0, maximum: 10, step: 1 }), ui.Slider({ label: "Slider, static", value: 5, interactive: false })],
  [ui.Checkbox({ label: "Checkbox" }), ui.Checkbox({ label: "Checkbox, static", value: true, interactive: false })],
  [ui.Radio({ label: "Radio", choices }), ui.Radio({ label: "Radio, static", choices, value: "red", interactive: false })],
  [ui.Dropdown({ label: "Dropdown", choices }), ui.Dropdown({ label: "Dropdown, static", choices, value: "red", interactive: false })],
  [ui.Dropdown({ label: "Many", choices, multiselect: true }), ui.Label({ label: "Label", value: { cat: 0.8, dog: 0.2 } })],
  [ui.Image({ label: "Image" }), ui.Image({ label: "Image, static", value: ${JSON.stringify(photograph)}, interactive: false })],
  [ui.Gallery({ label: "Gallery", value: [[${JSON.stringify(photograph)}, "A cat"]], interactive: false }), ui.File({ label: "File" })],
];
const markdown = ui.Markdown("# Heading\\n\\nText with a [link](https://example.org) and \`code\`.\\n\\n<img src=x alt=broken onerror=alert(1)><script>alert(1)</script>");
const press = ui.Button("Press"), loud = ui.Button("Loud", { variant: "primary" });
press.click(() => "pressed", [], log);
loud.click(() => { throw new Error("It went wrong."); }, [], log);
for (const pair of pairs) for (const each of pair) {
  if (each === pairs[9][0]) continue;
  (each as ui.Textbox).input?.((value: unknown) => { log.value = JSON.stringify(value instanceof Object && "data" in value ? "a picture" : value) + " in " + (each as any).options.label; }, each as ui.Textbox, []);
}
ui.Blocks([markdown, ...pairs.map((pair) => ui.Row(pair)), ui.Row([press, loud]), log])`;

let notebook: NotebookPage;
let app: Locator;
const logged = (text: string) => expectValue(app.getByLabel("Log"), text);

beforeAll(async () => {
  notebook = await NotebookPage.open(lab.browser, lab.lab, writeNotebook(lab.lab.folder, "everything", [everything]));
  await notebook.page.evaluate(() => window.jupyterapp.commands.execute("application:toggle-left-area"));
  await notebook.runCell(0);
  app = notebook.app(0);
  await app.getByLabel("Text", { exact: true }).waitFor();
});
afterEach(() => expect(notebook.problems).toEqual([]));
afterAll(() => notebook?.close());

test("each component is found by its label and used by mouse and keyboard", async () => {
  await app.getByLabel("Text", { exact: true }).fill("typed");
  await logged('"typed" in Text');
  await app.getByLabel("Secret").fill("s3cret");
  await logged('"s3cret" in Secret');
  await app.getByLabel("Lines", { exact: true }).fill("a\nb");
  await logged('"a\\nb" in Lines');
  await app.getByRole("spinbutton", { name: "Number", exact: true }).fill("4");
  await logged("4 in Number");
  await app.getByRole("spinbutton", { name: "Number", exact: true }).press("ArrowUp");
  await logged("6 in Number");
  await app.getByRole("slider", { name: "Slider", exact: true }).press("End");
  await logged("10 in Slider");
  await app.getByRole("checkbox", { name: "Checkbox", exact: true }).check();
  await logged("true in Checkbox");
  await app.getByRole("radiogroup", { name: "Radio", exact: true }).getByRole("radio", { name: "green" }).check();
  await logged('"green" in Radio');
  await notebook.page.keyboard.press("ArrowDown");
  await logged('"blue" in Radio');
  await app.getByRole("button", { name: "Press" }).press("Enter");
  await logged("pressed");
  await app.getByRole("button", { name: "Loud" }).click();
  await app.getByText("It went wrong.").waitFor();
});

test("a dropdown is a combobox: opened, narrowed and chosen by keys", async () => {
  const box = app.getByRole("combobox", { name: "Dropdown", exact: true });
  await box.click();
  expect(await box.getAttribute("aria-expanded")).toBe("true");
  await app.getByRole("option", { name: "blue" }).click();
  await logged('"blue" in Dropdown');
  await box.press("ArrowDown");
  await box.fill("gr");
  expect(await app.getByRole("option").allInnerTexts()).toEqual(["green"]);
  await box.press("Enter");
  await logged('"green" in Dropdown');
  await box.press("ArrowDown");
  await box.press("Escape");
  expect(await box.getAttribute("aria-expanded")).toBe("false");
  const many = app.getByRole("combobox", { name: "Many" });
  await many.click();
  await app.getByRole("option", { name: "red" }).click();
  await app.getByRole("option", { name: "blue" }).click();
  await logged('["red","blue"] in Many');
  await app.getByRole("button", { name: "Remove red" }).click();
  await logged('["blue"] in Many');
});

test("static components can't be changed, and say so", async () => {
  expect(await app.getByLabel("Text, static").getAttribute("readonly")).not.toBeNull();
  expect(await app.getByRole("spinbutton", { name: "Number, static" }).isEditable()).toBe(false);
  expect(await app.getByRole("slider", { name: "Slider, static" }).isDisabled()).toBe(true);
  expect(await app.getByRole("checkbox", { name: "Checkbox, static" }).isDisabled()).toBe(true);
  expect(await app.getByRole("radiogroup", { name: "Radio, static" }).getByRole("radio", { name: "green" }).isDisabled()).toBe(true);
});

test("markdown shows its text, and none of what could act", async () => {
  await app.getByRole("heading", { name: "Heading" }).waitFor();
  const link = app.getByRole("link", { name: "link" });
  expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
  expect(await app.locator("script, [onerror]").count()).toBe(0);
});

test("a photograph comes by the picker, by drop and by paste", async () => {
  const bytes = [...readFileSync(photograph)];
  const picture = app.getByRole("img", { name: "Image", exact: true });
  const clear = app.getByRole("button", { name: "Clear Image" });
  const host = app.locator("inlay-image").first();

  await host.locator("input[type=file]").setInputFiles(photograph);
  await picture.waitFor();
  await logged('"a picture" in Image');
  await clear.click();

  const target = await host.locator(".drop").elementHandle();
  await target.evaluate((element, given) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(given)], "dropped.png", { type: "image/png" }));
    for (const type of ["dragenter", "dragover", "drop"]) element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true })); // prettier-ignore
  }, bytes);
  await picture.waitFor();
  await clear.click();

  await host.locator(".drop").waitFor();
  await notebook.page.evaluate(async (given) => {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": new Blob([new Uint8Array(given)], { type: "image/png" }) })]);
  }, bytes);
  await host.getByRole("button").first().focus();
  await notebook.page.keyboard.press("ControlOrMeta+v");
  await picture.waitFor();
});

const odd = "a\u2028b\u2029c 😀 é \u0000\u007f ~__proto__";
test("text goes to the kernel and comes back unit by unit", async () => {
  const echo = await lab.open([
    `import * as ui from "inlay";
const text = ui.Textbox({ label: "Text" }), back = ui.Textbox({ label: "Back" });
text.input((given) => given, text, back);
const number = ui.Number({ label: "N", value: -0 });
ui.Blocks([text, back, number])`,
    `back.value = "\\ud800|" + Object.is(number.value, -0)`,
  ]);
  await echo.runCell(0);
  await echo.app(0).getByLabel("Text").fill(odd);
  await expectValue(echo.app(0).getByLabel("Back"), odd);
  await echo.runCell(1);
  const back = echo.app(0).getByLabel("Back");
  await until("the lone surrogate", () => back.evaluate((field: HTMLTextAreaElement) => field.value.charCodeAt(0) === 0xd800));
  expect(await back.evaluate((field: HTMLTextAreaElement) => field.value.slice(1))).toBe("|true");
});

test.each([
  ["JupyterLab Light", 1600],
  ["JupyterLab Dark", 320],
])("in %s at %i px axe finds nothing serious, and nothing overflows", async (theme, width) => {
  const { page } = notebook;
  await notebook.wear(theme);
  await page.setViewportSize({ width, height: 3200 });
  await app.getByRole("button", { name: "Loud" }).click();
  await app.getByText("It went wrong.").waitFor();
  await page.evaluate(axe);
  const { violations } = await app.evaluate((element) =>
    (window as unknown as { axe: { run(on: Element): Promise<AxeResults> } }).axe.run(element),
  );
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(" ")} ${failureSummary}`).join("; ")}`)).toEqual([]); // prettier-ignore
  const overflow = await app.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await notebook.photograph(app, `components-${theme.split(" ")[1]}-${width}`);
});
