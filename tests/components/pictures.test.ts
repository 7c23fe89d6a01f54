/** Pictures between pages and handlers: what is kept, what is refused with which words, and what a page must not send. */
import sharp, { type Sharp } from "sharp";
import * as ui from "../../src/index";
import { encodePicture } from "../../src/media/image.node";
import { Loopback, type LoopPage } from "../support/loopback";
import { uploadTo } from "../support/upload-to";

let loopback: Loopback;
beforeEach(() => {
  loopback = new Loopback();
});
afterEach(() => loopback.close());

/** One colour, with its opacity. */
function plain(width: number, height: number, ...colour: number[]): ui.Pixels {
  const data = new Uint8Array(width * height * colour.length).map((_, i) => colour[i % colour.length]!);
  return { data, width, height, channels: colour.length as 3 | 4 };
}
const png = async (pixels: ui.Pixels) => new Uint8Array((await encodePicture(pixels, "png")).data);

async function refusal(page: LoopPage, label: string, value: unknown): Promise<string> {
  const before = page.status(label);
  page.store.input(page.find(label).id, value);
  await page.until("the problem", () => page.status(label) !== before && page.status(label)?.state === "invalid");
  return page.status(label)!.message!;
}

describe("a drawing", () => {
  const [red, half, clear] = [plain(4, 3, 255, 0, 0, 255), plain(4, 3, 0, 0, 255, 128), plain(4, 3, 0, 0, 0, 0)];
  const part = async (pixels: ui.Pixels, id: string) => ({ id, mime: "image/png", name: "x", data: await png(pixels) });
  const layer = (picture: unknown, name = "Layer 1") => ({ name, hidden: false, picture });
  const drawing = (more: object = {}) => ({ width: 4, height: 3, background: null, layers: [], ...more });

  /** Half of blue over red. */
  const expectHalf = ([r, ...gba]: ArrayLike<number> & Iterable<number>) => {
    expect(Math.abs(r! - 127)).toBeLessThanOrEqual(1);
    expect(gba.slice(0, 3)).toEqual([0, 128, 255]);
  };

  test("that a page sends comes to a handler in its parts, and as one", async () => {
    const editor = ui.ImageEditor({ label: "E", canvasSize: [4, 3] });
    const page = loopback.show(editor);
    const sent = editor.next("input");
    page.input("E", drawing({ background: await part(red, "a"), layers: [layer(await part(half, "b")), layer(null, "Layer 2")] }));
    const { background, layers, composite } = (await sent)!;
    expect(background).toEqual(red);
    expect(layers).toEqual([half, clear]);
    expectHalf(composite.data);
  });

  test("stays where a page names it again, and only what is new comes along", async () => {
    const editor = ui.ImageEditor({ label: "E", canvasSize: [4, 3] });
    const page = loopback.show(editor);
    let sent = editor.next("input");
    page.input("E", drawing({ layers: [layer(await part(red, "a"))] }));
    await sent;
    sent = editor.next("input");
    page.input("E", drawing({ layers: [{ ...layer({ id: "a" }), hidden: true }, layer(await part(half, "b"))] }));
    const { layers, composite } = (await sent)!;
    expect(layers).toEqual([red, half]);
    expect(composite).toEqual(half);
  });

  test.each<[keyof ui.ImageTypes, (given: never) => unknown]>([
    ["sharp", (given: Sharp) => given.raw().toBuffer()],
    ["buffer", (given: Uint8Array) => sharp(given).raw().toBuffer()],
    ["filepath", (given: string) => sharp(given).raw().toBuffer()],
  ])("comes as %s", async (type, read) => {
    const [editor, go] = [ui.ImageEditor({ label: "E", type, value: { background: red, layers: [half] } }), ui.Button("Go")];
    const handled = new Promise<ui.Drawing<typeof type>>((resolve) => void go.click((value) => void resolve(value!), editor, []));
    const page = loopback.show(ui.Column([editor, go]));
    await page.until("the value", () => page.value("E") !== null);
    page.event("Go", "click");
    const { background, layers, composite } = await handled;
    expect(new Uint8Array((await read(background as never)) as Uint8Array)).toEqual(red.data);
    expect(new Uint8Array((await read(layers[0] as never)) as Uint8Array)).toEqual(half.data);
    expectHalf((await read(composite as never)) as Uint8Array);
  });

  test.each<[string, ui.ImageEditorOptions, unknown, object]>([
    ["a picture alone is what is drawn on", {}, red, { background: red, layers: [] }],
    ["a composite alone too", {}, { composite: red }, { background: red, layers: [] }],
    ["layers alone have no background", {}, { layers: [half] }, { background: null, layers: [half] }],
    ["a fixed canvas takes a picture in", { fixedCanvas: true, canvasSize: [4, 3] }, plain(8, 6, 255, 0, 0, 255), { background: red }],
  ])("of a handler: %s", async (_, options, value, expected) => {
    const editor = ui.ImageEditor({ label: "E", ...options });
    const page = loopback.show(editor);
    const changed = editor.next("change");
    editor.value = value as ui.Drawable;
    expect(await changed).toMatchObject(expected);
    expect(page.value("E")).toMatchObject({ width: 4, height: 3 });
  });

  test.each<[ui.ImageEditorOptions, unknown, string]>([
    [{}, 5, "expected a picture: pixels, bytes of an image file"],
    [{}, {}, "expected a picture: pixels, bytes of an image file"],
    [{}, { background: null }, "expected a drawing with a background, layers or a composite, got none of them"],
    [{}, { layers: red }, "expected layers in a list, got an object with data, width, height, channels"],
    [{}, { background: red, layers: [plain(3, 3, 1, 1, 1, 1)] }, "expected layers of 4 × 3 pixels, got 3 × 3 for layers[0]"],
    [{ layers: false }, { layers: [red, red] }, "expected up to 1 layers, got 2"],
  ])("is refused of a handler %#", async (options, value, message) => {
    const editor = ui.ImageEditor({ label: "E", ...options });
    const go = ui.Button("Go");
    go.click(() => value as ui.Drawable, [], editor);
    const page = loopback.show(ui.Column([editor, go]));
    jest.spyOn(console, "error").mockImplementation(() => {});
    page.event("Go", "click");
    await page.until("the error", () => page.status("E")?.state === "error");
    expect(page.status("E")!.message).toContain(message);
  });

  const free: ui.ImageEditorOptions = { canvasSize: [4, 3] };
  const stiff: ui.ImageEditorOptions = { ...free, transforms: [] };
  test.each<[string, ui.ImageEditorOptions, () => unknown, string]>([
    ["no drawing", free, () => "x", 'expected a drawing, got "x"'],
    ["a list", free, () => [], "expected a drawing, got a list of 0"],
    ["half a pixel", free, () => drawing({ width: 0.5 }), "expected a canvas in whole pixels, got 0.5 × 3"],
    [
      "too many pixels",
      free,
      () => drawing({ width: 1e5, height: 1e5 }),
      "the canvas has 100000 × 100000 pixels; up to 64 million are read",
    ],
    ["another size", stiff, () => drawing({ width: 5 }), "expected a canvas of 4 × 3 pixels, got 5 × 3"],
    ["a fixed one's size", { ...free, fixedCanvas: true }, () => drawing({ width: 5 }), "expected a canvas of 4 × 3 pixels, got 5 × 3"],
    ["layers as text", free, () => drawing({ layers: "a" }), 'expected a list of layers, got "a"'],
    [
      "too many layers",
      { ...free, layers: false },
      () => drawing({ layers: [layer(null), layer(null)] }),
      "expected up to 1 layers, got 2",
    ],
    [
      "a thousand layers",
      free,
      () => drawing({ layers: Array.from({ length: 1000 }, () => layer(null)) }),
      "expected up to 50 layers, got 1000",
    ],
    ["a layer without a name", free, () => drawing({ layers: [{ picture: null }] }), "expected the layer's name, got undefined"],
    [
      "a layer of no size",
      free,
      () => drawing({ layers: [layer({ id: "a", data: new Uint8Array(9) })] }),
      "expected the bytes of a PNG as a part of the drawing",
    ],
    ["a path", free, () => drawing({ background: "/etc/passwd" }), 'expected a picture of the drawing, got "/etc/passwd"'],
    ["another's file", free, () => drawing({ background: { id: "a", file: "../a" } }), "There is no such file in this session"],
    [
      "one that isn't there",
      free,
      () => drawing({ layers: [layer({ id: "zzz" })] }),
      "the drawing's picture \"zzz\" isn't here any more: draw again",
    ],
  ])("is refused of a page: %s", async (_, options, value, message) => {
    const editor = ui.ImageEditor({ label: "E", ...options });
    const page = loopback.show(editor);
    expect(await refusal(page, "E", value())).toBe(message);
    expect(editor.value).toBeNull();
  });

  test("with a layer of another size, or a JPEG for one, is refused by its header", async () => {
    const page = loopback.show(ui.ImageEditor({ label: "E", canvasSize: [4, 3] }));
    const large = await part(plain(5, 3, 1, 1, 1, 255), "a");
    expect(await refusal(page, "E", drawing({ layers: [layer(large)] }))).toBe(
      "expected a picture of 4 × 3 pixels in the drawing, got 5 × 3",
    );
    const { data } = await encodePicture(plain(4, 3, 1, 1, 1), "jpeg");
    const file = await uploadTo(page, "a.png", data);
    expect(await refusal(page, "E", drawing({ layers: [layer({ id: file, file })] }))).toBe("expected a layer as PNG, got image/jpeg");
  });

  test("whose layers have too many pixels together is refused, however small their files are", async () => {
    const [width, height] = [7000, 7000];
    const page = loopback.show(ui.ImageEditor({ label: "E" }));
    const data = await sharp({ create: { width, height, channels: 4, background: "#00000000" } })
      .png()
      .toBuffer();
    const picture = { id: "a", data: new Uint8Array(data) };
    const begun = performance.now();
    const message = await refusal(page, "E", { width, height, background: null, layers: [layer(picture), layer({ ...picture, id: "b" })] });
    expect(message).toBe("the layers have 98 million pixels together; up to 64 are read");
    expect(performance.now() - begun).toBeLessThan(2500);
  });

  test.each<[object, string]>([
    [{ canvasSize: [0, 5] }, 'ImageEditor: canvasSize must be [width, height] in pixels, got "0 × 5"'],
    [{ canvasSize: 5 }, "ImageEditor: canvasSize must be [width, height] in pixels, got 5"],
    [{ brush: { defaultSize: 0 } }, 'ImageEditor: brush.defaultSize must be at least 1, or "auto", got 0'],
    [{ brush: { colors: [] } }, "ImageEditor: brush.colors must be a list of colours, got a list of 0"],
    [{ layers: { layers: [] } }, "ImageEditor: layers.layers must be a list of names, got a list of 0"],
    [{ colour: "red" }, 'ImageEditor has no option "colour"'],
  ])("editor refuses a wrong option %#", (options, message) => {
    expect(() => ui.ImageEditor(options)).toThrow(message);
  });

  test("is needed where it is required", async () => {
    const [editor, out] = [ui.Sketchpad({ label: "S", required: true }), ui.Textbox({ label: "Out" })];
    editor.apply(() => "seen", editor, out);
    const page = loopback.show(ui.Column([editor, out]));
    page.event("S", "apply");
    await page.until("the problem", () => page.status("S")?.message === "This is needed.");
  });

  test("shortcuts stand for their presets", () => {
    const { inputs } = { inputs: ["sketchpad", "paint", "imagemask", "imageeditor"] as const };
    expect(() => ui.Interface({ fn: (a) => a?.composite ?? null, inputs: [...inputs], outputs: "image" })).not.toThrow();
  });
});

describe("an image's frames", () => {
  test("come along with the value, if it streams", async () => {
    const image = ui.Image({ label: "I", streaming: true, imageMode: "RGBA" });
    const page = loopback.show(image);
    const sent = image.next("input");
    const red = plain(2, 2, 255, 0, 0, 255);
    page.input("I", { id: "a", mime: "image/svg+xml", name: "../x", data: await png(red) });
    expect(await sent).toEqual(red);
    await page.until("the kernel's word", () => (page.value("I") as { mime: string }).mime === "image/png");
    expect(page.value("I")).toMatchObject({ id: "a", name: "webcam.png" });
  });

  test.each<[string, object, () => unknown, string]>([
    ["without a stream", {}, () => ({ data: new Uint8Array(3) }), "expected an uploaded picture, got an object with data"],
    ["of text", { streaming: true }, () => ({ data: "x" }), 'expected a frame of a camera, got "x"'],
    ["of 9 MB", { streaming: true }, () => ({ data: new Uint8Array(9e6) }), "expected a frame of a camera, got an Uint8Array"],
    [
      "of SVG",
      { streaming: true },
      () => ({ data: new Uint8Array(Buffer.from("<svg xmlns='x'/>")) }),
      "expected a frame as JPEG, WebP or PNG, got image/svg+xml",
    ],
    ["of nothing", { streaming: true }, () => ({ data: new Uint8Array(3) }), "expected a frame as JPEG, WebP or PNG, got something else"],
  ])("are refused: %s", async (_, options, value, message) => {
    const page = loopback.show(ui.Image({ label: "I", ...options }));
    expect(await refusal(page, "I", value())).toBe(message);
  });
});

describe("an annotated image", () => {
  const image = plain(4, 2, 9, 9, 9);
  const mask = { data: new Uint8Array([0, 1, 1, 0, 0, 0, 0, 1]), width: 4, height: 2, channels: 1 as const };
  const whole = { ...mask, data: mask.data.map((byte) => byte * 255) };

  test.each<[string, ui.Annotated, object]>([
    ["boxes", { image, annotations: [{ box: [0, 0, 2.5, 2], label: "a" }] }, [{ label: "a", box: [0, 0, 2.5, 2] }]],
    ["pairs, as in Gradio", [image, [[[0, 0, 1, 1], "a"], [mask, "b"]]], [{ label: "a", box: [0, 0, 1, 1] }, { label: "b", mask: whole }]], // prettier-ignore
    ["masks of 0 and 1", { image, annotations: [{ mask, label: "a" }] }, [{ label: "a", mask: whole }]],
    ["masks of 0 and 255", { image, annotations: [{ mask: whole, label: "a" }] }, [{ label: "a", mask: whole }]],
    [
      "a tensor of ones",
      { image, annotations: [{ mask: { data: Float32Array.from(mask.data), dims: [2, 4] }, label: "a" }] },
      [{ label: "a", mask: whole }],
    ],
    ["nothing found", { image, annotations: [] }, []],
  ])("keeps %s", async (_, value, annotations) => {
    const shown = ui.AnnotatedImage({ label: "A" });
    const page = loopback.show(shown);
    const changed = shown.next("change");
    shown.value = value;
    expect(await changed).toEqual({ image, annotations });
    await page.until("it to be shown", () => page.value("A") !== null);
  });

  test("sends a large mask as a file, which a handler gets as it was", async () => {
    const large = { data: new Uint8Array(400 * 300).map((_, i) => (i % 7 ? 0 : 255)), width: 400, height: 300, channels: 1 as const };
    const shown = ui.AnnotatedImage({ label: "A" });
    const page = loopback.show(shown);
    const changed = shown.next("change");
    shown.value = { image: plain(400, 300, 1, 2, 3), annotations: [{ mask: large, label: "a" }] };
    expect((await changed)!.annotations).toEqual([{ label: "a", mask: large }]);
    await page.until("it to be shown", () => page.value("A") !== null);
    expect(page.value("A")).toMatchObject({ annotations: [{ mask: { mime: "image/png", data: expect.any(Uint8Array) as unknown } }] });
  });

  test.each<[unknown, string]>([
    [5, "expected { image, annotations }, got 5"],
    [{ image }, "expected a list of annotations, got undefined"],
    [{ image, annotations: [5] }, "expected { box, label } or { mask, label } as annotations[0], got 5"],
    [{ image, annotations: [{ label: "a" }] }, "expected { box, label } or { mask, label } as annotations[0], got an object with label"],
    [{ image, annotations: [{ box: [0, 0, 1, 1] }] }, "expected text as annotations[0].label, got undefined"],
    [{ image, annotations: [{ box: [0, 0, 1], label: "a" }] }, "expected [x1, y1, x2, y2] as annotations[0].box, got a list of 3"],
    [
      { image, annotations: [{ box: [0, 0, NaN, 1], label: "a" }] },
      "expected four finite numbers as annotations[0].box, got [0, 0, NaN, 1]",
    ],
    [
      { image, annotations: [{ box: [2, 0, 1, 1], label: "a" }] },
      "expected [x1, y1, x2, y2] with x1 ≤ x2 and y1 ≤ y2 as annotations[0].box, got [2, 0, 1, 1]",
    ],
    [{ image: 5, annotations: [] }, "expected a picture: pixels, bytes of an image file"],
  ])("refuses %#", async (value, message) => {
    const [shown, go] = [ui.AnnotatedImage({ label: "A" }), ui.Button("Go")];
    go.click(() => value as ui.Annotated, [], shown);
    const page = loopback.show(ui.Column([shown, go]));
    jest.spyOn(console, "error").mockImplementation(() => {});
    page.event("Go", "click");
    await page.until("the error", () => page.status("A")?.state === "error");
    expect(page.status("A")!.message).toContain(message);
  });

  test("isn't changed by a page", async () => {
    const page = loopback.show(ui.AnnotatedImage({ label: "A", interactive: true }));
    expect(await refusal(page, "A", { image: {}, annotations: [] })).toBe("the user can't change this");
  });
});

describe("an image slider", () => {
  const [before, after] = [plain(2, 2, 1, 2, 3), plain(2, 2, 4, 5, 6)];

  test("keeps both pictures, one of them, and none", async () => {
    const slider = ui.ImageSlider({ label: "S" });
    loopback.show(slider);
    for (const value of [
      [before, after],
      [before, null],
      [null, after],
    ] as const) {
      const changed = slider.next("change");
      slider.value = value;
      expect(await changed).toEqual(value);
    }
    const emptied = slider.next("change");
    slider.value = [null, null];
    expect(await emptied).toBeNull();
  });

  test("takes uploads of a page, and what stands there by its id", async () => {
    const slider = ui.ImageSlider({ label: "S", interactive: true });
    const page = loopback.show(slider);
    const file = await uploadTo(page, "a.png", await png(before));
    let sent = slider.next("input");
    page.input("S", [{ id: file, file }, null]);
    expect(await sent).toEqual([before, null]);
    sent = slider.next("input");
    page.input("S", [{ id: file }, { file: await uploadTo(page, "b.png", await png(after)) }]);
    expect(await sent).toEqual([before, after]);
  });

  test("that is required needs both", async () => {
    const [slider, out] = [ui.ImageSlider({ label: "S", required: true, interactive: true }), ui.Textbox({ label: "Out" })];
    slider.upload(([a]) => `${a.width}`, slider, out);
    const page = loopback.show(ui.Column([slider, out]));
    page.input("S", [{ file: await uploadTo(page, "a.png", await png(before)) }, null]);
    page.event("S", "upload");
    await page.until("the problem", () => page.status("S")?.message === "Both pictures are needed.");
  });

  test.each<[unknown, string]>([
    ["x", 'expected two pictures, got "x"'],
    [[null], "expected two pictures, got a list of 1"],
    [[5, null], "expected an uploaded picture, got 5"],
    [[{ file: "../x" }, null], "There is no such file in this session"],
  ])("refuses of a page %#", async (value, message) => {
    const page = loopback.show(ui.ImageSlider({ label: "S", interactive: true }));
    expect(await refusal(page, "S", value)).toBe(message);
  });

  test("refuses options and values that fit nowhere", async () => {
    expect(() => ui.ImageSlider({ sliderPosition: 101 })).toThrow("ImageSlider: sliderPosition must be from 0 to 100, got 101");
    const slider = ui.ImageSlider({ label: "S" });
    const page = loopback.show(slider);
    const go = ui.Button("Go");
    go.click(() => [before] as never, [], slider);
    jest.spyOn(console, "error").mockImplementation(() => {});
    loopback.show(go).event("Go", "click");
    await page.until("the error", () => page.status("S")?.state === "error");
    expect(page.status("S")!.message).toContain("expected [before, after], got a list of 1");
  });
});

describe("a gallery", () => {
  test("takes of a page what its options allow, and no SVG", async () => {
    const page = loopback.show(ui.Gallery({ label: "G", interactive: true, fileTypes: [".jpg"] }));
    const sent = [{ picture: { file: await uploadTo(page, "a.png", await png(plain(1, 1, 1, 2, 3))) } }];
    expect(await refusal(page, "G", sent)).toBe('expected a file of type .jpg; got "a.png"');
    const drawing = [{ picture: { file: await uploadTo(page, "a.jpg", Buffer.from('<svg xmlns="x"/>')) } }];
    expect(await refusal(page, "G", drawing)).toContain('"a.jpg" is an SVG drawing');
  });
});
