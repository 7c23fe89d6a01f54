/** What sound becomes on its way between handlers and pages, and what is refused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as ui from "../../src/index";
import { decodeWav, encodeWav } from "../../src/media/wav";
import { mimeOfMedia } from "../../src/media/mime";
import { useLoopback } from "../support/loopback";

const it = useLoopback();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "inlay-media-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = (name: string, bytes: Uint8Array) => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
const wave = (length: number, step = 0.01) => Float32Array.from({ length }, (_, i) => Math.fround(Math.sin(i * step) * 0.9));
const left = wave(1000);
const right = wave(1000, 0.02);

/** What a handler gets of a component's value. */
async function given(component: ui.Component & ui.Block, value: unknown): Promise<unknown> {
  const run = ui.Button();
  const got: unknown[] = [];
  run.click((each: unknown) => void got.push(each), component);
  const page = it.loopback.show(ui.Blocks([component, run]));
  component.value = value;
  page.event("Run", "click");
  await page.until("a call", () => got.length > 0);
  return got[0];
}

describe("WAV", () => {
  test("floats come back to the bit, NaN and what is louder than 1 too", () => {
    const odd = new Float32Array([0, -0, 1, -1, 3.5, NaN, Infinity, 1e-38]);
    expect(decodeWav(encodeWav({ channels: [odd, odd], samplingRate: 22_050 }, 32))).toStrictEqual({ channels: [odd, odd], samplingRate: 22_050 }); // prettier-ignore
  });

  test("16 bits are as near as 16 bits can be, and no sample wraps around", () => {
    const { channels } = decodeWav(encodeWav({ channels: [left, new Float32Array(1000).fill(2)], samplingRate: 8000 }, 16));
    expect(Math.max(...channels[0]!.map((sample, i) => Math.abs(sample - left[i]!)))).toBeLessThanOrEqual(0.5 / 32_768 + 1e-9);
    expect(Math.min(...channels[1]!)).toBe(Math.fround(32_767 / 32_768));
  });

  /** A header as anybody may write it. */
  function file({
    tag = 1,
    count = 1,
    rate = 8000,
    bits = 16,
    align = (count * bits) / 8,
    size,
    data = new Uint8Array(),
    before = "",
    extensible = false,
  }: {
    tag?: number;
    count?: number;
    rate?: number;
    bits?: number;
    align?: number;
    size?: number;
    data?: Uint8Array;
    before?: string;
    extensible?: boolean;
  }): Uint8Array {
    // prettier-ignore
    const format = Buffer.alloc(extensible ? 40 : 16);
    format.writeUInt16LE(extensible ? 0xfffe : tag, 0);
    format.writeUInt16LE(count, 2);
    format.writeUInt32LE(rate, 4);
    format.writeUInt16LE(align, 12);
    format.writeUInt16LE(bits, 14);
    if (extensible) format.writeUInt16LE(tag, 24);
    const chunk = (name: string, body: Uint8Array, length = body.length) => {
      const head = Buffer.alloc(8);
      head.write(name, "latin1");
      head.writeUInt32LE(length, 4);
      return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
    };
    return Buffer.concat([Buffer.from("RIFF\0\0\0\0WAVE", "latin1"), ...(before ? [chunk(before, Buffer.from("odd"))] : []), chunk("fmt ", format), chunk("data", data, size)]); // prettier-ignore
  }

  test.each([
    ["8 bits", { bits: 8, data: Buffer.from([0, 128, 192]) }, [-1, 0, 0.5]],
    ["16 bits", { data: Buffer.from([0, 0x80, 0, 0, 0, 0x40]) }, [-1, 0, 0.5]],
    ["24 bits", { bits: 24, data: Buffer.from([0, 0, 0x80, 0, 0, 0, 0, 0, 0x40]) }, [-1, 0, 0.5]],
    ["32 bits", { bits: 32, data: Buffer.from([0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0x40]) }, [-1, 0, 0.5]],
    ["64-bit floats", { tag: 3, bits: 64, data: new Uint8Array(Float64Array.of(-1, 0, 0.5).buffer) }, [-1, 0, 0.5]],
    ["a longer header", { extensible: true, data: Buffer.from([0, 0x80, 0, 0, 0, 0x40]) }, [-1, 0, 0.5]],
    ["another chunk first, of odd length", { before: "LIST", data: Buffer.from([0, 0x40]) }, [0.5]],
    ["a size that wasn't known yet", { size: 0xffff_ffff, data: Buffer.from([0, 0x40]) }, [0.5]],
    ["no samples", {}, []],
  ])("%s are read", (_, header, samples) => {
    expect([...decodeWav(file(header)).channels[0]!]).toEqual(samples);
  });

  test.each([
    ["not one", Buffer.from("hello, world!"), "expected a WAV file; it doesn't begin like one"],
    ["no channels", file({ count: 0 }), "expected a WAV file of 1 to 32 channels, got 0"],
    ["too many channels", file({ count: 30_000 }), "expected a WAV file of 1 to 32 channels, got 30000"],
    ["no rate", file({ rate: 0 }), "the WAV file has 0 samples per second, which can't be"],
    ["a wild rate", file({ rate: 0xffff_ffff }), "the WAV file has 4294967295 samples per second, which can't be"],
    ["another codec", file({ tag: 0x55 }), "the WAV file has samples of format 85 with 16 bits, which aren't read"],
    ["no bits", file({ bits: 0 }), "the WAV file has samples of format 1 with 0 bits, which aren't read"],
    ["a contradiction", file({ align: 7 }), "the header of the WAV file contradicts itself"],
    ["more announced than there is", file({ size: 4_000_000_000 }), "the WAV file is cut off: 4000000000 bytes of samples are announced, 0 are there"], // prettier-ignore
    ["half a header", file({}).subarray(0, 30), "the header of the WAV file is cut off"],
    ["a header alone", file({}).subarray(0, 36), "the WAV file has no samples"],
    ["samples first", Buffer.from("RIFF\0\0\0\0WAVEdata\0\0\0\0", "latin1"), "the WAV file has samples before it says what they are"],
  ])("%s is refused", (_, bytes, message) => {
    expect(() => decodeWav(bytes)).toThrow(new TypeError(message));
  });
});

test.each([
  ["audio/wav", "RIFF\0\0\0\0WAVE"],
  ["audio/flac", "fLaC"],
  ["audio/ogg", "OggS\0\0"],
  ["video/webm", "\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm"],
  ["video/x-matroska", "\x1aE\xdf\xa3\x9fmatroska"],
  ["audio/mpeg", "ID3\x04"],
  ["audio/mpeg", "\xff\xfb\x90"],
  ["audio/aac", "\xff\xf1\x50"],
  ["audio/mp4", "\0\0\0\x20ftypM4A "],
  ["video/mp4", "\0\0\0\x20ftypisom"],
  ["video/quicktime", "\0\0\0\x14ftypqt  "],
  [undefined, "\0\0\0\x20ftypavif"],
  [undefined, "\x89PNG\r\n\x1a\n"],
  [undefined, "\xff\xd8\xff\xe0"],
  [undefined, "<svg xmlns="],
  [undefined, ""],
])("kinds are told by the first bytes: %s", (mime, bytes) => {
  expect(mimeOfMedia(Buffer.from(bytes, "latin1"))).toBe(mime);
});

describe("Audio gives", () => {
  const stereo: ui.Sound = { data: [left, right], samplingRate: 8000 };
  const file = encodeWav({ channels: [left, right], samplingRate: 8000 }, 32);

  test.each<[string, ui.Component & ui.Block, unknown, unknown]>([
    ["samples", ui.Audio(), { data: left, samplingRate: 8000 }, { data: left, samplingRate: 8000 }],
    ["channels", ui.Audio(), stereo, stereo],
    ["transformers.js' sound", ui.Audio(), { audio: left, sampling_rate: 16_000 }, { data: left, samplingRate: 16_000 }],
    ["integers", ui.Audio(), { data: Int16Array.of(-32_768, 0, 16_384), samplingRate: 8000 }, { data: Float32Array.of(-1, 0, 0.5), samplingRate: 8000 }], // prettier-ignore
    ["the samples of a file's bytes", ui.Audio(), file, stereo],
    ["one channel", ui.Audio({ type: "mono" }), { data: [Float32Array.of(1, 0), Float32Array.of(0, 0.5)], samplingRate: 8000 }, { data: Float32Array.of(0.5, 0.25), samplingRate: 8000 }], // prettier-ignore
    ["a file of samples", ui.Audio({ type: "buffer" }), stereo, file],
    ["null", ui.Audio(), null, null],
  ])("%s", async (_, component, value, expected) => {
    expect(await given(component, value)).toStrictEqual(expected);
  });

  test("the path of a file, and of what never was one", async () => {
    const song = place("song.wav", file);
    expect(await given(ui.Audio({ type: "filepath" }), song)).toBe(song);
    expect(await given(ui.Audio(), song)).toStrictEqual(stereo);
    const made = (await given(ui.Audio({ type: "filepath" }), stereo)) as string;
    expect(new Uint8Array(readFileSync(made))).toEqual(file);
  });

  test("a long sound, which travels as a file", async () => {
    const long = { data: wave(1_200_000), samplingRate: 48_000 };
    expect(await given(ui.Audio(), long)).toStrictEqual(long);
  });

  test("samples of its own: a handler may go on changing its", async () => {
    const mine = { data: left.slice(), samplingRate: 8000 };
    const sound = ui.Audio();
    it.loopback.show(sound);
    sound.value = mine;
    mine.data.fill(0);
    expect(sound.value).toStrictEqual({ data: left, samplingRate: 8000 });
  });
});

test.each<[unknown, string]>([
  [5, "Audio: expected a sound: { data, samplingRate }, the bytes of a WAV, MP3, Ogg, FLAC, AAC, MP4 or WebM file, or the path of one; got 5"], // prettier-ignore
  [{ data: [1, 2], samplingRate: 8000 }, "Audio: expected samples in a Float32Array or Int16Array, got 1"],
  [{ data: new Float64Array(2), samplingRate: 8000 }, "Audio: expected samples in a Float32Array or Int16Array, got Float64Array"],
  [{ data: left, samplingRate: 0 }, "Audio: expected a sampling rate from 1 to 768000 per second, got 0"],
  [{ data: left, samplingRate: 44_100.5 }, "Audio: expected a sampling rate from 1 to 768000 per second, got 44100.5"],
  [{ data: [], samplingRate: 8000 }, "Audio: expected 1 to 32 channels, got 0"],
  [{ data: [left, left.slice(1)], samplingRate: 8000 }, "Audio: expected channels of one length, got 1000 and 999 samples"],
  [Buffer.from("<html>"), "Audio: expected the bytes of a WAV, MP3, Ogg, FLAC, AAC, MP4 or WebM file; these 6 are none"],
  ["no-such-file.wav", 'Audio: expected the path of a file, but there is none at "no-such-file.wav"'],
  ["https://example.org/a.mp3", 'Audio: expected the path of a sound; "https://example.org/a.mp3" is an address, and nothing is fetched for you'], // prettier-ignore
  ["package.json", 'Audio: expected the path of a WAV, MP3, Ogg, FLAC, AAC, MP4 or WebM file; "package.json" is none of these'],
])("a wrong sound is refused %#", (value, message) => {
  const sound = ui.Audio();
  it.loopback.show(sound);
  expect(() => ((sound as ui.Component).value = value)).toThrow(new TypeError(message));
});

const film = Buffer.from("\x1aE\xdf\xa3\x9fB\x82\x84webm, and so on", "latin1");

test("Video gives the path or the bytes of a file, as they are", async () => {
  const file = place("film.webm", film);
  expect(await given(ui.Video(), file)).toBe(file);
  expect(await given(ui.Video({ type: "buffer" }), file)).toStrictEqual(new Uint8Array(film));
  expect(await given(ui.Video({ type: "buffer" }), film)).toStrictEqual(new Uint8Array(film));
  expect(readFileSync((await given(ui.Video(), film)) as string)).toEqual(film);
  expect(await given(ui.Video(), null)).toBeNull();
});

test.each<[unknown, string]>([
  [5, "Video: expected a video: the bytes of an MP4, WebM, Ogg, QuickTime or Matroska file, or the path of one; got 5"],
  [Buffer.from("RIFF\0\0\0\0WAVE"), "Video: expected the bytes of an MP4, WebM, Ogg, QuickTime or Matroska file; these 12 are none"],
  ["package.json", 'Video: expected the path of an MP4, WebM, Ogg, QuickTime or Matroska file; "package.json" is none of these'],
  ["https://example.org/a.mp4", 'Video: expected the path of a video; "https://example.org/a.mp4" is an address, and nothing is fetched for you'], // prettier-ignore
])("a wrong video is refused %#", (value, message) => {
  const component = ui.Video();
  it.loopback.show(component);
  expect(() => ((component as ui.Component).value = value)).toThrow(new TypeError(message));
});

test("a hostile page brings a script as a video", async () => {
  const component = ui.Video({ label: "V", interactive: true });
  const page = it.loopback.show(component);
  page.input("V", { file: it.loopback.files.keep("a.mp4", Buffer.from("<script>")).id, mime: "video/mp4" });
  await page.until("the refusal", () => page.find("V").status?.state === "invalid");
  expect(page.find("V").status?.message).toBe('expected an MP4, WebM, Ogg, QuickTime or Matroska file; "a.mp4" is none of these');
  expect(component.value).toBeNull();
});

test("samples are added by ui.append, and the whole stands there at the end", async () => {
  const run = ui.Button("Run");
  const sound = ui.Audio({ streaming: true });
  run.click(function* () { yield { data: left, samplingRate: 8000 }; yield ui.append({ data: right, samplingRate: 8000 }); yield ui.append({ audio: left, sampling_rate: 8000 }); }, [], sound); // prettier-ignore
  const page = it.loopback.show(ui.Blocks([run, sound]));
  page.event("Run", "click");
  await page.until("the end", () => page.find("audio").status?.state === "complete");
  expect(sound.value).toStrictEqual({ data: Float32Array.of(...left, ...right, ...left), samplingRate: 8000 });
  // Each piece travelled once.
  const { pieces } = page.find("audio").value as { pieces: unknown[] };
  expect(pieces).toHaveLength(3);
});

test("what can't be added is refused by name", async () => {
  const run = ui.Button("Run");
  const sound = ui.Audio({ label: "S", value: { data: left, samplingRate: 8000 } });
  run.click(() => ui.append({ data: left, samplingRate: 16_000 }), [], sound);
  const page = it.loopback.show(ui.Blocks([run, sound]));
  page.event("Run", "click");
  await page.until("the error", () => page.find("S").status?.state === "error");
  expect(page.find("S").status?.message).toContain("ui.append adds sound of one sort: there are 1 × 8000 samples per second, and 1 × 16000 samples per second came"); // prettier-ignore
});

describe("a hostile page", () => {
  const upload = (name: string, bytes: Uint8Array) => it.loopback.files.keep(name, bytes).id;

  test.each<[string, ui.AudioOptions & { type?: "buffer" }, () => unknown, string]>([
    ["a path", {}, () => ({ file: "/etc/passwd" }), "There is no such file in this session"],
    ["text", {}, () => "x", 'expected an uploaded sound, got "x"'],
    [
      "bytes of its own",
      {},
      () => ({ data: new Uint8Array(4), mime: "audio/wav" }),
      "expected an uploaded sound, got an object with data, mime",
    ],
    ["HTML as sound", { type: "buffer" }, () => ({ file: upload("a.wav", Buffer.from("<script>")) }), 'expected a WAV, MP3, Ogg, FLAC, AAC, MP4 or WebM file; "a.wav" is none of these'], // prettier-ignore
    ["what isn't decoded", {}, () => ({ file: upload("a.mp3", Buffer.from("ID3\x04")) }), 'expected a WAV file, which samples are read from; "a.mp3" is audio/mpeg'], // prettier-ignore
    ["a piece where none are taken", {}, () => ({ pieces: [[left]], samplingRate: 8000 }), "expected a whole sound: this isn't streaming"],
    [
      "many pieces",
      { streaming: true },
      () => ({ pieces: [[left], [left]], samplingRate: 8000 }),
      "expected one piece of sound, got a list of 2",
    ],
    [
      "pieces that are none",
      { streaming: true },
      () => ({ pieces: [["x"]], samplingRate: 8000 }),
      "expected samples of one channel and their rate",
    ],
    [
      "a piece without a rate",
      { streaming: true },
      () => ({ pieces: [[left]], samplingRate: -1 }),
      "expected samples of one channel and their rate",
    ],
  ])("sends %s", async (_, options, value, message) => {
    const sound = ui.Audio({ ...options, label: "S", interactive: true });
    const page = it.loopback.show(sound);
    page.input("S", value());
    await page.until("the refusal", () => page.find("S").status?.state === "invalid");
    expect(page.find("S").status?.message).toBe(message);
    expect(sound.value).toBeNull();
  });

  test("brings a WAV file that lies about itself: the handler isn't called", async () => {
    const sound = ui.Audio({ label: "S" });
    const run = ui.Button("Run");
    const called = jest.fn();
    run.click(called, sound, []);
    const page = it.loopback.show(ui.Blocks([sound, run]));
    const lying = encodeWav({ channels: [left], samplingRate: 8000 }, 16);
    new DataView(lying.buffer).setUint32(40, 4_000_000_000, true);
    page.input("S", { file: upload("a.wav", lying) });
    page.event("Run", "click");
    await page.until("the refusal", () => page.find("S").status?.state === "invalid");
    expect(page.find("S").status?.message).toContain("the WAV file is cut off");
    expect(called).not.toHaveBeenCalled();
  });
});
