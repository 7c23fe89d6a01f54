import { css, html, nothing, type PropertyValues } from "lit";
import type { Media } from "../../media/picture";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { Camera, cameraStyles } from "../../page/parts/camera";
import { pictureOfClipboard } from "../../page/parts/clipboard";
import { saveAs } from "../../page/parts/download";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { pictureStyles } from "../../page/parts/picture-styles";
import { PictureSource } from "../../page/parts/picture-source";
import { Drawing, toPng } from "../../page/parts/pixels";
import { Upload, uploadStyles } from "../../page/parts/upload";
import { Frames } from "./frames.page";
import { image } from "./spec";

class ImageView extends View<typeof image.props, Media | null> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    uploadStyles,
    cameraStyles,
    pictureStyles,
    css`
      .picture:fullscreen :is(img, canvas) {
        max-height: 100vh;
      }
      img,
      canvas {
        display: block;
        max-width: 100%;
        max-height: 480px;
        object-fit: contain;
      }
      .empty {
        display: grid;
        place-items: center;
        min-height: 120px;
        width: 100%;
        padding: 16px;
        text-align: center;
        color: var(--inlay-text-muted);
      }
      .live::before {
        content: "";
        width: 10px;
        height: 10px;
        border-radius: 50%;
        background: var(--inlay-danger);
      }
      .picture.over {
        outline: 2px dashed var(--inlay-accent);
      }
    `,
  ];

  readonly #source = new PictureSource(this);
  #drawing: Drawing | undefined;
  readonly #upload = new Upload(
    this,
    () => ({
      accept: "image/png,image/jpeg,image/webp,image/gif,image/avif",
      multiple: false,
      directory: false,
      paste: this.props.sources.includes("clipboard"),
      hint: this.props.placeholder || "A picture",
    }),
    ([file]) => {
      this.input({ id: file!.file, file: file!.file, name: file!.name, mime: file!.mime });
      this.emit("upload");
    },
  );

  #problem = "";
  #isOver = false;
  readonly #camera = new Camera(
    this,
    () => {
      const { mirror = true, constraints } = this.props.webcamOptions;
      return { mirror, constraints };
    },
    () => this.#frames.stop(),
  );
  readonly #frames = new Frames(this.#camera, (problem) => this.#fail(problem));

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#source.keep(this.value ? [this.value] : []);
    if (this.#camera.isOpen && !(this.editable && this.props.sources.includes("webcam"))) this.#camera.close();
  }

  protected override head(): unknown {
    if (!this.value && this.editable) return super.head();
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const problem = this.#problem || this.#camera.problem;
    return html`${this.#shown()}${problem ? html`<div class="problem" role="alert">${problem}</div>` : nothing}`;
  }

  #shown(): unknown {
    if (this.#camera.isOpen || this.#camera.isOpening) return this.#camera.render(this.#cameraButtons());
    if (this.value) return this.#picture(this.value);
    if (this.editable && this.props.sources.length > 0) return this.#bringing();
    return html`<div class="picture" role="group" aria-labelledby="caption">
      <div class="empty">${this.props.placeholder || "No picture yet"}</div>
    </div>`;
  }

  /** From where a picture may come. */
  #bringing(): unknown {
    const { sources, placeholder } = this.props;
    const isDropped = sources.includes("upload");
    const camera = sources.includes("webcam") ? html`<button @click=${this.#openCamera}>Use the camera</button>` : nothing;
    if (isDropped || this.#upload.isBusy)
      return html`${this.#upload.render()}${sources.includes("webcam") ? html`<div class="others">${camera}</div>` : nothing}`;
    const paste = sources.includes("clipboard") ? html`<button @click=${this.#paste}>Paste from the clipboard</button>` : nothing;
    return html`<div class="drop" role="group" aria-labelledby="caption">
      ${placeholder ? html`<span>${placeholder}</span>` : nothing}
      <div class="others">${camera} ${paste}</div>
    </div>`;
  }

  #cameraButtons(): unknown {
    const isReady = this.#camera.isOpen && !this.#camera.isOpening;
    return this.props.streaming
      ? html`<nav><button class="live" @click=${() => this.#camera.close()}>Stop</button></nav>`
      : html`<nav>
          <button class="primary" ?disabled=${!isReady} @click=${this.#photograph}>Take the picture</button>
          <button @click=${() => this.#camera.close()}>Cancel</button>
        </nav>`;
  }

  #picture(media: Media): unknown {
    const { altText, width, height, buttons } = this.props;
    const url = "pixels" in media ? undefined : this.#source.urlOf(media);
    const style = `width:${toLength(width)};height:${toLength(height)}${height === undefined ? "" : ";max-height:none"}`;
    const isThere = url !== undefined || "pixels" in media;
    const name = altText || this.caption;
    const drawn =
      "pixels" in media
        ? html`<canvas role="img" aria-label=${name} style=${style} @click=${this.#clicked}></canvas>`
        : url
          ? html`<img src=${url} alt=${name} style=${style} @click=${this.#clicked} />`
          : html`<div class="empty">${this.#source.problemOf(media) || "Loading…"}</div>`;
    return html`<div
      class="picture ${this.#isOver ? "over" : ""}"
      @dragover=${this.#dragged}
      @dragleave=${this.#left}
      @drop=${this.#dropped}
    >
      ${drawn}
      <div class="tools">
        ${buttons.includes("download") && isThere ? html`<button title="Download" aria-label="Download ${this.caption}" @click=${() => this.#download(media)}>${icons.download}</button>` : nothing}
        ${buttons.includes("fullscreen") && isThere ? html`<button title="Full screen" aria-label="Show ${this.caption} in full screen" @click=${this.#enlarge}>${icons.enlarge}</button>` : nothing}
        ${this.editable && this.props.streaming && this.props.sources.includes("webcam") ? html`<button title="Use the camera" aria-label="Use the camera again" @click=${this.#openCamera}>${icons.reset}</button>` : nothing}
        ${this.editable ? html`<button title="Clear" aria-label="Clear ${this.caption}" @click=${this.#clear}>${icons.close}</button>` : nothing}
      </div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    const canvas = this.renderRoot.querySelector("canvas");
    if (!canvas || !this.value || !("pixels" in this.value) || !changed.has("value")) return;
    if (this.#drawing?.canvas !== canvas) this.#drawing = new Drawing(canvas);
    this.#drawing.draw(this.value.pixels);
  }

  async #download(media: Media): Promise<void> {
    saveAs("pixels" in media ? await toPng(media.pixels) : this.#source.urlOf(media)!, media.name);
  }

  #fail(problem: string): void {
    this.#problem = problem;
    this.requestUpdate();
  }

  readonly #openCamera = async () => {
    this.#problem = "";
    if (!(await this.#camera.open()) || !this.props.streaming) return;
    // The session says how often its listeners want one, in seconds.
    const { streamEvery = 0.5 } = this.props as { streamEvery?: number };
    this.#frames.start(this.host.stream<Media>(), streamEvery);
  };

  readonly #photograph = async () => {
    try {
      const frame = await this.#camera.frame();
      this.#camera.close();
      await this.#upload.bring([new File([frame], "webcam.jpg", { type: frame.type })]);
    } catch (error) {
      this.#fail((error as Error).message);
    }
  };

  readonly #paste = async () => {
    try {
      await this.#upload.bring([await pictureOfClipboard()]);
    } catch (error) {
      this.#fail(`Pasting failed: ${(error as Error).message}`);
    }
  };

  readonly #dragged = (event: DragEvent) => {
    if (!this.editable || !this.props.sources.includes("upload") || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.#hover(true);
  };

  readonly #left = () => this.#hover(false);

  /** A picture that is dropped on another takes its place. */
  readonly #dropped = (event: DragEvent) => {
    if (!this.#isOver) return;
    event.preventDefault();
    event.stopPropagation();
    this.#hover(false);
    void this.#upload.bring(event.dataTransfer?.files ?? []);
  };

  #hover(isOver: boolean): void {
    this.#isOver = isOver;
    this.requestUpdate();
  }

  readonly #clear = () => {
    this.input(null);
    this.emit("clear");
  };

  readonly #enlarge = () => {
    const picture = this.renderRoot.querySelector(".picture")!;
    void (document.fullscreenElement ? document.exitFullscreen() : picture.requestFullscreen());
  };

  readonly #clicked = (event: MouseEvent) => {
    const drawn = event.currentTarget as HTMLImageElement | HTMLCanvasElement;
    const [across, down] = drawn instanceof HTMLImageElement ? [drawn.naturalWidth, drawn.naturalHeight] : [drawn.width, drawn.height];
    const { width, height } = drawn.getBoundingClientRect();
    // The picture may be letterboxed in its element.
    const scale = Math.min(width / across, height / down);
    const x = Math.floor((event.offsetX - (width - across * scale) / 2) / scale);
    const y = Math.floor((event.offsetY - (height - down * scale) / 2) / scale);
    if (x >= 0 && y >= 0 && x < across && y < down) this.emit("select", { index: [x, y] });
  };
}

define(image, ImageView);
