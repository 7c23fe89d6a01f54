import { css } from "lit";

/** Paper stays white in every theme: it is what transparent parts are seen on. */
export const editorStyles = css`
  .editor {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .bar:empty {
    display: none;
  }
  .bar .group:has(.swatch) {
    padding: 2px;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    min-height: 32px;
  }
  .group {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    align-items: center;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .bar button,
  .tool {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-width: 32px;
    min-height: 32px;
    padding: 4px 7px;
    font-weight: 400;
  }
  .tool {
    position: relative;
    border: 1px solid var(--inlay-button-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-button);
    cursor: pointer;
  }
  .tool:hover {
    background: var(--inlay-button-hover);
  }
  .tool:has(:checked) {
    border-color: var(--inlay-accent);
    background: var(--inlay-accent);
    color: var(--inlay-on-accent);
  }
  .tool input,
  .swatch input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .tool:has(:focus-visible),
  .swatch:has(:focus-visible) {
    outline: 2px solid var(--inlay-focus);
    outline-offset: 2px;
  }
  .swatch {
    position: relative;
    display: block;
    width: 26px;
    height: 26px;
    border: 2px solid var(--inlay-field-border);
    border-radius: 50%;
    background: conic-gradient(#ccc 25%, #fff 0 50%, #ccc 0 75%, #fff 0) 0 0 / 10px 10px;
    overflow: hidden;
  }
  .swatch i {
    display: block;
    width: 100%;
    height: 100%;
  }
  .swatch:has(:checked) {
    border-color: var(--inlay-accent);
    box-shadow:
      0 0 0 2px var(--inlay-block),
      0 0 0 4px var(--inlay-accent);
  }
  .bar input[type="color"] {
    width: 40px;
    height: 28px;
    padding: 1px 2px;
    border: 1px solid var(--inlay-field-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-field);
    cursor: pointer;
  }
  .bar label:not(.tool, .swatch) {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: 0.93em;
  }
  .bar input[type="range"] {
    width: 110px;
    height: 24px;
    accent-color: var(--inlay-accent);
  }
  .bar input[type="number"] {
    width: 5.5em;
    padding: 4px 6px;
    border: 1px solid var(--inlay-field-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-field);
    color: inherit;
    font: inherit;
  }
  .bar input[type="checkbox"],
  .layers input {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--inlay-accent);
  }
  .bar :is(input, select):focus-visible,
  .layers :is(input, button):focus-visible {
    outline: 2px solid var(--inlay-focus);
    outline-offset: 2px;
  }
  .table {
    display: flex;
    justify-content: center;
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-static);
  }
  .table.over {
    outline: 2px dashed var(--inlay-accent);
  }
  .table:fullscreen {
    align-items: center;
  }
  .table:fullscreen .stage {
    width: min(100vw, calc(100vh * var(--ratio))) !important;
  }
  .stage {
    position: relative;
    max-width: 100%;
    overflow: hidden;
    background: #fff;
    box-shadow: 0 0 0 1px var(--inlay-border);
  }
  .stage canvas,
  .surface,
  .crop {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .stage.small canvas {
    image-rendering: pixelated;
  }
  .surface,
  .crop {
    touch-action: none;
    cursor: crosshair;
  }
  .surface.idle {
    cursor: default;
    touch-action: auto;
  }
  .surface:focus-visible {
    outline: 2px solid var(--inlay-focus);
    outline-offset: -2px;
  }
  .hint {
    display: none;
    font-size: 0.86em;
    color: var(--inlay-text-muted);
  }
  .editor:has(.surface:focus-visible) .hint {
    display: block;
  }
  .ring {
    position: absolute;
    border: 1px solid #000;
    border-radius: 50%;
    box-shadow: 0 0 0 1px #fff;
    transform: translate(-50%, -50%);
    pointer-events: none;
  }
  .words {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    padding: 16px;
    color: #5c6370;
    text-align: center;
    pointer-events: none;
  }
  .part {
    position: absolute;
    border: 1px solid #fff;
    box-shadow:
      0 0 0 1px #000,
      0 0 0 9999px rgb(0 0 0 / 0.5);
    cursor: move;
  }
  .part i {
    position: absolute;
    width: 24px;
    height: 24px;
    cursor: nwse-resize;
  }
  .part i::after {
    content: "";
    position: absolute;
    inset: 6px;
    border: 1px solid #000;
    background: #fff;
  }
  .part i[data-x="0"] {
    left: -12px;
  }
  .part i[data-x="1"] {
    right: -12px;
  }
  .part i[data-y="0"] {
    top: -12px;
  }
  .part i[data-y="1"] {
    bottom: -12px;
  }
  .part i:is([data-x="0"][data-y="1"], [data-x="1"][data-y="0"]) {
    cursor: nesw-resize;
  }
  .layers {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .layers legend {
    padding: 0;
    margin-bottom: 4px;
    font-size: 0.86em;
    color: var(--inlay-text-muted);
  }
  .layer {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    max-width: 100%;
    border: 1px solid var(--inlay-border);
    border-radius: var(--inlay-field-radius);
  }
  .layer:has(:checked) {
    border-color: var(--inlay-accent);
    background: var(--inlay-accent-soft);
  }
  .layer label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    min-height: 32px;
    padding: 2px 4px 2px 8px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .layers button {
    min-width: 28px;
    min-height: 28px;
    padding: 2px 6px;
    font-weight: 400;
  }
  .layer button {
    border-color: transparent;
    background: none;
  }
`;
