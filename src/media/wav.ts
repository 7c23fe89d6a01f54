/** WAV files: samples with a header. Both sides write them, and the kernel reads what anybody may have written. */
import { isRate, MOST_CHANNELS, MOST_SAMPLES } from "./audio";

export interface Channels {
  channels: Float32Array[];
  samplingRate: number;
}

const PCM = 1;
const FLOAT = 3;
/** The format is told by the first two bytes of a longer header's identifier. */
const EXTENSIBLE = 0xfffe;
const HEADER = 44;

/** As 32-bit floats, which keep each sample as it is, or as the 16-bit integers that every program reads. */
export function encodeWav({ channels, samplingRate }: Channels, bits: 16 | 32): Uint8Array<ArrayBuffer> {
  const count = channels.length;
  const length = channels[0]!.length;
  const size = length * count * (bits / 8);
  const file = new Uint8Array(HEADER + size);
  const view = new DataView(file.buffer);
  const mark = (at: number, text: string) => [...text].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  mark(0, "RIFF");
  view.setUint32(4, HEADER - 8 + size, true);
  mark(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, bits === 32 ? FLOAT : PCM, true);
  view.setUint16(22, count, true);
  view.setUint32(24, samplingRate, true);
  view.setUint32(28, samplingRate * count * (bits / 8), true);
  view.setUint16(32, count * (bits / 8), true);
  view.setUint16(34, bits, true);
  mark(36, "data");
  view.setUint32(40, size, true);
  for (const [k, channel] of channels.entries()) {
    for (let i = 0; i < length; i++) {
      const at = HEADER + (i * count + k) * (bits / 8);
      if (bits === 32) view.setFloat32(at, channel[i]!, true);
      else view.setInt16(at, Math.max(-32_768, Math.min(32_767, Math.round(channel[i]! * 32_768))), true);
    }
  }
  return file;
}

interface Format {
  tag: number;
  count: number;
  samplingRate: number;
  bits: number;
}

/** Reads PCM of 8, 16, 24 or 32 bits, and floats of 32 or 64. Throws an Error that says what is wrong with the file. */
export function decodeWav(file: Uint8Array): Channels {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const text = (at: number) => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.length < 12 || text(0) !== "RIFF" || text(8) !== "WAVE") throw new TypeError("expected a WAV file; it doesn't begin like one");
  let format: Format | undefined;
  for (let at = 12; at + 8 <= file.length;) {
    const name = text(at);
    const size = view.getUint32(at + 4, true);
    const begin = at + 8;
    if (name === "fmt ") format = readFormat(view, begin, size);
    if (name === "data") {
      if (!format) throw new TypeError("the WAV file has samples before it says what they are");
      return readSamples(view, begin, size, format);
    }
    at = begin + size + (size % 2);
  }
  throw new TypeError("the WAV file has no samples");
}

function readFormat(view: DataView, at: number, size: number): Format {
  if (size < 16 || at + size > view.byteLength) throw new TypeError("the header of the WAV file is cut off");
  const tag = view.getUint16(at, true);
  const count = view.getUint16(at + 2, true);
  const samplingRate = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const format = { tag: tag === EXTENSIBLE && size >= 26 ? view.getUint16(at + 24, true) : tag, count, samplingRate, bits };
  if (count < 1 || count > MOST_CHANNELS) throw new TypeError(`expected a WAV file of 1 to ${MOST_CHANNELS} channels, got ${count}`);
  if (!isRate(samplingRate)) throw new TypeError(`the WAV file has ${String(samplingRate)} samples per second, which can't be`);
  if (!readerOf(format)) throw new TypeError(`the WAV file has samples of format ${format.tag} with ${bits} bits, which aren't read`);
  if (view.getUint16(at + 12, true) !== (count * bits) / 8) throw new TypeError("the header of the WAV file contradicts itself");
  return format;
}

function readSamples(view: DataView, begin: number, size: number, format: Format): Channels {
  const rest = view.byteLength - begin;
  // Programs that write while they record don't know the size yet.
  const isOpen = size === 0xffff_ffff || (size === 0 && rest > 0);
  if (!isOpen && size > rest) throw new TypeError(`the WAV file is cut off: ${size} bytes of samples are announced, ${rest} are there`);
  const { count, bits, samplingRate } = format;
  const width = bits / 8;
  const length = Math.floor((isOpen ? rest : size) / (count * width));
  if (length * count > MOST_SAMPLES) throw new TypeError(`expected at most ${MOST_SAMPLES} samples, the WAV file has ${length * count}`);
  const read = readerOf(format)!;
  const channels = Array.from({ length: count }, () => new Float32Array(length));
  for (const [k, channel] of channels.entries()) {
    for (let i = 0; i < length; i++) channel[i] = read(view, begin + (i * count + k) * width);
  }
  return { channels, samplingRate };
}

type Reader = (view: DataView, at: number) => number;

function readerOf({ tag, bits }: Format): Reader | undefined {
  return tag === PCM ? integers[bits] : tag === FLOAT ? floats[bits] : undefined;
}

const integers: Readonly<Record<number, Reader>> = {
  8: (view, at) => (view.getUint8(at) - 128) / 128,
  16: (view, at) => view.getInt16(at, true) / 32_768,
  24: (view, at) => (view.getUint8(at) + view.getInt16(at + 1, true) * 256) / 8_388_608,
  32: (view, at) => view.getInt32(at, true) / 2_147_483_648,
};
const floats: Readonly<Record<number, Reader>> = {
  32: (view, at) => view.getFloat32(at, true),
  64: (view, at) => view.getFloat64(at, true),
};
