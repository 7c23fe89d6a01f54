/** A picture to draw on: from a file, dropped, pasted, or from the camera. */
import { html, nothing } from "lit";
import { pictureOfClipboard } from "../../page/parts/clipboard";
import type { View } from "../../page/view";
import { renderButton } from "./bars.page";
import { drawn } from "./icons.page";
import { fileToRaster } from "./load.page";
import type { Raster } from "./sketch.page";

const KINDS = "image/png,image/jpeg,image/webp,image/gif,image/avif";

export class Bringer {
  isOver = false;
  problem = "";
  /** How far the file is on its way, from 0 to 1. */
  #progress: number | undefined;
  #controller: AbortController | undefined;

  constructor(
    private readonly view: View,
    private readonly sources: () => readonly string[],
    private readonly done: (raster: Raster) => void,
  ) {}

  /** Reads it here, and sends the file as it is: the kernel gets what the user has. */
  async bring(file: File): Promise<void> {
    this.#controller?.abort(new Error("Another file came"));
    const { signal } = (this.#controller = new AbortController());
    this.problem = "";
    try {
      const raster = await fileToRaster(file);
      this.#show(0);
      const { file: id, name, mime } = await this.view.host.upload(file, (fraction) => this.#show(fraction), signal);
      raster.media = { id, file: id, name, mime };
      this.#progress = undefined;
      this.done(raster);
    } catch (error) {
      if (this.#controller.signal !== signal) return;
      this.#progress = undefined;
      this.problem = `${file.name}: ${(error as Error).message}`;
    }
    this.view.requestUpdate();
  }

  render(openCamera: () => void): unknown {
    const sources = this.sources();
    if (!sources.length) return nothing;
    if (this.#progress !== undefined) return html`<progress aria-label="Uploading" max="1" .value=${this.#progress}></progress>`;
    return html`<div class="group" role="group" aria-label="Picture to draw on">
      ${
        sources.includes("upload")
          ? html`<label class="tool" title="Choose a picture">
              <input id="control" type="file" aria-label="Choose a picture" accept=${KINDS} @change=${this.#chosen} />${drawn.upload}
            </label>`
          : nothing
      }
      ${sources.includes("webcam") ? renderButton(drawn.camera, "Use the camera", openCamera) : nothing}
      ${sources.includes("clipboard") ? renderButton(drawn.paste, "Paste from the clipboard", () => void this.#paste()) : nothing}
    </div>`;
  }

  #show(progress: number): void {
    this.#progress = progress;
    this.view.requestUpdate();
  }

  #hover(isOver: boolean): void {
    this.isOver = isOver;
    this.view.requestUpdate();
  }

  readonly #chosen = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file) void this.bring(file);
    // The same file may be chosen again.
    field.value = "";
  };

  readonly dragged = (event: DragEvent): void => {
    if (!this.sources().includes("upload") || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.#hover(true);
  };

  readonly left = (): void => this.#hover(false);

  readonly dropped = (event: DragEvent): void => {
    if (!this.sources().includes("upload")) return;
    event.preventDefault();
    event.stopPropagation();
    this.#hover(false);
    const file = event.dataTransfer?.files[0];
    if (file) void this.bring(file);
  };

  readonly pasted = (event: ClipboardEvent): void => {
    const file = event.clipboardData?.files[0];
    if (!file || !this.sources().includes("clipboard")) return;
    event.preventDefault();
    event.stopPropagation();
    void this.bring(file);
  };

  async #paste(): Promise<void> {
    try {
      await this.bring(await pictureOfClipboard());
    } catch (error) {
      this.problem = `Pasting failed: ${(error as Error).message}`;
      this.view.requestUpdate();
    }
  }
}
