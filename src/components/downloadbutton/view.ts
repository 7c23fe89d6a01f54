import { css, html, nothing } from "lit";
import { define } from "../../page/view";
import { saveAs } from "../../page/parts/download";
import { PressView } from "../../page/parts/press";
import type { FileWire } from "../file/spec";
import { downloadbutton } from "./spec";

class DownloadButtonView extends PressView<typeof downloadbutton.props, FileWire[] | null> {
  static override properties = { ...PressView.properties, coming: { state: true }, problem: { state: true } };
  static override styles = [
    ...PressView.styles,
    css`
      progress {
        width: 100%;
        accent-color: var(--inlay-accent);
      }
    `,
  ];

  /** What comes, and how far it is. */
  declare coming: { name: string; fraction: number } | undefined;
  declare problem: string | undefined;

  protected override text(): string {
    return this.caption;
  }

  protected override pressed(): void {
    this.emit("click");
    if (!this.coming) void this.#save(this.value ?? []);
  }

  protected override beside(): unknown {
    const { coming, problem } = this;
    return html`${coming ? html`<div class="beside"><progress aria-label="Downloading ${coming.name}" max="1" .value=${coming.fraction}></progress></div>` : nothing}
    ${problem ? html`<div class="problem" role="alert">${problem}</div>` : nothing}`;
  }

  async #save(files: readonly FileWire[]): Promise<void> {
    this.problem = undefined;
    try {
      for (const { file, name } of files) {
        const bytes = await this.host.download(file, (fraction) => (this.coming = { name, fraction }));
        // Nothing that came may act on this page: it is saved, not shown.
        saveAs(new Blob([bytes], { type: "application/octet-stream" }), name.split("/").at(-1)!);
      }
    } catch (error) {
      this.problem = (error as Error).message;
    }
    this.coming = undefined;
  }
}

define(downloadbutton, DownloadButtonView);
