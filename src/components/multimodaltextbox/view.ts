import { css, html, nothing, type PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import { fitsTypes, toAccept } from "../../media/mime";
import { filesOf } from "../../page/parts/folders";
import { icon, icons } from "../../page/parts/icons";
import { mediaIcons } from "../../page/parts/media-icons";
import { grow, growingStyles, setAttributes } from "../../page/parts/text-field";
import { Upload, uploadStyles } from "../../page/parts/upload";
import { buttonStyles, fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { multimodaltextbox, type MessageWire } from "./spec";
import type { Voice } from "./voice.page";

const clip = icon("M13 7.5l-5.2 5.2a3 3 0 0 1-4.3-4.3L9 2.9a2 2 0 0 1 2.9 2.9L6.6 11a.9.9 0 0 1-1.4-1.3L9.8 5");

class MultimodalTextboxView extends View<typeof multimodaltextbox.props, MessageWire> {
  static override properties = { ...View.properties, over: { state: true }, recording: { state: true }, problem: { state: true } };
  static override styles = [
    ...View.styles,
    fieldStyles,
    buttonStyles,
    growingStyles,
    uploadStyles,
    css`
      .field {
        padding: 4px;
        border: 1px solid var(--inlay-field-border);
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-field);
      }
      .field.static {
        border-color: transparent;
        background: var(--inlay-static);
      }
      .field.over {
        border-color: var(--inlay-accent);
        background: var(--inlay-accent-soft);
      }
      .field:has(textarea:focus-visible) {
        outline: 2px solid var(--inlay-focus);
        outline-offset: -1px;
      }
      .line,
      .coming-line,
      ul {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }
      .line {
        align-items: flex-end;
      }
      textarea {
        flex: 1 1 100px;
        width: auto;
        min-width: 0;
        border: 0;
        outline: 0;
        background: none;
      }
      .line button {
        min-width: 34px;
        min-height: 34px;
        padding: 4px 8px;
      }
      .line button.recording {
        color: var(--inlay-danger-text);
      }
      ul {
        margin: 2px 2px 4px;
        padding: 0;
        list-style: none;
      }
      li {
        display: inline-flex;
        align-items: center;
        max-width: 100%;
        padding: 0 2px 0 10px;
        border-radius: 12px;
        background: var(--inlay-accent-soft);
      }
      li.static {
        padding-right: 10px;
      }
      li span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li button {
        flex: none;
        min-width: 24px;
        min-height: 24px;
        padding: 0;
      }
      .coming-line {
        padding: 4px 8px;
      }
      .coming-line .coming {
        width: auto;
      }
      input[type="file"] {
        display: none;
      }
    `,
  ];

  /** Files are held over it. */
  declare over: boolean;
  declare recording: boolean;
  declare problem: string;
  #voice: Promise<Voice> | undefined;
  #atEnd = true;
  readonly #upload = new Upload(
    this,
    () => ({
      accept: toAccept(this.props.fileTypes),
      types: this.props.fileTypes,
      multiple: this.#takesMany,
      directory: this.props.fileCount === "directory",
      paste: false,
      hint: "",
    }),
    (files) => this.#put({ files: this.#takesMany ? [...this.value.files, ...files] : files }),
  );

  get #takesMany(): boolean {
    return this.props.fileCount !== "single";
  }

  get #field(): HTMLTextAreaElement {
    return this.renderRoot.querySelector("textarea")!;
  }

  get #canUpload(): boolean {
    return this.editable && this.props.sources.includes("upload");
  }

  protected override control(): unknown {
    return html`<div
        class="field ${this.editable ? "" : "static"} ${this.over ? "over" : ""}"
        @dragover=${this.#dragged}
        @dragleave=${() => (this.over = false)}
        @drop=${this.#dropped}
      >
        ${this.#files()} ${this.#upload.isBusy ? html`<div class="coming-line">${this.#upload.renderComing()}</div>` : nothing}
        <div class="line">${this.editable ? this.#sources() : nothing} ${this.#textarea()} ${this.#buttons()}</div>
      </div>
      ${this.#upload.renderProblem()} ${this.problem ? html`<div class="problem" role="alert">${this.problem}</div>` : nothing}`;
  }

  #files(): unknown {
    const { files } = this.value;
    if (!files.length) return nothing;
    return html`<ul aria-label="Files of ${this.caption}">
      ${files.map(
        ({ name }, i) =>
          html`<li class=${this.editable ? "" : "static"}>
            <span title=${name}>${name}</span>${
              this.editable
                ? html`<button
                    class="quiet"
                    aria-label="Remove ${name}"
                    @click=${() => this.#put({ files: files.filter((_, k) => k !== i) })}
                  >
                    ${icons.close}
                  </button>`
                : nothing
            }
          </li>`,
      )}
    </ul>`;
  }

  #sources(): unknown {
    const { sources, fileTypes, fileCount } = this.props;
    const speak = this.recording ? "Stop recording" : "Record sound";
    return html`${
      this.#canUpload
        ? html`<input
              type="file"
              accept=${toAccept(fileTypes) || nothing}
              ?multiple=${this.#takesMany}
              ?webkitdirectory=${fileCount === "directory"}
              @change=${this.#chosen}
            /><button
              class="quiet"
              title="Attach"
              aria-label="Attach ${fileCount === "directory" ? "a folder" : this.#takesMany ? "files" : "a file"}"
              @click=${() => this.renderRoot.querySelector<HTMLInputElement>("[type=file]")!.click()}
            >
              ${clip}
            </button>`
        : nothing
    }${
      sources.includes("microphone")
        ? html`<button class="quiet ${this.recording ? "recording" : ""}" title=${speak} aria-label=${speak} @click=${this.#speak}>
            ${this.recording ? mediaIcons.stop : mediaIcons.microphone}
          </button>`
        : nothing
    }`;
  }

  #textarea(): unknown {
    const { lines, maxLines, placeholder, rtl, textAlign } = this.props;
    return html`<textarea
      id="control"
      rows=${lines}
      .value=${live(this.value.text)}
      placeholder=${placeholder}
      ?readonly=${!this.editable}
      dir=${rtl ? "rtl" : nothing}
      style="--lines:${lines};--max-lines:${Math.max(lines, maxLines)};text-align:${textAlign}"
      aria-invalid=${this.status?.state === "invalid"}
      aria-describedby=${this.described}
      @input=${() => this.#put({ text: this.#field.value })}
      @keydown=${this.#pressed}
      @paste=${this.#pasted}
      @focus=${() => this.emit("focus")}
      @blur=${() => this.emit("blur")}
      @select=${this.#selected}
      @scroll=${this.#scrolled}
    ></textarea>`;
  }

  #buttons(): unknown {
    const { submitBtn = true, stopBtn } = this.props;
    const submit = typeof submitBtn === "string" ? submitBtn : icons.raise;
    return html`${
      submitBtn && this.editable
        ? html`<button
            class="primary"
            aria-label=${typeof submitBtn === "string" ? nothing : "Submit"}
            ?disabled=${this.#upload.isBusy}
            @click=${this.#submit}
          >
            ${submit}
          </button>`
        : nothing
    }
    ${stopBtn ? html`<button class="stop" @click=${() => this.emit("stop")}>${stopBtn === true ? "Stop" : stopBtn}</button>` : nothing}`;
  }

  protected override firstUpdated(): void {
    if (this.props.autofocus && this.editable) this.#field.focus();
  }

  protected override updated(changed: PropertyValues): void {
    const field = this.#field;
    setAttributes(field, this.props.htmlAttributes);
    if (!changed.has("value")) return;
    grow(field);
    if (this.props.autoscroll && this.#atEnd && !this.editable) field.scrollTop = field.scrollHeight;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.recording = false;
    void this.#voice?.then((voice) => voice.close()).catch(() => {});
    this.#voice = undefined;
  }

  #put(part: Partial<MessageWire>): void {
    this.input({ ...this.value, ...part });
  }

  /** Not while a file is on its way, which belongs to it. */
  readonly #submit = () => {
    if (!this.#upload.isBusy) this.emit("submit");
  };

  readonly #scrolled = () => {
    const field = this.#field;
    this.#atEnd = field.scrollTop + field.clientHeight >= field.scrollHeight - 4;
  };

  readonly #selected = () => {
    const { selectionStart, selectionEnd, value } = this.#field;
    this.emit("select", { index: [selectionStart, selectionEnd], value: value.slice(selectionStart, selectionEnd) });
  };

  readonly #pressed = (event: KeyboardEvent) => {
    // While an input method composes, Enter belongs to it.
    if (event.key !== "Enter" || event.isComposing || !this.editable || event.shiftKey !== this.props.lines > 1) return;
    event.preventDefault();
    this.#submit();
  };

  readonly #chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    void this.#upload.bring([...(input.files ?? [])]);
    // The same file may be chosen again.
    input.value = "";
  };

  readonly #dragged = (event: DragEvent) => {
    if (!this.#canUpload || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.over = true;
  };

  readonly #dropped = (event: DragEvent) => {
    this.over = false;
    if (!this.#canUpload || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    void filesOf(event.dataTransfer, this.props.fileCount === "directory").then((files) => this.#upload.bring(files));
  };

  readonly #pasted = (event: ClipboardEvent) => {
    if (!this.#canUpload) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const asFile = { name: "pasted.txt", mime: "text/plain" };
    if (!files.length && text.length > this.props.maxPlainTextLength && fitsTypes(asFile, this.props.fileTypes))
      files.push(new File([text], asFile.name, { type: asFile.mime }));
    if (!files.length) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#upload.bring(files);
  };

  readonly #speak = async () => {
    this.problem = "";
    try {
      if (this.#voice) {
        const voice = await this.#voice;
        this.#voice = undefined;
        this.recording = false;
        const file = await voice.close();
        if (file) await this.#upload.bring([file]);
        return;
      }
      const { Voice } = await import("./voice.page");
      this.#voice = Voice.open(() => this.recording && void this.#speak());
      await this.#voice;
      // The view may have gone while the browser asked.
      this.recording = this.isConnected;
    } catch (error) {
      this.#voice = undefined;
      this.problem = (error as Error).message;
    }
  };
}

define(multimodaltextbox, MultimodalTextboxView);
