import { css, html, nothing, type PropertyValues } from "lit";
import type { Media } from "../../media/picture";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { pictureStyles } from "../../page/parts/picture-styles";
import { PictureSource } from "../../page/parts/picture-source";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { MaskSheet } from "./mask.page";
import { annotatedimage, type AnnotatedWire, type PartWire } from "./spec";

/** Told apart by most people, on most photographs. */
const COLOURS = ["#e6194b", "#3cb44b", "#4363d8", "#f58231", "#911eb4", "#42d4f4", "#f032e6", "#bfef45", "#469990", "#9a6324"];

class AnnotatedImageView extends View<typeof annotatedimage.props, AnnotatedWire | null> {
  static override properties = { ...View.properties, looked: { state: true } };
  static override styles = [
    ...View.styles,
    buttonStyles,
    pictureStyles,
    css`
      .picture:fullscreen img {
        max-height: 100vh;
      }
      .stage {
        position: relative;
        max-width: 100%;
      }
      img {
        display: block;
        max-width: 100%;
        max-height: 480px;
      }
      .stage canvas,
      .box-part {
        position: absolute;
        pointer-events: none;
        transition: opacity 0.15s;
      }
      .stage canvas {
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .box-part {
        border: 3px solid var(--colour);
        background: color-mix(in srgb, var(--colour) 22%, transparent);
      }
      .dim {
        opacity: 0.08;
      }
      .name {
        position: absolute;
        left: 0;
        bottom: 0;
        max-width: 100%;
        padding: 2px 10px;
        background: rgb(0 0 0 / 0.75);
        color: #fff;
        overflow-wrap: anywhere;
        pointer-events: none;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        min-width: 0;
      }
      li button {
        max-width: 100%;
        min-height: 28px;
        padding: 2px 10px;
        font-weight: 400;
        overflow-wrap: anywhere;
      }
      li i {
        flex: none;
        width: 12px;
        height: 12px;
        border-radius: 3px;
        background: var(--colour);
      }
      .empty {
        padding: 32px;
        text-align: center;
        color: var(--inlay-text-muted);
      }
      @media (prefers-reduced-motion: reduce) {
        .stage canvas,
        .box-part {
          transition: none;
        }
      }
    `,
  ];

  /** The part that is looked at alone. */
  declare looked: number | undefined;
  readonly #source = new PictureSource(this);
  #sheets = new Map<string, MaskSheet>();

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has("value")) return;
    this.looked = undefined;
    this.#source.keep(this.value ? [this.value.image] : []);
    const masks = (this.value?.annotations ?? []).flatMap((part) => ("mask" in part ? part.mask : []));
    this.#sheets = new Map(masks.map((mask) => [mask.id, this.#sheets.get(mask.id) ?? new MaskSheet(mask, () => this.requestUpdate())]));
  }

  protected override head(): unknown {
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    if (!this.value) return html`<div class="empty" role="group" aria-labelledby="caption">No picture yet</div>`;
    const { image, annotations } = this.value;
    return html`${this.#picture(image, annotations)}${this.props.showLegend && annotations.length ? this.#legend(annotations) : nothing}`;
  }

  #picture(image: Media, annotations: readonly PartWire[]): unknown {
    const { altText, width, height, buttons } = this.props;
    const url = this.#source.urlOf(image);
    if (!url) return html`<div class="empty">${this.#source.problemOf(image) || "Loading…"}</div>`;
    const style = `width:${toLength(width)};height:${toLength(height)}${height === undefined ? "" : ";max-height:none"}`;
    const looked = this.looked === undefined ? undefined : annotations[this.looked];
    return html`<div class="picture">
      <div class="stage" @pointermove=${this.#hovered} @pointerleave=${() => (this.looked = undefined)} @click=${this.#clicked}>
        <img src=${url} alt=${altText || this.caption} style=${style} @load=${() => this.requestUpdate()} />
        ${annotations.map((part, i) => this.#part(part, i))}
        ${looked ? html`<span class="name" aria-hidden="true">${looked.label}</span>` : nothing}
      </div>
      ${
        buttons.includes("fullscreen")
          ? html`<div class="tools">
              <button title="Full screen" aria-label="Show ${this.caption} in full screen" @click=${this.#enlarge}>${icons.enlarge}</button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #part(part: PartWire, index: number): unknown {
    const color = this.#colourOf(part.label);
    const isDim = this.looked !== undefined && this.looked !== index;
    if ("mask" in part) {
      const sheet = this.#sheets.get(part.mask.id)!;
      sheet.paint(color);
      sheet.canvas.className = isDim ? "dim" : "";
      return sheet.canvas;
    }
    const size = this.#size;
    if (!size) return nothing;
    const [x1, y1, x2, y2] = part.box.map((each, i) => Math.min(100, Math.max(0, (each / size[i % 2]!) * 100))) as [number, number, number, number]; // prettier-ignore
    return html`<div
      class="box-part ${isDim ? "dim" : ""}"
      style="--colour:${color};left:${x1}%;top:${y1}%;width:${x2 - x1}%;height:${y2 - y1}%"
    ></div>`;
  }

  #legend(annotations: readonly PartWire[]): unknown {
    return html`<ul aria-label="Parts of ${this.caption}">
      ${annotations.map(
        ({ label }, i) =>
          html`<li>
            <button
              style="--colour:${this.#colourOf(label)}"
              @pointerenter=${() => (this.looked = i)}
              @pointerleave=${() => (this.looked = undefined)}
              @focus=${() => (this.looked = i)}
              @blur=${() => (this.looked = undefined)}
              @click=${() => this.#select(i)}
            >
              <i></i>${label}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  /** The option's, or the next of ours: one for each label. */
  #colourOf(label: string): string {
    const wanted = Object.hasOwn(this.props.colorMap, label) ? this.props.colorMap[label] : undefined;
    if (wanted !== undefined && CSS.supports("color", wanted)) return wanted;
    const labels = [...new Set(this.value?.annotations.map((part) => part.label))];
    return COLOURS[labels.indexOf(label) % COLOURS.length]!;
  }

  /** Of the picture, once it is drawn. */
  get #size(): readonly [number, number] | undefined {
    const image = this.renderRoot.querySelector("img");
    return image?.naturalWidth ? [image.naturalWidth, image.naturalHeight] : undefined;
  }

  #at(event: MouseEvent): number | undefined {
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height];
    const index = (this.value?.annotations ?? []).findLastIndex((part) => {
      if ("mask" in part) return this.#sheets.get(part.mask.id)!.covers(x, y);
      const [across = 1, down = 1] = this.#size ?? [];
      const [x1, y1, x2, y2] = part.box;
      return x * across >= x1 && x * across <= x2 && y * down >= y1 && y * down <= y2;
    });
    return index < 0 ? undefined : index;
  }

  readonly #hovered = (event: PointerEvent) => (this.looked = this.#at(event));

  readonly #clicked = (event: MouseEvent) => {
    const index = this.#at(event);
    if (index !== undefined) this.#select(index);
  };

  #select(index: number): void {
    this.emit("select", { index, value: this.value!.annotations[index]!.label, selected: true });
  }

  readonly #enlarge = () => {
    const picture = this.renderRoot.querySelector(".picture")!;
    void (document.fullscreenElement ? document.exitFullscreen() : picture.requestFullscreen());
  };
}

define(annotatedimage, AnnotatedImageView);
