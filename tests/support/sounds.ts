/** Sounds that tests make and tell apart. */
import { writeFileSync } from "node:fs";
import { encodeWav } from "../../src/media/wav";

/** A tone of these frequencies together, in Hz. */
export const tone = (seconds: number, samplingRate: number, ...frequencies: number[]): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * samplingRate) }, (_, i) =>
    frequencies.reduce((sum, frequency) => sum + (0.5 / frequencies.length) * Math.sin((2 * Math.PI * frequency * i) / samplingRate), 0),
  );

/** Writes a file that Chromium's fake microphone plays, and gives its path. */
export function writeWav(file: string, samples: Float32Array, samplingRate: number): string {
  writeFileSync(file, encodeWav({ channels: [samples], samplingRate }, 16));
  return file;
}

/** How strong a frequency is in a sound, from 0 to 1: Goertzel's algorithm. */
export function strengthOf(samples: Float32Array, samplingRate: number, frequency: number): number {
  const factor = 2 * Math.cos((2 * Math.PI * frequency) / samplingRate);
  let [before, last] = [0, 0];
  for (const sample of samples) [before, last] = [last, sample + factor * last - before];
  return (2 * Math.sqrt(Math.max(0, last ** 2 + before ** 2 - factor * last * before))) / samples.length;
}

/** The flags that make Chromium hear this file, again and again, without asking anybody. */
export const hears = (file: string): string[] => [
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-audio-capture=${file}`,
];
