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
