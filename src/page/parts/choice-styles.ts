import { css } from "lit";

/** Native check boxes and radio buttons with their text. */
export const choiceStyles = css`
  .choice {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 24px;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--inlay-accent);
  }
  .choice input:focus-visible {
    outline: 2px solid var(--inlay-focus);
    outline-offset: 2px;
  }
  .choice:has(:disabled) {
    cursor: default;
  }
`;

/** Several of them, each in a box that shows whether it is chosen. */
export const choicesStyles = css`
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  legend {
    padding: 0;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .choices .choice {
    padding: 6px 12px;
    border: 1px solid var(--inlay-field-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-field);
    overflow-wrap: anywhere;
  }
  .choices .choice:has(:checked) {
    border-color: var(--inlay-accent);
    background: var(--inlay-accent-soft);
  }
  .all {
    margin-bottom: 8px;
  }
`;
