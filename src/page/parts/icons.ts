/** Small drawings for buttons, in the colour of their text. */
import { svg, type TemplateResult } from "lit";

export const icon = (path: string) =>
  svg`<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;

export const icons = {
  check: icon("M3 8.5l3.2 3L13 4.5"),
  close: icon("M4 4l8 8M12 4l-8 8"),
  copy: icon("M5.5 5.5h7v8h-7zM3.5 10.5v-8h7"),
  download: icon("M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10"),
  enlarge: icon("M6 2.5H2.5V6M10 2.5h3.5V6M6 13.5H2.5V10M10 13.5h3.5V10"),
  next: icon("M6 3.5L10.5 8 6 12.5"),
  previous: icon("M10 3.5L5.5 8l4.5 4.5"),
  raise: icon("M8 13V3.5M4.5 7L8 3.5 11.5 7"),
  reset: icon("M3 8a5 5 0 1 1 1.6 3.7M3 12.5V9.3h3.2"),
  upload: icon("M8 11V3M4.5 6L8 2.5 11.5 6M3 13.5h10"),
} satisfies Record<string, TemplateResult<2>>;
