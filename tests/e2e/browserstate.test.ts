/** What the browser keeps, in a real notebook. */
import { expectValue } from "../support/browser";
import { until } from "../support/processes";
import { useLab } from "../support/use-lab";

const lab = useLab();

test("a value survives a reload, and a restart of the kernel", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
const word = ui.Textbox({ label: "Word" }), shown = ui.Textbox({ label: "Shown" });
const kept = ui.BrowserState({ word: "nothing" }, { storageKey: "e2e" });
word.submit((text) => ({ word: text }), word, kept);
kept.change((value) => value.word, kept, shown);
ui.Blocks([word, shown])`,
  ]);
  const app = () => notebook.app(0);
  await notebook.runCell(0);
  await app().getByLabel("Word").fill("seen before");
  await app().getByLabel("Word").press("Enter");
  await expectValue(app().getByLabel("Shown"), "seen before");
  await until(
    "it to be kept",
    async () => (await notebook.page.evaluate(() => localStorage.getItem("inlay:state:e2e"))) === '{"word":"seen before"}',
  );
  await notebook.save();
  await notebook.page.reload();
  await notebook.ready();
  await expectValue(app().getByLabel("Shown"), "seen before", 40_000);
  await notebook.restartKernel();
  await app().getByText("Disconnected from the kernel").waitFor();
  await notebook.idle();
  await notebook.runCell(0);
  await expectValue(app().getByLabel("Shown"), "seen before");
});
