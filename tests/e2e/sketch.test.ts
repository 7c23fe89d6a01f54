/** Drawing in a real JupyterLab: the strokes of a mouse come to a function in a tslab cell, to the pixel. */
import { expectValue } from "../support/browser";
import { useLab } from "../support/use-lab";

const lab = useLab();

test("what is drawn under a cell is what its function gets, and the letters of tools make no cells", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
const pad = ui.Sketchpad({ label: "Digit", canvasSize: [280, 280], brush: { colors: ["#ff0000"], defaultSize: 20 }, required: true });
const out = ui.Textbox({ label: "Pixels" });
pad.input(({ composite: { data, width } }) => {
  const at = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)].join();
  return [at(140, 60), at(140, 220), at(60, 140), data.filter((byte, i) => i % 4 === 3 && byte > 0).length > 3000].join(" | ");
}, pad, out);
ui.Column([pad, out])`,
    `const { layers } = pad.value!; [layers.length, layers[0].width, layers[0].height].join()`,
  ]);
  await notebook.runCell(0);
  const app = notebook.app(0);
  const surface = app.getByRole("application", { name: "Canvas of Digit" });
  await surface.waitFor();
  await surface.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await surface.boundingBox())!;
  const { mouse, keyboard } = notebook.page;
  await mouse.move(x + width / 2, y + height / 7);
  await mouse.down();
  await mouse.move(x + width / 2, y + (height * 6) / 7, { steps: 20 });
  await mouse.up();
  await expectValue(app.getByLabel("Pixels"), "255,0,0,255 | 255,0,0,255 | 0,0,0,0 | true");
  const cells = await notebook.page.locator(".jp-Notebook .jp-Cell").count();
  await surface.focus();
  await keyboard.press("e");
  await keyboard.press("b");
  expect(await app.getByRole("radio", { name: "Brush" }).isChecked()).toBe(true);
  expect(await notebook.page.locator(".jp-Notebook .jp-Cell").count()).toBe(cells);
  await notebook.runCell(1);
  expect(await notebook.output(1).innerText()).toContain("1,280,280");
  await notebook.photograph(app, "sketch-lab");
});
