/** Sound as a person records, hears and changes it. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import * as ui from "../../../src/index";
import { joinSamples } from "../../../src/media/audio";
import { decodeWav, encodeWav } from "../../../src/media/wav";
import { until } from "../../support/processes";
import { hears, strengthOf, tone, writeWav } from "../../support/sounds";
import { photograph, useStage } from "../../support/use-stage";

const folder = mkdtempSync(path.join(tmpdir(), "inlay-media-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const RATE = 48_000;
const stage = useStage(hears(writeWav(path.join(folder, "microphone.wav"), tone(30, RATE, 440), RATE)));

const chime: ui.Sound = { data: tone(4, 16_000, 440), samplingRate: 16_000 };
const position = (page: Page, label: string) =>
  page.getByRole("group", { name: label }).getByRole("slider", { name: "Position" }).inputValue().then(Number);
/** What happens to a component, in order. */
function watch(sound: ui.Audio<never>, ...names: (keyof ui.AudioEvents<never>)[]): string[] {
  const happened: string[] = [];
  for (const name of names) (sound[name] as ui.Listener)(() => void happened.push(name), []);
  return happened;
}

test("a recording reaches the handler: its rate, its length, its pitch", async () => {
  const voice = ui.Audio({ label: "Voice", sources: ["microphone"], interactive: true, waveformOptions: { sampleRate: 16_000 } });
  const happened = watch(voice as never, "startRecording", "pauseRecording", "stopRecording", "input", "change", "upload", "clear");
  const page = await stage.show(voice);
  await page.getByRole("button", { name: "Record" }).click();
  await page.getByRole("img", { name: "How loud it is" }).waitFor();
  const time = page.getByRole("timer", { name: "Recorded" });
  await until("a second", async () => (await time.innerText()) === "0:01");
  await photograph(page.locator("inlay-app"), "Audio-recording");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Resume" }).click();
  await until("two seconds", async () => (await time.innerText()) === "0:02");
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Play Voice" }).waitFor();
  const { data, samplingRate } = await until("the samples", () => voice.value);
  const samples = data as Float32Array;
  expect(samplingRate).toBe(16_000);
  expect(samples.length / samplingRate).toBeGreaterThan(2);
  expect(samples.length / samplingRate).toBeLessThan(3.5);
  // A tenth of a second at a time: a busy machine's fake microphone may stumble.
  const parts = Array.from({ length: 20 }, (_, i) => samples.subarray(i * 1600, (i + 1) * 1600));
  const strengths = (frequency: number) => parts.map((part) => strengthOf(part, samplingRate, frequency)).sort((x, y) => x - y);
  expect(strengths(440)[10]).toBeGreaterThan(0.4);
  expect(strengths(523)[10]).toBeLessThan(0.1);
  expect(happened).toEqual(["startRecording", "pauseRecording", "change", "input", "stopRecording"]);
  await page.getByRole("button", { name: "Clear Voice" }).click();
  await page.getByRole("button", { name: "Record" }).waitFor();
  expect(voice.value).toBeNull();
});

test("a recording streams in: each sample once and in order, and the whole at the end", async () => {
  const voice = ui.Audio({ label: "Voice", sources: ["microphone"], streaming: true, required: true });
  const pieces: Float32Array[] = [];
  const rates = new Set<number>();
  voice.stream(
    async ({ data, samplingRate }) => {
      pieces.push(data as Float32Array);
      rates.add(samplingRate);
      // Slower than it is spoken: what waits is joined.
      await ui.sleep(250);
    },
    voice,
    [],
    { streamEvery: 0.1 },
  );
  const page = await stage.show(ui.Blocks([voice]));
  await page.getByRole("button", { name: "Record" }).click();
  await until("pieces while it is spoken", () => pieces.length >= 6);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Play Voice" }).waitFor();
  // Until it comes, the value is the last piece.
  const count = () => pieces.reduce((sum, { length }) => sum + length, 0);
  const whole = (await until("the whole", () => voice.value?.data.length === count() && voice.value.data)) as Float32Array;
  const heard = joinSamples(pieces);
  expect([...rates]).toHaveLength(1);
  expect(heard.length).toBe(whole.length);
  expect(Math.max(...heard.map((sample, i) => Math.abs(sample - whole[i]!)))).toBeLessThan(1 / 32_768);
  // A tone that misses no sample takes no step that is too great for it.
  const { length } = heard;
  const steps = heard.slice(4800, length - 4800).map((sample, i) => Math.abs(heard[i + 4801]! - sample));
  expect(Math.max(...steps)).toBeLessThan(2 * Math.PI * (440 / [...rates][0]!) * 0.5 * 1.2);
});

test("a microphone that isn't given is told of, and nothing else is broken", async () => {
  const page = await stage.show(ui.Audio({ label: "Voice", interactive: true }));
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await page.getByRole("button", { name: "Record" }).click();
  await page.getByRole("alert").filter({ hasText: "The browser didn't allow the microphone." }).waitFor();
  await page.getByText("Choose a file").waitFor();
});

test("the microphone is let go of when the component goes", async () => {
  const voice = ui.Audio({ label: "Voice", sources: ["microphone"] });
  const column = ui.Column([voice]);
  const page = await stage.show(ui.Blocks([column]));
  await page.evaluate(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => Object.assign(window, { given: await ask(wanted) }).given;
  });
  await page.getByRole("button", { name: "Record" }).click();
  await page.getByRole("timer").waitFor();
  const state = () => page.evaluate(() => (window as unknown as { given: MediaStream }).given.getTracks()[0]!.readyState);
  expect(await state()).toBe("live");
  voice.update({ visible: false });
  await until("the microphone to be free", async () => (await state()) === "ended");
});

test("it is played, paused, sought and sped up by keyboard", async () => {
  const sound = ui.Audio({ label: "Chime", value: chime, interactive: false, waveformOptions: { skipLength: 1 }, subtitles: "00:02.000 --> 00:03.000\nThe third second" }); // prettier-ignore
  const happened = watch(sound as never, "play", "pause", "stop", "end");
  const page = await stage.show(ui.Blocks([sound]));
  const seek = page.getByRole("slider", { name: "Position" });
  await until("its length", async () => (await seek.getAttribute("aria-valuetext")) === "0:00 of 0:04");
  await seek.press("ArrowRight");
  await seek.press("ArrowRight");
  await until("the third second", async () => (await position(page, "Chime")) === 2);
  await page.getByText("The third second").waitFor();
  await seek.press("Space");
  await page.getByRole("button", { name: "Pause Chime" }).waitFor();
  await until("playing", async () => (await position(page, "Chime")) > 2.1);
  await seek.press("Space");
  await page.getByRole("button", { name: "Play Chime" }).waitFor();
  await page.getByRole("combobox", { name: "Speed" }).selectOption("2");
  await page.getByRole("button", { name: "Mute" }).press("Enter");
  await page.getByRole("button", { name: "Mute", pressed: true }).waitFor();
  await page.getByRole("slider", { name: "Volume" }).press("ArrowLeft");
  await page.getByRole("button", { name: "Forward 1 seconds" }).click();
  await seek.press("Space");
  await until("the end", () => happened.includes("end"));
  expect(happened.slice(0, 2)).toEqual(["play", "pause"]);
  expect(happened.slice(-3)).toEqual(["play", "end", "stop"]);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download Chime" }).click()]);
  expect(decodeWav(readFileSync(await download.path()))).toStrictEqual({ channels: [chime.data], samplingRate: 16_000 });
});

test("the picture of a sound fits its place, after the place changed too", async () => {
  const page = await stage.show(ui.Audio({ label: "Chime", value: chime, interactive: false }));
  const picture = page.locator(".wave .picture");
  const widths = () =>
    picture.evaluate((place) => [
      place.clientWidth,
      place.firstElementChild!.firstElementChild!.shadowRoot!.querySelector(".wrapper")!.clientWidth,
    ]);
  for (const width of [900, 320]) {
    await page.setViewportSize({ width, height: 600 });
    await until(`a picture of ${width}`, async () => {
      const [place, drawn] = await widths();
      return place! < width && place === drawn;
    });
  }
});

test("it begins where it is told to, by itself, and again", async () => {
  const sound = ui.Audio({ label: "Chime", value: { data: tone(1, 16_000, 440), samplingRate: 16_000 }, interactive: false, autoplay: true, loop: true, playbackPosition: 0.5 }); // prettier-ignore
  const happened = watch(sound as never, "play", "end");
  const page = await stage.show(ui.Blocks([sound]));
  // Without a gesture of the user a browser may refuse.
  if (await page.getByRole("button", { name: "Play Chime" }).count()) await page.getByRole("button", { name: "Play Chime" }).click();
  await until("playing", () => happened.includes("play"));
  await until("the second half", async () => (await position(page, "Chime")) >= 0.5);
  await until("the beginning again", async () => (await position(page, "Chime")) < 0.5);
  expect(happened).not.toContain("end");
});

test("both ends are cut off by keyboard, to the sample", async () => {
  const sound = ui.Audio({ label: "Chime", value: chime, interactive: true });
  const page = await stage.show(sound);
  await until("its length", () => page.getByText("0:00 / 0:04").count());
  await page.getByRole("button", { name: "Trim Chime" }).click();
  const trim = page.getByRole("group", { name: "Trim" });
  await trim.getByRole("slider", { name: "Start" }).fill("1");
  await trim.getByRole("slider", { name: "End" }).fill("2.5");
  await trim.getByRole("slider", { name: "End" }).press("ArrowLeft");
  await photograph(page.locator("inlay-app"), "Audio-trim");
  await trim.getByRole("button", { name: "Trim" }).click();
  await page.getByText("0:00 / 0:01").waitFor();
  const cut = await until("the samples", () => (sound.value?.data.length === 23_840 ? sound.value : undefined));
  expect(cut).toStrictEqual({ data: (chime.data as Float32Array).slice(16_000, 39_840), samplingRate: 16_000 });
});

describe("an uploaded file", () => {
  const choose = (page: Page, name: string, buffer: Buffer) =>
    page.locator("input[type=file]").setInputFiles({ name, mimeType: "audio/any", buffer });

  test("WAV comes as it is, to the bit", async () => {
    const sound = ui.Audio({ label: "Song", interactive: true });
    const happened = watch(sound as never, "upload", "input");
    const page = await stage.show(sound);
    await choose(
      page,
      "song.wav",
      Buffer.from(encodeWav({ channels: [tone(1, 22_050, 300), tone(1, 22_050, 500)], samplingRate: 22_050 }, 32)),
    );
    await page.getByRole("button", { name: "Play Song" }).waitFor();
    expect(await until("the samples", () => sound.value)).toStrictEqual({ data: [tone(1, 22_050, 300), tone(1, 22_050, 500)], samplingRate: 22_050 }); // prettier-ignore
    expect(happened).toEqual(["input", "upload"]);
  });

  test("another kind is decoded by the page where samples are wanted, and comes as it is where a file is", async () => {
    const page = await stage.show(ui.Blocks([]));
    // The browser's own recorder makes the file.
    const recorded = await page.evaluate(async () => {
      const context = new AudioContext();
      const oscillator = new OscillatorNode(context, { frequency: 1000 });
      const out = context.createMediaStreamDestination();
      oscillator.connect(out);
      oscillator.start();
      const recorder = new MediaRecorder(out.stream, { mimeType: "audio/webm;codecs=opus" });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const ended = new Promise((resolve) => (recorder.onstop = resolve));
      recorder.start();
      while (context.currentTime < 1) await new Promise(requestAnimationFrame);
      recorder.stop();
      await ended;
      return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
    });
    const file = Buffer.from(recorded);
    const samples = ui.Audio({ label: "Samples", interactive: true, type: "mono" });
    const bytes = ui.Audio({ label: "Bytes", interactive: true, type: "buffer" });
    const first = await stage.show(samples);
    await choose(first, "tone.webm", file);
    await first.getByRole("button", { name: "Play Samples" }).waitFor();
    const { data, samplingRate } = await until("the samples", () => samples.value);
    expect(strengthOf(data.subarray(samplingRate * 0.3, samplingRate * 0.8), samplingRate, 1000)).toBeGreaterThan(0.5);
    const second = await stage.show(bytes);
    await choose(second, "tone.webm", file);
    await second.getByRole("button", { name: "Play Bytes" }).waitFor();
    expect(Buffer.compare(Buffer.from(await until("the bytes", () => bytes.value)), file)).toBe(0);
  });

  test("what is no sound is refused where it is dropped", async () => {
    const sound = ui.Audio({ label: "Song", interactive: true });
    const page = await stage.show(sound);
    await choose(page, "song.mp3", Buffer.from("ID3\x04no sound at all"));
    await page.getByRole("alert").filter({ hasText: "song.mp3: The browser can't play this file." }).waitFor();
    expect(sound.value).toBeNull();
  });
});

test("what a generator makes is played as it comes, without a gap or an overlap, and stands there as a whole", async () => {
  const make = ui.Button("Make");
  const sound = ui.Audio({ label: "Melody", streaming: true });
  const rate = 24_000;
  const notes = [262, 294, 330, 349, 392, 440].map((frequency) => tone(0.25, rate, frequency));
  make.click(
    async function* (call) {
      yield null;
      for (const data of notes) {
        yield ui.append({ data, samplingRate: rate });
        await ui.sleep(40, call);
      }
    },
    [],
    sound,
  );
  const happened = watch(sound as never, "play", "end");
  const page = await stage.show(ui.Blocks([make, sound]));
  await page.evaluate(() => {
    const starts: { when: number; data: number[] }[] = [];
    const start: unknown = Reflect.get(AudioBufferSourceNode.prototype, "start");
    AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, when = 0) {
      starts.push({ when, data: [...this.buffer!.getChannelData(0)] });
      (start as (when: number) => void).call(this, when);
    };
    Object.assign(window, { starts });
  });
  await page.getByRole("button", { name: "Make" }).click();
  await page.getByRole("group", { name: "Playing as it comes" }).waitFor();
  await page.getByRole("button", { name: "Play Melody" }).waitFor();
  await until("the end", () => happened.includes("end"));
  expect(happened).toEqual(["play", "end"]);
  const starts = await page.evaluate(() => (window as unknown as { starts: { when: number; data: number[] }[] }).starts);
  expect(starts.map(({ data }) => data)).toEqual(notes.map((note) => [...note]));
  for (const [i, { when }] of starts.entries()) if (i) expect(when).toBeCloseTo(starts[i - 1]!.when + 0.25, 9);
  expect(sound.value).toStrictEqual({ data: joinSamples(notes), samplingRate: rate });
});
