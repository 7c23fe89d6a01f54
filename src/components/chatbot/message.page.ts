/** One message of a chat, with what stands inside its thought. It is drawn again only when something of it changed. */
import { html, LitElement, nothing } from "lit";
import { defineElement, type ViewHost } from "../../page/view";
import { icon, icons } from "../../page/parts/icons";
import { toSegments } from "./segments.page";
import { isEditable, textOf, type ChatProps, type MessageWire, type PartWire } from "./spec";
import "./text.page";

/** A message and the thoughts inside of it. */
export interface Entry {
  message: MessageWire;
  index: number;
  kids: readonly Entry[];
}

/** Where a message stands. */
export interface Standing extends Entry {
  /** The place of the first message of its group. */
  first: number;
  /** It ends its group. */
  isLast: boolean;
  /** Nothing comes after it in the chat. */
  isNewest: boolean;
  /** The answer is still coming. */
  isBusy: boolean;
  /** Its toolbar is reached by Tab. */
  isActive: boolean;
}

/** What a message needs of its chat. */
export interface Chat {
  readonly props: ChatProps;
  readonly host: ViewHost;
  likedOf(index: number): boolean | string | undefined;
  avatarOf(role: string): unknown;
  tell(name: string, data: unknown): void;
  like(index: number, liked: boolean | string): void;
  copy(first: number, last: number): void;
}

const marks = {
  like: icon("M5 7.5v6M2.5 7.5h2.5v6H2.5zM5 8l3-5.5c1.3 0 1.8 1 1.5 2L9 6.5h3.3c.9 0 1.4.8 1.2 1.6l-1 4.2c-.2.8-.7 1.2-1.5 1.2H5"),
  dislike: icon("M5 8.5v-6M2.5 8.5h2.5v-6H2.5zM5 8l3 5.5c1.3 0 1.8-1 1.5-2L9 9.5h3.3c.9 0 1.4-.8 1.2-1.6l-1-4.2c-.2-.8-.7-1.2-1.5-1.2H5"),
  undo: icon("M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5L6 3.5M3 6.5l3 3"),
  edit: icon("M3 13l.6-2.6L11 3l2 2-7.4 7.4z"),
};
const ROLES = { user: "You", assistant: "Assistant", system: "System" };

export class ChatMessage extends LitElement {
  static override properties = { editing: { state: true } };
  chat!: Chat;
  at!: Standing;
  /** What the user makes of the text. */
  declare editing: string | undefined;

  /** Its places for components must stand in the chat's own tree. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("role", "article");
    this.tabIndex = -1;
  }

  /** Draws it, if anything of it is new. */
  show(at: Standing): void {
    if (this.at !== undefined && isSame(this.at, at)) return;
    this.at = at;
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const { message, index, first, isLast } = this.at;
    const { layout, rtl } = this.chat.props;
    Object.assign(this.dataset, { role: message.role, layout });
    this.toggleAttribute("data-first", first === index);
    this.toggleAttribute("data-last", isLast);
    this.toggleAttribute(
      "data-wide",
      message.content.some((part) => "block" in part),
    );
    this.setAttribute("aria-label", `${ROLES[message.role]}, message ${index + 1}`);
    this.dir = rtl ? "rtl" : "auto";
  }

  protected override render(): unknown {
    const { message, index, first } = this.at;
    const avatar = this.chat.avatarOf(message.role);
    return html`${avatar ? html`<div class="avatar" aria-hidden="true">${first === index ? avatar : nothing}</div>` : nothing}
      <div class="column">
        ${this.editing === undefined ? html`<div class="bubble" @click=${this.#clicked}>${this.#entry(this.at, true)}</div>` : this.#editor(this.editing)}
        ${this.#options()} ${this.#tools()}
      </div>`;
  }

  // ---------------------------------------------------------------- what was said

  #entry({ message, kids }: Entry, isOuter = false): unknown {
    const { title, status, duration, log } = message.metadata ?? {};
    const inner = html`${message.content.map((part) => this.#part(part))}${kids.map((kid) => this.#entry(kid))}`;
    if (title === undefined) return isOuter ? inner : html`<div class="thought">${inner}</div>`;
    return this.#thought(title, status === "pending", inner, log, duration);
  }

  #thought(title: string, isPending: boolean, inner: unknown, log?: string, duration?: number): unknown {
    return html`<details class="thought" ?open=${isPending}>
      <summary>
        ${isPending ? html`<span class="turning" aria-hidden="true"></span>` : nothing}<span class="title">${title}</span>
        ${log ? html`<span class="log-text">${log}</span>` : nothing}
        ${duration === undefined ? nothing : html`<span class="log-text">${toTime(duration)}</span>`}
        ${isPending ? html`<span class="unseen">pending</span>` : nothing}
      </summary>
      <div class="inside">${inner}</div>
    </details>`;
  }

  #part(part: PartWire): unknown {
    if ("block" in part) return html`<slot name=${part.block}></slot>`;
    if ("mime" in part) {
      // Many chats have text alone.
      void import("./file.page");
      return html`<inlay-chat-file
        .file=${part}
        .host=${this.chat.host}
        .downloads=${this.chat.props.allowFileDownloads}
      ></inlay-chat-file>`;
    }
    const { reasoningTags } = this.chat.props;
    if (!reasoningTags.length) return this.#text(part.text);
    return toSegments(part.text, reasoningTags).map(({ isThought, isOpen, text }) =>
      isThought ? this.#thought(isOpen ? "Thinking" : "Thought", isOpen && this.at.isBusy, this.#text(text)) : this.#text(text),
    );
  }

  #text(text: string): unknown {
    return html`<inlay-chat-text .text=${text} .options=${this.chat.props}></inlay-chat-text>`;
  }

  // ---------------------------------------------------------------- what can be done

  #options(): unknown {
    const { message, index, isNewest, isBusy } = this.at;
    if (!message.options?.length || !isNewest) return nothing;
    return html`<div class="options">
      ${message.options.map(
        ({ value, label = value }, option) =>
          html`<button ?disabled=${isBusy} @click=${() => this.chat.tell("optionSelect", { index, option })}>${label}</button>`,
      )}
    </div>`;
  }

  #tools(): unknown {
    const { message, index, first, isLast, isNewest, isBusy, isActive } = this.at;
    const { buttons, editable, listened = [] } = this.chat.props;
    if (this.editing !== undefined || (isNewest && isBusy && message.role !== "user")) return nothing;
    const tool = (name: string, drawing: unknown, act: () => void, pressed?: boolean) =>
      html`<button
        class="quiet"
        title=${name}
        aria-label=${name}
        aria-pressed=${pressed ?? nothing}
        tabindex=${isActive ? 0 : -1}
        @click=${act}
      >
        ${drawing}
      </button>`;
    const isAnswer = isNewest && message.role === "assistant";
    const tools = [
      isLast && buttons.includes("copy") && tool("Copy message", icons.copy, () => this.chat.copy(first, index)),
      ...(isLast ? this.#feedback(tool) : []),
      isAnswer && listened.includes("retry") && tool("Retry", icons.reset, () => this.chat.tell("retry", undefined)),
      isNewest && listened.includes("undo") && tool("Undo", marks.undo, () => this.chat.tell("undo", undefined)),
      isEditable(message, editable) && tool("Edit", marks.edit, () => (this.editing = textOf(message))),
    ].filter(Boolean);
    return tools.length ? html`<div class="tools" role="toolbar" aria-label="Message ${index + 1}">${tools}</div>` : nothing;
  }

  #feedback(tool: (name: string, drawing: unknown, act: () => void, pressed: boolean) => unknown): unknown[] {
    const { message, index } = this.at;
    const { feedbackOptions, likeUserMessage, listened } = this.chat.props;
    const isAsked = message.role === "assistant" || (message.role === "user" && likeUserMessage);
    if (!isAsked || !listened?.includes("like")) return [];
    const said = this.chat.likedOf(index);
    return feedbackOptions.map((option) => {
      const liked = option === "Like" ? true : option === "Dislike" ? false : option;
      const drawing = liked === true ? marks.like : liked === false ? marks.dislike : option;
      return tool(option, drawing, () => this.chat.like(index, said === liked ? "" : liked), said === liked);
    });
  }

  readonly #clicked = () => {
    if (this.chat.props.listened?.includes("select")) this.chat.tell("select", { index: this.at.index });
  };

  // ---------------------------------------------------------------- editing

  #editor(text: string): unknown {
    return html`<div class="editor">
      <textarea
        aria-label="Edit message ${this.at.index + 1}"
        .value=${text}
        @input=${(event: Event) => (this.editing = (event.target as HTMLTextAreaElement).value)}
        @keydown=${this.#editKey}
      ></textarea>
      <button class="primary" @click=${this.#save}>Save</button> <button @click=${this.#cancel}>Cancel</button>
    </div>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has("editing")) return;
    if (this.editing !== undefined && changed.get("editing") === undefined) this.querySelector("textarea")?.focus();
    else if (this.editing === undefined && changed.get("editing") !== undefined) this.focus();
  }

  readonly #editKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") this.#cancel();
    else if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    else this.#save();
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #save = () => {
    const { index, message } = this.at;
    if (this.editing !== textOf(message)) this.chat.tell("edit", { index, value: this.editing });
    this.editing = undefined;
  };

  readonly #cancel = () => {
    this.editing = undefined;
  };
}

function isSame(before: Standing, after: Standing): boolean {
  const keys = ["message", "index", "first", "isLast", "isNewest", "isBusy", "isActive"] as const;
  return keys.every((key) => before[key] === after[key]) && hasSame(before.kids, after.kids);
}

const hasSame = (before: readonly Entry[], after: readonly Entry[]): boolean =>
  before === after ||
  (before.length === after.length &&
    before.every((kid, i) => kid.message === after[i]!.message && kid.index === after[i]!.index && hasSame(kid.kids, after[i]!.kids)));

const toTime = (seconds: number): string =>
  seconds < 60
    ? `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;

defineElement("chat-message", ChatMessage);
