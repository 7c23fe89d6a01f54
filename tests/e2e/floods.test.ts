/** More than a default jupyter_server lets through, and files larger than it takes in one message. */
import { createHash, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expectValue, type NotebookPage } from "../support/browser";
import { until } from "../support/processes";
import { repeats, useLab } from "../support/use-lab";

const lab = useLab();

/** What a server says that dropped something, or a kernel that broke. */
const complaint = /rate exceeded|Traceback|Invalid Signature|EBUSY|Uncaught|Unhandled|\[inlay\]/i;

afterEach(() => {
  expect(
    lab.lab
      .log()
      .split("\n")
      .filter((line) => complaint.test(line)),
  ).toEqual([]);
});

test.each(repeats)("a value set 5,000 times, 10,000 yields at once, and 2,000 lines: the last shows, every line arrives (%i)", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
const count = ui.Number({ label: "Count" }), start = ui.Button("Yield"), last = ui.Number({ label: "Last" }), print = ui.Button("Print");
start.click(function* () { for (let i = 0; i < 10_000; i++) yield i; }, [], last);
print.click(() => { for (let i = 0; i < 2000; i++) console.log(\`line \${i}\`); }, [], []);
ui.Blocks([count, start, last, print])`,
    "for (let i = 0; i < 5000; i++) count.value = i;",
    `console.log("still answers")`,
  ]);
  await notebook.runCell(0);
  const app = notebook.app(0);
  await app.getByLabel("Count").waitFor();
  await notebook.runCell(1);
  await expectValue(app.getByLabel("Count"), "4999");
  await app.getByRole("button", { name: "Yield" }).click();
  await expectValue(app.getByLabel("Last"), "9999");
  await app.getByRole("button", { name: "Print" }).click();
  const lines = notebook.output(0).locator('[data-mime-type="application/vnd.jupyter.stdout"]');
  await until("the last line", async () => (await lines.allInnerTexts()).join("\n").includes("line 1999"));
  expect((await lines.allInnerTexts()).join("\n").trim().split("\n")).toEqual(Array.from({ length: 2000 }, (_, i) => `line ${i}`));
  await notebook.runCell(2);
  await notebook.output(2).getByText("still answers").waitFor();
});

test.each(repeats)("a file of 12 MB goes up with its progress shown, and the connection stays open (%i)", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
import { createHash } from "node:crypto";
ui.Interface({
  fn: (bytes) => createHash("sha256").update(bytes).digest("hex"),
  inputs: ui.File({ label: "Data", type: "binary", required: true }),
  outputs: ui.Textbox({ label: "Hash" }),
})`,
  ]);
  await notebook.runCell(0);
  const bytes = randomBytes(12 * 1024 * 1024);
  const file = path.join(lab.lab.folder, "data.bin");
  writeFileSync(file, bytes);
  const app = notebook.app(0);
  await notebook.page.evaluate(() => {
    const connection = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
    connection.connectionStatusChanged.connect((_, status) => ((window as { statuses?: string[] }).statuses ??= []).push(status));
  });
  const seen = watchProgress(app);
  await app.locator("input[type=file]").setInputFiles(file);
  await app.getByText("data.bin").last().waitFor();
  await app.getByText("12.6 MB").waitFor();
  await app.getByRole("button", { name: "Submit" }).click();
  await expectValue(app.getByLabel("Hash"), createHash("sha256").update(bytes).digest("hex"));
  expect((await seen).length).toBeGreaterThan(2);
  expect(await notebook.page.evaluate(() => (window as { statuses?: string[] }).statuses ?? [])).toEqual([]);
});

/** The fractions that the progress bar of an upload shows, until it goes. */
function watchProgress(app: ReturnType<NotebookPage["app"]>): Promise<number[]> {
  return app.evaluate(async (element) => {
    const fractions = new Set<number>();
    let came = false;
    for (;;) {
      const bar = element.shadowRoot!.querySelector("inlay-file")!.shadowRoot!.querySelector<HTMLProgressElement>("progress");
      if (bar) fractions.add(bar.value);
      came ||= bar !== null;
      if (came && !bar) return [...fractions];
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

test("a file that a handler answers with comes down whole", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
import { writeFileSync } from "node:fs";
ui.Interface({
  fn: () => { writeFileSync("answer.csv", "a,b\\n".repeat(700_000)); return "answer.csv"; },
  outputs: ui.File({ label: "Answer" }),
})`,
  ]);
  await notebook.runCell(0);
  const app = notebook.app(0);
  await app.getByRole("button", { name: "Generate" }).click();
  const coming = notebook.page.waitForEvent("download");
  await app.getByRole("button", { name: "Download answer.csv" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("answer.csv");
  expect(readFileSync(await download.path(), "utf8")).toBe("a,b\n".repeat(700_000));
});
