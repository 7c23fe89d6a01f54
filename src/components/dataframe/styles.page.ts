import { css } from "lit";

export const tableStyles = css`
  .top,
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    min-height: 30px;
  }
  .top {
    margin-bottom: 4px;
  }
  .top .caption {
    flex: 1;
    margin: 0;
  }
  .side {
    display: flex;
    flex: 0 1 auto;
    align-items: center;
    min-width: 0;
    margin-inline-start: auto;
  }
  .side input {
    flex: 0 1 200px;
    min-width: 90px;
    margin-inline-end: 4px;
    padding: 3px 8px;
  }
  .top button,
  .tools button {
    min-width: 28px;
    min-height: 28px;
    padding: 2px 8px;
    font-weight: 400;
    font-size: 0.92em;
  }
  .tools {
    margin-top: 6px;
    color: var(--inlay-text-muted);
    font-size: 0.92em;
  }
  .tools [role="status"] {
    flex: 1;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .scroll {
    position: relative;
    overflow: auto;
    border: 1px solid var(--inlay-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-field);
    font-size: 0.95em;
    scroll-padding: var(--top, 40px) 0 0 var(--pinned, 0);
    user-select: none;
  }
  .scroll:focus-visible {
    outline: 2px solid var(--inlay-focus);
  }
  .header {
    position: sticky;
    top: 0;
    z-index: 3;
  }
  .body {
    position: relative;
  }
  .window {
    position: absolute;
    inset: 0 0 auto;
  }
  .flow .window {
    position: static;
  }
  .row {
    display: flex;
  }
  .cell,
  .space {
    flex: none;
  }
  .cell {
    position: relative;
    display: flex;
    align-items: center;
    min-width: 0;
    height: var(--row);
    padding: 0 10px;
    border-bottom: 1px solid var(--inlay-border);
    border-inline-end: 1px solid var(--inlay-border);
    background: var(--inlay-field);
    outline-offset: -2px;
    cursor: default;
  }
  .flow .body .cell {
    height: auto;
    min-height: var(--row);
    padding-block: 5px;
  }
  .cell:last-child {
    border-inline-end: 0;
  }
  .body .row:last-child .cell {
    border-bottom-color: transparent;
  }
  .cell:focus-visible,
  .cell.active {
    outline: 2px solid var(--inlay-focus);
    z-index: 1;
  }
  .cell.pinned {
    position: sticky;
    z-index: 2;
  }
  .cell.last {
    border-inline-end-width: 3px;
  }
  .cell.number,
  .cell.count {
    justify-content: flex-end;
    font-variant-numeric: tabular-nums;
  }
  .cell.bool {
    justify-content: center;
  }
  .cell.fixed,
  .cell.count {
    background: var(--inlay-static);
    color: var(--inlay-text-muted);
  }
  .cell.chosen {
    background: var(--inlay-accent-soft);
    color: var(--inlay-text);
  }
  .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .wrap .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .rich {
    max-height: 100%;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .rich > * {
    margin: 0;
  }
  .rich a {
    color: var(--inlay-accent);
  }
  .rich img,
  img.picture {
    display: block;
    max-width: 100%;
    max-height: 88px;
    object-fit: contain;
  }
  .windowed img.picture {
    max-height: calc(var(--row) - 8px);
  }
  .cell.late::after {
    content: "";
    width: 60%;
    height: 8px;
    border-radius: 4px;
    background: var(--inlay-static);
  }
  [aria-busy="true"] .body {
    opacity: 0.55;
  }
  .cell input[type="checkbox"] {
    width: 17px;
    height: 17px;
    margin: 0;
    padding: 0;
    accent-color: var(--inlay-accent);
  }
  .header .cell {
    flex-direction: column;
    align-items: stretch;
    justify-content: center;
    gap: 3px;
    height: auto;
    min-height: 36px;
    padding-block: 5px;
    background: var(--inlay-static);
    color: var(--inlay-text);
    font-weight: 600;
    cursor: pointer;
  }
  .name {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .name .text {
    flex: 1;
  }
  .header .number .text {
    text-align: end;
  }
  .arrow {
    color: var(--inlay-accent);
    font-size: 0.85em;
    white-space: nowrap;
  }
  .header input {
    min-width: 0;
    min-height: 24px;
    padding: 1px 6px;
    font-weight: 400;
    font-size: 0.92em;
  }
  .resize {
    position: absolute;
    inset-block: 0;
    inset-inline-end: -1px;
    width: 9px;
    cursor: col-resize;
    touch-action: none;
  }
  .resize:hover {
    background: var(--inlay-accent);
    opacity: 0.4;
  }
  .cell.editing {
    z-index: 4;
    padding: 0;
    overflow: visible;
  }
  .editor,
  .header .editor {
    width: 100%;
    height: 100%;
    padding: 4px 9px;
    border: 0;
    border-radius: 0;
    background: var(--inlay-field);
    font: inherit;
    resize: none;
  }
  textarea.editor {
    field-sizing: content;
    position: absolute;
    inset: 0 auto auto 0;
    height: auto;
    max-height: 200px;
    padding-block: 6px;
  }
  .wrong {
    position: absolute;
    inset-inline-start: 0;
    top: 100%;
    z-index: 5;
    width: max-content;
    max-width: 260px;
    padding: 3px 8px;
    border: 1px solid var(--inlay-danger);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-block);
    color: var(--inlay-danger-text);
    font-size: 0.92em;
    white-space: normal;
    text-align: start;
  }
  .empty {
    padding: 20px;
    text-align: center;
    color: var(--inlay-text-muted);
  }
  .box:fullscreen {
    display: flex;
    flex-direction: column;
    padding: 16px;
    overflow: auto;
    background: var(--inlay-block);
  }
  .box:fullscreen .scroll {
    flex: 1;
    max-height: none !important;
  }
`;
