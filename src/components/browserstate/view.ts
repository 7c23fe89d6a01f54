import { css, nothing, type PropertyValues } from "lit";
import { pack } from "../../wire/pack";
import { define, View } from "../../page/view";
import { browserstate, type BrowserStateWire } from "./spec";

type Props = View["props"] & typeof browserstate.props;

/** Nothing to see: it keeps a value where the browser keeps things. It comes with the first chunk, so that it speaks before a person can. */
class BrowserStateView extends View<Props, BrowserStateWire> {
  static override styles = [
    css`
      :host {
        display: none;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    // A value that the kernel has is newer than what was kept.
    if (this.value !== null) return;
    const kept = this.#read();
    if (kept) this.input(kept);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get("value") as BrowserStateWire | undefined;
    if (this.value) this.#keep(JSON.stringify(this.value[0]));
    else if (before) this.#keep(null);
  }

  protected override render(): unknown {
    return nothing;
  }

  protected override control(): unknown {
    return nothing;
  }

  /** No other part of the server's pages has names like these. */
  get #key(): string {
    return `inlay:state:${this.props.storageKey}`;
  }

  /** What is kept, if it is a value that can travel; anyone may have written there. */
  #read(): BrowserStateWire {
    try {
      const text = localStorage.getItem(this.#key);
      const value: unknown = text === null ? undefined : JSON.parse(text);
      pack(value);
      return value === undefined ? null : [value];
    } catch {
      return null;
    }
  }

  #keep(text: string | null): void {
    try {
      if (text === null) localStorage.removeItem(this.#key);
      else if (localStorage.getItem(this.#key) !== text) localStorage.setItem(this.#key, text);
    } catch (error) {
      console.warn(`[inlay] the browser doesn't keep ${this.#key}: ${(error as Error).message}`);
    }
  }
}

define(browserstate, BrowserStateView);
