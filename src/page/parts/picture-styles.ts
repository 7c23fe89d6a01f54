import { css } from "lit";

/** The ground that a picture lies on, and the buttons over its corner: what Image, ImageSlider and AnnotatedImage share. */
export const pictureStyles = css`
  .picture {
    position: relative;
    display: flex;
    justify-content: center;
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-static);
    overflow: hidden;
  }
  .picture:fullscreen {
    align-items: center;
    background: #000;
  }
  .tools {
    position: absolute;
    top: 6px;
    right: 6px;
    display: flex;
    gap: 4px;
  }
  .tools button {
    min-width: 28px;
    min-height: 28px;
    padding: 2px 6px;
    background: var(--inlay-block);
    font-weight: 400;
  }
`;
