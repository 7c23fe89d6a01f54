// What the components of pictures give, to the letter, and what they don't take.
import type { Sharp } from "sharp";
import * as ui from "inlay";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exact<Expected>(): <Actual>(value: Actual, ...wrong: Equal<Actual, Expected> extends true ? [] : [expected: Expected]) => void;

const run = ui.Button();
const editor = ui.ImageEditor();

run.click((v) => { exact<ui.Drawing | null>()(v); }, editor);
run.click((v) => { exact<ui.Drawing<"sharp">>()(v); exact<Sharp | null>()(v.background); exact<Sharp>()(v.composite); }, ui.ImageEditor({ type: "sharp", required: true }));
run.click(({ layers: [mask] }) => { exact<string | undefined>()(mask); }, ui.ImageMask({ type: "filepath", required: true }));
run.click((v) => { exact<ui.Drawing | null>()(v); }, ui.Sketchpad());
run.click((v) => { exact<ui.Drawing<"buffer">>()(v); exact<Uint8Array>()(v.composite); }, ui.Paint({ type: "buffer", required: true }));
editor.apply((call) => { exact<ui.Drawing | null>()(call.event); });
editor.select((call) => { exact<ui.Selected>()(call.event); });
ui.Interface({
  fn: (a, b, c) => { exact<ui.Drawing | null>()(a); exact<ui.Drawing | null>()(b); exact<ui.Drawing | null>()(c); return a?.composite ?? null; },
  inputs: ["sketchpad", "paint", "imagemask"],
  outputs: "image",
});

// what they take
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
// @ts-expect-error -- an editor has no button to submit
editor.submit(() => "");
