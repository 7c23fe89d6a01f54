/** Says to screen readers what the assistant said, once it is said: word by word it would bury everything else. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { textOf, type MessageWire } from "./spec";

/** A message that hasn't changed for so long is finished. In milliseconds. */
const FINISHED = 800;
/** More is read in the chat itself. */
const MOST = 500;

export class Announcer implements ReactiveController {
  text = "";
  #last: MessageWire | undefined;
  #isBusy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What stood there when the chat came is no news. */
  #isFirst = true;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** The newest message may have changed, and more of it may come. */
  look(message: MessageWire | undefined, isBusy: boolean): void {
    const isNew = message !== this.#last && !this.#isFirst;
    this.#isFirst = false;
    this.#isBusy = isBusy;
    this.#last = message;
    if (isNew) this.#wait();
  }

  say(text: string): void {
    this.text = text;
    this.host.requestUpdate();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#isBusy) return this.#wait();
      if (this.#last?.role !== "assistant") return;
      const text = textOf(this.#last);
      this.say(text.length > MOST ? `${text.slice(0, MOST)} …` : text);
    }, FINISHED);
  }
}
