import { css } from "lit";

export const galleryStyles = css`
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(max(90px, calc((100% - (var(--columns) - 1) * 8px) / var(--columns))), 1fr));
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
    overflow: auto;
  }
  li {
    position: relative;
  }
  .open {
    display: block;
    width: 100%;
    padding: 0;
    overflow: hidden;
    background: var(--inlay-static);
  }
  .open img {
    display: block;
    width: 100%;
    max-height: 480px;
    aspect-ratio: 1;
  }
  .open.selected {
    outline: 2px solid var(--inlay-accent);
  }
  .open span {
    display: block;
    padding: 4px 8px;
    font-weight: 400;
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  .take {
    position: absolute;
    top: 4px;
    right: 4px;
    min-width: 26px;
    min-height: 26px;
    padding: 0;
  }
  .empty {
    padding: 32px;
    text-align: center;
    color: var(--inlay-text-muted);
  }
  .others:not(:has(button)) {
    display: none;
  }
  .full:fullscreen {
    display: flex;
    flex-direction: column;
    justify-content: center;
    padding: 12px;
    background: var(--inlay-block);
  }
  .drop {
    margin-top: 8px;
    min-height: 72px;
  }
  dialog {
    max-width: 96vw;
    max-height: 96vh;
    padding: 12px;
    border: 1px solid var(--inlay-border);
    border-radius: var(--inlay-radius);
    background: var(--inlay-block);
    color: var(--inlay-text);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.7);
  }
  dialog img {
    display: block;
    max-width: 90vw;
    max-height: 80vh;
    margin: 0 auto;
  }
  dialog nav {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-top: 10px;
  }
  dialog nav span {
    flex: 1;
    text-align: center;
  }
  dialog nav button {
    min-width: 34px;
    min-height: 34px;
    padding: 4px 10px;
  }
`;
