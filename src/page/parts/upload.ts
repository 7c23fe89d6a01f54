/** Bringing files to the kernel, by picker, drop or paste: what Image, Gallery, File and UploadButton share. */
import { css, html, nothing, type ReactiveController } from "lit";
import { icons } from "./icons";
import { fitsTypes, toAccept, type FileType } from "../../media/mime";
import type { UploadedFile, View } from "../view";
import { filesOf } from "./folders";

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
  /* Other ways to bring it. */
  .others {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-top: 8px;
  }
  .others button {
    min-height: 32px;
    padding: 4px 14px;
  }
  progress {
    width: min(100%, 320px);
    accent-color: var(--inlay-accent);
  }
  .coming {
    width: 100%;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
`;

export interface UploadOptions {
  /** For the native picker, such as "image/*,.csv". */
  accept: string;
  multiple: boolean;
  directory: boolean;
  paste: boolean;
  hint: string;
  /** What the kernel would refuse isn't sent. By default everything fits. */
  types?: readonly FileType[];
  /** Makes of a file what is brought in its place. */
  prepare?: (file: File) => Promise<File>;
}

/** What components of files ask for, by their options. */
export function filesWanted({ fileCount, fileTypes }: { fileCount: string; fileTypes: readonly FileType[] }): Omit<UploadOptions, "hint"> {
  return {
    accept: toAccept(fileTypes),
    types: fileTypes,
    multiple: fileCount === "multiple",
    directory: fileCount === "directory",
    paste: false,
  };
}

/** Where an upload is, and what to draw of it. */
export class Upload implements ReactiveController {
  /** The file that is on its way, how far it is, and how far all of them are. */
  #coming: { name: string; at: number; count: number; fraction: number; total: number } | undefined;
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

  get isBusy(): boolean {
    return this.#coming !== undefined;
  }

  /** Brings these files, one after the other. */
  async bring(list: Iterable<File>): Promise<void> {
    const { multiple, directory, prepare, types = [] } = this.options();
    const files = multiple || directory ? [...list] : [...list].slice(0, 1);
    if (!files.length) return;
    const wrong = files.find(({ name, type }) => !fitsTypes({ name, mime: type }, types));
    if (wrong) return this.#fail(`${wrong.name}: expected a file of type ${types.join(", ")}`);
    this.#controller?.abort(new Error("Another file came"));
    const { signal } = (this.#controller = new AbortController());
    this.#problem = "";
    const folder = directory ? crypto.randomUUID() : undefined;
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    let before = 0;
    let name = "";
    try {
      const brought: UploadedFile[] = [];
      for (const [i, file] of files.entries()) {
        name = file.name;
        const progress = (fraction: number) => {
          const total = bytes ? (before + fraction * file.size) / bytes : (i + fraction) / files.length;
          this.#coming = { name, at: i + 1, count: files.length, fraction, total };
          this.view.requestUpdate();
        };
        progress(0);
        brought.push(await this.view.host.upload(prepare ? await prepare(file) : file, progress, signal, folder));
        before += file.size;
      }
      this.#coming = undefined;
      this.done(brought);
      this.view.requestUpdate();
    } catch (error) {
      // Others have come in their place.
      if (this.#controller.signal !== signal) return;
      this.#coming = undefined;
      this.#fail(signal.aborted ? (error as Error).message : `${name}: ${(error as Error).message}`);
    }
  }

  /** The place to drop on, with its picker; while files come, their progress. */
  render(): unknown {
    if (this.#coming) return html`<div class="drop">${this.renderComing()}</div>`;
    const { multiple, directory, paste, hint } = this.options();
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
          ><label for="control">Choose ${directory ? "a folder" : multiple ? "files" : "a file"}</label> or drop ${multiple ? "them" : "it"}
          here</span
        >
        ${this.renderPicker()} ${paste ? html`<button class="quiet" @click=${this.#paste}>Paste from the clipboard</button>` : nothing}
      </div>
      ${this.renderProblem()}`;
  }

  /** The native picker, of id "control". */
  renderPicker(): unknown {
    const { accept, multiple, directory } = this.options();
    return html`<input
      id="control"
      type="file"
      aria-label=${this.view.props.label ?? this.view.props.kind}
      accept=${accept || nothing}
      ?multiple=${multiple}
      ?webkitdirectory=${directory}
      @change=${this.#chosen}
    />`;
  }

  /** How far the files are; nothing where none come. */
  renderComing(): unknown {
    if (!this.#coming) return nothing;
    const { name, at, count, fraction, total } = this.#coming;
    const many = count > 1;
    return html`<div class="coming">${many ? `${at} of ${count}: ` : ""}${name}</div>
      <progress aria-label="Uploading ${name}" max="1" .value=${fraction}></progress>
      ${many ? html`<progress aria-label="Uploading ${count} files" max="1" .value=${total}></progress>` : nothing}
      <span>${Math.floor(total * 100)}%</span>
      <button class="quiet" @click=${this.#cancel}>Cancel</button>`;
  }

  renderProblem(): unknown {
    return this.#problem ? html`<div class="problem" role="alert">${this.#problem}</div>` : nothing;
  }

  #fail(problem: string): void {
    this.#problem = problem;
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
    // What was dropped can be read only now; a folder is walked through later.
    if (event.dataTransfer) void filesOf(event.dataTransfer, this.options().directory).then((files) => this.bring(files));
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
