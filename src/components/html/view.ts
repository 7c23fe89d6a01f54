import { css, html as template, nothing } from "lit";
import { define, View } from "../../page/view";
import { toLength } from "../../page/parts/length";
import { watchDark } from "../../page/theme";
import { sanitise } from "../markdown/sanitise.page";
import { richStyles } from "../markdown/rich-styles.page";
import { Frame } from "./frame.page";
import { html, type HTMLProps } from "./spec";
import { escapeCss, escapeHtml, fill } from "./template.page";

class HTMLView extends View<HTMLProps, unknown> {
  static override styles = [
    ...View.styles,
    ...richStyles,
    css`
      .text {
        overflow: auto;
        overflow-wrap: anywhere;
        contain: paint;
      }
      .text.padded {
        padding: 12px;
      }
      iframe {
        display: block;
        width: 100%;
        height: 0;
        border: 0;
      }
    `,
  ];

  #frame: Frame | undefined;
  /** Undefined until the kernel has said it. */
  #script: string | undefined;
  #isAsked = false;
  #drawn = "";
  #stop = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = watchDark(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#frame?.close();
    this.#frame = undefined;
    this.#drawn = "";
  }

  protected override head(): unknown {
    const { showLabel } = this.props;
    return template`<div id="caption" class=${showLabel ? "caption" : "unseen"}>${this.caption}</div>`;
  }

  protected override control(): unknown {
    const { padding, minHeight, maxHeight, label, info } = this.props;
    const size = `min-height:${toLength(minHeight)};max-height:${maxHeight === undefined ? "none" : toLength(maxHeight)}`;
    return template`${info ? template`<div class="info">${info}</div>` : nothing}<div
        class="text ${padding ? "padded" : ""}"
        style=${size}
        role=${label ? "region" : nothing}
        aria-labelledby=${label ? "caption" : nothing}
        tabindex=${maxHeight === undefined ? nothing : 0}
      ></div>`;
  }

  protected override updated(): void {
    const { scripted, cssTemplate } = this.props;
    const place = this.renderRoot.querySelector<HTMLElement>(".text")!;
    if (scripted && !this.#isAsked) void this.#ask();
    const isComing = scripted && this.#script === undefined;
    if (!isComing && (this.#script || cssTemplate)) this.#drawFrame(place);
    else this.#drawHere(place);
    if (this.props.autoscroll) place.scrollTop = place.scrollHeight;
  }

  /** A page that a kernel no longer answers shows what there is without the script. */
  async #ask(): Promise<void> {
    this.#isAsked = true;
    try {
      this.#script = String(await this.host.ask("script"));
    } catch (error) {
      this.#script = "";
      console.warn(`[inlay] ${this.caption} is shown without its script: ${(error as Error).message}`);
    }
    this.requestUpdate();
  }

  #drawHere(place: HTMLElement): void {
    const markup = fill(this.props.htmlTemplate, this.#data(), String, escapeHtml);
    if (markup === this.#drawn) return;
    this.#drawn = markup;
    place.replaceChildren(sanitise(markup, { styles: true }));
  }

  #drawFrame(place: HTMLElement): void {
    if (!this.#frame) {
      this.#frame = new Frame({
        title: this.caption,
        script: this.#script ?? "",
        input: (value) => this.input(value),
        emit: (name, data) => this.emit(name, data),
      });
      place.replaceChildren(this.#frame.element);
    }
    const data = this.#data();
    this.#frame.show(
      fill(this.props.htmlTemplate, data, cleaned, escapeHtml),
      fill(this.props.cssTemplate, data, escapeCss, escapeCss),
      data,
    );
  }

  #data(): Record<string, unknown> {
    return { ...this.props.props, value: this.value };
  }
}

/** HTML of a value, for a place where an author's own stands around it. */
function cleaned(markup: string): string {
  const place = document.createElement("div");
  place.append(sanitise(markup, { styles: true }));
  return place.innerHTML;
}

define(html, HTMLView);
