import { html, nothing, type PropertyValues } from "lit";
import { Camera, cameraStyles } from "../../page/parts/camera";
import { saveAs } from "../../page/parts/download";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { renderButton, renderLayers, renderTools, type Tool } from "./bars.page";
import { Bringer } from "./bring.page";
import { CropBox, isWhole, NewSize } from "./crop-box.page";
import { Exchange, toSketch } from "./exchange.page";
import { drawn } from "./icons.page";
import { Pen, type Easel } from "./pen.page";
import {
  crop,
  emptyLayer,
  flatten,
  History,
  isEmpty,
  layUnder,
  resize,
  withLayer,
  type Layer,
  type Raster,
  type Sketch,
} from "./sketch.page";
import { imageeditor, layersOf, MOST_LAYERS, type Drawn } from "./spec";
import type { Ink } from "./stroke.page";
import { editorStyles } from "./styles.page";
import { renderTable } from "./table.page";
import { Toolbox } from "./toolbox.page";

class ImageEditorView extends View<typeof imageeditor.props, Drawn | null> implements Easel {
  static override styles = [...View.styles, buttonStyles, cameraStyles, editorStyles];

  #history!: History;
  /** The key of the layer that is drawn on. */
  #chosen = "";
  #transform: CropBox | NewSize | undefined;
  #said = "";
  #problem = "";
  #loading = 0;
  readonly #toolbox = new Toolbox(
    () => this.props,
    () => this.sketch,
    () => this.requestUpdate(),
  );
  readonly #pen = new Pen(this);
  readonly #bringer = new Bringer(this, () => this.props.sources, (raster) => this.#brought(raster)); // prettier-ignore
  readonly #camera = new Camera(this, () => {
    const { mirror = true, constraints } = this.props.webcamOptions;
    return { mirror, constraints };
  });
  readonly #exchange = new Exchange(
    () => this.host,
    (value) => this.input(value as Drawn | null),
    (problem) => this.#fail(problem),
  );

  // ---------------------------------------------------------------- the easel

  get sketch(): Sketch {
    return this.#history.present;
  }

  get layer(): Layer | undefined {
    const { layers } = this.sketch;
    return layers.find(({ key }) => key === this.#chosen) ?? layers[0];
  }

  get ink(): Ink | undefined {
    return this.editable ? this.#toolbox.ink : undefined;
  }

  drew(layer: Layer, raster: Raster): void {
    // What one draws one wants to see.
    this.#change(withLayer(this.sketch, layer.key, { raster, hidden: false }));
  }

  say(text: string): void {
    this.#said = text;
  }

  #blank(): Sketch {
    const { canvasSize, layers } = this.props;
    return { width: canvasSize[0], height: canvasSize[1], background: null, layers: layersOf(layers).names.map(emptyLayer) };
  }

  // ---------------------------------------------------------------- in step with the value

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const isNew = !this.#history as boolean;
    if (isNew || (changed.has("props") && !this.value && !this.#history.canUndo)) this.#history = new History(this.#blank());
    if (this.status?.state === "invalid") this.#exchange.lost();
    if (!this.editable && this.#camera.isOpen) this.#camera.close();
    if (changed.has("value") && !this.#exchange.isOwn(this.value)) void this.#load(this.value);
  }

  /** Somebody else wrote the value: what was drawn here is gone with what it was drawn on. */
  async #load(value: Drawn | null): Promise<void> {
    const turn = ++this.#loading;
    this.#exchange.took(value);
    this.#pen.cancel();
    this.#transform = undefined;
    try {
      const { names } = layersOf(this.props.layers);
      const sketch = value ? await toSketch(value, this.host, this.sketch.layers, names) : this.#blank();
      if (turn !== this.#loading) return;
      this.#history = new History(sketch);
      this.#problem = "";
    } catch (error) {
      if (turn === this.#loading) this.#fail((error as Error).message);
    }
    this.requestUpdate();
  }

  #change(sketch: Sketch): void {
    this.#loading++;
    this.#problem = "";
    this.#history.add(sketch);
    this.#exchange.send(sketch);
    this.requestUpdate();
  }

  #fail(problem: string): void {
    this.#problem = problem;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pen.cancel();
    this.#exchange.flush();
  }

  // ---------------------------------------------------------------- what is drawn

  protected override head(): unknown {
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    if (!this.editable)
      return html`<div class="editor">
        <div class="bar">${this.#buttons()}</div>
        ${this.#table()}
      </div>`;
    const { shown, more } = layersOf(this.props.layers);
    const { layers } = this.sketch;
    return html`<div class="editor" role="group" aria-labelledby="caption" @keydown=${this.#pressed}>
      ${this.#bar()} ${this.#settings()}
      ${this.#camera.isOpen || this.#camera.isOpening ? this.#camera.render(this.#cameraButtons()) : this.#table()}
      <div id="hint" class="hint">Arrow keys move the pen, Space puts it down and lifts it. B brush, E eraser, [ ] size, Ctrl+Z undo.</div>
      ${shown ? renderLayers(layers, this.layer, more && layers.length < MOST_LAYERS, this.#layerActions) : nothing}
      <div class="unseen" role="status">${this.#said}</div>
      ${[this.#problem, this.#bringer.problem, this.#camera.problem].map((problem) => problem && html`<div class="problem" role="alert">${problem}</div>`)}
    </div>`;
  }

  #bar(): unknown {
    const { canUndo, canRedo } = this.#history;
    return html`<div class="bar">
      ${renderTools(this.#toolbox.tools, this.#toolbox.held, (tool) => this.#choose(tool))}
      <div class="group">
        ${renderButton(drawn.undo, "Undo (Ctrl+Z)", () => this.#step("undo"), !canUndo)}
        ${renderButton(drawn.redo, "Redo (Ctrl+Shift+Z)", () => this.#step("redo"), !canRedo)}
        ${renderButton(drawn.empty, `Clear ${this.caption}`, () => this.#clear(), isEmpty(this.sketch) && !this.value)}
      </div>
      ${this.#bringer.render(() => void this.#camera.open())} ${this.#buttons()}
    </div>`;
  }

  #buttons(): unknown {
    const { buttons } = this.props;
    const isBare = isEmpty(this.sketch);
    if (!buttons.length || (isBare && !this.editable)) return nothing;
    return html`<div class="group">
      ${buttons.includes("download") ? renderButton(drawn.download, `Download ${this.caption}`, () => this.#download(), isBare) : nothing}
      ${buttons.includes("fullscreen") ? renderButton(drawn.enlarge, `Show ${this.caption} in full screen`, () => this.#enlarge()) : nothing}
    </div>`;
  }

  /** Colours and sizes, or the numbers of a transform. */
  #settings(): unknown {
    if (!this.#transform) return this.#toolbox.render();
    return html`<div class="bar">
      ${this.#transform.renderFields()}
      <span class="group">
        <button class="primary" @click=${() => this.#apply()}>Apply</button>
        <button @click=${() => this.#choose(this.#toolbox.tools[0])}>Cancel</button>
      </span>
    </div>`;
  }

  #table(): unknown {
    const { placeholder, width, height } = this.props;
    const { sketch, ink, caption, editable } = this;
    const pen = editable ? this.#pen : undefined;
    const words = placeholder || (editable ? "" : "No drawing yet");
    return renderTable({ sketch, pen, ink, caption, words, width, height, cropBox: this.#cropBox, bringer: this.#bringer });
  }

  #cameraButtons(): unknown {
    return html`<nav>
      <button class="primary" ?disabled=${!this.#camera.isOpen} @click=${this.#photograph}>Take the picture</button>
      <button @click=${() => this.#camera.close()}>Cancel</button>
    </nav>`;
  }

  get #cropBox(): CropBox | undefined {
    return this.#transform instanceof CropBox ? this.#transform : undefined;
  }

  // ---------------------------------------------------------------- what the user does

  #choose(tool: Tool | undefined): void {
    this.#toolbox.take(tool);
    this.#pen.cancel();
    const redraw = () => this.requestUpdate();
    this.#transform = tool === "crop" ? new CropBox(this.sketch, redraw) : tool === "resize" ? new NewSize(this.sketch, redraw) : undefined;
    redraw();
  }

  #apply(): void {
    const { sketch } = this;
    const changes = this.#transform;
    this.#choose(this.#toolbox.tools[0]);
    if (changes instanceof CropBox && !isWhole(sketch, changes.part)) this.#change(crop(sketch, changes.part, this.props.fixedCanvas));
    if (changes instanceof NewSize && !isWhole(sketch, { x: 0, y: 0, ...changes })) this.#change(resize(sketch, changes.width, changes.height)); // prettier-ignore
    this.emit("apply");
  }

  #step(way: "undo" | "redo"): void {
    this.#pen.cancel();
    if (way === "undo" ? !this.#history.canUndo : !this.#history.canRedo) return;
    this.#history[way]();
    this.#choose(this.#toolbox.held);
    this.#exchange.send(this.sketch);
    this.say(way === "undo" ? "Undone" : "Done again");
  }

  #clear(): void {
    const { width, height } = this.props.fixedCanvas || this.sketch.background ? this.#blank() : this.sketch;
    this.#change({ width, height, background: null, layers: this.sketch.layers.map((layer) => ({ ...layer, raster: null })) });
    this.emit("clear");
  }

  #brought(raster: Raster): void {
    this.#choose(this.#toolbox.tools[0]);
    this.#change(layUnder(this.sketch, raster, this.props.fixedCanvas));
    this.emit("upload");
  }

  readonly #photograph = async () => {
    try {
      const frame = await this.#camera.frame("image/jpeg");
      this.#camera.close();
      await this.#bringer.bring(new File([frame], "webcam.jpg", { type: frame.type }));
    } catch (error) {
      this.#fail((error as Error).message);
    }
  };

  readonly #layerActions = {
    choose: (index: number) => {
      const { key, name } = this.sketch.layers[index]!;
      this.#chosen = key;
      this.emit("select", { index, value: name, selected: true });
      this.requestUpdate();
    },
    toggle: ({ key, hidden }: Layer) => this.#change(withLayer(this.sketch, key, { hidden: !hidden })),
    remove: ({ key }: Layer) => this.#change({ ...this.sketch, layers: this.sketch.layers.filter((each) => each.key !== key) }),
    add: () => {
      const { layers } = this.sketch;
      const names = new Set(layers.map(({ name }) => name));
      let number = layers.length + 1;
      while (names.has(`Layer ${number}`)) number++;
      const layer = emptyLayer(`Layer ${number}`);
      this.#chosen = layer.key;
      this.#change({ ...this.sketch, layers: [...layers, layer] });
    },
  };

  readonly #pressed = (event: KeyboardEvent) => {
    if (!this.#took(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Whether the key was for the editor. Letters are, where the canvas has the focus. */
  #took(event: KeyboardEvent): boolean {
    const key = event.key.toLowerCase();
    const target = event.composedPath()[0] as HTMLElement;
    const isText = target instanceof HTMLInputElement && target.type === "number";
    if (event.ctrlKey || event.metaKey) {
      if (isText || (key !== "z" && key !== "y")) return false;
      this.#step(key === "y" || event.shiftKey ? "redo" : "undo");
      return true;
    }
    if (!target.classList.contains("surface") || event.altKey) return false;
    const tool = ({ b: "brush", e: "eraser" } as const)[key];
    if (tool && this.#toolbox.tools.includes(tool)) this.#choose(tool);
    else if (key === "[" || key === "]") this.#toolbox.grow(key === "]" ? 1 : -1);
    else return this.#pen.key(event);
    return true;
  }

  #download(): void {
    flatten(this.sketch).toBlob((blob) => blob && saveAs(blob, "drawing.png"), "image/png");
  }

  #enlarge(): void {
    const table = this.renderRoot.querySelector(".table")!;
    void (document.fullscreenElement ? document.exitFullscreen() : table.requestFullscreen());
  }
}

define(imageeditor, ImageEditorView);
