/** A Code editor: typed into, left by keys, streamed into, and only looked at. */
import * as ui from "../../../src/index";
import { until } from "../../support/processes";
import { useStage } from "../../support/use-stage";

const stage = useStage();
const holds = (code: ui.Code, text: string) => until(`the code ${JSON.stringify(text)}`, () => code.value === text);

test("what is typed reaches the kernel; Tab indents, and Escape lets it leave", async () => {
  const code = ui.Code({ label: "Source", language: "typescript" });
  const page = await stage.show(ui.Column([code, ui.Textbox({ label: "Next" })]));
  const editor = page.getByRole("textbox", { name: "Source" });
  await editor.click();
  await page.keyboard.type("if (a) {\nb();");
  await holds(code, "if (a) {\n  b();");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await holds(code, "if (a) {\n    b();");
  await page.keyboard.press("ControlOrMeta+z");
  await holds(code, "if (a) {\n  b();");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await until("the next field", () => page.getByLabel("Next").evaluate((field) => field.matches(":focus")));
});

test("what is streamed in changes only what differs: the cursor stays where it was", async () => {
  const code = ui.Code({ label: "Source", value: "one\ntwo\nthree" });
  const page = await stage.show(code);
  const editor = page.getByRole("textbox", { name: "Source" });
  await editor.click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowDown");
  const second = await page.locator(".cm-line").nth(1).elementHandle();
  code.value = "one\ntwo\nthree\nfour";
  await page.getByText("four").waitFor();
  code.value = "0\n1\ntwo\nthree\nfour";
  await page.getByText("1", { exact: true }).last().waitFor();
  expect(await second.evaluate((line) => line.isConnected)).toBe(true);
  await page.keyboard.type("x");
  await holds(code, "0\n1\nxtwo\nthree\nfour");
  // Undone is what the user did, not what the kernel wrote.
  await page.keyboard.press("ControlOrMeta+z");
  await holds(code, "0\n1\ntwo\nthree\nfour");
});

test("text is kept unit by unit, line breaks of Windows too", async () => {
  const code = ui.Code({ label: "Source", value: "a\r\nb\u2028c\ud83d\ude00\ud800" });
  const page = await stage.show(code);
  await page.getByRole("textbox", { name: "Source" }).click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("x");
  await holds(code, "xa\r\nb\u2028c\ud83d\ude00\ud800");
});

test.each(["typescript", "python", "sql", "sql-hive", "dockerfile", "latex", "markdown", "yaml"] as const)(
  "words of %s are coloured, by a grammar that loads alone",
  async (language) => {
    const text = { typescript: "const a = 1;", python: "def f(): pass", sql: "SELECT 1", "sql-hive": "SELECT 1", dockerfile: "FROM node:22", latex: "\\begin{x}", markdown: "# Title", yaml: "a: 1" }[language]; // prettier-ignore
    const page = await stage.show(ui.Code({ label: "C", language, value: text }));
    await page.locator(".cm-line span[class]").first().waitFor();
    const colours = await page
      .locator(".cm-line span[class]")
      .evaluateAll((spans) => spans.map((span) => getComputedStyle(span).color !== getComputedStyle(span.closest(".cm-line")!).color));
    expect(colours).toContain(true);
  },
);

test("words are proposed where that is asked for", async () => {
  const code = ui.Code({ label: "C", autocomplete: true, value: "international\n" });
  const page = await stage.show(code);
  await page.getByRole("textbox", { name: "C" }).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("inter");
  await page.getByRole("option", { name: "international" }).waitFor();
  // CodeMirror takes no key for a choice in the first moment after a list opens.
  await until("the word", async () => {
    if (await page.getByRole("option").count()) await page.keyboard.press("Enter");
    return code.value.startsWith("international\ninternational");
  });
});

test("a static one is marked and copied, and never changed", async () => {
  const code = ui.Code({ label: "C", value: "look at me", interactive: false });
  const page = await stage.show(code, { permissions: ["clipboard-read", "clipboard-write"] });
  const editor = page.getByRole("textbox", { name: "C" });
  expect(await editor.getAttribute("aria-readonly")).toBe("true");
  await editor.focus();
  await page.keyboard.type("x");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("look at me");
  code.value = "another";
  await page.getByText("another").waitFor();
  await page.getByRole("button", { name: "Copy C" }).click();
  await until("the copy", async () => (await page.evaluate(() => navigator.clipboard.readText())) === "another");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download C" }).click();
  expect((await download).suggestedFilename()).toBe("code.txt");
  expect(code.value).toBe("another");
});

test("options change while it stands: lines wrap, numbers go, another language comes", async () => {
  const code = ui.Code({ label: "C", value: `const a = "${"x".repeat(500)}";` });
  const page = await stage.show(code);
  await page.locator(".cm-lineNumbers").waitFor();
  code.update({ wrapLines: true, showLineNumbers: false, language: "javascript" });
  await page.locator(".cm-lineWrapping").waitFor();
  await page.locator(".cm-line span[class]").first().waitFor();
  expect(await page.locator(".cm-lineNumbers").count()).toBe(0);
});

test("an unknown language is refused when the editor is made", () => {
  expect(() => ui.Code({ language: "typscript" as "typescript" })).toThrow('Code has no language "typscript"; did you mean "typescript"?');
});
