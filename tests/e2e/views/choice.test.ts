/** CheckboxGroup, RangeSlider, ColorPicker and DateTime, found by label and role, used by mouse and keys. */
import * as ui from "../../../src/index";
import { expectValue } from "../../support/browser";
import { until } from "../../support/processes";
import { useStage } from "../../support/use-stage";

const stage = useStage();
const holds = (component: { readonly value: unknown }, value: unknown) =>
  until(`the value ${JSON.stringify(value)}`, () => JSON.stringify(component.value) === JSON.stringify(value)).catch((error: Error) => {
    throw new Error(`${error.message}; it is ${JSON.stringify(component.value)}`);
  });
/** Each event of the component as it comes, with what it carries. */
function record<E extends string>(component: unknown, ...events: E[]): unknown[][] {
  const seen: unknown[][] = [];
  for (const event of events) {
    const listen = (component as Record<E, ui.Listener>)[event];
    listen((call: ui.Call) => void seen.push([event, call.event]), [], []);
  }
  return seen;
}

test("a CheckboxGroup is checked by mouse and space, alone and all at once", async () => {
  const box = ui.CheckboxGroup({ label: "Toppings", choices: [["Cheese", 1], ["Basil", 2], ["Olives", 3]], showSelectAll: true }); // prettier-ignore
  const seen = record(box, "select");
  const page = await stage.show(box);
  const group = page.getByRole("group", { name: "Toppings" });
  const all = group.getByRole("checkbox", { name: "Select all" });
  await group.getByRole("checkbox", { name: "Olives" }).click();
  await holds(box, [3]);
  expect(await all.evaluate((element: HTMLInputElement) => element.indeterminate)).toBe(true);
  await group.getByRole("checkbox", { name: "Cheese" }).press("Space");
  await holds(box, [3, 1]);
  await group.getByRole("checkbox", { name: "Olives" }).click();
  await holds(box, [1]);
  await all.click();
  await holds(box, [1, 2, 3]);
  expect(await all.isChecked()).toBe(true);
  await all.click();
  await holds(box, []);
  expect(seen).toEqual([
    ["select", { index: 2, value: 3, selected: true }],
    ["select", { index: 0, value: 1, selected: true }],
    ["select", { index: 2, value: 3, selected: false }],
  ]);
  box.value = 2;
  await until("the box", () => group.getByRole("checkbox", { name: "Basil" }).isChecked());
});

test("a static CheckboxGroup can only be read", async () => {
  const page = await stage.show(ui.CheckboxGroup({ label: "G", choices: ["a", "b"], value: ["b"], interactive: false }));
  expect(await page.getByRole("checkbox", { name: "a" }).isDisabled()).toBe(true);
  expect(await page.getByRole("checkbox", { name: "b" }).isChecked()).toBe(true);
});

test("a RangeSlider's ends move by keys, and never pass each other", async () => {
  const range = ui.RangeSlider({ label: "Price", maximum: 100, step: 10, value: [30, 50] });
  const seen = record(range, "release");
  const page = await stage.show(range);
  const [from, to] = [page.getByRole("slider", { name: "Price, from" }), page.getByRole("slider", { name: "Price, to" })];
  await from.press("ArrowRight");
  await holds(range, [40, 50]);
  await from.press("End");
  await holds(range, [50, 50]);
  await expectValue(from, "50");
  await from.press("ArrowRight");
  await expectValue(from, "50");
  await to.press("End");
  await holds(range, [50, 100]);
  await to.press("Home");
  await holds(range, [50, 50]);
  await until("the releases", () => seen.length >= 4);
  expect(seen[0]).toEqual(["release", [40, 50]]);
});

test("a RangeSlider's nearer end follows the pointer", async () => {
  const range = ui.RangeSlider({ label: "Price", maximum: 100, step: 10, value: [30, 50] });
  const seen = record(range, "release");
  const page = await stage.show(range);
  const { x, y, width, height } = (await page.locator(".track").boundingBox())!;
  const at = (value: number) => [x + 12 + (value / 100) * (width - 24), y + height / 2] as const;
  await page.mouse.click(...at(92));
  await holds(range, [30, 90]);
  await page.mouse.click(...at(8));
  await holds(range, [10, 90]);
  await page.mouse.move(...at(10));
  await page.mouse.down();
  await page.mouse.move(...at(60), { steps: 4 });
  await page.mouse.move(...at(98), { steps: 4 });
  await holds(range, [90, 90]);
  await page.mouse.up();
  // Both lie together now: the way that it is dragged says which one is meant.
  await page.mouse.move(...at(90));
  await page.mouse.down();
  await page.mouse.move(...at(40), { steps: 4 });
  await page.mouse.up();
  await holds(range, [40, 90]);
  await until("the releases", () => seen.length === 4);
  expect(seen.map(([, value]) => value)).toEqual([[30, 90], [10, 90], [90, 90], [40, 90]]); // prettier-ignore
});

test("a RangeSlider takes typed numbers within its bounds, and goes back", async () => {
  const range = ui.RangeSlider({ label: "Price", value: [30, 50] });
  const page = await stage.show(range);
  const from = page.getByRole("spinbutton", { name: "Price, from" });
  await from.fill("80");
  await from.press("Enter");
  await expectValue(from, "50");
  await holds(range, [50, 50]);
  const to = page.getByRole("spinbutton", { name: "Price, to" });
  await to.fill("1000");
  await to.press("Enter");
  await expectValue(to, "100");
  await page.getByRole("button", { name: "Reset Price" }).click();
  await holds(range, [30, 50]);
});

test("a static RangeSlider stays", async () => {
  const range = ui.RangeSlider({ label: "R", value: [20, 40], interactive: false });
  const page = await stage.show(range);
  await page.locator(".track").click({ position: { x: 300, y: 12 } });
  expect(await page.getByRole("slider", { name: "R, from" }).isDisabled()).toBe(true);
  expect(await page.getByRole("button").count()).toBe(0);
  expect(range.value).toEqual([20, 40]);
});

test("a colour is typed, as hex or as rgb(), or picked, and its transparency stays", async () => {
  const ink = ui.ColorPicker({ label: "Ink", value: "#11223380" });
  const seen = record(ink, "focus", "blur", "submit", "release");
  const page = await stage.show(ink);
  const [text, palette] = [page.getByLabel("Ink", { exact: true }), page.getByLabel("Ink, from a palette")];
  await expectValue(palette, "#112233");
  await palette.evaluate((input: HTMLInputElement) => {
    input.value = "#abcdef";
    for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
  });
  await holds(ink, "#abcdef80");
  await text.fill("rgb(255, 136");
  expect(await text.getAttribute("aria-invalid")).toBe("true");
  expect(ink.value).toBe("#abcdef80");
  await text.fill("rgb(255, 136, 0)");
  await holds(ink, "#ff8800");
  await text.press("Enter");
  await expectValue(text, "#ff8800");
  await text.fill("nothing that is a colour");
  await text.blur();
  await expectValue(text, "#ff8800");
  await text.fill("");
  await holds(ink, null);
  ink.value = "#0f0";
  await expectValue(text, "#00ff00");
  await text.blur();
  await until("the events", () => seen.filter(([event]) => event === "blur").length === 2);
  expect(seen.map(([event]) => event)).toEqual(["release", "focus", "submit", "blur", "focus", "blur"]);
});

test("a static ColorPicker can't be changed", async () => {
  const page = await stage.show(ui.ColorPicker({ label: "Ink", value: "#123456", interactive: false }));
  expect(await page.getByLabel("Ink", { exact: true }).isEditable()).toBe(false);
  expect(await page.getByLabel("Ink, from a palette").isDisabled()).toBe(true);
});

test("a DateTime shows the clock of its zone, and a browser elsewhere sets that clock", async () => {
  const start = ui.DateTime({ label: "Start", timezone: "Europe/Berlin", type: "string", value: "2024-03-30T23:30:00Z" });
  const seen = record(start, "submit");
  const page = await stage.show(start, { timezoneId: "America/New_York", locale: "en-US" });
  const field = page.getByLabel("Start");
  await expectValue(field, "2024-03-31T00:30");
  await page.getByText("Time in Europe/Berlin").waitFor();
  await field.fill("2024-03-31T02:30:15");
  await holds(start, "2024-03-31 03:30:15");
  await expectValue(field, "2024-03-31T03:30:15");
  // One part is typed at a time, the month first; the kernel's answers don't disturb the next one.
  await field.focus();
  await page.keyboard.type("10272024040506PM");
  await holds(start, "2024-10-27 16:05:06");
  await field.press("Enter");
  await until("the submission", () => seen.length === 1);
  expect(seen).toEqual([["submit", "2024-10-27 16:05:06"]]);
  await field.fill("");
  await holds(start, null);
});

test("a DateTime of days shows days alone; a static one can't be changed", async () => {
  const [day, shown] = [
    ui.DateTime({ label: "Day", includeTime: false, type: "string" }),
    ui.DateTime({ label: "Shown", includeTime: false, value: "2024-02-29", interactive: false }),
  ];
  const page = await stage.show(ui.Column([day, shown]));
  await page.getByLabel("Day").fill("2024-02-29");
  await holds(day, "2024-02-29");
  await expectValue(page.getByLabel("Shown"), "2024-02-29");
  expect(await page.getByLabel("Shown").isEditable()).toBe(false);
});

test("a Textbox tells which part is marked, and takes hints for keyboards, but nothing that acts", async () => {
  const attributes = { spellcheck: false, enterKeyHint: "send", onfocus: "document.title = 'acted'", style: "display: none" } as const;
  const text = ui.Textbox({ label: "Text", value: "one two three", htmlAttributes: attributes });
  const seen = record(text, "select");
  const page = await stage.show(text);
  const field = page.getByLabel("Text");
  expect(await field.getAttribute("enterkeyhint")).toBe("send");
  expect(await field.getAttribute("spellcheck")).toBe("false");
  expect(await field.getAttribute("onfocus")).toBeNull();
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 7));
  await until("the event", () => seen.length > 0);
  expect(seen[0]).toEqual(["select", { index: [4, 7], value: "two" }]);
});

test("a Dropdown tells of each choice that comes and goes, by its value", async () => {
  const box = ui.Dropdown({ label: "Cities", choices: [["Rome", 1], ["Oslo", 2]], multiselect: true, allowCustomValue: true }); // prettier-ignore
  const seen = record(box, "select");
  const page = await stage.show(box);
  const field = page.getByRole("combobox", { name: "Cities" });
  await field.click();
  await page.getByRole("option", { name: "Oslo" }).click();
  await field.fill("Ulm");
  await field.press("Enter");
  await page.getByRole("button", { name: "Remove Oslo" }).click();
  await until("the events", () => seen.length === 3);
  expect(seen.map(([, data]) => data)).toEqual([
    { index: 1, value: 2, selected: true },
    { index: -1, value: "Ulm", selected: true },
    { index: 1, value: 2, selected: false },
  ]);
});

test("a Button opens its link where it says, and no other kind of address", async () => {
  const there = ui.Button("There", { link: "https://example.org/", linkTarget: "_self" });
  const never = ui.Button("Never", { link: "javascript:document.title='acted'" });
  const page = await stage.show(ui.Column([there, never, ui.Button("Elsewhere", { link: "https://example.org/" })]));
  await page.evaluate(() => {
    window.open = (...given) => {
      (window as unknown as { opened: unknown[] }).opened = [...((window as unknown as { opened?: unknown[] }).opened ?? []), given];
      return null;
    };
  });
  for (const name of ["There", "Never", "Elsewhere"]) await page.getByRole("button", { name }).click();
  expect(await page.evaluate(() => (window as unknown as { opened: unknown[] }).opened)).toEqual([
    ["https://example.org/", "_self", "noopener,noreferrer"],
    ["https://example.org/", "_blank", "noopener,noreferrer"],
  ]);
});
