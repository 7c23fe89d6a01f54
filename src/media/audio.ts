/** Sound as handlers hold it. */

/** Samples from -1 to 1: of one channel, or a list with the samples of each. `samplingRate` is in samples per second. */
export interface Sound {
  data: Float32Array | Float32Array[];
  samplingRate: number;
}

/** Samples of one channel. */
export interface MonoSound {
  data: Float32Array;
  samplingRate: number;
}

/** What transformers.js gives: its `RawAudio`. */
export interface RawSound {
  audio: Float32Array | Float32Array[];
  sampling_rate: number;
}

/** Samples as devices and files have them, from -32768 to 32767. */
export interface Int16Sound {
  data: Int16Array | Int16Array[];
  samplingRate: number;
}

/** What can be shown as sound: samples, the bytes of a WAV, MP3, Ogg, FLAC, AAC, MP4 or WebM file, or the path of one. */
export type Audible = Sound | Int16Sound | RawSound | Uint8Array | string;

/** What a handler gets of a sound, by `type`. */
export interface AudioTypes {
  samples: Sound;
  mono: MonoSound;
  filepath: string;
  buffer: Uint8Array;
}

/** Sound as it travels: samples in pieces, each a list of channels; a file of the kernel's; or a file's bytes. */
export type SoundMedia = { id: string; name: string; mime: string } & (
  { samplingRate: number; pieces: readonly Float32Array[][] } | { data: Uint8Array } | { file: string }
);

/** A sound of more samples, over all channels, isn't held: they would fill the memory. As floats they are 400 MB. */
export const MOST_SAMPLES = 100_000_000;
export const MOST_CHANNELS = 32;
const MOST_RATE = 768_000;

export const isRate = (rate: unknown): rate is number =>
  typeof rate === "number" && Number.isInteger(rate) && rate >= 1 && rate <= MOST_RATE;

export function isSound(value: unknown): value is Sound | Int16Sound | RawSound {
  if (typeof value !== "object" || value === null) return false;
  return ("audio" in value && "sampling_rate" in value) || ("data" in value && "samplingRate" in value);
}

/** Its channels as floats of their own, which nobody else writes to. Throws an Error that says what doesn't fit. */
export function readChannels(sound: Sound | Int16Sound | RawSound): { channels: Float32Array[]; samplingRate: number } {
  const [data, samplingRate] = "audio" in sound ? [sound.audio, sound.sampling_rate] : [sound.data, sound.samplingRate];
  if (!isRate(samplingRate)) throw new TypeError(`expected a sampling rate from 1 to ${MOST_RATE} per second, got ${String(samplingRate)}`);
  const list: readonly unknown[] = Array.isArray(data) ? data : [data];
  if (!list.length || list.length > MOST_CHANNELS) throw new TypeError(`expected 1 to ${MOST_CHANNELS} channels, got ${list.length}`);
  const channels = list.map(toFloats);
  const { length } = channels[0]!;
  const other = channels.find((channel) => channel.length !== length);
  if (other) throw new TypeError(`expected channels of one length, got ${length} and ${other.length} samples`);
  if (length * channels.length > MOST_SAMPLES)
    throw new TypeError(`expected at most ${MOST_SAMPLES} samples, got ${length * channels.length}`);
  return { channels, samplingRate };
}

function toFloats(samples: unknown): Float32Array {
  if (samples instanceof Float32Array) return samples.slice();
  if (samples instanceof Int16Array) return Float32Array.from(samples, (sample) => sample / 32_768);
  const got = ArrayBuffer.isView(samples) ? samples.constructor.name : Array.isArray(samples) ? "a list of numbers" : String(samples);
  throw new TypeError(`expected samples in a Float32Array or Int16Array, got ${got}`);
}

/** Pieces of a sound as one. */
export function joinPieces(pieces: readonly (readonly Float32Array[])[]): Float32Array[] {
  const count = pieces[0]?.length ?? 1;
  return Array.from({ length: count }, (_, channel) => joinSamples(pieces.map((piece) => piece[channel]!)));
}

export function joinSamples(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** All channels as one: their mean. */
export function mixDown(channels: readonly Float32Array[]): Float32Array {
  if (channels.length === 1) return channels[0]!;
  const mixed = new Float32Array(channels[0]!.length);
  for (const channel of channels) for (let i = 0; i < mixed.length; i++) mixed[i]! += channel[i]! / channels.length;
  return mixed;
}
