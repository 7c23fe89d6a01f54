/** Pictures that are large, broken, or not what they say: refused in time, or read as they should be. Rows S66–S68 and R57–R63. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import * as ui from "../../src/index";
import { decodePicture, encodePicture } from "../../src/media/image.node";
import { sizeOf, readerOf } from "../../src/media/header";
import { mimeOfPicture } from "../../src/media/mime";
import { Loopback, type LoopPage } from "../support/loopback";
import { makeFolder } from "../support/lab";
import { uploadTo } from "../support/upload-to";

const photograph = path.join(__dirname, "../../notebooks/data/chelsea.png");
/** Limits are asserted five times as long: the machine may be busy. In milliseconds. */
const TIMES = 5;

let loopback: Loopback;
beforeEach(() => {
  loopback = new Loopback();
});
afterEach(() => loopback.close());

async function within<T>(limit: number, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  expect(performance.now() - begun).toBeLessThan(limit * TIMES);
  return result;
}

/** What a page is told of this file at an Image. */
async function refusal(page: LoopPage, name: string, bytes: Uint8Array): Promise<string> {
  const file = await uploadTo(page, name, bytes);
  page.input("Picture", { file });
  await page.until("the problem", () => page.status("Picture")?.state === "invalid");
  return page.status("Picture")!.message!;
}

const plain = (width: number, height: number, background = "#ff0000") => sharp({ create: { width, height, channels: 3, background } });

/** A PNG of so many black pixels each way, one bit each. */
function black(size: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  const rows = deflateSync(Buffer.alloc((Math.ceil(size / 8) + 1) * size));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("S67: a small file with a huge raster", () => {
  test.each([
    ["a PNG of 30,000 × 30,000 in 110 KB", () => black(30_000)],
    ["a JPEG of 12,000 × 8,000", () => plain(12_000, 8_000).jpeg({ quality: 1 }).toBuffer()],
  ])("is refused by its header: %s", async (_, make) => {
    const bomb = await make();
    const page = loopback.show(ui.Image({ label: "Picture" }));
    const before = process.memoryUsage.rss();
    const message = await within(500, () => refusal(page, "bomb.png", bomb));
    expect(message).toMatch(/"bomb.png" has \d+ × \d+ pixels; up to 64 million are read/);
    expect(process.memoryUsage.rss() - before).toBeLessThan(300e6);
    await within(500, () => expect(decodePicture(bomb, "RGB")).rejects.toThrow("the picture can't be read"));
  });

  test("R57: a noise PNG of 14,000 × 14,000 is refused before anything of it is decoded", async () => {
    // Its header, and as many bytes as such a file has: what follows isn't looked at.
    const head = (await plain(1, 1).png().toBuffer()).subarray(0, 33);
    const bytes = Buffer.alloc(30_000_000, 0x55);
    head.copy(bytes);
    bytes.writeUInt32BE(14_000, 16);
    bytes.writeUInt32BE(14_000, 20);
    const page = loopback.show(ui.Image({ label: "Picture" }));
    const file = await uploadTo(page, "noise.png", bytes);
    await within(500, async () => {
      page.input("Picture", { file });
      await page.until("the problem", () => page.status("Picture")?.state === "invalid");
    });
    expect(page.status("Picture")!.message).toBe('"noise.png" has 14000 × 14000 pixels; up to 64 million are read');
  });

  test("an animation counts as its first frame, which is all that is read", async () => {
    const frames = await Promise.all(["#ff0000", "#00ff00", "#0000ff"].map((colour) => plain(20, 10, colour).png().toBuffer()));
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await decodePicture(gif, "RGB")).toMatchObject({ width: 20, height: 10 });
  });
});

test.each(["png", "jpeg", "webp", "gif", "avif"] as const)("the size of a %s is read from its header", async (format) => {
  const bytes = await plain(321, 123).toFormat(format).toBuffer();
  expect(sizeOf(readerOf(bytes), mimeOfPicture(bytes)!)).toEqual({ width: 321, height: 123 });
  for (let cut = 0; cut < Math.min(bytes.length, 400); cut++)
    expect(() => sizeOf(readerOf(bytes.subarray(0, cut)), `image/${format}`)).not.toThrow();
});
test("so is that of a lossless, a plain and an extended WebP", async () => {
  const picture = plain(321, 123);
  for (const options of [{ lossless: true }, { quality: 50 }]) {
    const bytes = await picture.clone().webp(options).toBuffer();
    expect(sizeOf(readerOf(bytes), "image/webp")).toEqual({ width: 321, height: 123 });
  }
  const extended = await picture
    .clone()
    .withExif({ IFD0: { Copyright: "x" } })
    .webp()
    .toBuffer();
  expect(sizeOf(readerOf(extended), "image/webp")).toEqual({ width: 321, height: 123 });
});

describe("S68: SVG that keeps the processor busy", () => {
  /** Each level draws the one below ten times. */
  const levels = Array.from({ length: 9 }, (_, i) => `<g id="l${i + 1}">${`<use href="#l${i}"/>`.repeat(10)}</g>`).join("");
  const bomb = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><defs><rect id="l0" width="9" height="9"/>${levels}</defs><use href="#l9"/></svg>`); // prettier-ignore

  test("four at once are refused as uploads, and nobody waits for them", async () => {
    const page = loopback.show(ui.Image({ label: "Picture" }));
    await within(2000, async () => {
      for (let i = 0; i < 4; i++) expect(await refusal(page, `${i}.png`, bomb)).toContain("is an SVG drawing");
    });
    await within(200, async () => readFileSync(photograph));
  });

  test("isn't turned into pixels for a handler either, by bytes or by path", async () => {
    const file = path.join(makeFolder("hostile"), "bomb.png");
    writeFileSync(file, bomb);
    for (const source of [bomb, file])
      await within(200, () => expect(decodePicture(source, "RGB")).rejects.toThrow("an SVG drawing isn't turned into pixels here"));
  });
});

describe("R58: a file that ends early", () => {
  const formats = ["jpeg", "png", "gif", "webp"] as const;
  test.each(formats.flatMap((format) => [10, 50, 99].map((percent) => [format, percent] as const)))(
    "%s, cut at %i %%",
    async (format, percent) => {
      const whole = await sharp(photograph).toFormat(format).toBuffer();
      const cut = whole.subarray(0, Math.floor((whole.length * percent) / 100));
      await within(500, () => expect(decodePicture(cut, "RGB")).rejects.toThrow("the picture can't be read"));
    },
  );
});

describe("R59: a file whose name lies", () => {
  test.each([
    ["SVG as PNG", "a.png", Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), '"a.png" is an SVG drawing'],
    ["SVG behind a comment", "a.png", Buffer.from("\ufeff<!-- x --><svg xmlns='x'/>"), '"a.png" is an SVG drawing'],
    ["HTML as JPEG", "a.jpg", Buffer.from("<html><script>alert(1)</script>"), '"a.jpg" is none of these'],
    ["nothing", "a.png", Buffer.alloc(0), '"a.png" is none of these'],
  ])("is refused: %s", async (_, name, bytes, message) => {
    expect(await refusal(loopback.show(ui.Image({ label: "Picture" })), name, bytes)).toContain(message);
  });

  test("counts by its bytes: WebP as GIF", async () => {
    const image = ui.Image({ label: "Picture" });
    const page = loopback.show(image);
    const sent = image.next("input");
    page.input("Picture", { file: await uploadTo(page, "a.gif", await plain(3, 2).webp({ lossless: true }).toBuffer()) });
    expect(await sent).toMatchObject({ width: 3, height: 2 });
    await page.until("its kind", () => (page.value("Picture") as { mime?: string }).mime === "image/webp");
  });

  test("a GIF that is a script too is an image to all, and can't be read as one", async () => {
    const polyglot = Buffer.from("GIF89a\x01\x00\x01\x00=1;alert(1);//");
    expect(mimeOfPicture(polyglot)).toBe("image/gif");
    await expect(decodePicture(polyglot, "RGB")).rejects.toThrow("the picture can't be read");
  });
});

describe("R60: a photograph on its side", () => {
  /** In the file: red and green above, blue and white below. */
  const [RED, GREEN, BLUE, WHITE] = ["#ff0000", "#00ff00", "#0000ff", "#ffffff"] as const;
  const stored = async () => {
    const tiles = [[RED, 0, 0], [GREEN, 32, 0], [BLUE, 0, 16], [WHITE, 32, 16]] as const; // prettier-ignore
    const input = await Promise.all(
      tiles.map(async ([colour, left, top]) => ({ input: await plain(32, 16, colour).png().toBuffer(), left, top })),
    );
    return plain(64, 32).composite(input).png().toBuffer();
  };
  test.each([
    [1, RED],
    [2, GREEN],
    [3, WHITE],
    [4, BLUE],
    [5, RED],
    [6, BLUE],
    [7, WHITE],
    [8, GREEN], // prettier-ignore
  ] as const)("orientation %i is turned upright for pixels, sharp and thumbnails", async (orientation, expected) => {
    const jpeg = await sharp(await stored())
      .withMetadata({ orientation })
      .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
      .toBuffer();
    const { data, width, height } = await decodePicture(jpeg, "RGB");
    expect([width, height]).toEqual(orientation < 5 ? [64, 32] : [32, 64]);
    const [r, g, b] = [parseInt(expected.slice(1, 3), 16), parseInt(expected.slice(3, 5), 16), parseInt(expected.slice(5), 16)];
    // The middle of the left upper quarter.
    const at = (Math.floor(height / 4) * width + Math.floor(width / 4)) * 3;
    [r, g, b].forEach((byte, k) => expect(Math.abs(data[at + k]! - byte)).toBeLessThanOrEqual(4));
  });
});

describe("R61: other kinds of pixels become 8 bits of sRGB", () => {
  /** The mean difference of a byte. */
  async function error(bytes: Uint8Array, from: Uint8Array): Promise<number> {
    const [{ data }, { data: expected }] = await Promise.all([decodePicture(bytes, "RGB"), decodePicture(from, "RGB")]);
    expect(data.length).toBe(expected.length);
    let sum = 0;
    for (let i = 0; i < data.length; i++) sum += Math.abs(data[i]! - expected[i]!);
    return sum / data.length;
  }
  test.each([
    ["16 bits", () => sharp(photograph).toColourspace("rgb16").png().toBuffer()],
    ["an alpha of its own", () => sharp(photograph).ensureAlpha().png().toBuffer()],
    ["a wide gamut", () => sharp(photograph).withIccProfile("p3").png().toBuffer()],
  ])("%s", async (_, make) => {
    expect(await error(await make(), readFileSync(photograph))).toBeLessThanOrEqual(2);
  });

  test("CMYK, as near as ink comes to light", async () => {
    const printed = await sharp(photograph).toColourspace("cmyk").jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer();
    expect((await sharp(printed).metadata()).space).toBe("cmyk");
    expect(await decodePicture(printed, "RGB")).toMatchObject({ width: 451, height: 300, channels: 3 });
    expect(await error(printed, readFileSync(photograph))).toBeLessThanOrEqual(8);
  });

  test("grey with alpha, and a palette", async () => {
    const grey = await sharp({ create: { width: 4, height: 4, channels: 4, background: { r: 90, g: 90, b: 90, alpha: 1 } } }).greyscale().png().toBuffer(); // prettier-ignore
    expect([...(await decodePicture(grey, "RGBA")).data.subarray(0, 4)]).toEqual([90, 90, 90, 255]);
    const palette = await plain(4, 4, "#102030").png({ palette: true }).toBuffer();
    expect([...(await decodePicture(palette, "RGB")).data.subarray(0, 3)]).toEqual([16, 32, 48]);
  });
});

test("R62: an animation passes as it is; as pixels it is its first frame", async () => {
  const frames = await Promise.all(
    ["#ff0000", "#00ff00", "#0000ff", "#000000", "#ffffff"].map((colour) => plain(8, 6, colour).png().toBuffer()),
  );
  for (const format of ["gif", "webp"] as const) {
    const bytes = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
    expect((await encodePicture(bytes, "png")).data).toEqual(new Uint8Array(bytes));
    const { data, width, height } = await decodePicture(bytes, "RGB");
    expect([width, height]).toEqual([8, 6]);
    expect(data[0]).toBeGreaterThan(245);
    expect(data[1]).toBeLessThan(10);
  }
});

describe("pictures of other libraries", () => {
  const rgba = new Uint8ClampedArray([255, 0, 0, 255, 0, 0, 255, 255]);
  test.each<[string, ui.Picture]>([
    ["an ImageData", { data: rgba, width: 2, height: 1 }],
    ["an array with a shape", { data: new Uint8Array(rgba), shape: [1, 2, 4] }],
    ["a tensor of TensorFlow.js", { dataSync: () => Float32Array.from(rgba, (byte) => byte / 255), shape: [1, 2, 4] }],
    ["a RawImage", { data: new Uint8Array(rgba), width: 2, height: 1, channels: 4 }],
  ])("are taken: %s", async (_, picture) => {
    const image = ui.Image({ label: "Picture", imageMode: "RGBA" });
    const page = loopback.show(image);
    const changed = image.next("change");
    image.value = picture;
    expect((await changed)!.data).toEqual(new Uint8Array(rgba));
    await page.until("it to be shown", () => page.value("Picture") !== null);
  });

  test("a canvas of Node, whose buffer is there at once", async () => {
    const bytes = new Uint8Array(await plain(2, 1).png().toBuffer());
    expect((await encodePicture({ toBuffer: () => bytes }, "png")).data).toEqual(bytes);
  });
});

test("a drawing that a handler shows harms nobody when it can't be read as an image of sharp", async () => {
  const failed = jest.fn();
  process.on("unhandledRejection", failed);
  process.on("uncaughtException", failed);
  const [image, go, out] = [ui.Image({ label: "Picture", type: "sharp" }), ui.Button("Go"), ui.Textbox({ label: "Out" })];
  jest.spyOn(console, "error").mockImplementation(() => {});
  go.click((given) => `${given !== null}`, image, out);
  const page = loopback.show(ui.Column([image, go, out]));
  image.value = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await page.until("it to be shown", () => page.value("Picture") !== null);
  page.event("Go", "click");
  const said = () => ["Picture", "Out"].map((label) => page.status(label)?.message ?? "").join();
  await page.until("the reason", () => said().includes("an SVG drawing isn't turned into pixels here"));
  process.off("unhandledRejection", failed);
  process.off("uncaughtException", failed);
  expect(failed).not.toHaveBeenCalled();
});
