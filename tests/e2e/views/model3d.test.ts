/** Bodies in space as a person turns them. */
import type { Page } from "playwright-core";
import * as ui from "../../../src/index";
import { until } from "../../support/processes";
import { photograph, useStage } from "../../support/use-stage";

const stage = useStage(["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]);

const obj = Buffer.from("# a pyramid\nv 0 1 0\nv -1 0 -1\nv 1 0 -1\nv 0 0 1\nf 1 2 3\nf 1 3 4\nf 1 4 2\nf 2 4 3\n");
/** A triangle, as GLB, which names a picture at an address. */
function glb(): Buffer {
  const positions = Buffer.from(Float32Array.of(0, 1, 0, -1, 0, 0, 1, 0, 0).buffer);
  const document = {
    asset: { version: "2.0" },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }],
    materials: [{ pbrMetallicRoughness: { baseColorFactor: [1, 0, 0, 1], metallicFactor: 0 } }],
    accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: "VEC3", min: [-1, 0, 0], max: [1, 1, 0] }],
    bufferViews: [{ buffer: 0, byteLength: 36 }],
    buffers: [{ byteLength: 36 }],
  };
  const json = Buffer.from(JSON.stringify(document).padEnd(Math.ceil(JSON.stringify(document).length / 4) * 4));
  const head = (...numbers: number[]) => Buffer.from(Uint32Array.from(numbers).buffer);
  const length = 12 + 8 + json.length + 8 + 36;
  return Buffer.concat([head(0x46546c67, 2, length, json.length, 0x4e4f534a), json, head(36, 0x004e4942), positions]);
}

/** How many of its pixels something is drawn on. */
async function drawn(page: Page): Promise<number> {
  const png = (await page.locator("canvas").screenshot()).toString("base64");
  return page.evaluate(async (data) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d")!;
    context.drawImage(picture, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, picture.width, picture.height).data.buffer);
    const ground = pixels[picture.width * 20 + 20];
    return pixels.filter((pixel) => pixel !== ground).length;
  }, png);
}

test.each([
  ["OBJ", obj, "4 triangles"],
  ["GLB", glb(), "1 triangles"],
])("%s is drawn, turned by keys, and put back", async (name, value, size) => {
  const page = await stage.show(ui.Model3D({ label: "Body", value, interactive: false }));
  const body = page.getByRole("application", { name: new RegExp(`^Body, ${size}`) });
  await body.waitFor();
  await until("something drawn", async () => (await drawn(page)) > 2000);
  const shot = async () => (await body.screenshot()).toString("base64");
  await photograph(page.locator("inlay-app"), `Model3D-${name}`);
  const begun = await shot();
  await body.press("ArrowLeft");
  await until("it turned", async () => (await shot()) !== begun);
  await body.press("+");
  await body.press("0");
  await until("it is back", async () => (await drawn(page)) > 2000);
});

test("it is brought, drawn as lines and as points, and cleared", async () => {
  const model = ui.Model3D({ label: "Body", interactive: true });
  const page = await stage.show(model);
  await page.locator("input[type=file]").setInputFiles({ name: "pyramid.obj", mimeType: "model/obj", buffer: obj });
  await page.getByRole("application", { name: /^Body, 4 triangles/ }).waitFor();
  const solid = await until("a body", async () => ((await drawn(page)) > 2000 ? drawn(page) : undefined));
  model.update({ displayMode: "wireframe" });
  await until("lines", async () => (await drawn(page)) < solid / 2);
  await page.getByRole("button", { name: "Clear Body" }).click();
  await page.getByText("Choose a file").waitFor();
  expect(model.value).toBeNull();
});

test("what is no model is refused, and a broken one told of", async () => {
  const model = ui.Model3D({ label: "Body", interactive: true });
  const page = await stage.show(model);
  const broken = Buffer.concat([Buffer.from("glTF"), Buffer.alloc(20)]);
  await page.locator("input[type=file]").setInputFiles({ name: "body.glb", mimeType: "model/gltf-binary", buffer: broken });
  await page.getByRole("alert").filter({ hasText: "The model can't be read" }).waitFor();
  expect(() => ((model as ui.Component).value = Buffer.from("<html>"))).toThrow(
    "Model3D “Body”: expected the bytes of a GLB, glTF, OBJ, STL or PLY file; these 6 are none",
  );
});
