/** What is told of the mark under the pointer, beside it. */
import { css } from "lit";

export const tooltipStyles = css`
  .tooltip {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 6px 10px;
    max-width: 280px;
    border: 1px solid var(--inlay-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-block);
    color: var(--inlay-text);
    font: 0.85em/1.5 var(--inlay-font);
    box-shadow: 0 4px 14px #0003;
    overflow-wrap: anywhere;
    pointer-events: none;
  }
  .tooltip b {
    font-weight: 600;
  }
`;

/** Shows a value, or a record of values by their names; nothing ends it. It stands in the top layer, below the element. */
export function tell(element: HTMLElement, event: MouseEvent | undefined, value: unknown): void {
  const shown = element.querySelector<HTMLElement>(":scope > .tooltip");
  if (value === null || value === undefined || value === "" || !event) return shown?.remove();
  const tooltip = shown ?? element.appendChild(document.createElement("div"));
  tooltip.className = "tooltip";
  tooltip.popover = "manual";
  tooltip.setAttribute("aria-hidden", "true");
  const lines = typeof value === "object" ? Object.entries(value) : [["", value] as const];
  tooltip.replaceChildren(...lines.map(([name, each]) => lineOf(name, String(each))));
  tooltip.showPopover();
  const { offsetWidth, offsetHeight } = tooltip;
  const x = event.clientX + 14 + offsetWidth > innerWidth ? event.clientX - 14 - offsetWidth : event.clientX + 14;
  const y = event.clientY + 14 + offsetHeight > innerHeight ? event.clientY - 14 - offsetHeight : event.clientY + 14;
  Object.assign(tooltip.style, { left: `${x}px`, top: `${y}px` });
}

function lineOf(name: string, value: string): HTMLElement {
  const line = document.createElement("div");
  const strong = document.createElement("b");
  strong.textContent = name && `${name}: `;
  line.append(strong, value);
  return line;
}
