/** Files through the real thing: large ones, at what rate and in how much memory, and what a lost connection does to them. */
import { createHash, randomFillSync } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { KernelTap } from "../support/kernel-tap";
import { until } from "../support/processes";
import { useLab } from "../support/use-lab";

const lab = useLab();
const MB = 1_000_000;

/** A file of noise, and its SHA-256. */
function makeNoise(name: string, size: number): { file: string; sha256: string } {
  const file = path.join(lab.lab.folder, name);
  const hash = createHash("sha256");
  const descriptor = openSync(file, "w");
  const piece = Buffer.alloc(MB);
  for (let left = size; left > 0; left -= MB) {
    randomFillSync(piece);
    hash.update(piece);
    writeSync(descriptor, piece);
  }
  closeSync(descriptor);
  return { file, sha256: hash.digest("hex") };
}

const app = `import * as ui from "inlay";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
const file = ui.File({ label: "File" });
const sum = ui.Textbox({ label: "Sum" }), memory = ui.Number({ label: "Memory" });
let before = process.memoryUsage.rss(), most = 0;
setInterval(() => { most = Math.max(most, process.memoryUsage.rss() - before); }, 20).unref();
file.upload(async (place) => {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(place!)) hash.update(piece);
  return [hash.digest("hex"), most];
}, file, [sum, memory]);
ui.Blocks([file, sum, memory])`;

test("200 MB go up whole, fast, and in little memory", async () => {
  const { file, sha256 } = makeNoise("noise.bin", 200 * MB);
  const notebook = await lab.open([app]);
  await notebook.runCell(0);
  const session = await notebook.page.context().newCDPSession(notebook.page);
  const heap = async () => {
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return usedSize;
  };
  const heapBefore = await heap();
  const started = performance.now();
  await notebook.app(0).getByLabel("File").last().setInputFiles(file);
  let heapMost = 0;
  const seen = await until(
    "the sum",
    async () => {
      heapMost = Math.max(heapMost, (await heap()) - heapBefore);
      return notebook.app(0).getByLabel("Sum").inputValue();
    },
    120_000,
  );
  const seconds = (performance.now() - started) / 1000;
  const grown = Number(await notebook.app(0).getByLabel("Memory").inputValue());
  console.log(
    `200 MB in ${seconds.toFixed(1)} s, ${(200 / seconds).toFixed(1)} MB/s; kernel +${(grown / MB).toFixed(0)} MB, page's heap +${(heapMost / MB).toFixed(0)} MB`,
  );
  expect(seen).toBe(sha256);
  expect(grown).toBeLessThan(150 * MB);
  expect(heapMost).toBeLessThan(150 * MB);
  rmSync(file);
});

test("64 MB of bytes go to a handler and back", async () => {
  const { file, sha256 } = makeNoise("bytes.bin", 64 * MB);
  const notebook = await lab.open([
    `import * as ui from "inlay";
const file = ui.File({ label: "File", type: "binary", required: true }), back = ui.File({ label: "Back" });
file.upload((bytes) => ({ name: "back.bin", data: bytes }), file, back);
ui.Blocks([file, back])`,
  ]);
  await notebook.runCell(0);
  await notebook.app(0).getByLabel("File").last().setInputFiles(file);
  const downloading = notebook.page.waitForEvent("download", { timeout: 60_000 });
  await notebook.app(0).getByRole("button", { name: "Download back.bin" }).click({ timeout: 30_000 });
  const came = await (await downloading).path();
  expect(createHash("sha256").update(readFileSync(came)).digest("hex")).toBe(sha256);
  rmSync(file);
});

test("an upload goes on where its connection was cut", async () => {
  const { file, sha256 } = makeNoise("cut.bin", 30 * MB);
  const tap = new KernelTap();
  const notebook = await lab.open([app], { tap });
  await notebook.runCell(0);
  await notebook.app(0).getByLabel("File").last().setInputFiles(file);
  const sent = () =>
    tap.sent.filter(({ content }) => (content.data as { content?: { type?: string } } | undefined)?.content?.type === "chunk").length;
  await until("a half of it to be on its way", () => sent() > 20);
  tap.isCut = true;
  const before = sent();
  await until("pieces to get lost", () => sent() > before || sent() >= 24);
  tap.isCut = false;
  await until("the sum", async () => (await notebook.app(0).getByLabel("Sum").inputValue()) === sha256, 60_000);
  // What had come wasn't sent again.
  expect(sent()).toBeLessThan(58 + 8);
  rmSync(file);
});

test("an upload into a kernel that goes says so at once, and works when it is tried again", async () => {
  const { file, sha256 } = makeNoise("gone.bin", 100 * MB);
  const notebook = await lab.open([app]);
  await notebook.runCell(0);
  await notebook.app(0).getByLabel("File").last().setInputFiles(file);
  await notebook.app(0).getByRole("progressbar", { name: "Uploading gone.bin" }).waitFor();
  await notebook.restartKernel();
  await notebook.app(0).getByText("gone.bin: The kernel is gone").waitFor({ timeout: 10_000 });
  await notebook.idle();
  await notebook.runCell(0);
  await notebook.app(0).getByLabel("File").last().setInputFiles(file);
  await until("the sum", async () => (await notebook.app(0).getByLabel("Sum").inputValue()) === sha256, 60_000);
  rmSync(file);
});
