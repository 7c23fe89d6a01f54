/** Samples of the files that a browser plays. */
import { mimeOfMedia } from "../../media/mime";
import { decodeWav, type Channels } from "../../media/wav";

/** Where the file doesn't say how many samples a second it has. */
const USUAL_RATE = 48_000;

/** The samples of a file, at its own rate. Rejects where the browser can't play it. */
export async function decodeFile(file: Blob): Promise<Channels> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (mimeOfMedia(bytes) === "audio/wav") return decodeWav(bytes);
  // A context decodes to its own rate.
  const context = new OfflineAudioContext(1, 1, rateOf(bytes) ?? USUAL_RATE);
  try {
    const decoded = await context.decodeAudioData(bytes.buffer);
    const channels = Array.from({ length: decoded.numberOfChannels }, (_, i) => decoded.getChannelData(i));
    return { channels, samplingRate: decoded.sampleRate };
  } catch (error) {
    throw new Error("The browser can't play this file.", { cause: error });
  }
}

/** Samples per second, by the header of a FLAC, Ogg Vorbis or MP3 file. */
function rateOf(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mimeOfMedia(bytes)) {
    case "audio/flac":
      // STREAMINFO comes first; the rate is 20 bits.
      return bytes.length > 21 ? view.getUint32(18) >>> 12 : undefined;
    case "audio/ogg": {
      // The first page's only packet; Opus always has 48,000.
      const isVorbis = String.fromCharCode(...bytes.subarray(29, 35)) === "vorbis";
      return isVorbis && bytes.length > 44 ? view.getUint32(40, true) : USUAL_RATE;
    }
    case "audio/mpeg":
      return rateOfMp3(view);
    default:
      return undefined;
  }
}

function rateOfMp3(view: DataView): number | undefined {
  // A tag may come first; its length is four times seven bits.
  const hasTag = view.byteLength > 10 && view.getUint16(0) === 0x4944;
  const length = hasTag ? [6, 7, 8, 9].reduce((sum, at) => (sum << 7) | (view.getUint8(at) & 127), 0) + 10 : 0;
  if (length + 4 > view.byteLength) return undefined;
  const header = view.getUint32(length);
  if (header >>> 21 !== 0x7ff) return undefined;
  const rate = [44_100, 48_000, 32_000][(header >>> 10) & 3];
  const half = [4, undefined, 2, 1][(header >>> 19) & 3];
  return rate && half && rate / half;
}
