import { css, html, nothing, type PropertyValues } from "lit";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { copyText } from "../../page/parts/copy";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { Tree, treeStyles } from "../../page/parts/tree";
import { describe, opened, toText, ValueItem } from "./items.page";
import { json } from "./spec";

/** So many lines are open at first, if all shall be. */
const MOST_OPEN = 1_000;

class JSONView extends View<typeof json.props> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    treeStyles,
    css`
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        min-height: 28px;
        margin-bottom: 4px;
      }
      .head .caption {
        margin: 0;
      }
      .name {
        font-weight: 600;
      }
      .line {
        min-width: 0;
        white-space: pre-wrap;
      }
      .number,
      .word {
        color: var(--inlay-accent);
      }
      .summary,
      .colon {
        color: var(--inlay-text-muted);
      }
      .empty {
        padding: 20px;
        text-align: center;
        color: var(--inlay-text-muted);
      }
    `,
  ];

  #root = new ValueItem("", undefined, null);
  #opened = new Set<string>();
  readonly #tree = new Tree<ValueItem>(this, {
    below: (branch) => {
      const items = branch ? branch.items : [this.#root];
      return { items, count: items.length };
    },
    startsOpen: ({ key }) => this.#opened.has(key),
    draw: (item) => this.#draw(item),
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has("value") && !changed.has("props")) return;
    if (this.#root.value !== this.value) this.#root = new ValueItem("", undefined, this.value);
    this.#opened = this.props.open ? opened(this.#root, MOST_OPEN) : new Set([""]);
  }

  protected override head(): unknown {
    const { showLabel, info, buttons } = this.props;
    const copies = buttons.includes("copy") && this.value !== null;
    return html`<div class="head">
        <div id="caption" class=${showLabel ? "caption" : "unseen"}>${this.caption}</div>
        ${copies ? html`<button class="quiet" title="Copy" aria-label="Copy ${this.caption}" @click=${() => copyText(toText(this.value))}>${icons.copy}</button>` : nothing}
      </div>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    if (this.value === null) return html`<div class="empty" role="group" aria-labelledby="caption">Nothing yet</div>`;
    const { height, minHeight, maxHeight } = this.props;
    return this.#tree.render(`height:${toLength(height)};min-height:${toLength(minHeight)};max-height:${toLength(maxHeight)}`);
  }

  #draw(item: ValueItem): unknown {
    const { kind, text } = describe(item);
    const isNamed = typeof item.label === "string" || (item.label !== undefined && this.props.showIndices);
    const name = isNamed ? html`<span class="name">${item.label}</span><span class="colon">: </span>` : nothing;
    return html`<span class="line">${name}<span class=${kind}>${text}</span></span>`;
  }
}

define(json, JSONView);
