/** R63: where sharp isn't installed everything else works, and the error says what to install. */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as ui from "../../src/index";
import { useLoopback } from "../support/loopback";
import { uploadTo } from "../support/upload-to";

jest.mock("sharp", () => {
  throw new Error("Cannot find module 'sharp'");
});

const it = useLoopback();
const photograph = readFileSync(path.join(__dirname, "../../notebooks/data/chelsea.png"));

test("text, pixels and files go their way without it; what needs it says so where the picture stands", async () => {
  const [text, image, read] = [ui.Textbox({ label: "Text", interactive: true }), ui.Image({ label: "Picture" }), ui.Button("Read")];
  const [bytes, size, show] = [ui.Image({ label: "Bytes", type: "buffer" }), ui.Textbox({ label: "Size" }), ui.Button("Show")];
  const pixels = { data: new Uint8Array([1, 2, 3]), width: 1, height: 1, channels: 3 as const };
  show.click(() => [pixels, photograph], [], [image, bytes]);
  bytes.upload((given) => String(given?.length), bytes, size);
  read.click((given) => `${given?.width}`, image, text);
  const page = it.loopback.show(ui.Column([text, image, read, bytes, size, show]));
  page.input("Text", "typed");
  await page.until("the text", () => text.value === "typed");
  page.event("Show", "click");
  await page.until("both pictures", () => page.value("Picture") !== null && page.value("Bytes") !== null);
  expect(image.value).toEqual(pixels);
  page.event("Bytes", "upload");
  await page.until("the file's size", () => page.value("Size") === String(photograph.length));
  page.input("Picture", { file: await uploadTo(page, "cat.png", photograph) });
  page.event("Read", "click");
  const said = () => ["Picture", "Text"].map((label) => page.status(label)?.message ?? "").join();
  await page.until("the error", () => said().includes("reading and writing pixels needs the package sharp: npm install sharp"));
  page.input("Text", "still works");
  await page.until("the text", () => text.value === "still works");
});
