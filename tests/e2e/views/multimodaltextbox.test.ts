/** A MultimodalTextbox: text, and files by picker, drop, paste and microphone. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import * as ui from "../../../src/index";
import { expectValue } from "../../support/browser";
import { until } from "../../support/processes";
import { useStage } from "../../support/use-stage";

const stage = useStage(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]);
const photo = path.resolve("notebooks", "data", "chelsea.png");
const names = (box: ui.MultimodalTextbox) => box.value.files.map((file) => path.basename(file));

/** Gives the field something by hand or from the clipboard. */
async function give(page: Page, event: "drop" | "paste", file: string | undefined, text = ""): Promise<void> {
  await page.locator("textarea").evaluate(
    (area, [type, name, words]) => {
      const data = new DataTransfer();
      if (name) data.items.add(new File(["a,b"], name, { type: "text/csv" }));
      else data.setData("text/plain", words);
      const options = { bubbles: true, composed: true, cancelable: true };
      area.dispatchEvent(
        type === "drop"
          ? new DragEvent("drop", { ...options, dataTransfer: data })
          : new ClipboardEvent("paste", { ...options, clipboardData: data }),
      );
    },
    [event, file, text] as const,
  );
}

test("text and files reach the handler, and each file can be taken away", async () => {
  const box = ui.MultimodalTextbox({ label: "Question", fileCount: "multiple" });
  const seen: ui.MultimodalValue[] = [];
  box.submit((message) => void seen.push(message), box, []);
  const page = await stage.show(box);
  const field = page.getByLabel("Question", { exact: true });
  await field.fill("Which animal?");
  const picker = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await picker).setFiles(photo);
  await page.getByText("chelsea.png").waitFor();
  await give(page, "drop", "dropped.csv");
  await page.getByText("dropped.csv").waitFor();
  await give(page, "paste", "pasted.csv");
  await page.getByText("pasted.csv").waitFor();
  await page.getByRole("button", { name: "Remove dropped.csv" }).click();
  await field.press("Enter");
  await until("the handler", () => seen.length === 1);
  expect(seen[0]!.text).toBe("Which animal?");
  expect(seen[0]!.files.map((file) => path.basename(file))).toEqual(["chelsea.png", "pasted.csv"]);
  expect(readFileSync(seen[0]!.files[0]!)).toEqual(readFileSync(photo));
  box.value = { text: "", files: [] };
  await expectValue(field, "");
  expect(await page.getByRole("listitem").count()).toBe(0);
});

test("a single file takes the place of the one before; another type is refused", async () => {
  const box = ui.MultimodalTextbox({ label: "Q", fileTypes: [".csv"] });
  const page = await stage.show(box);
  await give(page, "drop", "one.csv");
  await page.getByText("one.csv").waitFor();
  await give(page, "drop", "two.csv");
  await page.getByText("two.csv").waitFor();
  await until("one file", () => names(box).join() === "two.csv");
  await give(page, "drop", "three.exe");
  await page.getByText("three.exe: expected a file of type .csv").waitFor();
  expect(names(box)).toEqual(["two.csv"]);
});

test("long text that is pasted becomes a file", async () => {
  const box = ui.MultimodalTextbox({ label: "Q", maxPlainTextLength: 10 });
  const page = await stage.show(box);
  await give(page, "paste", undefined, "x".repeat(11));
  await page.getByText("pasted.txt").waitFor();
  await until("the file", () => box.value.files.length === 1);
  expect(readFileSync(box.value.files[0]!, "utf8")).toBe("x".repeat(11));
  expect(box.value.text).toBe("");
});

test("what is said is recorded, and heard by the handler", async () => {
  const box = ui.MultimodalTextbox({ label: "Q", sources: ["microphone"] });
  const page = await stage.show(box);
  expect(await page.getByRole("button", { name: "Attach a file" }).count()).toBe(0);
  await page.getByRole("button", { name: "Record sound" }).click();
  const stop = page.getByRole("button", { name: "Stop recording" });
  await stop.waitFor();
  await stop.click();
  await page.getByText("recording.wav").waitFor();
  await until("the file", () => box.value.files.length === 1);
  expect(readFileSync(box.value.files[0]!).toString("latin1", 0, 4)).toBe("RIFF");
});

test("the buttons submit and stop; Shift+Enter submits several lines", async () => {
  const box = ui.MultimodalTextbox({ label: "Q", lines: 3, submitBtn: "Send", stopBtn: true });
  const seen: string[] = [];
  box.submit(() => void seen.push("submit"));
  box.stop(() => void seen.push("stop"));
  const page = await stage.show(box);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  const field = page.getByLabel("Q", { exact: true });
  await field.press("Enter");
  await field.press("Shift+Enter");
  await until("the events", () => seen.length === 3);
  expect(seen).toEqual(["submit", "stop", "submit"]);
  await until("the line", () => box.value.text === "\n");
});

test("a static one shows its text and files, and takes none", async () => {
  const box = ui.MultimodalTextbox({ label: "Q", value: { text: "Seen", files: [photo] }, interactive: false });
  const page = await stage.show(box);
  await page.getByText("chelsea.png").waitFor();
  expect(await page.getByLabel("Q", { exact: true }).isEditable()).toBe(false);
  expect(await page.getByRole("button").count()).toBe(0);
  await give(page, "drop", "more.csv");
  expect(names(box)).toEqual(["chelsea.png"]);
});
