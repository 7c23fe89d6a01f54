import { css, html, nothing } from "lit";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { saveAs } from "../../page/parts/download";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { Upload, uploadStyles } from "../../page/parts/upload";
import { file, type FileWire } from "./spec";

class FileView extends View<typeof file.props, FileWire[] | null> {
  static override properties = { ...View.properties, fetching: { state: true } };
  static override styles = [
    ...View.styles,
    buttonStyles,
    uploadStyles,
    css`
      ul {
        margin: 0 0 8px;
        padding: 0;
        list-style: none;
        overflow: auto;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        padding: 6px 4px;
        border-bottom: 1px solid var(--inlay-border);
      }
      li span:first-child {
        flex: 1 1 120px;
        overflow-wrap: anywhere;
      }
      .size {
        color: var(--inlay-text-muted);
        font-size: 0.9em;
      }
      li button {
        min-width: 28px;
        min-height: 28px;
      }
      .empty {
        padding: 24px;
        text-align: center;
        color: var(--inlay-text-muted);
      }
    `,
  ];

  /** What comes down: the file's id and how far it is. */
  declare fetching: { file: string; fraction: number } | { file: string; problem: string } | undefined;
  readonly #upload = new Upload(
    this,
    () => {
      const { fileCount, fileTypes } = this.props;
      const accept = fileTypes.map((each) => (each.startsWith(".") ? each : `${each}/*`)).join(",");
      return {
        accept: fileTypes.includes("file") ? "" : accept,
        multiple: fileCount === "multiple",
        directory: fileCount === "directory",
        paste: false,
        hint: fileTypes.join(", "),
      };
    },
    (files) => {
      this.input(this.props.fileCount === "single" ? files : [...(this.value ?? []), ...files]);
      this.emit("upload");
    },
  );

  protected override head(): unknown {
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const files = this.value ?? [];
    const more = this.editable && (!files.length || this.props.fileCount !== "single");
    return html`
      ${
        files.length
          ? html`<ul aria-labelledby="caption" style="max-height:${toLength(this.props.height)}">
              ${files.map((each, i) => this.#item(each, i))}
            </ul>`
          : nothing
      }
      ${!files.length && !this.editable ? html`<div class="empty" role="group" aria-labelledby="caption">No file yet</div>` : nothing}
      ${more ? this.#upload.render() : nothing}
    `;
  }

  #item(each: FileWire, index: number): unknown {
    const fetching = this.fetching?.file === each.file ? this.fetching : undefined;
    return html`<li @click=${() => this.emit("select", { index, value: each.name, selected: true })}>
      <span>${each.name}</span><span class="size">${toSize(each.size)}</span>
      ${fetching && "fraction" in fetching ? html`<progress aria-label="Downloading ${each.name}" max="1" .value=${fetching.fraction}></progress>` : nothing}
      ${fetching && "problem" in fetching ? html`<span class="problem" role="alert">${fetching.problem}</span>` : nothing}
      <button title="Download" aria-label="Download ${each.name}" @click=${() => this.#fetch(each)}>${icons.download}</button>
      ${this.editable && this.props.allowReordering && index > 0 ? html`<button aria-label="Move ${each.name} up" @click=${() => this.#raise(index)}>${icons.raise}</button>` : nothing}
      ${this.editable ? html`<button aria-label="Remove ${each.name}" @click=${(event: Event) => this.#remove(event, index)}>${icons.close}</button>` : nothing}
    </li>`;
  }

  async #fetch({ file: id, name, mime }: FileWire): Promise<void> {
    try {
      const bytes = await this.host.download(id, (fraction) => (this.fetching = { file: id, fraction }));
      // Nothing that came may act on this page: it is saved, not shown.
      saveAs(new Blob([bytes], { type: "application/octet-stream" }), name);
      this.fetching = undefined;
      this.emit("download", { file: { name, size: bytes.length, mimeType: mime } });
    } catch (error) {
      this.fetching = { file: id, problem: (error as Error).message };
    }
  }

  #remove(event: Event, index: number): void {
    event.stopPropagation();
    const files = this.value ?? [];
    const { name, size, mime } = files[index]!;
    const left = files.filter((_, i) => i !== index);
    this.input(left.length ? left : null);
    this.emit("delete", { file: { name, size, mimeType: mime } });
    if (!left.length) this.emit("clear");
  }

  #raise(index: number): void {
    const files = [...(this.value ?? [])];
    files.splice(index - 1, 0, ...files.splice(index, 1));
    this.input(files);
  }
}

function toSize(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(units.length - 1, bytes ? Math.floor(Math.log(bytes) / Math.log(1000)) : 0);
  return `${(bytes / 1000 ** power).toFixed(power ? 1 : 0)} ${units[power]}`;
}

define(file, FileView);
