/** The tracks of cameras and microphones that a page was given. */
import type { Page } from "playwright-core";

/** Keeps those that are given from now on. */
export const keepTracks = (page: Page) =>
  page.evaluate(() => {
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { tracks });
    const devices = navigator.mediaDevices;
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });

/** Whether each is live, which is what the light of the camera shows, or ended. */
export const statesOfTracks = (page: Page) =>
  page.evaluate(() => (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState));
