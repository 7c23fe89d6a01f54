/** Colours and measures of an app. Each follows JupyterLab's theme where that has one; the dark ones count in a dark theme. */
import { css } from "lit";

export const themeStyles = css`
  :host {
    --inlay-font: var(--jp-ui-font-family, system-ui, sans-serif);
    --inlay-font-mono: var(--jp-code-font-family, ui-monospace, monospace);
    --inlay-font-size: 14px;
    --inlay-radius: 8px;
    --inlay-field-radius: 6px;
    --inlay-gap: 12px;

    --inlay-text: #1f2328;
    --inlay-text-muted: #5c6370;
    --inlay-page: var(--jp-layout-color1, #fff);
    --inlay-block: #fff;
    --inlay-border: #dfe3e8;
    --inlay-field: #fff;
    --inlay-field-border: #c9cfd6;
    --inlay-static: #f4f6f8;
    --inlay-button: #eceff3;
    --inlay-button-hover: #e0e5eb;
    --inlay-button-border: #d3d9e0;
    --inlay-accent: #3f51d8;
    --inlay-accent-hover: #3444bd;
    --inlay-on-accent: #fff;
    --inlay-accent-soft: #e6e9fc;
    --inlay-focus: #5b6cf0;
    --inlay-danger: #c62828;
    --inlay-danger-text: #b3261e;
    --inlay-on-danger: #fff;
    color-scheme: light;
  }
  :host([dark]) {
    --inlay-text: #e6e8eb;
    --inlay-text-muted: #a3abb6;
    --inlay-page: var(--jp-layout-color1, #111);
    --inlay-block: #1b1e23;
    --inlay-border: #32373f;
    --inlay-field: #121417;
    --inlay-field-border: #454c57;
    --inlay-static: #24282e;
    --inlay-button: #2c3138;
    --inlay-button-hover: #383e47;
    --inlay-button-border: #414852;
    --inlay-accent: #8c9bff;
    --inlay-accent-hover: #a5b1ff;
    --inlay-on-accent: #0d1030;
    --inlay-accent-soft: #2a2f55;
    --inlay-focus: #8c9bff;
    --inlay-danger: #ff8a80;
    --inlay-danger-text: #ff9d94;
    --inlay-on-danger: #3a0502;
    color-scheme: dark;
  }
`;

/** Calls back now, and whenever the page turns dark or light. Gives a function that ends it. */
export function watchDark(tell: (dark: boolean) => void): () => void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const look = () => {
    const lab = document.body.dataset.jpThemeLight;
    tell(lab === undefined ? media.matches : lab === "false");
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  media.addEventListener("change", look);
  look();
  return () => {
    observer.disconnect();
    media.removeEventListener("change", look);
  };
}
