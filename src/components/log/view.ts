import { css, html, nothing, type PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { copyText } from "../../page/parts/copy";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { log, type LogLine } from "./spec";

/** Whoever is so near to the end sees it, and goes along with it. In pixels. */
const NEAR = 24;

class LogView extends View<typeof log.props, readonly LogLine[]> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    css`
      .head {
        display: flex;
        align-items: center;
        gap: 4px;
        min-height: 28px;
        margin-bottom: 4px;
      }
      .head .caption {
        flex: 1;
        margin: 0;
      }
      .head button {
        min-width: 28px;
        min-height: 28px;
      }
      [role="log"] {
        padding: 8px 10px;
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-static);
        overflow: auto;
        overscroll-behavior: contain;
        font: 400 0.9em/1.5 var(--inlay-font-mono);
      }
      [role="log"]:focus-visible {
        outline: 2px solid var(--inlay-focus);
      }
      .line {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        min-height: 1.5em;
        content-visibility: auto;
        contain-intrinsic-size: auto 1.5em;
      }
      .stderr {
        margin-inline: -10px;
        padding-inline: 8px;
        border-inline-start: 2px solid var(--inlay-danger);
        color: var(--inlay-danger-text);
      }
      time {
        margin-inline-end: 10px;
        color: var(--inlay-text-muted);
        font-variant-numeric: tabular-nums;
      }
      .empty {
        color: var(--inlay-text-muted);
      }
      .unseen-mark {
        position: absolute;
        width: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    `,
  ];

  #follows = true;

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const box = this.#box;
    if (changed.has("value") && this.#follows && box) box.scrollTop = box.scrollHeight;
  }

  get #box(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('[role="log"]');
  }

  protected override head(): unknown {
    const { showLabel, info, buttons } = this.props;
    const some = this.value.length > 0;
    return html`<div class="head">
        <div id="caption" class=${showLabel ? "caption" : "unseen"}>${this.caption}</div>
        ${some && buttons.includes("copy") ? html`<button class="quiet" title="Copy" aria-label="Copy ${this.caption}" @click=${this.#copy}>${icons.copy}</button>` : nothing}
        ${some && this.editable && buttons.includes("clear") ? html`<button class="quiet" title="Clear" aria-label="Clear ${this.caption}" @click=${this.#clear}>${icons.close}</button>` : nothing}
      </div>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const lines = this.value.slice(-this.props.lines);
    const from = this.value.length - lines.length;
    return html`<div
      role="log"
      tabindex="0"
      aria-labelledby="caption"
      style="height:${toLength(this.props.height)}"
      @scroll=${this.#scrolled}
    >
      ${
        lines.length
          ? repeat(
              lines,
              (_, i) => from + i,
              (line) => this.#line(line),
            )
          : html`<div class="empty">Nothing printed yet</div>`
      }
    </div>`;
  }

  #line({ text, stream, time }: LogLine): unknown {
    const at = this.props.timestamps ? html`<time datetime=${new Date(time).toISOString()}>${toTime(time)}</time>` : nothing;
    return stream === "stderr"
      ? html`<div class="line stderr">${at}<span class="unseen-mark">Error: </span>${text}</div>`
      : html`<div class="line">${at}${text}</div>`;
  }

  readonly #scrolled = (event: Event) => {
    const { scrollHeight, scrollTop, clientHeight } = event.target as HTMLElement;
    this.#follows = scrollHeight - scrollTop - clientHeight < NEAR;
  };

  readonly #copy = () => copyText(this.value.map(({ text }) => `${text}\n`).join(""));

  readonly #clear = () => {
    this.input([]);
    this.emit("clear");
    this.#box?.focus();
  };
}

/** The time of day, as it is here. */
function toTime(time: number): string {
  const at = new Date(time);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

define(log, LogView);
