import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { decodePicture, encodePicture } from "../../src/media/image.node";
import { mimeOfName, mimeOfPicture } from "../../src/media/mime";
import { checkPixels, toPixels, type Pixels } from "../../src/media/picture";

const rgb: Pixels = { data: new Uint8Array([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]), width: 2, height: 2, channels: 3 };

test("pixels survive PNG", async () => {
  const { data, mime } = await encodePicture(rgb, "png");
  expect(mime).toBe("image/png");
  expect(await decodePicture(data, "RGB")).toEqual(rgb);
});

test.each(["jpeg", "webp"] as const)("%s is what was asked for", async (format) => {
  expect((await encodePicture(rgb, format)).mime).toBe(`image/${format}`);
});

test("modes give their channels: grey, colours, and alpha; what is transparent becomes white", async () => {
  const half = await sharp({ create: { width: 1, height: 1, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer(); // prettier-ignore
  expect(await decodePicture(half, "RGB")).toEqual({ data: new Uint8Array([255, 255, 255]), width: 1, height: 1, channels: 3 });
  expect(await decodePicture(half, "RGBA")).toEqual({ data: new Uint8Array([0, 0, 0, 0]), width: 1, height: 1, channels: 4 });
  expect(await decodePicture(half, "L")).toEqual({ data: new Uint8Array([255]), width: 1, height: 1, channels: 1 });
  const grey = await encodePicture({ data: new Uint8Array([7]), width: 1, height: 1, channels: 1 }, "png");
  expect((await decodePicture(grey.data, "RGB")).data).toEqual(new Uint8Array([7, 7, 7]));
  expect((await decodePicture(grey.data, "RGBA")).data).toEqual(new Uint8Array([7, 7, 7, 255]));
});

test("a photograph on its side is turned upright", async () => {
  const side = await sharp({ create: { width: 4, height: 2, channels: 3, background: "red" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect(await decodePicture(side, "RGB")).toMatchObject({ width: 2, height: 4 });
});

test("files, data URLs, bytes and sharp images are taken as they are", async () => {
  const { data } = await encodePicture(rgb, "png");
  expect((await encodePicture(data, "jpeg")).mime).toBe("image/png");
  expect((await encodePicture(`data:image/png;base64,${Buffer.from(data).toString("base64")}`, "png")).data).toEqual(new Uint8Array(data));
  expect((await encodePicture(sharp(data).webp(), "png")).mime).toBe("image/webp");
  expect((await encodePicture(sharp(rgb.data, { raw: { width: 2, height: 2, channels: 3 } }), "png")).mime).toBe("image/png");
  const photographs = path.join(__dirname, "../../notebooks/data");
  for (const name of readdirSync(photographs).filter((each) => /\.(jpe?g|png)$/.test(each)))
    expect((await encodePicture(path.join(photographs, name), "png")).data).toEqual(new Uint8Array(readFileSync(path.join(photographs, name)))); // prettier-ignore
});

test.each<[unknown, string]>([
  [5, "expected a picture: pixels, bytes of an image file, its path, or a sharp image; got number"],
  ["none.png", 'expected the path of a picture, but there is none at "none.png"'],
  ["https://example.org/a.png", "is an address, and nothing is fetched for you"],
  [new Uint8Array([1, 2]), "expected the bytes of a PNG, JPEG, WebP, GIF, AVIF or SVG file; these 2 begin with 0102"],
  [{ ...rgb, width: 3 }, "3 × 2 pixels of 3 channels need 18 bytes, got 12"],
  [{ ...rgb, channels: 2 }, "expected 1, 3 or 4 channels, got 2"],
  [{ ...rgb, width: 0 }, "expected a width and a height in whole pixels, got 0 × 2"],
  [{ ...rgb, data: [1] }, "expected pixels in a Uint8Array or Uint8ClampedArray"],
])("%p is refused", async (picture, message) => {
  await expect(encodePicture(picture as never, "png")).rejects.toThrow(message);
});

test("a broken picture is refused, not crashed on", async () => {
  const { data } = await encodePicture(rgb, "png");
  await expect(decodePicture(data.slice(0, 40), "RGB")).rejects.toThrow(/the picture can't be read/);
});

test.each<[string, ArrayLike<number>, number[], number[]]>([
  ["channels last", new Float32Array([0, 0.5, 1]), [1, 1, 3], [0, 128, 255]],
  ["channels first", new Float32Array([0, 1, 0.5, 0.5, 1, 0]), [3, 1, 2], [0, 128, 255, 255, 128, 0]],
  ["a batch of one", new Uint8Array([1, 2, 3]), [1, 1, 1, 3], [1, 2, 3]],
  ["grey", [0, 1], [1, 2], [0, 255]],
  ["out of range", new Float32Array([-1, 2]), [1, 2], [0, 255]],
])("a tensor with %s becomes pixels", (_, data, dims, expected) => {
  const pixels = toPixels({ data, dims });
  checkPixels(pixels);
  expect([...pixels.data]).toEqual(expected);
});

test("a tensor that is no picture is refused with its shape", () => {
  expect(() => toPixels({ data: [1, 2], dims: [2] })).toThrow("expected a tensor of [height, width], [height, width, channels]");
  expect(() => toPixels({ data: [1, 2], dims: [1, 1, 3] })).toThrow("a tensor of [1, 1, 3] has 3 values, got 2");
});

test("kinds are told by names and by bytes", () => {
  expect(mimeOfName("A.B.JPG")).toBe("image/jpeg");
  expect(mimeOfName("constructor")).toBe("application/octet-stream");
  expect(mimeOfName("x.__proto__")).toBe("application/octet-stream");
  expect(mimeOfPicture(Buffer.from('<?xml version="1.0"?><svg xmlns="x">'))).toBe("image/svg+xml");
  expect(mimeOfPicture(Buffer.from("<html><svg>"))).toBeUndefined();
  expect(mimeOfPicture(new Uint8Array())).toBeUndefined();
});
