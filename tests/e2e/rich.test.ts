/** Rich text in a real JupyterLab: what it says is read, and nothing that Lab would act on. */
import { until } from "../support/processes";
import { useLab } from "../support/use-lab";

const lab = useLab();

test("a button in rich text, with the attributes of JupyterLab's command linker, runs no command when it is pressed", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
const attack = ["button", "a", "span", "b"].map((tag) =>
  \`<\${tag} href="#" data-commandlinker-command="inlay-test:run" data-commandlinker-args='{"by":"\${tag}"}'>press</\${tag}>\`).join(" ");
ui.Column([ui.Markdown("Markdown: " + attack + "\\n\\n$$x^2$$"), ui.HTML({ value: "HTML: " + attack })])`,
  ]);
  await notebook.runCell(0);
  const app = notebook.app(0);
  await app.locator("math").waitFor();
  const { page } = notebook;
  await page.evaluate(() => {
    const { commands } = window.jupyterapp as unknown as { commands: { addCommand(id: string, options: object): void } };
    commands.addCommand("inlay-test:run", { execute: () => void ((window as { ran?: number }).ran = 1) });
  });
  const words = await app.getByText(/^press$/).all();
  expect(words.length).toBeGreaterThanOrEqual(6);
  for (const word of words) await word.click();
  expect(await app.locator("[data-commandlinker-command]").count()).toBe(0);
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
  // The command is there, and runs for whoever may run it.
  await page.evaluate(() => window.jupyterapp.commands.execute("inlay-test:run"));
  await until("the command", () => page.evaluate(() => "ran" in window));
});
