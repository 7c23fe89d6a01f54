import { css, html, nothing, type PropertyValues } from "lit";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { saveAs } from "../../page/parts/download";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { PictureSource } from "../../page/parts/picture-source";
import { Upload, uploadStyles } from "../../page/parts/upload";
import { gallery, type GalleryMedia } from "./spec";

class GalleryView extends View<typeof gallery.props, GalleryMedia[]> {
  static override properties = { ...View.properties, open: { state: true } };
  static override styles = [
    ...View.styles,
    buttonStyles,
    uploadStyles,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(max(90px, calc((100% - (var(--columns) - 1) * 8px) / var(--columns))), 1fr));
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
        overflow: auto;
      }
      li {
        position: relative;
      }
      .open {
        display: block;
        width: 100%;
        padding: 0;
        overflow: hidden;
        background: var(--inlay-static);
      }
      .open img {
        display: block;
        width: 100%;
        aspect-ratio: 1;
      }
      .open.selected {
        outline: 2px solid var(--inlay-accent);
      }
      .open span {
        display: block;
        padding: 4px 8px;
        font-weight: 400;
        font-size: 0.9em;
        overflow-wrap: anywhere;
      }
      .take {
        position: absolute;
        top: 4px;
        right: 4px;
        min-width: 26px;
        min-height: 26px;
        padding: 0;
      }
      .empty {
        padding: 32px;
        text-align: center;
        color: var(--inlay-text-muted);
      }
      .drop {
        margin-top: 8px;
        min-height: 72px;
      }
      dialog {
        max-width: 96vw;
        max-height: 96vh;
        padding: 12px;
        border: 1px solid var(--inlay-border);
        border-radius: var(--inlay-radius);
        background: var(--inlay-block);
        color: var(--inlay-text);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.7);
      }
      dialog img {
        display: block;
        max-width: 90vw;
        max-height: 80vh;
        margin: 0 auto;
      }
      dialog nav {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-top: 10px;
      }
      dialog nav span {
        flex: 1;
        text-align: center;
      }
      dialog nav button {
        min-width: 34px;
        min-height: 34px;
        padding: 4px 10px;
      }
    `,
  ];

  /** The place of the picture that is open in full. */
  declare open: number | undefined;
  readonly #source = new PictureSource(this);
  readonly #upload = new Upload(
    this,
    () => ({
      accept: "image/png,image/jpeg,image/webp,image/gif,image/avif",
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

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#source.keep(this.value.map(({ picture }) => picture));
    if (changed.has("value") && this.props.preview && this.open === undefined && this.value.length)
      this.open = this.props.selectedIndex ?? 0;
    if (this.open !== undefined && this.open >= this.value.length) this.open = undefined;
  }

  protected override head(): unknown {
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const { columns, rows, height } = this.props;
    const size = height === undefined && rows ? `max-height:${rows * 190}px` : `height:${toLength(height)}`;
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
      ${this.editable && this.props.sources.length ? this.#upload.render() : nothing} ${this.#dialog()}
    `;
  }

  #item({ picture, caption }: GalleryMedia, index: number): unknown {
    const url = this.#source.urlOf(picture);
    const name = caption || `Picture ${index + 1}`;
    return html`<li>
      <button class="open ${index === this.props.selectedIndex ? "selected" : ""}" @click=${() => this.#select(index)}>
        ${url ? html`<img src=${url} alt=${name} style="object-fit:${this.props.objectFit}" />` : "…"}${caption ? html`<span aria-hidden="true">${caption}</span>` : nothing}
      </button>
      ${this.editable ? html`<button class="take" aria-label="Remove ${name}" @click=${() => this.#remove(index)}>${icons.close}</button>` : nothing}
    </li>`;
  }

  #dialog(): unknown {
    const item = this.open === undefined ? undefined : this.value[this.open];
    const url = item && this.#source.urlOf(item.picture);
    const name = item?.caption || `Picture ${(this.open ?? 0) + 1}`;
    return html`<dialog aria-label=${this.caption} @close=${this.#closed} @keydown=${this.#pressed}>
      ${
        item
          ? html`<img src=${url ?? nothing} alt=${name} />
              <nav>
                <button aria-label="Previous" ?disabled=${this.value.length < 2} @click=${() => this.#step(-1)}>${icons.previous}</button>
                <span>${name}</span>
                ${this.props.buttons.includes("download") && url ? html`<button aria-label="Download ${name}" @click=${() => saveAs(url, item.picture.name)}>${icons.download}</button>` : nothing}
                <button aria-label="Next" ?disabled=${this.value.length < 2} @click=${() => this.#step(1)}>${icons.next}</button>
                <button @click=${() => (this.open = undefined)}>Close</button>
              </nav>`
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
