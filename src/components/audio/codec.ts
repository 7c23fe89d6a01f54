import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { isRate, isSound, joinPieces, MOST_SAMPLES, readChannels, type Audible, type SoundMedia } from "../../media/audio";
import { decodeSound, giveSamples, mediaOfFile, readMedia } from "../../media/audio.node";
import { mimeOfMedia } from "../../media/mime";
import { encodeWav } from "../../media/wav";
import { acceptFile, endings, takeBytes, takeFile, type FileMedia, type Kinds } from "../parts/media";
import type { audio } from "./spec";

type On = Context<typeof audio.props>;

const kinds: Kinds = {
  what: "sound",
  files: "a WAV, MP3, Ogg, FLAC, AAC, MP4 or WebM file",
  mimeOfFile: mediaOfFile,
  mimeOfBytes: mimeOfMedia,
  nameOf: (mime) => `audio.${endings[mime] ?? "bin"}`,
};
/** More samples than these travel as a file. */
const MOST_INLINE = 1_000_000;

/** What a page sent: a file that it brought, or a piece of what is spoken now. What stands there may stay. */
function accept(value: unknown, { props, files }: On, current: SoundMedia | null): SoundMedia | null {
  if (value === null) return null;
  const isPiece = typeof value === "object" && "pieces" in value && !("id" in value);
  if (isPiece) return acceptPiece(value, props.streaming);
  const media = acceptFile(value, files, kinds, current as FileMedia | null) as SoundMedia;
  if (media !== current && (props.type === "samples" || props.type === "mono") && media.mime !== "audio/wav")
    throw new TypeError(`expected a WAV file, which samples are read from; ${show(media.name)} is ${media.mime}`);
  return media;
}

function acceptPiece(value: { pieces: unknown; samplingRate?: unknown }, isStreaming: boolean): SoundMedia {
  if (!isStreaming) throw new TypeError("expected a whole sound: this isn't streaming");
  const [piece, ...more] = Array.isArray(value.pieces) ? (value.pieces as unknown[]) : [];
  if (more.length || !Array.isArray(piece)) throw new TypeError(`expected one piece of sound, got ${show(value.pieces)}`);
  const channels = piece as unknown[];
  const isPiece = channels.length === 1 && channels[0] instanceof Float32Array && isRate(value.samplingRate);
  if (!isPiece) throw new TypeError("expected samples of one channel and their rate");
  return toMedia([channels[0] as Float32Array], value.samplingRate as number);
}

const toMedia = (channels: Float32Array[], samplingRate: number): SoundMedia & { pieces: readonly Float32Array[][] } => ({
  id: crypto.randomUUID(),
  name: "audio.wav",
  mime: "audio/wav",
  samplingRate,
  pieces: [channels],
});

function give(media: SoundMedia, { props, files }: On): unknown {
  const { type } = props;
  if ("pieces" in media) {
    const whole = { channels: joinPieces(media.pieces), samplingRate: media.samplingRate };
    if (type === "samples" || type === "mono") return giveSamples(whole, type);
    const bytes = encodeWav(whole, 32);
    return type === "buffer" ? bytes : files.keep(media.name, bytes).path;
  }
  if (type === "filepath") return "file" in media ? files.get(media.file).path : files.keep(media.name, media.data).path;
  if (type === "buffer" && "data" in media) return new Uint8Array(media.data);
  return read(media, files).then((bytes) => (type === "buffer" ? new Uint8Array(bytes) : giveSamples(decodeSound(bytes), type)));
}

async function read(media: SoundMedia & ({ file: string } | { data: Uint8Array }), files: On["files"]): Promise<Uint8Array> {
  return "data" in media ? media.data : readMedia(files.get(media.file).path);
}

function take(value: unknown, { files }: On): SoundMedia {
  if (typeof value === "string") return takeFile(value, files, kinds);
  if (value instanceof Uint8Array) return takeBytes(new Uint8Array(value), files, kinds);
  if (!isSound(value))
    throw new TypeError(`expected a sound: { data, samplingRate }, the bytes of ${kinds.files}, or the path of one; got ${show(value)}`);
  const { channels, samplingRate } = readChannels(value);
  const isLong = channels.length * channels[0]!.length > MOST_INLINE;
  return isLong ? takeBytes(encodeWav({ channels, samplingRate }, 32), files, kinds) : toMedia(channels, samplingRate);
}

/** A sound that grows: the same one, with more pieces. */
function append(before: SoundMedia | null, part: SoundMedia | null): SoundMedia | null {
  if (!before || !part) return part ?? before;
  if (!("pieces" in before) || !("pieces" in part)) throw new TypeError("ui.append adds samples to samples; files can't be joined");
  const [was, is] = [before, part].map(({ samplingRate, pieces }) => `${pieces[0]!.length} × ${samplingRate} samples per second`);
  if (was !== is) throw new TypeError(`ui.append adds sound of one sort: there are ${was}, and ${is} came`);
  const count = [...before.pieces, ...part.pieces].reduce((sum, piece) => sum + piece.length * piece[0]!.length, 0);
  if (count > MOST_SAMPLES) throw new TypeError(`expected at most ${MOST_SAMPLES} samples, got ${count}`);
  return { ...before, pieces: [...before.pieces, ...part.pieces] };
}

export const codec: Codec<SoundMedia | null, unknown, Audible, typeof audio.props> = {
  isCostly: true,
  accept,
  preprocess: (media, on) => media && give(media, on),
  postprocess: take,
  append,
};
