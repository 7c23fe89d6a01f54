/** Pictures by hand: drawn with mouse, finger and keys, taken by a camera, looked at. What handlers get is checked to the pixel. */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import * as ui from "../../../src/index";
import { programOf, root } from "../../support/lab";
import { until } from "../../support/processes";
import { keepTracks, statesOfTracks } from "../../support/tracks";
import { useStage } from "../../support/use-stage";

const stage = useStage(["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]);
const chelsea = path.join(root, "notebooks", "data", "chelsea.png");

type Colour = [r: number, g: number, b: number, a: number];
const RED: Colour = [255, 0, 0, 255];
const BLUE: Colour = [0, 0, 255, 255];
const BLACK: Colour = [0, 0, 0, 255];
const NOTHING: Colour = [0, 0, 0, 0];
function at({ data, width, channels }: ui.Pixels, x: number, y: number): number[] {
  const from = (y * width + x) * channels;
  return [...data.subarray(from, from + channels)];
}
/** How many pixels aren't transparent. */
const covered = ({ data }: ui.Pixels) => data.filter((byte, i) => i % 4 === 3 && byte > 0).length;

/** The canvas of an editor, in its own pixels. */
class Hand {
  constructor(
    readonly page: Page,
    readonly surface: Locator,
    private readonly size: [width: number, height: number],
  ) {}

  async place([x, y]: readonly [number, number]): Promise<[number, number]> {
    const box = (await this.surface.boundingBox())!;
    return [box.x + (x * box.width) / this.size[0], box.y + (y * box.height) / this.size[1]];
  }

  /** One stroke through these places, with the mouse. */
  async draw(...places: readonly (readonly [number, number])[]): Promise<void> {
    await this.surface.scrollIntoViewIfNeeded();
    await this.page.mouse.move(...(await this.place(places[0]!)));
    await this.page.mouse.down();
    for (const each of places.slice(1)) await this.page.mouse.move(...(await this.place(each)), { steps: 8 });
    await this.page.mouse.up();
  }
}

async function open<T extends ui.ImageEditor>(editor: T, label: string, size: [number, number], options = {}): Promise<Hand> {
  const page = await stage.show(ui.Column([editor, ui.Textbox({ label: "Other" })]), options);
  const surface = page.getByRole("application", { name: `Canvas of ${label}` });
  await surface.waitFor();
  return new Hand(page, surface, size);
}

const tools = (page: Page) => page.getByRole("radiogroup", { name: "Tool" });
const red = { brush: { colors: ["#ff0000", "#0000ff"], defaultSize: 20 }, eraser: { defaultSize: 20 } };
const inputOf = (editor: ui.ImageEditor) => editor.next("input") as Promise<ui.Drawing>;

test("a stroke of the mouse gives its colour inside, and nothing outside", async () => {
  const editor = ui.ImageEditor({ label: "E", canvasSize: [400, 300], ...red });
  const hand = await open(editor, "E", [400, 300]);
  expect(editor.value).toBeNull();
  const drawn = inputOf(editor);
  await hand.draw([50, 100], [350, 100]);
  const { background, layers, composite } = await drawn;
  expect(background).toBeNull();
  expect(layers).toHaveLength(1);
  for (const pixels of [layers[0]!, composite]) {
    expect(pixels).toMatchObject({ width: 400, height: 300, channels: 4 });
    for (let x = 50; x <= 340; x += 10) for (const y of [92, 100, 108]) expect(at(pixels, x, y)).toEqual(RED);
    for (let x = 0; x < 400; x += 10) for (const y of [0, 80, 120, 299]) expect(at(pixels, x, y)).toEqual(NOTHING);
    for (const x of [30, 370]) expect(at(pixels, x, 100)).toEqual(NOTHING);
    // A line of 300 × 20 with round ends, give or take its soft edge.
    expect(Math.abs(covered(pixels) - (300 * 20 + Math.PI * 100))).toBeLessThan(800);
  }
});

test("the eraser takes away what was drawn on its layer alone, and undo brings it back, by keys too", async () => {
  const editor = ui.ImageEditor({ label: "E", canvasSize: [400, 300], ...red });
  const hand = await open(editor, "E", [400, 300]);
  const { page } = hand;
  let drawn = inputOf(editor);
  await hand.draw([50, 100], [350, 100]);
  await drawn;
  await tools(page).getByRole("radio", { name: "Eraser" }).check();
  drawn = inputOf(editor);
  await hand.draw([200, 50], [200, 150]);
  const erased = (await drawn).composite;
  for (const y of [92, 100, 108]) expect(at(erased, 200, y)).toEqual(NOTHING);
  expect(at(erased, 150, 100)).toEqual(RED);
  expect(at(erased, 250, 100)).toEqual(RED);
  drawn = inputOf(editor);
  await hand.surface.focus();
  await page.keyboard.press("Control+z");
  expect(at((await drawn).composite, 200, 100)).toEqual(RED);
  drawn = inputOf(editor);
  await page.keyboard.press("Control+Shift+Z");
  expect(at((await drawn).composite, 200, 100)).toEqual(NOTHING);
  drawn = inputOf(editor);
  await page.getByRole("button", { name: "Undo" }).click();
  await drawn;
  drawn = inputOf(editor);
  await page.getByRole("button", { name: "Undo" }).click();
  expect(await drawn).toBeNull();
  await expect(page.getByRole("button", { name: "Undo" }).isDisabled()).resolves.toBe(true);
});

test("layers: each is drawn on alone, the higher one covers, a hidden one isn't in the composite", async () => {
  const editor = ui.ImageEditor({ label: "E", canvasSize: [400, 300], ...red });
  const hand = await open(editor, "E", [400, 300]);
  const { page } = hand;
  const selected = editor.next("select");
  let drawn = inputOf(editor);
  await hand.draw([50, 100], [350, 100]);
  await drawn;
  await page.getByRole("button", { name: "Add a layer" }).click();
  await page.getByRole("radiogroup", { name: "Colour" }).getByRole("radio", { name: "#0000ff" }).check();
  await until("the second layer", () => (editor.value as ui.Drawing).layers.length === 2);
  drawn = inputOf(editor);
  await hand.draw([200, 50], [200, 250]);
  const { layers, composite } = await drawn;
  expect([at(layers[0]!, 200, 100), at(layers[1]!, 200, 100), at(composite, 200, 100)]).toEqual([RED, BLUE, BLUE]);
  expect([at(layers[0]!, 200, 200), at(layers[1]!, 100, 100)]).toEqual([NOTHING, NOTHING]);
  drawn = inputOf(editor);
  await page.getByRole("button", { name: "Hide Layer 2" }).click();
  const hidden = await drawn;
  expect(at(hidden.composite, 200, 100)).toEqual(RED);
  expect(at(hidden.layers[1]!, 200, 100)).toEqual(BLUE);
  await page.getByRole("radio", { name: "Layer 1" }).check();
  expect(await selected).toEqual({ index: 0, value: "Layer 1", selected: true });
  drawn = inputOf(editor);
  await page.getByRole("button", { name: "Delete Layer 2" }).click();
  expect((await drawn).layers).toHaveLength(1);
});

test("crop, with the pointer and in numbers, and resize, of a photograph with a layer", async () => {
  const value = { background: chelsea, layers: [await sharp({ create: { width: 451, height: 300, channels: 4, background: "#00000000" } }).png().toBuffer()] }; // prettier-ignore
  const editor = ui.ImageEditor({ label: "E", value, ...red });
  const hand = await open(editor, "E", [451, 300]);
  const { page } = hand;
  const before = await until("the value", () => editor.value);
  let drawn = inputOf(editor);
  await hand.draw([100, 150], [300, 150]);
  const { background, composite } = await drawn;
  expect(background).toEqual(before.background);
  expect(at(composite, 200, 150)).toEqual(RED);
  const applied = editor.next("apply");
  await tools(page).getByRole("radio", { name: "Crop" }).check();
  const crop = page.locator(".crop");
  await new Hand(page, crop, [451, 300]).draw([50, 60], [250, 240]);
  for (const [name, pixels] of Object.entries({ Left: 100, Top: 100, Width: 150, Height: 120 })) {
    await page.getByRole("spinbutton", { name }).fill(String(pixels));
    await page.getByRole("spinbutton", { name }).press("Tab");
  }
  drawn = inputOf(editor);
  await page.getByRole("button", { name: "Apply" }).click();
  const cropped = await drawn;
  await applied;
  expect(cropped.composite).toMatchObject({ width: 150, height: 120 });
  expect(at(cropped.composite, 100, 50)).toEqual(RED);
  for (const [x, y] of [[10, 10], [140, 110]] as const) expect(at(cropped.background!, x, y)).toEqual(at(background!, x + 100, y + 100)); // prettier-ignore
  await tools(page).getByRole("radio", { name: "Resize" }).check();
  await page.getByRole("spinbutton", { name: "Width" }).fill("300");
  await page.getByRole("spinbutton", { name: "Width" }).press("Tab");
  drawn = inputOf(editor);
  await page.getByRole("button", { name: "Apply" }).click();
  const resized = await drawn;
  expect(resized.layers[0]).toMatchObject({ width: 300, height: 240 });
  expect(at(resized.composite, 200, 100)).toEqual(RED);
});

test("everything by keyboard: tool, size, pen, undo", async () => {
  const editor = ui.ImageEditor({ label: "E", canvasSize: [200, 200], ...red, brush: { colors: ["#ff0000"], defaultSize: 8 } });
  const { page, surface } = await open(editor, "E", [200, 200]);
  await surface.focus();
  await page.keyboard.press("e");
  expect(await tools(page).getByRole("radio", { name: "Eraser" }).isChecked()).toBe(true);
  await page.keyboard.press("b");
  for (let i = 0; i < 4; i++) await page.keyboard.press("]");
  expect(await page.getByRole("slider", { name: "Size" }).inputValue()).toBe("12");
  await page.keyboard.press("Space");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  const drawn = inputOf(editor);
  await page.keyboard.press("Space");
  const { composite } = await drawn;
  for (let x = 100; x <= 145; x += 5) expect(at(composite, x, 100)).toEqual(RED);
  expect(at(composite, 100, 110)).toEqual(NOTHING);
  await page.getByRole("status").filter({ hasText: "Pen up at 150, 100" }).waitFor({ state: "attached" });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INLAY-APP");
});

test("what is drawn reaches a button's handler that is clicked at once", async () => {
  const editor = ui.ImageEditor({ label: "E", canvasSize: [400, 300], ...red });
  const [go, out] = [ui.Button("Go"), ui.Textbox({ label: "Out" })];
  go.click((drawing) => `${drawing && at(drawing.composite, 200, 100).join()}`, editor, out);
  const page = await stage.show(ui.Column([editor, go, out]));
  const hand = new Hand(page, page.getByRole("application", { name: "Canvas of E" }), [400, 300]);
  await hand.draw([50, 100], [350, 100]);
  await page.getByRole("button", { name: "Go" }).click();
  await until("the handler", async () => (await page.getByLabel("Out").inputValue()) === RED.join());
});

test("a stroke is encoded once, and only the layer that it changed travels", async () => {
  const editor = ui.ImageEditor({ label: "E", canvasSize: [400, 300], ...red });
  const hand = await open(editor, "E", [400, 300]);
  const pictures: number[] = [];
  hand.page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      const count = Buffer.from(payload).toString("latin1").split("\x89PNG").length - 1;
      if (count) pictures.push(count);
    }),
  );
  await hand.page.reload();
  for (const [y, layer] of [
    [50, 1],
    [100, 2],
    [150, 2],
    [200, 3],
  ] as const) {
    if (layer > 1 && (editor.value as ui.Drawing).layers.length < layer) {
      await hand.page.getByRole("button", { name: "Add a layer" }).click();
      await until("the layer", () => (editor.value as ui.Drawing).layers.length === layer);
    }
    const drawn = inputOf(editor);
    await hand.draw([50, y], [350, y]);
    expect(at((await drawn).composite, 200, y)).toEqual(RED);
  }
  // The browser tells of what it sent in its own time.
  await until("all that was sent", () => pictures.length >= 4);
  expect(pictures).toEqual([1, 1, 1, 1]);
});

test("a finger draws, a second one doesn't; a pen's pressure makes it thinner and thicker", async () => {
  const editor = ui.ImageEditor({ label: "E", canvasSize: [400, 300], ...red });
  const { surface } = await open(editor, "E", [400, 300], { hasTouch: true });
  const stroke = (pointerType: string, y: number, pressures: readonly number[]) =>
    surface.evaluate(
      (element, [type, down, all]) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        // A made-up pointer can't be captured.
        element.setPointerCapture = () => {};
        const say = (name: string, x: number, pressure: number, more = {}) =>
          element.dispatchEvent(new PointerEvent(name, { bubbles: true, isPrimary: true, pointerId: 7, pointerType: type, pressure, clientX: left + (x * width) / 400, clientY: top + (down * height) / 300, ...more })); // prettier-ignore
        say("pointerdown", 50, all[0]!);
        say("pointerdown", 60, all[0]!, { isPrimary: false, pointerId: 8 });
        all.forEach((pressure, i) => say("pointermove", 50 + (i * 300) / all.length, pressure));
        say("pointerup", 350, 0);
      },
      [pointerType, y, pressures] as const,
    );
  let drawn = inputOf(editor);
  await stroke(
    "touch",
    50,
    Array.from({ length: 30 }, () => 0.5),
  );
  const { composite } = await drawn;
  expect(at(composite, 200, 58)).toEqual(RED);
  drawn = inputOf(editor);
  await stroke(
    "pen",
    200,
    Array.from({ length: 60 }, (_, i) => (i < 30 ? 0.1 : 1)),
  );
  const pressed = (await drawn).composite;
  const thickness = (x: number) => Array.from({ length: 100 }, (_, i) => at(pressed, x, 150 + i)[3]!).filter((alpha) => alpha === 255).length; // prettier-ignore
  expect(thickness(120)).toBeLessThan(14);
  expect(thickness(310)).toBeGreaterThan(20);
});

test("a picture to draw on: chosen, and from the camera; the canvas takes its size, a fixed one keeps its own", async () => {
  const editor = ui.ImageEditor({ label: "E", canvasSize: [200, 200], ...red });
  const { page } = await open(editor, "E", [200, 200]);
  const uploaded = editor.next("upload");
  let drawn = inputOf(editor);
  await page.getByLabel("Choose a picture").setInputFiles(chelsea);
  const { background, composite } = await drawn;
  await uploaded;
  const { data } = await sharp(chelsea).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(background).toEqual({ data: new Uint8Array(data), width: 451, height: 300, channels: 4 });
  expect(composite).toEqual(background);
  drawn = inputOf(editor);
  await page.getByRole("button", { name: "Use the camera" }).click();
  await page.getByRole("button", { name: "Take the picture" }).click();
  expect((await drawn).background).toMatchObject({ width: 640, height: 480 });
  const fixed = ui.ImageEditor({ label: "F", canvasSize: [200, 200], fixedCanvas: true, ...red });
  const other = await open(fixed, "F", [200, 200]);
  drawn = inputOf(fixed);
  await other.page.getByLabel("Choose a picture").setInputFiles(chelsea);
  const fitted = await drawn;
  expect(fitted.background).toMatchObject({ width: 200, height: 200 });
  expect(at(fitted.background!, 100, 10)).toEqual(NOTHING);
  expect(at(fitted.background!, 100, 100)[3]).toBe(255);
});

test("what a handler writes is drawn, drawing goes on over it, and clear empties all", async () => {
  const editor = ui.ImageEditor({ label: "E", canvasSize: [200, 200], ...red });
  const hand = await open(editor, "E", [451, 300]);
  editor.value = chelsea;
  await hand.page.waitForFunction(() => {
    const view = document.querySelector("inlay-app")!.shadowRoot!.querySelector("inlay-imageeditor")!;
    return view.shadowRoot!.querySelector("canvas")?.width === 451;
  });
  let drawn = inputOf(editor);
  await hand.draw([100, 150], [300, 150]);
  const { background, composite } = await drawn;
  expect(background).toMatchObject({ width: 451, height: 300 });
  expect(at(composite, 200, 150)).toEqual(RED);
  const cleared = editor.next("clear");
  drawn = inputOf(editor);
  await hand.page.getByRole("button", { name: "Clear E" }).click();
  expect(await drawn).toBeNull();
  await cleared;
});

test("a Sketchpad has one black brush; an ImageMask has no layers to choose; a static one has no tools", async () => {
  const [pad, mask] = [ui.Sketchpad({ label: "P", canvasSize: [100, 100] }), ui.ImageMask({ label: "M" })];
  const shown = ui.ImageEditor({ label: "S", value: chelsea, interactive: false });
  const page = await stage.show(ui.Column([pad, mask, shown]));
  await page.getByRole("img", { name: "S" }).waitFor();
  await page.getByRole("group", { name: "Layers" }).waitFor();
  expect(await page.getByRole("group", { name: "Layers" }).count()).toBe(1);
  expect(await page.getByRole("radiogroup", { name: "Colour" }).count()).toBe(0);
  expect(await page.getByLabel("Another colour").count()).toBe(0);
  expect(await page.getByRole("application").count()).toBe(2);
  const hand = new Hand(page, page.getByRole("application", { name: "Canvas of P" }), [100, 100]);
  const drawn = inputOf(pad);
  await hand.draw([20, 50], [80, 50]);
  expect(at((await drawn).composite, 50, 50)).toEqual(BLACK);
});

test("the camera: opened by the user, its picture taken mirrored, and let go", async () => {
  const webcamOptions = { constraints: { width: 320, height: 240 } };
  const [image, plainly] = [
    ui.Image({ label: "I", webcamOptions }),
    ui.Image({ label: "P", sources: ["webcam"], webcamOptions: { mirror: false } }),
  ];
  const page = await stage.show(ui.Column([image, plainly]));
  await keepTracks(page);
  const [taken, uploaded] = [image.next("input"), image.next("upload")];
  await page.getByRole("button", { name: "Use the camera" }).first().click();
  await page.getByRole("button", { name: "Take the picture" }).click();
  expect(await taken).toMatchObject({ width: 320, height: 240, channels: 3 });
  await uploaded;
  expect(await statesOfTracks(page)).toEqual(["ended"]);
  await page.getByRole("button", { name: "Clear I" }).click();
  await until("it to be empty", () => image.value === null);
  await page.getByRole("button", { name: "Use the camera" }).last().click();
  await page.getByRole("button", { name: "Cancel" }).click();
  expect(await statesOfTracks(page)).toEqual(["ended", "ended"]);
  expect(plainly.value).toBeNull();
});

test("a stream of the camera: each frame once a handler is done with the last; it ends when the user says so", async () => {
  const [image, out] = [ui.Image({ label: "I", sources: ["webcam"], streaming: true }), ui.Textbox({ label: "Out" })];
  let [running, most, count] = [0, 0, 0];
  const seen = new Set<string>();
  image.stream(
    async (frame) => {
      most = Math.max(most, ++running);
      seen.add(Buffer.from(frame!.data).toString("base64"));
      await ui.sleep(150);
      running--;
      return `${frame!.width} × ${frame!.height}, ${++count}`;
    },
    image,
    out,
    { streamEvery: 0.03 },
  );
  const page = await stage.show(ui.Column([image, out]));
  await keepTracks(page);
  await page.getByRole("button", { name: "Use the camera" }).click();
  await until("five frames", () => count >= 5);
  await page.getByRole("button", { name: "Stop" }).click();
  expect(await statesOfTracks(page)).toEqual(["ended"]);
  await until("the last frame", () => running === 0);
  const last = count;
  expect(await page.getByLabel("Out").inputValue()).toMatch(/^640 × 480/);
  expect(most).toBe(1);
  expect(seen.size).toBeGreaterThan(2);
  await page.getByRole("button", { name: "Use the camera again" }).click();
  await until("more frames", () => count > last + 1);
  // Off the page it sees nothing any more.
  image.update({ visible: false });
  await until("the camera to be let go of", async () => (await statesOfTracks(page)).every((state) => state === "ended"));
});

test("where the camera may not be used, it is said why", async () => {
  const page = await stage.show(ui.Image({ label: "I" }));
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await page.getByRole("button", { name: "Use the camera" }).click();
  await page.getByRole("alert").getByText("The browser doesn't allow the camera here.").waitFor();
  await page.getByLabel("I", { exact: true }).setInputFiles(chelsea);
  await page.getByRole("img", { name: "I" }).waitFor();
});

/** The colour in the middle of what the browser has drawn there. */
async function colourAt(page: Page, x: number, y: number): Promise<number[]> {
  const shot = await page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 } });
  return [...(await sharp(shot).removeAlpha().raw().toBuffer())];
}

test("an annotated image: parts are looked at alone, by the pointer and by the legend, and chosen", async () => {
  const image = { data: new Uint8Array(400 * 300 * 3).fill(255), width: 400, height: 300, channels: 3 as const };
  const mask = { data: new Float32Array(400 * 300).map((_, i) => Number(i % 400 < 100)), dims: [300, 400] };
  const shown = ui.AnnotatedImage({ label: "A", value: { image, annotations: [{ mask, label: "left" }, { box: [200, 100, 300, 200], label: "box" }] }, colorMap: { left: "#ff0000", box: "rgb(0, 0, 255)" } }); // prettier-ignore
  const page = await stage.show(shown);
  const drawn = page.getByRole("img", { name: "A" });
  await drawn.waitFor();
  const { x, y } = (await drawn.boundingBox())!;
  await until("the mask", async () => (await colourAt(page, x + 50, y + 150))[1]! < 120);
  const [r, g] = await colourAt(page, x + 50, y + 150);
  expect(r).toBe(255);
  expect(g).toBeGreaterThan(80);
  expect(await colourAt(page, x + 150, y + 150)).toEqual([255, 255, 255]);
  let selected = shown.next("select");
  await page.mouse.click(x + 50, y + 150);
  expect(await selected).toEqual({ index: 0, value: "left", selected: true });
  await page.getByText("left", { exact: true }).first().waitFor();
  selected = shown.next("select");
  await page.mouse.click(x + 250, y + 150);
  expect(await selected).toEqual({ index: 1, value: "box", selected: true });
  await page.mouse.move(0, 0);
  const legend = page.getByRole("list", { name: "Parts of A" });
  await legend.getByRole("button", { name: "left" }).focus();
  await page.keyboard.press("Tab");
  await until("the other part to fade", async () => (await colourAt(page, x + 50, y + 150))[1]! > 200);
  selected = shown.next("select");
  await page.keyboard.press("Enter");
  expect(await selected).toEqual({ index: 1, value: "box", selected: true });
});

test("an image slider: two pictures brought, one line between them, moved by mouse and keys", async () => {
  const slider = ui.ImageSlider({ label: "S", interactive: true, sliderPosition: 50 });
  const page = await stage.show(slider);
  const grey = await sharp(chelsea).greyscale().png().toBuffer();
  const uploaded = slider.next("upload");
  await page.getByLabel("S", { exact: true }).setInputFiles([
    { name: "a.png", mimeType: "image/png", buffer: await sharp(chelsea).png().toBuffer() },
    { name: "b.png", mimeType: "image/png", buffer: grey },
  ]);
  expect(await uploaded).toMatchObject([{ width: 451 }, { width: 451 }]);
  const line = page.getByRole("slider", { name: "How much of S before is seen, in percent" });
  await line.waitFor();
  expect(await line.inputValue()).toBe("50");
  const { x, y, width, height } = (await line.boundingBox())!;
  const isGrey = ([r, g, b]: number[]) => r === g && g === b;
  const at = (part: number) => colourAt(page, x + width * part, y + height / 5);
  await until("both to be drawn", async () => isGrey(await at(0.75)));
  expect(isGrey(await at(0.25))).toBe(false);
  await page.mouse.click(x + width / 10, y + height / 2);
  await until("the line to move", async () => isGrey(await at(0.25)));
  await line.press("End");
  await until("only the first", async () => !isGrey(await at(0.75)));
  const cleared = slider.next("clear");
  await page.getByRole("button", { name: "Clear S" }).click();
  await cleared;
  expect(slider.value).toBeNull();
  await page.getByLabel("S", { exact: true }).setInputFiles(chelsea);
  await page.getByRole("button", { name: "Remove the picture before" }).click();
  await until("it to be empty", () => slider.value === null);
});

test("a gallery: chosen and opened by mouse and keys, all saved in one archive", async () => {
  const coffee = path.join(root, "notebooks", "data", "coffee.png");
  const gallery = ui.Gallery({ label: "G", value: [[chelsea, "A cat"], coffee, chelsea], interactive: false, selectedIndex: 1 });
  const page = await stage.show(gallery);
  await page.getByRole("img", { name: "Picture 3" }).waitFor();
  const [selected, opened] = [gallery.next("select"), gallery.next("previewOpen")];
  await page.getByRole("button", { name: "A cat" }).press("Enter");
  expect(await selected).toEqual({ index: 0, value: "A cat", selected: true });
  expect(await opened).toHaveLength(3);
  const dialog = page.getByRole("dialog", { name: "G in full" });
  await dialog.getByRole("img", { name: "A cat" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await dialog.getByRole("img", { name: "Picture 2" }).waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await dialog.getByRole("img", { name: "Picture 3" }).waitFor();
  await dialog.getByRole("button", { name: "Full screen" }).click();
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await dialog.getByRole("button", { name: "Full screen" }).click();
  await page.waitForFunction(() => document.fullscreenElement === null);
  const closed = gallery.next("previewClose");
  await dialog.getByRole("button", { name: "Close" }).click();
  await closed;
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download all" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("G.zip");
  const script =
    "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), *[f'{i.filename}:{i.file_size}' for i in z.infolist()])";
  const { stdout } = spawnSync(programOf("python"), ["-c", script, await saved.path()], { encoding: "utf8" });
  const [cat, cup] = [statSync(chelsea).size, statSync(coffee).size];
  expect(stdout.trim()).toBe(`None image.png:${cat} image-2.png:${cup} image-3.png:${cat}`);
});

test("a gallery takes files, pictures of the camera, and lets one go", async () => {
  const gallery = ui.Gallery({ label: "G", interactive: true, fileTypes: [".png", "image/jpeg"], imageMode: "L" });
  const page = await stage.show(gallery);
  let given = gallery.next("input");
  await page.getByRole("button", { name: "G", exact: true }).setInputFiles([chelsea]);
  expect(await given).toMatchObject([{ picture: { width: 451, channels: 1 } }]);
  await page.getByRole("button", { name: "Use the camera" }).click();
  given = gallery.next("input");
  await page.getByRole("button", { name: "Take the picture" }).click();
  expect(await given).toMatchObject([{ picture: { width: 451 } }, { picture: { width: 640 } }]);
  await page.getByRole("button", { name: "Done" }).click();
  const deleted = gallery.next("delete");
  await page.getByRole("button", { name: "Remove Picture 1" }).click();
  expect(await deleted).toMatchObject({ file: { name: "chelsea.png" } });
  await until("one to be left", () => (gallery.value as unknown[]).length === 1);
  await page
    .getByRole("button", { name: "G", exact: true })
    .setInputFiles({ name: "a.gif", mimeType: "image/gif", buffer: Buffer.from("GIF89a") });
  await page.getByRole("alert").getByText("a.gif: expected a file of type .png, image/jpeg").waitFor();
});
