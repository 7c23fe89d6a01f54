/** Cutting off the beginning and the end of a sound. */
import { css, html, type ReactiveController } from "lit";
import { showTime } from "../../page/parts/subtitles";
import type { View } from "../../page/view";

export const trimStyles = css`
  .cut {
    position: absolute;
    inset-block: 0;
    pointer-events: none;
  }
  .trim {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    flex: 1 1 100%;
    margin-top: 8px;
  }
  .trim label {
    display: flex;
    flex: 1 1 160px;
    align-items: center;
    gap: 8px;
    min-width: 0;
    font-size: 0.9em;
  }
  .trim label input {
    flex: 1;
    min-width: 0;
    min-height: 24px;
    accent-color: var(--inlay-accent);
  }
  .trim output {
    font-variant-numeric: tabular-nums;
  }
  .trim button {
    min-height: 32px;
    padding: 4px 12px;
  }
`;

/** In seconds. What is left is never shorter. */
const SHORTEST = 0.05;

export class Trim implements ReactiveController {
  #range: { from: number; to: number; duration: number } | undefined;

  constructor(
    private readonly view: View,
    private readonly colour: () => string | undefined,
    private readonly apply: (from: number, to: number) => void,
  ) {
    view.addController(this);
  }

  hostDisconnected(): void {
    this.#range = undefined;
  }

  get isOpen(): boolean {
    return this.#range !== undefined;
  }

  open(duration: number): void {
    this.#set({ from: 0, to: duration, duration });
  }

  readonly close = () => this.#set(undefined);

  /** What is cut off, over the sound's picture. */
  renderCuts(): unknown {
    if (!this.#range) return "";
    const { from, to, duration } = this.#range;
    const given = this.colour();
    const colour = given && CSS.supports("color", given) ? given : "color-mix(in srgb, var(--inlay-block) 75%, transparent)";
    return html`<div class="cut" style="background:${colour};left:0;width:${(from / duration) * 100}%"></div>
      <div class="cut" style="background:${colour};right:0;width:${(1 - to / duration) * 100}%"></div>`;
  }

  render(): unknown {
    if (!this.#range) return "";
    const { from, to } = this.#range;
    return html`<div class="trim" role="group" aria-label="Trim">
      ${this.#handle("Start", from, (value) => ({ from: Math.min(value, to - SHORTEST), to }))}
      ${this.#handle("End", to, (value) => ({ from, to: Math.max(value, from + SHORTEST) }))}
      <button class="primary" @click=${this.#apply}>Trim</button>
      <button @click=${this.close}>Cancel</button>
    </div>`;
  }

  #handle(name: string, value: number, move: (value: number) => { from: number; to: number }): unknown {
    const moved = (event: Event) => this.#set({ ...this.#range!, ...move((event.target as HTMLInputElement).valueAsNumber) });
    const text = `${value.toFixed(2)} s`;
    return html`<label
      >${name}
      <input
        type="range"
        min="0"
        max=${this.#range!.duration}
        step="0.01"
        aria-valuetext="${showTime(value)}, ${text}"
        .value=${String(value)}
        @input=${moved}
      /><output>${text}</output></label
    >`;
  }

  readonly #apply = () => {
    const { from, to } = this.#range!;
    this.close();
    this.apply(from, to);
  };

  #set(range: { from: number; to: number; duration: number } | undefined): void {
    this.#range = range;
    this.view.requestUpdate();
  }
}
