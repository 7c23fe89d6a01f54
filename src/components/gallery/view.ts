import { html, nothing, type PropertyValues } from "lit";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import type { Media } from "../../media/picture";
import { toAccept } from "../../media/mime";
import { Camera, cameraStyles } from "../../page/parts/camera";
import { saveAs } from "../../page/parts/download";
import { pictureOfClipboard } from "../../page/parts/clipboard";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { PictureSource } from "../../page/parts/picture-source";
import { toPng } from "../../page/parts/pixels";
import { Upload, uploadStyles } from "../../page/parts/upload";
import { zip } from "../../page/parts/zip";
import { gallery, type GalleryMedia } from "./spec";
import { galleryStyles } from "./styles.page";

const FITS = ["contain", "cover", "fill", "none", "scale-down"];

class GalleryView extends View<typeof gallery.props, GalleryMedia[]> {
  static override properties = { ...View.properties, open: { state: true }, chosen: { state: true }, problem: { state: true } };
  static override styles = [...View.styles, buttonStyles, uploadStyles, cameraStyles, galleryStyles];

  /** The place of the picture that is open in full. */
  declare open: number | undefined;
  /** The picture that the user chose; until then the option says it. */
  declare chosen: number | undefined;
  declare problem: string | undefined;
  readonly #source = new PictureSource(this);
  readonly #upload = new Upload(
    this,
    () => ({
      accept: toAccept(this.props.fileTypes) || "image/png,image/jpeg,image/webp,image/gif,image/avif",
      types: this.props.fileTypes,
      multiple: true,
      directory: false,
      paste: this.props.sources.includes("clipboard"),
      hint: "Pictures",
    }),
    (files) => {
      this.input([
        ...this.value,
        ...files.map((file) => ({ picture: { id: file.file, file: file.file, name: file.name, mime: file.mime } })),
      ]);
      this.emit("upload");
    },
  );

  readonly #camera = new Camera(this, () => {
    const { mirror = true, constraints } = this.props.webcamOptions;
    return { mirror, constraints };
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#source.keep(this.value.map(({ picture }) => picture));
    if (changed.has("value") && this.props.preview && this.open === undefined && this.value.length)
      this.open = this.props.selectedIndex ?? 0;
    if (this.open !== undefined && this.open >= this.value.length) this.open = undefined;
    const before = changed.get("props") as typeof gallery.props | undefined;
    if (changed.has("value") || before?.selectedIndex !== this.props.selectedIndex) this.chosen = undefined;
    if (!this.editable && this.#camera.isOpen) this.#camera.close();
  }

  protected override head(): unknown {
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const { rows, height, fitColumns } = this.props;
    const columns = Math.max(1, fitColumns ? Math.min(this.props.columns, this.value.length) : this.props.columns);
    const size = height === undefined && rows ? `max-height:${rows * 190}px` : `height:${toLength(height)}`;
    const problem = this.problem ?? this.#camera.problem;
    return html`
      ${
        this.value.length
          ? html`<ul class="grid" aria-labelledby="caption" style="--columns:${columns};${size}">
              ${this.value.map((item, i) => this.#item(item, i))}
            </ul>`
          : this.editable
            ? nothing
            : html`<div class="empty" role="group" aria-labelledby="caption">No pictures yet</div>`
      }
      ${this.editable ? this.#bringing() : nothing} ${this.#allButton()}
      ${problem ? html`<div class="problem" role="alert">${problem}</div>` : nothing} ${this.#dialog()}
    `;
  }

  /** From where pictures may come. */
  #bringing(): unknown {
    const { sources } = this.props;
    if (this.#camera.isOpen || this.#camera.isOpening)
      return this.#camera.render(
        html`<nav>
          <button class="primary" ?disabled=${!this.#camera.isOpen} @click=${this.#photograph}>Take the picture</button>
          <button @click=${() => this.#camera.close()}>Done</button>
        </nav>`,
      );
    const isDropped = sources.includes("upload") || this.#upload.isBusy;
    const paste = !isDropped && sources.includes("clipboard");
    return html`${isDropped ? this.#upload.render() : nothing}
      <div class="others">
        ${sources.includes("webcam") ? html`<button @click=${() => void this.#camera.open()}>Use the camera</button>` : nothing}
        ${paste ? html`<button @click=${this.#paste}>Paste from the clipboard</button>` : nothing}
      </div>`;
  }

  #allButton(): unknown {
    if (!this.props.buttons.includes("downloadAll") || this.value.length < 2) return nothing;
    return html`<div class="others"><button @click=${this.#downloadAll}>${icons.download} Download all</button></div>`;
  }

  #item({ picture, caption }: GalleryMedia, index: number): unknown {
    const url = this.#source.urlOf(picture);
    const name = caption || `Picture ${index + 1}`;
    return html`<li>
      <button class="open ${index === (this.chosen ?? this.props.selectedIndex) ? "selected" : ""}" @click=${() => this.#select(index)}>
        ${url ? html`<img src=${url} alt=${name} style="object-fit:${FITS.includes(this.props.objectFit) ? this.props.objectFit : "cover"}" />` : "…"}${caption ? html`<span aria-hidden="true">${caption}</span>` : nothing}
      </button>
      ${this.editable ? html`<button class="take" aria-label="Remove ${name}" @click=${() => this.#remove(index)}>${icons.close}</button>` : nothing}
    </li>`;
  }

  #dialog(): unknown {
    const item = this.open === undefined ? undefined : this.value[this.open];
    const url = item && this.#source.urlOf(item.picture);
    const name = item?.caption || `Picture ${(this.open ?? 0) + 1}`;
    return html`<dialog aria-label="${this.caption} in full" @close=${this.#closed} @keydown=${this.#pressed}>
      ${
        item
          ? html`<div class="full">
              <img src=${url ?? nothing} alt=${name} />
              <nav>
                <button aria-label="Previous" ?disabled=${this.value.length < 2} @click=${() => this.#step(-1)}>${icons.previous}</button>
                <span>${name}</span>
                ${this.props.buttons.includes("download") && url ? html`<button aria-label="Download ${name}" @click=${() => saveAs(url, item.picture.name)}>${icons.download}</button>` : nothing}
                ${this.props.buttons.includes("fullscreen") ? html`<button aria-label="Full screen" @click=${this.#enlarge}>${icons.enlarge}</button>` : nothing}
                <button aria-label="Next" ?disabled=${this.value.length < 2} @click=${() => this.#step(1)}>${icons.next}</button>
                <button @click=${() => (this.open = undefined)}>Close</button>
              </nav>
            </div>`
          : nothing
      }
    </dialog>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("open")) return;
    const dialog = this.renderRoot.querySelector("dialog")!;
    if (this.open === undefined) dialog.close();
    else if (!dialog.open) dialog.showModal();
  }

  #select(index: number): void {
    this.chosen = index;
    this.emit("select", { index, value: this.value[index]?.caption ?? null, selected: true });
    if (!this.props.allowPreview) return;
    this.open = index;
    this.emit("previewOpen");
  }

  #remove(index: number): void {
    const { name } = this.value[index]!.picture;
    this.input(this.value.filter((_, i) => i !== index));
    this.emit("delete", { file: { name } });
  }

  readonly #photograph = async () => {
    try {
      const frame = await this.#camera.frame();
      await this.#upload.bring([new File([frame], "webcam.jpg", { type: frame.type })]);
    } catch (error) {
      this.problem = (error as Error).message;
    }
  };

  readonly #paste = async () => {
    this.problem = undefined;
    try {
      await this.#upload.bring([await pictureOfClipboard()]);
    } catch (error) {
      this.problem = `Pasting failed: ${(error as Error).message}`;
    }
  };

  /** Every picture as it is, in one archive. */
  readonly #downloadAll = async () => {
    this.problem = undefined;
    try {
      const files = this.value.map(async ({ picture }) => ({ name: picture.name, data: await this.#bytesOf(picture) }));
      saveAs(zip(await Promise.all(files)), `${this.caption}.zip`);
    } catch (error) {
      this.problem = `Downloading failed: ${(error as Error).message}`;
    }
  };

  async #bytesOf(media: Media): Promise<Uint8Array> {
    if ("data" in media) return media.data;
    return "file" in media ? this.host.download(media.file) : new Uint8Array(await (await toPng(media.pixels)).arrayBuffer());
  }

  readonly #enlarge = () => {
    // A dialog itself can't fill the screen.
    const full = this.renderRoot.querySelector(".full")!;
    void (document.fullscreenElement ? document.exitFullscreen() : full.requestFullscreen());
  };

  #step(by: number): void {
    const count = this.value.length;
    this.open = ((this.open ?? 0) + by + count) % count;
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") this.#step(-1);
    if (event.key === "ArrowRight") this.#step(1);
  };

  readonly #closed = () => {
    this.open = undefined;
    this.emit("previewClose");
  };
}

define(gallery, GalleryView);
