/** What stands above and below a table: searching, copying, and work on whole rows and columns. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icons } from "../../page/parts/icons";

export interface TopBar {
  readonly caption: string;
  readonly showLabel: boolean;
  readonly info: string;
  readonly search: string | undefined;
  readonly buttons: readonly string[];
  onSearch: (text: string) => void;
  onCopy: () => void;
  onEnlarge: () => void;
}

export function renderTop({ caption, showLabel, info, search, buttons, onSearch, onCopy, onEnlarge }: TopBar): TemplateResult {
  const typed = ({ target }: Event) => onSearch((target as HTMLInputElement).value);
  const name = html`<div id="caption" class=${showLabel ? "caption" : "unseen"}>${caption}</div>`;
  const help = info ? html`<div id="info" class="info">${info}</div>` : nothing;
  const field = html`<input
    type="search"
    placeholder="Search"
    aria-label="Search ${caption}"
    .value=${live(search ?? "")}
    @input=${typed}
  />`;
  return html`<div class="top">
      ${name}
      <div class="side">
        ${search === undefined ? nothing : field}
        ${buttons.includes("copy") ? html`<button class="quiet" title="Copy all as CSV" aria-label="Copy ${caption}" @click=${onCopy}>${icons.copy}</button>` : nothing}
        ${buttons.includes("fullscreen") ? html`<button class="quiet" title="Full screen" aria-label="Show ${caption} in full screen" @click=${onEnlarge}>${icons.enlarge}</button>` : nothing}
      </div>
    </div>
    ${help}`;
}

export interface Tool {
  readonly name: string;
  readonly isOff: boolean;
  run: () => void;
}

export function renderTools(count: string, tools: readonly Tool[]): TemplateResult {
  return html`<div class="tools">
    <span role="status">${count}</span>
    ${tools.map(({ name, isOff, run }) => html`<button ?disabled=${isOff} @click=${run}>${name}</button>`)}
  </div>`;
}
