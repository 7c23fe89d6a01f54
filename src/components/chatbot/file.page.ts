/** A file in a message: a picture is drawn, sound and film are played, all else can be saved. */
import { css, html, LitElement, nothing } from "lit";
import { saveAs } from "../../page/parts/download";
import { icons } from "../../page/parts/icons";
import { buttonStyles } from "../../page/styles";
import { defineElement, type ViewHost } from "../../page/view";
import type { PartWire } from "./spec";

export type FilePart = Extract<PartWire, { mime: string }>;

/** What is larger comes only when the user wants it. In bytes. */
const LARGE = 20_000_000;
/** An address of this page must never hold what could act on it; SVG is only ever drawn by an image element. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|avif|svg\+xml)|(audio|video)\/[a-z0-9-]+)$/;

class ChatFile extends LitElement {
  static override properties = {
    file: { attribute: false },
    downloads: { attribute: false },
    url: { state: true },
    problem: { state: true },
  };
  static override styles = [
    buttonStyles,
    css`
      :host {
        display: block;
        position: relative;
        max-width: 100%;
      }
      img,
      video {
        display: block;
        max-width: 100%;
        max-height: 360px;
        border-radius: 10px;
      }
      audio {
        display: block;
        width: min(320px, 60cqi);
      }
      .empty {
        display: grid;
        place-items: center;
        width: min(240px, 60cqi);
        min-height: 120px;
        border-radius: 10px;
        background: var(--inlay-static);
        color: var(--inlay-text-muted);
      }
      .file {
        padding: 8px 12px;
        font-weight: 500;
        text-align: start;
        overflow-wrap: anywhere;
      }
      .save {
        position: absolute;
        top: 6px;
        inset-inline-end: 6px;
        min-width: 28px;
        min-height: 28px;
        padding: 0;
        opacity: 0;
      }
      :host(:hover) .save,
      .save:focus-visible {
        opacity: 1;
      }
      .size {
        color: var(--inlay-text-muted);
        font-weight: 400;
        white-space: nowrap;
      }
      .problem {
        color: var(--inlay-danger-text);
      }
    `,
  ];

  declare file: FilePart;
  declare downloads: boolean;
  declare url: string | undefined;
  declare problem: string;
  declare host: ViewHost | undefined;
  #blob: Promise<Blob> | undefined;
  #shown: FilePart | undefined;
  readonly #sight = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && void this.#show(), {
    rootMargin: "400px",
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight.disconnect();
    this.#letGo();
  }

  protected override willUpdate(): void {
    if (this.#shown && this.#shown !== this.file) this.#letGo();
    if (this.#shown === this.file) return;
    this.#shown = this.file;
    // Told again whether it is in sight.
    this.#sight.unobserve(this);
    this.#sight.observe(this);
  }

  protected override render(): unknown {
    const { mime, name, altText } = this.file;
    const kind = this.#kind;
    if (!kind) return this.downloads ? this.#link() : html`<span class="file">${name}</span>`;
    const media = {
      image: html`<img src=${this.url ?? nothing} alt=${altText ?? name} />`,
      audio: html`<audio controls src=${this.url ?? nothing} aria-label=${altText ?? name}></audio>`,
      video: html`<video controls src=${this.url ?? nothing} aria-label=${altText ?? name}></video>`,
    }[kind];
    const save = html`<button class="save" title="Download" aria-label="Download ${name}" @click=${this.#save}>${icons.download}</button>`;
    return html`${this.url ? media : html`<div class="empty" role="img" aria-label=${altText ?? name}>${mime}</div>`}
    ${this.downloads && kind !== "audio" ? save : nothing} ${this.#trouble()}`;
  }

  #link(): unknown {
    const { name } = this.file;
    const size = "size" in this.file ? html`<span class="size">${toSize(this.file.size)}</span>` : nothing;
    return html`<button class="file" aria-label="Download ${name}" @click=${this.#save}>${icons.download} ${name} ${size}</button>
      ${this.#trouble()}`;
  }

  #trouble(): unknown {
    return this.problem ? html`<div class="problem" role="alert">${this.problem}</div>` : nothing;
  }

  get #kind(): "image" | "audio" | "video" | undefined {
    const { mime } = this.file;
    const isLarge = "size" in this.file && this.file.size > LARGE;
    return SHOWN.test(mime) && !isLarge ? (mime.split("/")[0] as "image") : undefined;
  }

  async #show(): Promise<void> {
    const { file: part } = this;
    if (!this.#kind || this.url) return;
    const blob = await this.#bytes();
    if (blob && this.file === part && this.isConnected && !this.url) this.url = URL.createObjectURL(blob);
  }

  readonly #save = async () => {
    const blob = await this.#bytes();
    // Nothing that came may act on this page: it is saved, not shown.
    if (blob) saveAs(new Blob([blob], { type: "application/octet-stream" }), this.file.name);
  };

  async #bytes(): Promise<Blob | undefined> {
    const { file: part } = this;
    const type = SHOWN.test(part.mime) ? part.mime : "application/octet-stream";
    const toBlob = (bytes: Uint8Array) => new Blob([bytes as BlobPart], { type });
    this.#blob ??= "data" in part ? Promise.resolve(toBlob(part.data)) : this.host!.download(part.file).then(toBlob);
    try {
      const blob = await this.#blob;
      this.problem = "";
      return blob;
    } catch (error) {
      this.#blob = undefined;
      this.problem = (error as Error).message;
      return undefined;
    }
  }

  #letGo(): void {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = this.#blob = this.#shown = undefined;
  }
}

function toSize(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(units.length - 1, bytes ? Math.floor(Math.log(bytes) / Math.log(1000)) : 0);
  return `${(bytes / 1000 ** power).toFixed(power ? 1 : 0)} ${units[power]}`;
}

defineElement("chat-file", ChatFile);
