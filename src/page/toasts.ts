/** `<inlay-toasts>`: what handlers say in passing, over the app, the newest first. */
import { css, html, LitElement } from "lit";
import type { Down } from "../wire/message";
import { icons } from "./parts/icons";
import { defineElement } from "./view";

type Alert = Down & { type: "alert" };

/** More would cover the app. */
const MOST = 5;

export class Toasts extends LitElement {
  static override properties = { alerts: { state: true } };
  static override styles = css`
    :host {
      position: absolute;
      z-index: 10;
      top: 12px;
      right: 8px;
      width: min(340px, calc(100% - 16px));
      pointer-events: none;
    }
    .toast {
      display: flex;
      align-items: flex-start;
      gap: 8px;
      margin-bottom: 8px;
      padding: 10px 8px 10px 14px;
      border: 1px solid var(--inlay-border);
      border-left: 4px solid var(--tone);
      border-radius: var(--inlay-field-radius);
      background: var(--inlay-block);
      color: var(--inlay-text);
      box-shadow: 0 6px 24px rgb(0 0 0 / 0.18);
      pointer-events: auto;
      animation: arrive 0.18s ease-out;
    }
    .info {
      --tone: var(--inlay-accent);
    }
    .success {
      --tone: #2e9e5b;
    }
    .warning {
      --tone: #d98a00;
    }
    .error {
      --tone: var(--inlay-danger);
    }
    .text {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    strong {
      display: block;
    }
    button {
      flex: none;
      display: grid;
      place-items: center;
      width: 24px;
      height: 24px;
      padding: 0;
      border: 0;
      border-radius: 4px;
      background: none;
      color: var(--inlay-text-muted);
      cursor: pointer;
    }
    button:hover {
      background: var(--inlay-button-hover);
    }
    button:focus-visible {
      outline: 2px solid var(--inlay-focus);
    }
    @keyframes arrive {
      from {
        opacity: 0;
        transform: translateY(-6px);
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .toast {
        animation: none;
      }
    }
  `;

  declare alerts: readonly Alert[];

  constructor() {
    super();
    this.alerts = [];
  }

  add(alert: Alert): void {
    this.alerts = [alert, ...this.alerts].slice(0, MOST);
    if (alert.duration !== null) setTimeout(() => this.#close(alert), alert.duration * 1000);
  }

  protected override render(): unknown {
    return this.alerts.map((alert) => {
      const urgent = alert.kind === "error" || alert.kind === "warning";
      return html`<div class="toast ${alert.kind}" role=${urgent ? "alert" : "status"}>
        <div class="text"><strong>${alert.title}</strong>${alert.message}</div>
        <button aria-label="Close ${alert.title}" @click=${() => this.#close(alert)}>${icons.close}</button>
      </div>`;
    });
  }

  #close(alert: Alert): void {
    this.alerts = this.alerts.filter((each) => each !== alert);
  }
}

defineElement("toasts", Toasts);
