/** The Code editor in JupyterLab, whose own CodeMirror it shares. */
import { until } from "../support/processes";
import { expectValue } from "../support/browser";
import { useLab } from "../support/use-lab";

const lab = useLab();

test("typed code reaches the handler, its words wear JupyterLab's colours, and no second CodeMirror loads", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
const source = ui.Code({ label: "Source", language: "typescript" }), count = ui.Textbox({ label: "Count" });
source.input((text) => \`\${text.split("\\n").length}: \${text}\`, source, count);
ui.Blocks([source, count])`,
    `source.value = "const answer = 42;\\n// streamed"`,
  ]);
  await notebook.runCell(0);
  const app = notebook.app(0);
  const editor = app.getByRole("textbox", { name: "Source" });
  await editor.click();
  await notebook.page.keyboard.type("const dd = 1;\naa();");
  await expectValue(app.getByLabel("Count"), "2: const dd = 1;\naa();");
  const keyword = app.locator(".cm-line span", { hasText: /^const$/ });
  await keyword.waitFor();
  const colourOf = (name: string) =>
    keyword.evaluate((span, property) => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = `var(${property})`;
      const pair = [getComputedStyle(span).color, getComputedStyle(probe).color];
      probe.remove();
      return pair;
    }, name);
  const [worn, wanted] = await colourOf("--jp-mirror-editor-keyword-color");
  expect(worn).toBe(wanted);
  await notebook.photograph(app, "code-lab");

  const urls = await notebook.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const own = [...new Set(urls.filter((url) => url.includes("/extensions/inlay/") && url.includes(".js")))];
  const scripts = await Promise.all(own.map(async (url) => (await fetch(url)).text()));
  expect(scripts.some((script) => script.includes("Press Escape, then Tab"))).toBe(true);
  expect(scripts.some((script) => script.includes("cm-widgetBuffer"))).toBe(false);

  // Escape leaves the editor by the next Tab, and not the app.
  await notebook.page.keyboard.press("Escape");
  await notebook.page.keyboard.press("Tab");
  await until("the next field", () => app.getByLabel("Count").evaluate((field) => field.matches(":focus")));

  await notebook.runCell(1);
  await until("the code", async () => (await editor.innerText()).includes("// streamed"));
});
