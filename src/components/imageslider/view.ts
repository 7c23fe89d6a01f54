import { css, html, nothing, type PropertyValues } from "lit";
import type { Media } from "../../media/picture";
import { saveAs } from "../../page/parts/download";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { pictureStyles } from "../../page/parts/picture-styles";
import { PictureSource } from "../../page/parts/picture-source";
import { Upload, uploadStyles } from "../../page/parts/upload";
import { buttonStyles } from "../../page/styles";
import { define, View, type UploadedFile } from "../../page/view";
import { imageslider, type Pair } from "./spec";

const NAMES = ["before", "after"] as const;

class ImageSliderView extends View<typeof imageslider.props, Pair | null> {
  static override properties = { ...View.properties, position: { state: true } };
  static override styles = [
    ...View.styles,
    buttonStyles,
    uploadStyles,
    pictureStyles,
    css`
      /* The line goes from the left in every script: pictures have no direction. */
      .stage {
        position: relative;
        max-width: 100%;
        direction: ltr;
      }
      img {
        display: block;
        max-width: 100%;
        object-fit: contain;
      }
      .after {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        clip-path: inset(0 0 0 var(--at));
      }
      .line {
        position: absolute;
        inset: 0 auto 0 var(--at);
        width: 2px;
        margin-left: -1px;
        background: #fff;
        box-shadow: 0 0 0 1px rgb(0 0 0 / 0.5);
        pointer-events: none;
      }
      .line::after {
        content: "";
        position: absolute;
        top: 50%;
        left: 50%;
        width: 30px;
        height: 30px;
        border: 2px solid #fff;
        border-radius: 50%;
        background: rgb(0 0 0 / 0.55);
        box-shadow: 0 0 0 1px rgb(0 0 0 / 0.5);
        transform: translate(-50%, -50%);
      }
      /* The native control covers the pictures: it is dragged wherever they are touched. */
      .stage input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: ew-resize;
        touch-action: pan-y;
      }
      .stage:has(input:focus-visible) .line {
        outline: 3px solid var(--inlay-focus);
      }
      .single button {
        min-width: 28px;
        min-height: 28px;
        padding: 2px 6px;
        background: var(--inlay-block);
        font-weight: 400;
      }
      .single {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-bottom: 8px;
      }
      .single img {
        max-width: 96px;
        max-height: 96px;
      }
      .empty {
        padding: 32px;
        text-align: center;
        color: var(--inlay-text-muted);
      }
    `,
  ];

  /** Where the user put the line; until then the option says it. */
  declare position: number | undefined;
  readonly #source = new PictureSource(this);
  readonly #upload = new Upload(
    this,
    () => ({
      accept: "image/png,image/jpeg,image/webp,image/gif,image/avif",
      multiple: !this.value,
      directory: false,
      paste: true,
      hint: this.value ? `The picture ${this.value[0] ? "after" : "before"}` : "Two pictures: before and after",
    }),
    (files) => this.#brought(files),
  );

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#source.keep((this.value ?? []).flatMap((picture) => picture ?? []));
    const before = changed.get("props") as typeof imageslider.props | undefined;
    if (before && before.sliderPosition !== this.props.sliderPosition) this.position = undefined;
  }

  protected override head(): unknown {
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const [before, after] = this.value ?? [null, null];
    if (before && after) return this.#compared(before, after);
    if (this.editable) return html`${this.#single()}${this.#upload.render()}`;
    return html`<div role="group" aria-labelledby="caption">${this.#single() ?? html`<div class="empty">No pictures yet</div>`}</div>`;
  }

  /** The one that is there while the other is missing. */
  #single(): unknown {
    const index = this.value?.findIndex((picture) => picture !== null) ?? -1;
    const media = this.value?.[index];
    if (!media) return undefined;
    const url = this.#source.urlOf(media);
    const remove = () => this.#take(null);
    return html`<div class="single">
      ${url ? html`<img src=${url} alt="${this.caption}, ${NAMES[index]}" />` : "…"} ${NAMES[index] === "before" ? "Before" : "After"}
      ${this.editable ? html`<button aria-label="Remove the picture ${NAMES[index]}" @click=${remove}>${icons.close}</button>` : nothing}
    </div>`;
  }

  #compared(before: Media, after: Media): unknown {
    const { width, height, maxHeight, buttons } = this.props;
    const [first, second] = [this.#source.urlOf(before), this.#source.urlOf(after)];
    if (!first || !second) {
      const problem = this.#source.problemOf(before) || this.#source.problemOf(after);
      return html`<div class="empty">${problem || "Loading…"}</div>`;
    }
    const at = this.position ?? this.props.sliderPosition;
    const most = maxHeight === undefined ? "500px" : toLength(maxHeight);
    const style = `width:${toLength(width)};height:${toLength(height)};max-height:${most === "auto" ? "none" : most}`;
    return html`<div class="picture">
      <div class="stage" style="--at:${at}%">
        <img src=${first} alt="${this.caption}, before" style=${style} />
        <img class="after" src=${second} alt="${this.caption}, after" />
        <div class="line"></div>
        <input
          type="range"
          min="0"
          max="100"
          step="0.1"
          aria-label="How much of ${this.caption} before is seen, in percent"
          .value=${String(at)}
          @input=${this.#moved}
        />
      </div>
      <div class="tools">
        ${buttons.includes("download") ? NAMES.map((name, i) => html`<button title="Download ${name}" aria-label="Download ${this.caption} ${name}" @click=${() => saveAs([first, second][i]!, this.value![i]!.name)}>${icons.download}</button>`) : nothing}
        ${buttons.includes("fullscreen") ? html`<button title="Full screen" aria-label="Show ${this.caption} in full screen" @click=${this.#enlarge}>${icons.enlarge}</button>` : nothing}
        ${this.editable ? html`<button title="Clear" aria-label="Clear ${this.caption}" @click=${() => this.#take(null)}>${icons.close}</button>` : nothing}
      </div>
    </div>`;
  }

  readonly #moved = (event: Event) => (this.position = Number((event.target as HTMLInputElement).value));

  /** They fill the places that are free, in their order. */
  #brought(files: readonly UploadedFile[]): void {
    const pair: Pair = [...(this.value ?? ([null, null] as Pair))];
    for (const { file, name, mime } of files.slice(0, 2)) {
      const free = pair.indexOf(null);
      if (free >= 0) pair[free] = { id: file, file, name, mime };
    }
    this.input(pair);
    this.emit("upload");
  }

  #take(pair: Pair | null): void {
    this.input(pair);
    this.emit("clear");
  }

  readonly #enlarge = () => {
    const picture = this.renderRoot.querySelector(".picture")!;
    void (document.fullscreenElement ? document.exitFullscreen() : picture.requestFullscreen());
  };
}

define(imageslider, ImageSliderView);
