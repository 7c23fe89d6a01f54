import { css } from "lit";
import { defineElement } from "../../page/view";
import { LayoutView } from "../../page/parts/layout-view";

/** Side by side, and wrapped where that would make a member too narrow. */
class RowView extends LayoutView {
  static override styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: var(--inlay-gap);
      min-width: 0;
    }
    :host([hidden]) {
      display: none;
    }
    :host([equal-height]) {
      align-items: stretch;
    }
    :host([data-variant="panel"]) {
      padding: var(--inlay-gap);
      border-radius: var(--inlay-radius);
      background: var(--inlay-static);
    }
    :host([data-variant="compact"]) {
      gap: 0;
    }
    ::slotted(*) {
      flex: var(--scale, 1) 1 min(var(--min-width, 160px), 100%);
      min-width: min(var(--min-width, 160px), 100%);
    }
    ::slotted(inlay-column) {
      flex-basis: min(var(--min-width, 280px), 100%);
      min-width: min(var(--min-width, 280px), 100%);
    }
    ::slotted(inlay-button) {
      flex-basis: min(var(--min-width, 100px), 100%);
      min-width: min(var(--min-width, 100px), 100%);
    }
  `;
}

defineElement("row", RowView);
