import { css, html, nothing } from "lit";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { saveAs } from "../../page/parts/download";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { toSize } from "../../page/parts/size";
import { filesWanted, Upload, uploadStyles } from "../../page/parts/upload";
import { file, type FileWire } from "./spec";

class FileView extends View<typeof file.props & { listened?: readonly string[] }, FileWire[] | null> {
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
        gap: 4px 8px;
        padding: 6px 4px;
        border-bottom: 1px solid var(--inlay-border);
      }
      .name {
        flex: 1 1 120px;
        justify-content: start;
        padding: 0;
        border: 0;
        background: none;
        font-weight: 400;
        text-align: start;
        overflow-wrap: anywhere;
      }
      .size {
        color: var(--inlay-text-muted);
        font-size: 0.9em;
        white-space: nowrap;
      }
      li button:not(.name) {
        min-width: 28px;
        min-height: 28px;
      }
      .all {
        margin-bottom: 8px;
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
    () => ({ ...filesWanted(this.props), hint: this.props.fileTypes.join(", ") }),
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
      ${this.editable && files.length > 1 ? html`<button class="all quiet" @click=${this.#clear}>${icons.close} Remove all</button>` : nothing}
      ${!files.length && !this.editable ? html`<div class="empty" role="group" aria-labelledby="caption">No file yet</div>` : nothing}
      ${more ? this.#upload.render() : nothing}
    `;
  }

  #item(each: FileWire, index: number): unknown {
    const fetching = this.fetching?.file === each.file ? this.fetching : undefined;
    const selects = this.props.listened?.includes("select");
    const raises = this.editable && this.props.allowReordering && index > 0;
    return html`<li>
      ${
        selects
          ? html`<button class="name" @click=${() => this.emit("select", { index })}>${each.name}</button>`
          : html`<span class="name">${each.name}</span>`
      }
      <span class="size">${toSize(each.size)}</span>
      ${fetching && "fraction" in fetching ? html`<progress aria-label="Downloading ${each.name}" max="1" .value=${fetching.fraction}></progress>` : nothing}
      ${fetching && "problem" in fetching ? html`<span class="problem" role="alert">${fetching.problem}</span>` : nothing}
      ${raises ? html`<button title="Move up" aria-label="Move ${each.name} up" @click=${() => this.#raise(index)}>${icons.raise}</button>` : nothing}
      <button title="Download" aria-label="Download ${each.name}" @click=${() => this.#fetch(each)}>${icons.download}</button>
      ${this.editable ? html`<button title="Remove" aria-label="Remove ${each.name}" @click=${() => this.#remove(index)}>${icons.close}</button>` : nothing}
    </li>`;
  }

  async #fetch({ file: id, name }: FileWire): Promise<void> {
    try {
      const bytes = await this.host.download(id, (fraction) => (this.fetching = { file: id, fraction }));
      // Nothing that came may act on this page: it is saved, not shown.
      saveAs(new Blob([bytes], { type: "application/octet-stream" }), name.split("/").at(-1)!);
      this.fetching = undefined;
      this.emit("download", { file: id });
    } catch (error) {
      this.fetching = { file: id, problem: (error as Error).message };
    }
  }

  #remove(index: number): void {
    const files = this.value ?? [];
    const left = files.filter((_, i) => i !== index);
    this.input(left.length ? left : null);
    this.emit("delete", { file: files[index]!.file });
    if (!left.length) this.emit("clear");
  }

  readonly #clear = () => {
    this.input(null);
    this.emit("clear");
  };

  #raise(index: number): void {
    const files = [...(this.value ?? [])];
    files.splice(index - 1, 0, ...files.splice(index, 1));
    this.input(files);
  }
}

define(file, FileView);
