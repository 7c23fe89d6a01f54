/** Two native sliders over one track. The pointer is ours, since one lies over the other; keys and screen readers use them as they are. */
import { css, html, nothing, type PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import { icons } from "../../page/parts/icons";
import { numberToText, textToNumber } from "../../page/parts/number-text";
import { rangeStyles } from "../../page/parts/range-styles";
import { buttonStyles, fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { stepOf } from "../slider/spec";
import { rangeslider, type Range } from "./spec";

/** Half a handle: the first and the last position lie so far from the track's ends. In pixels. */
const HALF = 12;
const [LOW, HIGH] = [0, 1] as const;
type End = typeof LOW | typeof HIGH;

class RangeSliderView extends View<typeof rangeslider.props, Range> {
  static override styles = [
    ...View.styles,
    fieldStyles,
    buttonStyles,
    rangeStyles,
    css`
      .track {
        position: relative;
        flex: 1;
        min-width: 0;
        height: 24px;
        cursor: pointer;
        touch-action: pan-y;
      }
      .track.static {
        cursor: default;
      }
      .track::before {
        content: "";
        position: absolute;
        inset: 9px 0;
        border-radius: 3px;
        background: linear-gradient(
          var(--toward),
          var(--inlay-field-border) var(--low),
          var(--inlay-accent) var(--low) var(--high),
          var(--inlay-field-border) var(--high)
        );
      }
      .track input[type="range"] {
        position: absolute;
        inset: 0;
        pointer-events: none;
        opacity: 1;
      }
      .track input[type="range"]::-webkit-slider-runnable-track {
        background: none;
      }
      .track input[type="range"]::-moz-range-track,
      .track input[type="range"]::-moz-range-progress {
        background: none;
      }
    `,
  ];

  #first: Range | undefined;
  /** What the pointer drags: an end, or both while they lie together and it hasn't moved yet. */
  #dragged: End | "both" | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#first ??= this.value;
  }

  protected override head(): unknown {
    const { buttons, showLabel, info } = this.props;
    return html`
      <div class="head">
        <span id="caption" class=${showLabel ? "caption" : "unseen"}>${this.caption}</span>
        ${this.#field(LOW)} ${this.#field(HIGH)}
        ${buttons.includes("reset") && this.editable ? html`<button class="quiet" title="Reset" aria-label="Reset ${this.caption}" @click=${this.#reset}>${icons.reset}</button>` : nothing}
      </div>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing}
    `;
  }

  #field(end: End): unknown {
    const [low, high] = this.value;
    const { minimum, maximum } = this.props;
    return html`<input
      type="number"
      aria-label="${this.#nameOf(end)}, as a number"
      .value=${live(numberToText(this.value[end]))}
      min=${end === LOW ? minimum : low}
      max=${end === LOW ? high : maximum}
      step=${stepOf(this.props)}
      ?readonly=${!this.editable}
      @change=${(event: Event) => this.#typed(event, end)}
    />`;
  }

  protected override control(): unknown {
    const { minimum, maximum } = this.props;
    const [low, high] = this.value;
    return html`<div class="range" role="group" aria-labelledby="caption" aria-describedby=${this.described}>
      <span aria-hidden="true">${minimum}</span>
      <div
        class="track ${this.editable ? "" : "static"}"
        style="--low:${this.#placeOf(low)};--high:${this.#placeOf(high)}"
        @pointerdown=${this.#pressed}
        @pointermove=${this.#moved}
        @pointerup=${this.#released}
        @pointercancel=${this.#released}
      >
        ${this.#handle(LOW)} ${this.#handle(HIGH)}
      </div>
      <span aria-hidden="true">${maximum}</span>
    </div>`;
  }

  #handle(end: End): unknown {
    const { minimum, maximum } = this.props;
    return html`<input
      type="range"
      aria-label=${this.#nameOf(end)}
      min=${minimum}
      max=${maximum}
      step=${stepOf(this.props)}
      .value=${live(String(this.value[end]))}
      ?disabled=${!this.editable}
      @input=${(event: Event) => this.#put(end, (event.target as HTMLInputElement).valueAsNumber)}
      @change=${() => this.emit("release")}
    />`;
  }

  #nameOf(end: End): string {
    return `${this.caption}, ${end === LOW ? "from" : "to"}`;
  }

  #placeOf(value: number): string {
    const { minimum, maximum } = this.props;
    const part = maximum > minimum ? (value - minimum) / (maximum - minimum) : 0;
    return `calc(${HALF}px + ${part} * (100% - ${2 * HALF}px))`;
  }

  /** Moves one end, as far as the other. */
  #put(end: End, value: number): void {
    const { minimum, maximum } = this.props;
    const [low, high] = this.value;
    const put: Range = end === LOW ? [Math.max(minimum, Math.min(value, high)), high] : [low, Math.min(maximum, Math.max(value, low))];
    if (put[end] !== this.value[end]) this.input(put);
    // A handle that was pushed past the other one comes back.
    else this.requestUpdate();
  }

  /** The position under the pointer, which a native slider rounds to one of its steps. */
  #valueAt({ clientX, currentTarget }: PointerEvent): number {
    const track = currentTarget as HTMLElement;
    const { left, width } = track.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (clientX - left - HALF) / (width - 2 * HALF)));
    const { minimum, maximum } = this.props;
    const ruler = track.querySelector("input")!.cloneNode() as HTMLInputElement;
    const fromLeft = getComputedStyle(track).direction === "ltr";
    ruler.value = String(minimum + (fromLeft ? part : 1 - part) * (maximum - minimum));
    return ruler.valueAsNumber;
  }

  readonly #pressed = (event: PointerEvent) => {
    if (!this.editable || event.button !== 0) return;
    const track = event.currentTarget as HTMLElement;
    track.setPointerCapture(event.pointerId);
    const value = this.#valueAt(event);
    const [low, high] = this.value;
    const [toLow, toHigh] = [Math.abs(value - low), Math.abs(value - high)];
    this.#dragged = low === high && value === low ? "both" : toLow < toHigh || (toLow === toHigh && value < low) ? LOW : HIGH;
    event.preventDefault();
    track.querySelectorAll("input")[this.#dragged === LOW ? LOW : HIGH]!.focus({ preventScroll: true });
    this.#moved(event);
  };

  readonly #moved = (event: PointerEvent) => {
    if (this.#dragged === undefined) return;
    const value = this.#valueAt(event);
    if (this.#dragged === "both") {
      if (value === this.value[LOW]) return;
      this.#dragged = value < this.value[LOW] ? LOW : HIGH;
    }
    this.#put(this.#dragged, value);
  };

  readonly #released = () => {
    if (this.#dragged === undefined) return;
    this.#dragged = undefined;
    this.emit("release");
  };

  #typed(event: Event, end: End): void {
    const field = event.target as HTMLInputElement;
    const value = textToNumber(field);
    if (typeof value === "number") {
      this.#put(end, value);
      this.emit("release");
    }
    field.value = numberToText(this.value[end]);
  }

  readonly #reset = () => {
    this.input(this.#first!);
    this.emit("release");
  };
}

define(rangeslider, RangeSliderView);
