/** Bringing files to the kernel, by picker, drop or paste: what Image, Gallery and File share. */
import { css, html, nothing, type ReactiveController } from "lit";
import { icons } from "./icons";
import type { UploadedFile, View } from "../view";

export const uploadStyles = css`
  .drop {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 120px;
    padding: 16px;
    border: 1.5px dashed var(--inlay-field-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-field);
    color: var(--inlay-text-muted);
    text-align: center;
  }
  .drop.over {
    border-color: var(--inlay-accent);
    background: var(--inlay-accent-soft);
  }
  .drop:has(input:focus-visible) {
    outline: 2px solid var(--inlay-focus);
    outline-offset: 2px;
  }
  .drop label {
    color: var(--inlay-accent);
    font-weight: 600;
    text-decoration: underline;
    cursor: pointer;
  }
  .drop input {
    position: absolute;
    width: 1px;
    height: 1px;
    opacity: 0;
  }
  .drop button {
    padding: 4px 12px;
  }
  progress {
    width: min(100%, 320px);
    accent-color: var(--inlay-accent);
  }
`;

export interface UploadOptions {
  /** For the native picker, such as "image/*,.csv". */
  accept: string;
  multiple: boolean;
  directory: boolean;
  paste: boolean;
  hint: string;
}

/** Where an upload is, and what to draw of it. */
export class Upload implements ReactiveController {
  #progress: number | undefined;
  #name = "";
  #problem = "";
  #over = false;
  #controller: AbortController | undefined;

  constructor(
    private readonly view: View,
    private readonly options: () => UploadOptions,
    private readonly done: (files: UploadedFile[]) => void,
  ) {
    view.addController(this);
  }

  hostDisconnected(): void {
    this.#over = false;
  }

  /** Brings these files, one after the other. */
  async bring(list: Iterable<File>): Promise<void> {
    const { multiple, directory } = this.options();
    const files = multiple || directory ? [...list] : [...list].slice(0, 1);
    if (!files.length) return;
    this.#controller?.abort(new Error("Another file came"));
    const { signal } = (this.#controller = new AbortController());
    this.#problem = "";
    try {
      const brought: UploadedFile[] = [];
      for (const [i, file] of files.entries()) {
        this.#name = file.name;
        const progress = (fraction: number) => this.#show((i + fraction) / files.length);
        progress(0);
        brought.push(await this.view.host.upload(file, progress, signal));
      }
      this.#progress = undefined;
      this.done(brought);
    } catch (error) {
      if (this.#controller.signal !== signal) return;
      this.#progress = undefined;
      this.#problem = `${this.#name}: ${(error as Error).message}`;
    }
    this.view.requestUpdate();
  }

  /** The place to drop on, with its picker; while files come, their progress. */
  render(): unknown {
    if (this.#progress !== undefined) return this.#renderProgress(this.#progress);
    const { accept, multiple, directory, paste, hint } = this.options();
    return html`<div
        class="drop ${this.#over ? "over" : ""}"
        @dragover=${this.#dragged}
        @dragleave=${this.#left}
        @drop=${this.#dropped}
        @paste=${this.#pasted}
      >
        ${icons.upload}
        <span>${hint}</span>
        <span
          ><label for="control">Choose ${directory ? "a folder" : multiple ? "files" : "a file"}</label> or drop
          ${multiple || directory ? "them" : "it"} here</span
        >
        <input
          id="control"
          type="file"
          aria-label=${this.view.props.label ?? this.view.props.kind}
          accept=${accept || nothing}
          ?multiple=${multiple}
          ?webkitdirectory=${directory}
          @change=${this.#chosen}
        />
        ${paste ? html`<button class="quiet" @click=${this.#paste}>Paste from the clipboard</button>` : nothing}
      </div>
      ${this.#problem ? html`<div class="problem" role="alert">${this.#problem}</div>` : nothing}`;
  }

  #renderProgress(fraction: number): unknown {
    return html`<div class="drop">
      <span>${this.#name}</span>
      <progress aria-label="Uploading ${this.#name}" max="1" .value=${fraction}></progress>
      <span>${Math.floor(fraction * 100)}%</span>
      <button class="quiet" @click=${this.#cancel}>Cancel</button>
    </div>`;
  }

  #show(progress: number): void {
    this.#progress = progress;
    this.view.requestUpdate();
  }

  readonly #cancel = () => {
    this.#controller?.abort(new Error("Cancelled"));
  };

  readonly #chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    void this.bring([...(input.files ?? [])]);
    // The same file may be chosen again.
    input.value = "";
  };

  readonly #dragged = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.#over = true;
    this.view.requestUpdate();
  };

  readonly #left = () => {
    this.#over = false;
    this.view.requestUpdate();
  };

  readonly #dropped = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    this.#over = false;
    void this.bring(event.dataTransfer?.files ?? []);
  };

  readonly #pasted = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    event.stopPropagation();
    void this.bring(files);
  };

  readonly #paste = async () => {
    try {
      const items = await navigator.clipboard.read();
      const kinds = items.map((item) => [item, item.types.find((type) => type.startsWith("image/"))] as const);
      const files = await Promise.all(
        kinds.map(async ([item, type]) => type && new File([await item.getType(type)], `pasted.${type.slice(6)}`, { type })),
      );
      const pictures = files.filter((file) => file instanceof File);
      if (!pictures.length) throw new Error("there is no picture on the clipboard");
      void this.bring(pictures);
    } catch (error) {
      this.#problem = `Pasting failed: ${(error as Error).message}`;
      this.view.requestUpdate();
    }
  };
}
