import { css } from "lit";

/** A slider's head, with fields for its numbers, and native sliders. `--filled` says how far their track is coloured. */
export const rangeStyles = css`
  :host {
    --toward: to right;
  }
  :host(:dir(rtl)) {
    --toward: to left;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .head .caption {
    flex: 1;
    margin: 0;
  }
  .head input {
    width: 88px;
    padding: 3px 6px;
    text-align: right;
  }
  .head button {
    flex: none;
    min-width: 28px;
    min-height: 28px;
  }
  .range {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-top: 6px;
    color: var(--inlay-text-muted);
    font-size: 0.86em;
  }
  input[type="range"] {
    appearance: none;
    flex: 1;
    min-width: 0;
    height: 24px;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  input[type="range"]::-webkit-slider-runnable-track {
    height: 6px;
    border-radius: 3px;
    background: linear-gradient(var(--toward), var(--inlay-accent) var(--filled), var(--inlay-field-border) var(--filled));
  }
  input[type="range"]::-moz-range-track {
    height: 6px;
    border-radius: 3px;
    background: var(--inlay-field-border);
  }
  input[type="range"]::-moz-range-progress {
    height: 6px;
    border-radius: 3px;
    background: var(--inlay-accent);
  }
  input[type="range"]::-webkit-slider-thumb {
    appearance: none;
    width: 24px;
    height: 24px;
    margin-top: -9px;
    border: 7px solid var(--inlay-block);
    border-radius: 50%;
    background: var(--inlay-accent);
    box-shadow: 0 0 0 1px var(--inlay-field-border);
  }
  input[type="range"]::-moz-range-thumb {
    box-sizing: border-box;
    width: 24px;
    height: 24px;
    border: 7px solid var(--inlay-block);
    border-radius: 50%;
    background: var(--inlay-accent);
    box-shadow: 0 0 0 1px var(--inlay-field-border);
  }
  input[type="range"]:focus-visible {
    outline: none;
  }
  input[type="range"]:focus-visible::-webkit-slider-thumb {
    outline: 2px solid var(--inlay-focus);
    outline-offset: 1px;
  }
  input[type="range"]:focus-visible::-moz-range-thumb {
    outline: 2px solid var(--inlay-focus);
    outline-offset: 1px;
  }
  input[type="range"]:disabled {
    cursor: default;
    opacity: 0.7;
  }
`;
