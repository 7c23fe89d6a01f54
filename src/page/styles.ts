/** What all views look like. Colours come from `--inlay-*`, which `<inlay-app>` sets. */
import { css } from "lit";

/** The frame around a component: caption, box, messages. */
export const frameStyles = css`
  :host {
    display: block;
    position: relative;
    min-width: 0;
    box-sizing: border-box;
    contain: layout style;
    color: var(--inlay-text);
    font: 400 var(--inlay-font-size) / 1.5 var(--inlay-font);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .box {
    position: relative;
    height: 100%;
  }
  :host([boxed]) .box {
    padding: 10px 12px 12px;
    border: 1px solid var(--inlay-border);
    border-radius: var(--inlay-radius);
    background: var(--inlay-block);
  }
  :host([data-state="error"]) .box,
  :host([data-state="invalid"]) .box {
    border-color: var(--inlay-danger);
  }
  .caption {
    display: block;
    margin-bottom: 6px;
    font-weight: 600;
    font-size: 0.93em;
    color: var(--inlay-text);
  }
  .info {
    margin: -4px 0 6px;
    font-size: 0.86em;
    color: var(--inlay-text-muted);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** Native text fields. */
export const fieldStyles = css`
  input,
  textarea {
    display: block;
    width: 100%;
    margin: 0;
    padding: 7px 10px;
    border: 1px solid var(--inlay-field-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-field);
    color: inherit;
    font: inherit;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--inlay-text-muted);
    opacity: 1;
  }
  input:focus-visible,
  textarea:focus-visible {
    outline: 2px solid var(--inlay-focus);
    outline-offset: -1px;
    border-color: transparent;
  }
  input[aria-invalid="true"],
  textarea[aria-invalid="true"] {
    border-color: var(--inlay-danger);
  }
  input:read-only,
  textarea:read-only {
    background: var(--inlay-static);
    border-color: transparent;
  }
`;

/** Buttons, everywhere the same. */
export const buttonStyles = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    margin: 0;
    border: 1px solid var(--inlay-button-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-button);
    color: var(--inlay-text);
    font: 600 1em/1.3 var(--inlay-font);
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--inlay-button-hover);
  }
  button:focus-visible {
    outline: 2px solid var(--inlay-focus);
    outline-offset: 2px;
  }
  button:disabled {
    cursor: not-allowed;
    opacity: 0.55;
  }
  button.primary {
    border-color: transparent;
    background: var(--inlay-accent);
    color: var(--inlay-on-accent);
  }
  button.primary:hover:not(:disabled) {
    background: var(--inlay-accent-hover);
  }
  button.stop {
    border-color: transparent;
    background: var(--inlay-danger);
    color: var(--inlay-on-danger);
  }
  button.quiet {
    border-color: transparent;
    background: none;
    padding: 4px 8px;
    font-weight: 400;
    color: var(--inlay-text-muted);
  }
`;
