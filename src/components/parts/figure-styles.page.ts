import { css } from "lit";

/** The quiet buttons beside the caption of a chart or a figure. */
export const figureStyles = css`
  .tools {
    position: absolute;
    top: -30px;
    right: 0;
    display: flex;
    gap: 4px;
  }
  :fullscreen .tools {
    top: 8px;
    right: 8px;
  }
  .tools button {
    min-width: 28px;
    min-height: 26px;
    padding: 2px 6px;
    border-color: transparent;
    background: none;
    color: var(--inlay-text-muted);
  }
`;
