/** The notebook about sound, with a microphone: a number is read while it is dialled. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { joinSamples } from "../../src/media/audio";
import { expectValue } from "../support/browser";
import { root } from "../support/lab";
import { hears, tone, writeWav } from "../support/sounds";
import { useLab } from "../support/use-lab";

const RATE = 48_000;
const folder = mkdtempSync(path.join(tmpdir(), "inlay-microphone-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** 1 5 9 0 on a telephone's keys, and then a long silence. */
const pairs: [number, number][] = [
  [697, 1209],
  [770, 1336],
  [852, 1477],
  [941, 1336],
];
const silence = (seconds: number) => new Float32Array(seconds * RATE);
const dialled = joinSamples([silence(1), ...pairs.flatMap((pair) => [tone(0.3, RATE, ...pair), silence(0.25)]), silence(60)]);
const lab = useLab({ flags: hears(writeWav(path.join(folder, "dialled.wav"), dialled, RATE)) });

test("digits appear while they are dialled", async () => {
  const { cells } = JSON.parse(readFileSync(path.join(root, "notebooks", "sound.ipynb"), "utf8")) as { cells: { source: string[] }[] };
  const notebook = await lab.open([cells[1]!.source.join(""), cells[3]!.source.join("")]);
  await notebook.runCell(0);
  await notebook.runCell(1);
  const app = notebook.app(1);
  await app.getByRole("button", { name: "Record" }).click();
  await app.getByRole("timer").waitFor();
  await expectValue(app.getByLabel("Dialled"), "1590", 30_000);
  // It is still being recorded.
  expect(await app.getByRole("button", { name: "Stop" }).count()).toBe(1);
  await notebook.photograph(app, "microphone");
  await app.getByRole("button", { name: "Stop" }).click();
  await app.getByRole("button", { name: "Play Telephone" }).waitFor();
  await expectValue(app.getByLabel("Dialled"), "1590");
});
