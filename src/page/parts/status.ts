/** How a call stands, below a component: where it waits, how far it has come, what went wrong, how long it took. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Bar, Status } from "../../wire/message";

export const statusStyles = css`
  .problem {
    margin-top: 6px;
    font-size: 0.9em;
    color: var(--inlay-danger-text);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .going {
    margin-top: 8px;
    color: var(--inlay-text-muted);
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
  }
  .going div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
  }
  .going progress {
    appearance: none;
    display: block;
    width: 100%;
    height: 6px;
    margin: 3px 0 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--inlay-static);
  }
  .going progress::-webkit-progress-bar {
    background: var(--inlay-static);
  }
  .going progress::-webkit-progress-value {
    background: var(--inlay-accent);
  }
  .going progress::-moz-progress-bar {
    background: var(--inlay-accent);
  }
  .took {
    position: absolute;
    top: 8px;
    right: 12px;
    color: var(--inlay-text-muted);
    font-size: 0.8em;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .pulse {
    position: absolute;
    inset: auto 0 0 0;
    height: 3px;
    overflow: hidden;
    border-radius: 0 0 var(--inlay-radius) var(--inlay-radius);
    opacity: 0;
    animation: appear 0.2s 0.15s forwards;
  }
  .pulse::after {
    content: "";
    position: absolute;
    inset: 0;
    width: 40%;
    border-radius: 3px;
    background: var(--inlay-accent);
    animation: slide 1.1s ease-in-out infinite alternate;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  @keyframes slide {
    from {
      left: -10%;
    }
    to {
      left: 70%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .pulse::after {
      animation: none;
      width: 100%;
    }
  }
`;

export function renderStatus(status: Status | undefined): TemplateResult | typeof nothing {
  switch (status?.state) {
    case "pending":
    case "running":
      return html`${status.minimal ? nothing : renderGoing(status)}
        <div class="pulse" role="progressbar" aria-label=${status.state === "pending" ? "Waiting" : "Working"}></div>`;
    case "invalid":
      return html`<div id="problem" class="problem" role="alert">${status.message}</div>`;
    case "error":
      return html`<div id="problem" class="problem" role="alert"><strong>${status.title ?? "Error"}</strong> ${status.message}</div>`;
    default:
      return status?.seconds ? html`<div class="took" aria-hidden="true">${toSeconds(status.seconds)}</div>` : nothing;
  }
}

function renderGoing({ position, size, eta, progress = [] }: Status): TemplateResult | typeof nothing {
  if (position !== undefined) {
    const about = eta === undefined ? "" : `, about ${toSeconds(eta)}`;
    return html`<div class="going" role="status">In line: ${position} of ${size}${about}</div>`;
  }
  return progress.length ? html`<div class="going">${progress.map(renderBar)}</div>` : nothing;
}

function renderBar({ description = "", done, total, unit = "" }: Bar): TemplateResult {
  const part = total ? Math.min(1, Math.max(0, done / total)) : undefined;
  // A handler that tells a fraction counts nothing.
  const count = total === 1 && !unit ? "" : `${show(done)}${total === undefined ? "" : ` / ${show(total)}`} ${unit}`;
  return html`<div><span>${description}</span><span>${count} ${part === undefined ? "" : `${Math.round(part * 100)} %`}</span></div>
    <progress aria-label=${description || "Progress"} max="1" value=${part ?? nothing}></progress>`;
}

const show = (count: number) => String(Math.round(count * 100) / 100);
const toSeconds = (seconds: number) =>
  seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
