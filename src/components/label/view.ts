import { css, html, nothing } from "lit";
import { define, View } from "../../page/view";
import { label, type LabelValue } from "./spec";

class LabelView extends View<typeof label.props, LabelValue | null> {
  static override styles = [
    ...View.styles,
    css`
      h2 {
        margin: 4px 0 12px;
        padding: 8px;
        border-radius: var(--inlay-field-radius);
        text-align: center;
        font-size: 1.5em;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      button {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px 12px;
        width: 100%;
        margin: 0 0 8px;
        padding: 2px 4px;
        border: 0;
        border-radius: 4px;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      button:focus-visible {
        outline: 2px solid var(--inlay-focus);
      }
      .bar {
        grid-column: 1 / -1;
        height: 6px;
        border-radius: 3px;
        background: var(--inlay-static);
        overflow: hidden;
      }
      .bar i {
        display: block;
        height: 100%;
        border-radius: 3px;
        background: var(--inlay-accent);
      }
      .empty {
        padding: 20px;
        text-align: center;
        color: var(--inlay-text-muted);
      }
    `,
  ];

  protected override head(): unknown {
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>`;
  }

  protected override control(): unknown {
    if (!this.value) return html`<div class="empty" role="group" aria-labelledby="caption">Nothing yet</div>`;
    const { label, confidences = [] } = this.value;
    const heading = this.props.showHeading || !confidences.length;
    return html`<div role="group" aria-labelledby="caption">
      ${heading ? html`<h2 style=${this.props.color ? `background:${safeColor(this.props.color)}` : ""}>${label}</h2>` : nothing}
      ${
        confidences.length
          ? html`<ul>
              ${confidences.map((each, index) => html`<li>${this.#bar(each.label, each.confidence, index)}</li>`)}
            </ul>`
          : nothing
      }
    </div>`;
  }

  #bar(name: string, confidence: number, index: number): unknown {
    const percent = Math.round(confidence * 1000) / 10;
    const select = () => this.emit("select", { index, value: name, selected: true });
    return html`<button @click=${select}>
      <span>${name}</span><span>${percent}%</span> <span class="bar"><i style="width:${Math.min(100, Math.max(0, percent))}%"></i></span>
    </button>`;
  }
}

/** A colour and nothing else: it stands in a style. */
const safeColor = (color: string) => (CSS.supports("color", color) ? color : "transparent");

define(label, LabelView);
