/** The canvas as it lies there, with what is on it. */
import { html, nothing } from "lit";
import { toLength } from "../../page/parts/length";
import type { Bringer } from "./bring.page";
import type { CropBox } from "./crop-box.page";
import type { Pen } from "./pen.page";
import { isEmpty, type Sketch } from "./sketch.page";
import type { Ink } from "./stroke.page";

export interface Table {
  sketch: Sketch;
  /** None where nothing can be drawn. */
  pen: Pen | undefined;
  ink: Ink | undefined;
  caption: string;
  /** What stands on the empty canvas. */
  words: string;
  width: number | string | undefined;
  height: number | string | undefined;
  cropBox: CropBox | undefined;
  bringer: Bringer;
}

/** Narrower canvases are enlarged, with their pixels to be seen. */
const SMALL = 160;

export function renderTable(table: Table): unknown {
  const { sketch, pen, words, bringer, cropBox } = table;
  return html`<div
    class="table ${bringer.isOver ? "over" : ""}"
    @dragover=${bringer.dragged}
    @dragleave=${bringer.left}
    @drop=${pen ? bringer.dropped : undefined}
  >
    <div
      class="stage ${sketch.width < SMALL ? "small" : ""}"
      style=${sizeOf(table)}
      role=${pen ? nothing : "img"}
      aria-labelledby=${pen ? nothing : "caption"}
    >
      ${canvases(sketch, pen)} ${isEmpty(sketch) && words && !pen?.isDown ? html`<div class="words">${words}</div>` : nothing}
      ${cropBox ? cropBox.render() : pen ? renderSurface(table, pen) : nothing}
    </div>
  </div>`;
}

/** As large as its pixels, within the options' limits. */
function sizeOf({ sketch, width, height }: Table): string {
  const ratio = sketch.width / sketch.height;
  const wide = width === undefined ? `max(${sketch.width}px,320px)` : toLength(width);
  const high = height === undefined ? "560px" : toLength(height);
  const most = wide === "auto" ? "100%" : wide;
  return `--ratio:${ratio};aspect-ratio:${ratio};width:min(100%,${most}${high === "auto" ? "" : `,calc(${high} * ${ratio})`})`;
}

function canvases({ background, layers }: Sketch, pen: Pen | undefined): HTMLCanvasElement[] {
  const above = layers.map((layer) => {
    const isDrawn = pen?.draws(layer) === true;
    return layer.hidden && !isDrawn ? undefined : (pen?.canvasOf(layer) ?? layer.raster?.canvas);
  });
  return [background?.canvas, ...above].filter((canvas) => canvas !== undefined);
}

function renderSurface({ caption, ink, sketch, bringer }: Table, pen: Pen): unknown {
  const { width, height } = sketch;
  const { position } = pen;
  return html`<div
      class="surface ${ink ? "" : "idle"}"
      tabindex="0"
      role="application"
      aria-label="Canvas of ${caption}"
      aria-describedby="hint"
      @pointerdown=${pen.down}
      @pointermove=${pen.move}
      @pointerup=${pen.up}
      @pointercancel=${pen.cancel}
      @pointerleave=${pen.leave}
      @paste=${bringer.pasted}
    ></div>
    ${
      position && ink
        ? html`<div
            class="ring"
            style="left:${(position.x / width) * 100}%;top:${(position.y / height) * 100}%;width:${(ink.size / width) * 100}%;height:${(ink.size / height) * 100}%"
          ></div>`
        : nothing
    }`;
}
