import { css, html, nothing, type PropertyValues } from "lit";
import { saveAs } from "../../page/parts/download";
import { FileSource, type Held } from "../../page/parts/file-source";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { Upload, uploadStyles } from "../../page/parts/upload";
import { buttonStyles } from "../../page/styles";
import { define, View, type UploadedFile } from "../../page/view";
import { mimeOfModel } from "../../media/mime";
import { loadModel } from "./load.page";
import { BodyScene } from "./scene.page";
import { model3d } from "./spec";

type Wire = (Held & { name: string }) | null;

class Model3DView extends View<typeof model3d.props, Wire> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    uploadStyles,
    css`
      canvas {
        display: block;
        width: 100%;
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-static);
        touch-action: none;
      }
      canvas:focus-visible {
        outline: 2px solid var(--inlay-focus);
        outline-offset: 2px;
      }
      .empty {
        display: grid;
        place-items: center;
        min-height: 120px;
        padding: 16px;
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-static);
        color: var(--inlay-text-muted);
        text-align: center;
      }
      .tools {
        display: flex;
        justify-content: end;
        gap: 4px;
        margin-top: 6px;
      }
      .tools button {
        min-width: 32px;
        min-height: 32px;
        padding: 4px;
      }
    `,
  ];

  readonly #source = new FileSource(this);
  readonly #upload = new Upload(
    this,
    () => ({
      accept: ".glb,.gltf,.obj,.stl,.ply",
      multiple: false,
      directory: false,
      paste: false,
      hint: this.props.placeholder || "A model: GLB, glTF, OBJ, STL or PLY",
    }),
    ([file]) => {
      this.#hold(file!);
      this.emit("upload");
    },
  );
  #scene: BodyScene | undefined;
  #canvas: HTMLCanvasElement | undefined;
  #shown: string | undefined;
  #problem = "";
  #size = "";

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has("value")) return;
    this.#source.keep(this.value?.id);
    if ((changed.get("value") as Wire | undefined)?.id !== this.value?.id) this.#problem = this.#size = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo();
  }

  protected override head(): unknown {
    if (!this.value && this.editable) return super.head();
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const { placeholder, altText, height, buttons } = this.props;
    if (!this.value) return this.editable ? this.#upload.render() : html`<div class="empty">${placeholder || "No model yet"}</div>`;
    const media = this.value;
    const { blob, problem, fraction } = this.#source.of(media);
    const failure = problem || this.#problem;
    const name = `${altText || this.caption}${this.#size ? `, ${this.#size}` : ""}`;
    const body = failure
      ? html`<div class="empty" role="alert">${failure}</div>`
      : blob
        ? html`<canvas
            tabindex="0"
            role="application"
            aria-roledescription="model"
            aria-label="${name}. Arrow keys turn it, plus and minus bring it nearer and farther, 0 puts it back."
            style="height:${toLength(height)}"
            @keydown=${this.#pressed}
          ></canvas>`
        : html`<div class="empty"><progress aria-label="Loading" max="1" .value=${fraction}></progress></div>`;
    return html`${body}
      <div class="tools">
        <button
          class="quiet"
          title="Put it back"
          aria-label="Put ${this.caption} back"
          ?disabled=${Boolean(failure) || !blob}
          @click=${this.#reset}
        >
          ${icons.reset}
        </button>
        ${buttons.includes("download") && blob ? html`<button class="quiet" title="Download" aria-label="Download ${this.caption}" @click=${() => saveAs(blob, media.name)}>${icons.download}</button>` : nothing}
        ${this.editable ? html`<button class="quiet" title="Clear" aria-label="Clear ${this.caption}" @click=${this.#clear}>${icons.close}</button>` : nothing}
      </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    const canvas = this.renderRoot.querySelector("canvas") ?? undefined;
    if (canvas !== this.#canvas) this.#letGo();
    if (!canvas || !this.value) return;
    const { blob } = this.#source.of(this.value);
    if (blob && this.#shown !== this.value.id) void this.#show(canvas, this.value.id, blob);
    else if (changed.has("props")) this.#scene?.wear(this.props);
  }

  async #show(canvas: HTMLCanvasElement, id: string, blob: Blob): Promise<void> {
    this.#canvas = canvas;
    this.#shown = id;
    try {
      this.#scene ??= this.#open(canvas);
    } catch {
      return this.#fail("This browser can't draw in three dimensions: it has no WebGL, or it is switched off.");
    }
    try {
      const head = new Uint8Array(await blob.arrayBuffer());
      const body = await loadModel(blob, mimeOfModel(head) ?? "");
      if (this.#shown !== id || !this.#scene) return;
      this.#scene.show(body, this.props);
      const { triangles, points } = this.#scene.size;
      this.#size = triangles ? `${triangles} triangles` : `${points} points`;
      this.requestUpdate();
    } catch (error) {
      if (this.#shown === id) this.#fail(`The model can't be read: ${(error as Error).message}`);
    }
  }

  #open(canvas: HTMLCanvasElement): BodyScene {
    return new BodyScene(canvas, () => this.#fail("The graphics card was taken away. Show the model again to go on."));
  }

  #fail(problem: string): void {
    this.#problem = problem;
    this.requestUpdate();
  }

  #letGo(): void {
    this.#scene?.dispose();
    this.#scene = undefined;
    this.#canvas = undefined;
    this.#shown = undefined;
  }

  #hold({ file, name, mime }: UploadedFile): void {
    this.input({ id: file, file, name, mime });
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key === "0") this.#reset();
    else if (!this.#scene?.press(event.key)) return;
    event.preventDefault();
  };

  readonly #reset = () => this.#scene?.place(this.props);

  readonly #clear = () => {
    this.input(null);
    this.emit("clear");
  };
}

define(model3d, Model3DView);
