import { html, nothing, type PropertyValues } from "lit";
import { fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { copyText } from "../../page/parts/copy";
import { icon, icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { Announcer } from "./announce.page";
import { Avatars } from "./avatars.page";
import { Follower } from "./follow.page";
import { ChatMessage, type Chat } from "./message.page";
import { allOf, chatbot, textsOf, type ChatExample, type ChatProps, type MessageWire } from "./spec";
import { styles } from "./styles.page";
import { arrange, toEntries } from "./thread.page";
import "./text.page";

const clear = icon("M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M6.7 7v4M9.3 7v4");
const down = icon("M8 3v9.5M4 8.5l4 4 4-4");
const MOVES: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity };

class ChatbotView extends View<ChatProps, readonly MessageWire[]> implements Chat {
  static override styles = [...View.styles, fieldStyles, ...styles];

  /** Its members are messages, put there by hand: a token must not cost a look at all of them. */
  readonly #list = Object.assign(document.createElement("div"), { className: "messages" });
  readonly #follower = new Follower(this, this.#list);
  readonly #announcer = new Announcer(this);
  readonly #avatars = new Avatars(this);
  /** What the user said of messages, by their places. */
  readonly #liked = new Map<number, boolean | string>();
  #active: number | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.toggleAttribute("data-busy", this.#isBusy);
    const messages = this.value;
    for (const index of this.#liked.keys()) if (index >= messages.length) this.#liked.delete(index);
    if (this.#active !== undefined && this.#active >= messages.length) this.#active = undefined;
    this.#draw(changed.has("props"));
    this.#announcer.look(messages.at(-1), this.#isBusy);
  }

  get #isBusy(): boolean {
    return this.status?.state === "running" || this.status?.state === "pending";
  }

  /** Brings the messages up to date. */
  #draw(all = false): void {
    const { groupConsecutiveMessages: groups } = this.props;
    const entries = toEntries(this.value);
    const elements = this.#list.children as HTMLCollectionOf<ChatMessage>;
    while (elements.length > entries.length) elements[elements.length - 1]!.remove();
    while (elements.length < entries.length) this.#list.append(Object.assign(new ChatMessage(), { chat: this }));
    // Walked once: an index into a live list is looked up each time.
    const walked = [...elements];
    arrange(entries, { groups, isBusy: this.#isBusy, active: this.#active }, (at, place) => {
      walked[place]!.show(at);
      if (all) walked[place]!.requestUpdate();
    });
  }

  protected override head(): unknown {
    const { showLabel, info } = this.props;
    return html`<div id="caption" class=${showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing}`;
  }

  protected override foot(): unknown {
    // How long an answer took would lie over the chat's buttons.
    return this.status?.state === "complete" ? nothing : super.foot();
  }

  protected override control(): unknown {
    const { height = 400, minHeight, maxHeight, resizable, rtl } = this.props;
    const size = `height:${toLength(height)};min-height:${toLength(minHeight)};max-height:${maxHeight === undefined ? "none" : toLength(maxHeight)}`;
    return html`<div class="frame ${resizable ? "resizable" : ""}" style=${size}>
        <div
          class="log"
          role="log"
          aria-live="off"
          aria-labelledby="caption"
          aria-busy=${this.#isBusy}
          tabindex="0"
          dir=${rtl ? "rtl" : nothing}
          @keydown=${this.#pressed}
          @focusin=${this.#focused}
          @scroll=${this.#follower.scrolled}
        >
          ${this.value.length ? nothing : this.#empty()}${this.#list}${this.#waiting()}
        </div>
        ${this.#follower.isAway ? html`<button class="jump" @click=${this.#follower.jump} aria-label="Jump to newest" title="Jump to newest">${down}</button>` : nothing}
      </div>
      ${this.#bar()}
      <div class="unseen" role="status">${this.#announcer.text}</div>`;
  }

  #bar(): unknown {
    const { buttons, listened = [] } = this.props;
    if (!this.value.length) return nothing;
    return html`<div class="bar">
      ${buttons.includes("copyAll") ? html`<button class="quiet" title="Copy chat" aria-label="Copy chat" @click=${this.#copyAll}>${icons.copy}</button>` : nothing}
      ${listened.includes("clear") ? html`<button class="quiet" title="Clear" aria-label="Clear" @click=${() => this.emit("clear")}>${clear}</button>` : nothing}
    </div>`;
  }

  /** What stands in an empty chat. */
  #empty(): unknown {
    const { placeholder, examples } = this.props;
    return html`<div class="empty">
      ${placeholder ? html`<inlay-chat-text .text=${placeholder} .options=${this.props}></inlay-chat-text>` : nothing}
      ${
        examples.length
          ? html`<div class="examples" role="group" aria-label="Examples">
              ${examples.map((example, index) => this.#example(example, index))}
            </div>`
          : nothing
      }
    </div>`;
  }

  #example(example: string | ChatExample, index: number): unknown {
    const { text, displayText = text, icon: mark = "" } = typeof example === "string" ? { text: example } : example;
    return html`<button @click=${() => this.emit("exampleSelect", { index })}>
      ${mark ? html`<span aria-hidden="true">${mark}</span>` : nothing}${displayText}
    </button>`;
  }

  /** Nothing of the answer has come yet. */
  #waiting(): unknown {
    if (!this.#isBusy || this.value.at(-1)?.role !== "user") return nothing;
    return html`<div class="waiting" aria-hidden="true"><span></span><span></span><span></span></div>`;
  }

  // ---------------------------------------------------------------- what messages need

  likedOf(index: number): boolean | string | undefined {
    if (this.#liked.has(index)) return this.#liked.get(index);
    const { feedbackValue } = this.props;
    if (!feedbackValue) return undefined;
    const said = feedbackValue[this.value.slice(0, index).filter(({ role }) => role === "assistant").length];
    return said === "Like" ? true : said === "Dislike" ? false : (said ?? undefined);
  }

  avatarOf(role: string): unknown {
    return this.#avatars.of(role);
  }

  tell(name: string, data: unknown): void {
    this.emit(name, data);
  }

  like(index: number, liked: boolean | string): void {
    this.#liked.set(index, liked);
    this.tell("like", { index, liked });
    this.#draw(true);
  }

  copy(first: number, index: number): void {
    this.#copied(textsOf(this.value.slice(first, index + 1)), { first, index });
  }

  readonly #copyAll = () => this.#copied(allOf(this.value), {});

  #copied(text: string, data: object): void {
    void copyText(text + this.props.watermark).then(() => {
      this.emit("copy", data);
      this.#announcer.say("Copied");
    });
  }

  // ---------------------------------------------------------------- keys

  readonly #focused = (event: FocusEvent) => {
    const message = (event.target as Element).closest<ChatMessage>("inlay-chat-message");
    if (!message || message.at.index === this.#active) return;
    this.#active = message.at.index;
    this.#draw();
  };

  /** Arrows go from message to message; Tab goes into the toolbar of the one where they are. */
  readonly #pressed = (event: KeyboardEvent) => {
    const { target, key } = event;
    const log = event.currentTarget as HTMLElement;
    const messages = [...this.#list.children] as ChatMessage[];
    if ((target !== log && !messages.includes(target as ChatMessage)) || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = messages.indexOf(target as ChatMessage);
    if (key === "Enter" && at >= 0 && this.props.listened?.includes("select"))
      return this.tell("select", { index: messages[at]!.at.index });
    const move = MOVES[key];
    if (move === undefined || !messages.length) return;
    event.preventDefault();
    const from = at < 0 ? (move < 0 ? messages.length : messages.length - 2) : at;
    const next = messages[Math.max(0, Math.min(messages.length - 1, from + move))]!;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
}

define(chatbot, ChatbotView);
