/** Keeps the newest message in sight while more comes, unless the user has scrolled up to read. */
import type { ReactiveController } from "lit";
import type { View } from "../../page/view";
import type { ChatProps } from "./spec";

/** So near to the end is at the end. In pixels. */
const NEAR = 40;

export class Follower implements ReactiveController {
  #isAtEnd = true;
  /** Messages grow, pictures come, the window is resized: whatever it was, what is at the end stays there. */
  readonly #sizes = new ResizeObserver(() => this.#follow());

  constructor(
    private readonly view: View<ChatProps>,
    private readonly list: HTMLElement,
  ) {
    view.addController(this);
  }

  /** The newest message is out of sight. */
  get isAway(): boolean {
    return !this.#isAtEnd;
  }

  hostConnected(): void {
    this.#sizes.observe(this.list);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }

  readonly scrolled = (): void => this.#look();

  readonly jump = (): void => {
    this.#toEnd();
    this.#log?.focus({ preventScroll: true });
  };

  get #log(): HTMLElement | null {
    return this.list.parentElement;
  }

  #follow(): void {
    if (this.#isAtEnd && this.view.props.autoscroll) this.#toEnd();
    else this.#look();
  }

  #toEnd(): void {
    const log = this.#log;
    if (log) log.scrollTop = log.scrollHeight;
    this.#look();
  }

  #look(): void {
    const log = this.#log;
    if (!log) return;
    const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    if (isAtEnd === this.#isAtEnd) return;
    this.#isAtEnd = isAtEnd;
    this.view.requestUpdate();
  }
}
