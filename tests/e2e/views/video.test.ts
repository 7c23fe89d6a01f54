/** Moving pictures as a person records, brings and sees them. */
import type { Page } from "playwright-core";
import * as ui from "../../../src/index";
import { mimeOfMedia } from "../../../src/media/mime";
import { until } from "../../support/processes";
import { photograph, useStage } from "../../support/use-stage";

const stage = useStage(["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]);

const film = (page: Page) => page.locator("video");
/** What happens to a component, in order. */
function watch(video: ui.Video<"buffer">, ...names: (keyof ui.VideoEvents<never>)[]): string[] {
  const happened: string[] = [];
  for (const name of names) (video[name] as ui.Listener)(() => void happened.push(name), []);
  return happened;
}

test("the camera's recording reaches the handler with its sound, is played, and comes back as it was", async () => {
  const video = ui.Video({ label: "Film", sources: ["webcam"], type: "buffer", interactive: true });
  const happened = watch(video, "startRecording", "stopRecording", "input", "play", "pause", "end", "stop", "clear");
  const page = await stage.show(video);
  await page.getByRole("button", { name: "Use the camera" }).click();
  await page.getByRole("button", { name: "Record" }).click();
  await page.getByRole("button", { name: "Stop" }).waitFor();
  const seconds = () => film(page).evaluate((each: HTMLVideoElement) => each.currentTime);
  const begun = await seconds();
  await until("a second", async () => (await seconds()) > begun + 1.2);
  await photograph(page.locator("inlay-app"), "Video-recording");
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Clear Film" }).waitFor();
  const bytes = await until("the bytes", () => video.value);
  expect(mimeOfMedia(bytes)).toBe("video/webm");
  expect(Buffer.from(bytes).includes("A_OPUS")).toBe(true);
  await until("its first picture", () => film(page).evaluate((each: HTMLVideoElement) => each.readyState >= 2 && each.videoWidth > 0));
  await film(page).evaluate((each: HTMLVideoElement) => each.play());
  await until("the end", () => happened.includes("end"));
  expect(happened).toEqual(["startRecording", "input", "stopRecording", "play", "end", "stop"]);

  // Shown to somebody else, from the bytes.
  const shown = ui.Video({ label: "Shown", value: bytes, interactive: false, height: 200, playbackPosition: 0.5, subtitles: "00:00.000 --> 00:05.000\nA <b>fake</b> & a film" }); // prettier-ignore
  const other = await stage.show(shown);
  await until("the place where it begins", () => film(other).evaluate((each: HTMLVideoElement) => each.currentTime >= 0.4));
  const cue = () => film(other).evaluate((each: HTMLVideoElement) => (each.textTracks[0]?.activeCues?.[0] as VTTCue | undefined)?.text);
  await until("the subtitle", async () => (await cue()) === "A fake &amp; a film");
  await photograph(other.locator("inlay-app"), "Video-shown");
  const [download] = await Promise.all([other.waitForEvent("download"), other.getByRole("button", { name: "Download Shown" }).click()]);
  expect(download.suggestedFilename()).toBe("video.webm");

  await page.getByRole("button", { name: "Clear Film" }).click();
  await page.getByRole("button", { name: "Use the camera" }).waitFor();
  expect(video.value).toBeNull();
});

test("a camera that is given back records nothing", async () => {
  const video = ui.Video({ label: "Film", includeAudio: false, interactive: true });
  const page = await stage.show(video);
  await page.getByRole("button", { name: "Use the camera" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Choose a file").waitFor();
  expect(video.value).toBeNull();
});

test("what the browser can't play is told, and may be cleared", async () => {
  const video = ui.Video({ label: "Film", interactive: true });
  const page = await stage.show(video);
  const buffer = Buffer.from("\0\0\0\x20ftypisom, and nothing else", "latin1");
  await page.locator("input[type=file]").setInputFiles({ name: "film.mp4", mimeType: "video/mp4", buffer });
  await page.getByRole("alert").filter({ hasText: "The browser can't play this file." }).waitFor();
  expect(video.value).toMatch(/film\.mp4$/);
  await page.getByRole("button", { name: "Clear Film" }).click();
  await page.getByText("Choose a file").waitFor();
});
