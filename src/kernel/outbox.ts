/**
 * The one queue to iopub. What is sent goes out at once while it comes at an ordinary pace. A flood is spread over time and
 * adjacent prints are merged, because jupyter_server silently drops messages above 1,000 a second, averaged over 3 seconds.
 */

export interface Mail {
  /** Prints of one stream of one cell may be merged: what they share. */
  readonly stream?: string;
  /** The text of a print. */
  text?: string;
  /** The server doesn't count these. */
  readonly free?: boolean;
  /** Sends it. */
  send(text?: string): void;
}

/** Sent without waiting, after a pause. */
const BURST = 250;
/** Then so many a second. 250 + 3 × 500 stays well below the server's 3,000 in 3 seconds. */
const RATE = 500;
/** Prints aren't merged into more than this, so that a page can draw them piece by piece. */
const MOST_TEXT = 100_000;

export class Outbox {
  #waiting: Mail[] = [];
  #allowance = BURST;
  #counted: number;
  #timer: NodeJS.Timeout | undefined;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#counted = now();
  }

  post(mail: Mail): void {
    const last = this.#waiting.at(-1);
    if (last?.stream && last.stream === mail.stream && last.text!.length < MOST_TEXT) last.text += mail.text!;
    else this.#waiting.push(mail);
    this.#deliver();
  }

  /** Works in a synchronous loop too, where no timer fires: each post sends what time allows by then. */
  #deliver(): void {
    const now = this.#now();
    this.#allowance = Math.min(BURST, this.#allowance + ((now - this.#counted) * RATE) / 1000);
    this.#counted = now;
    let sent = 0;
    for (const mail of this.#waiting) {
      if (!mail.free && this.#allowance < 1) break;
      if (!mail.free) this.#allowance--;
      sent++;
      mail.send(mail.text);
    }
    this.#waiting = sent === this.#waiting.length ? [] : this.#waiting.slice(sent);
    if (!this.#waiting.length || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#deliver();
    }, 1000 / RATE);
  }
}
