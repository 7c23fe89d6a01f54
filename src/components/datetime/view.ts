import { css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { fieldStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { clockOf, datetime, toWall } from "./spec";

/** Seconds; or what the user set the clock to, until the kernel has made a moment of it. */
type Value = number | string | null;

class DateTimeView extends View<typeof datetime.props, Value> {
  static override styles = [
    ...View.styles,
    fieldStyles,
    css`
      input {
        min-height: 37px;
        font-variant-numeric: tabular-nums;
      }
      .zone {
        margin-top: 4px;
        font-size: 0.86em;
        color: var(--inlay-text-muted);
      }
    `,
  ];

  protected override control(): unknown {
    const { includeTime, timezone } = this.props;
    const isElsewhere = includeTime && timezone !== clockOf(undefined).resolvedOptions().timeZone;
    return html`<input
        id="control"
        type=${includeTime ? "datetime-local" : "date"}
        step=${includeTime ? 1 : nothing}
        min="0001-01-02${includeTime ? "T00:00" : ""}"
        max="9999-12-30${includeTime ? "T00:00" : ""}"
        .value=${live(this.#shown)}
        ?readonly=${!this.editable}
        aria-invalid=${this.status?.state === "invalid"}
        aria-describedby=${this.described}
        @input=${this.#changed}
        @keydown=${this.#pressed}
        @focus=${() => this.emit("focus")}
        @blur=${() => this.emit("blur")}
      />${isElsewhere ? html`<div class="zone">Time in ${timezone}</div>` : nothing}`;
  }

  get #shown(): string {
    if (this.value === null) return "";
    const wall = typeof this.value === "number" ? toWall(this.value, this.props.timezone) : this.value;
    // As the browser writes it: a value that differs would be put there anew, under the user's hands.
    return this.props.includeTime ? wall.replace(/(:\d\d):00$/, "$1") : wall.slice(0, 10);
  }

  readonly #changed = (event: Event) => {
    const { value, validity } = event.target as HTMLInputElement;
    // A date that is half typed is none yet; it isn't an empty one either.
    if (!validity.badInput) this.input(value || null);
  };

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && this.editable) this.emit("submit");
  };
}

define(datetime, DateTimeView);
