/** What stands above and below the canvas. */
import { html, nothing } from "lit";
import { drawn } from "./icons.page";
import type { Colour } from "./palette.page";
import { toHex } from "./palette.page";
import type { Layer } from "./sketch.page";

export type Tool = "brush" | "eraser" | "crop" | "resize";

const NAMES: Readonly<Record<Tool, string>> = { brush: "Brush", eraser: "Eraser", crop: "Crop", resize: "Resize" };
const KEYS: Readonly<Partial<Record<Tool, string>>> = { brush: " (B)", eraser: " (E)" };

export function renderTools(tools: readonly Tool[], chosen: Tool | undefined, choose: (tool: Tool) => void): unknown {
  if (!tools.length) return nothing;
  return html`<div class="group" role="radiogroup" aria-label="Tool">
    ${tools.map(
      (tool) =>
        html`<label class="tool" title=${NAMES[tool] + (KEYS[tool] ?? "")}>
          <input
            type="radio"
            name="tool"
            aria-label=${NAMES[tool]}
            .checked=${tool === chosen}
            @change=${() => choose(tool)}
          />${drawn[tool]}
        </label>`,
    )}
  </div>`;
}

export const renderButton = (icon: unknown, title: string, click: () => void, isDisabled = false) =>
  html`<button title=${title} aria-label=${title.replace(/ \(.*/, "")} ?disabled=${isDisabled} @click=${click}>${icon}</button>`;

export function renderColours(colours: readonly Colour[], chosen: Colour, isFree: boolean, choose: (colour: Colour) => void): unknown {
  const isChosen = ({ color, opacity }: Colour) => color === chosen.color && opacity === chosen.opacity;
  const name = ({ color, opacity }: Colour) => (opacity < 1 ? `${color}, ${Math.round(opacity * 100)} %` : color);
  return html`${
    colours.length > 1
      ? html`<div class="group" role="radiogroup" aria-label="Colour">
          ${colours.map(
            (each) =>
              html`<label class="swatch" title=${name(each)}
                ><i style="background:${each.color};opacity:${each.opacity}"></i
                ><input type="radio" name="colour" aria-label=${name(each)} .checked=${isChosen(each)} @change=${() => choose(each)}
              /></label>`,
          )}
        </div>`
      : nothing
  }${
    isFree
      ? html`<input
          type="color"
          aria-label="Another colour"
          title="Another colour"
          .value=${toHex(chosen.color)}
          @input=${(event: Event) => choose({ color: (event.target as HTMLInputElement).value, opacity: 1 })}
        />`
      : nothing
  }`;
}

export const renderSize = (size: number, most: number, choose: (size: number) => void) =>
  html`<label
    >Size
    <input
      type="range"
      min="1"
      max=${most}
      .value=${String(size)}
      @input=${(event: Event) => choose(Number((event.target as HTMLInputElement).value))}
    />
    <output>${size}</output></label
  >`;

export interface LayerActions {
  choose(index: number): void;
  toggle(layer: Layer): void;
  remove(layer: Layer): void;
  add(): void;
}

export function renderLayers(layers: readonly Layer[], chosen: Layer | undefined, more: boolean, act: LayerActions): unknown {
  return html`<fieldset class="layers">
    <legend>Layers</legend>
    ${layers.map(
      (layer, i) =>
        html`<div class="layer">
          <label
            ><input type="radio" name="layer" .checked=${layer.key === chosen?.key} @change=${() => act.choose(i)} />${layer.name}</label
          ><button
            aria-pressed=${layer.hidden ? "true" : "false"}
            aria-label="Hide ${layer.name}"
            title=${layer.hidden ? "Hidden" : "Hide"}
            @click=${() => act.toggle(layer)}
          >
            ${layer.hidden ? drawn.hidden : drawn.eye}</button
          >${more && layers.length > 1 ? html`<button aria-label="Delete ${layer.name}" title="Delete" @click=${() => act.remove(layer)}>${drawn.close}</button>` : nothing}
        </div>`,
    )}
    ${more ? html`<button aria-label="Add a layer" title="Add a layer" @click=${() => act.add()}>${drawn.plus}</button>` : nothing}
  </fieldset>`;
}
