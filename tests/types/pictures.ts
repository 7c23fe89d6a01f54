// What the components of pictures give, to the letter, and what they don't take.
import type { Sharp } from "sharp";
import * as ui from "inlay";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exact<Expected>(): <Actual>(value: Actual, ...wrong: Equal<Actual, Expected> extends true ? [] : [expected: Expected]) => void;

const run = ui.Button();
const editor = ui.ImageEditor();

run.click((v) => { exact<ui.Drawing | null>()(v); }, editor);
run.click((v) => { exact<ui.Drawing<"sharp">>()(v); exact<Sharp | null>()(v.background); exact<Sharp>()(v.composite); }, ui.ImageEditor({ type: "sharp", required: true }));
run.click(({ layers: [mask] }) => { exact<string>()(mask); }, ui.ImageMask({ type: "filepath", required: true }));
run.click((v) => { exact<ui.Drawing | null>()(v); }, ui.Sketchpad());
run.click((v) => { exact<ui.Drawing<"buffer">>()(v); exact<Uint8Array>()(v.composite); }, ui.Paint({ type: "buffer", required: true }));
editor.apply((call) => { exact<ui.Drawing | null>()(call.event); });
editor.select((call) => { exact<ui.Selected>()(call.event); });
ui.Interface({
  fn: (a, b, c) => { exact<ui.Drawing | null>()(a); exact<ui.Drawing | null>()(b); exact<ui.Drawing | null>()(c); return a?.composite ?? null; },
  inputs: ["sketchpad", "paint", "imagemask"],
  outputs: "image",
});

run.click((v) => { exact<ui.AnnotatedValue | null>()(v); }, ui.AnnotatedImage());
ui.AnnotatedImage().select((call) => { exact<ui.Selected>()(call.event); });
run.click((v) => { exact<[before: ui.Pixels | null, after: ui.Pixels | null] | null>()(v); }, ui.ImageSlider());
run.click(([a, b]) => { exact<Sharp>()(a); exact<Sharp>()(b); }, ui.ImageSlider({ type: "sharp", required: true }));
ui.Image({ streaming: true }).stream((call) => { exact<ui.Pixels | null>()(call.event); });

// what they take
const found = ui.AnnotatedImage(), compared = ui.ImageSlider();
run.click(() => ({ image: "cat.png", annotations: [{ box: [1, 2, 3, 4], label: "nose" }] }), [], found);
run.click((photo) => ({ image: photo, annotations: [{ mask: photo, label: "all" }] }), ui.Image({ required: true }), found);
run.click(async () => ({ image: "cat.png", annotations: [] }), [], found);
run.click(() => ["a.png", "b.png"], [], compared);
run.click((photo) => [photo, null], ui.Image(), compared);
run.click(() => "cat.png", [], editor);
run.click(() => ({ background: "cat.png", layers: [new Uint8Array()] }), [], editor);
run.click((drawing) => drawing, editor, editor);

// what they don't
// @ts-expect-error -- a layer is a picture
run.click(() => ({ layers: [5] }), [], editor);
// @ts-expect-error -- there is no such colour mode
ui.ImageEditor({ brush: { colorMode: "free" } });
// @ts-expect-error -- a canvas has two sides
ui.ImageEditor({ canvasSize: [800] });
// @ts-expect-error -- a part has a label
run.click(() => ({ image: "cat.png", annotations: [{ box: [1, 2, 3, 4] }] }), [], found);
// @ts-expect-error -- two pictures are compared
run.click(() => ["a.png", "b.png", "c.png"], [], compared);
// @ts-expect-error -- there is no such source
ui.Image({ sources: ["scanner"] });
// @ts-expect-error -- an editor has no button to submit
editor.submit(() => "");
