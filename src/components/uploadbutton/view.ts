import { css, html } from "lit";
import { define } from "../../page/view";
import { PressView } from "../../page/parts/press";
import { filesWanted, Upload, uploadStyles } from "../../page/parts/upload";
import type { FileWire } from "../file/spec";
import { uploadbutton } from "./spec";

class UploadButtonView extends PressView<typeof uploadbutton.props, FileWire[] | null> {
  static override styles = [
    ...PressView.styles,
    uploadStyles,
    css`
      .picker {
        display: none;
      }
    `,
  ];

  readonly #upload = new Upload(
    this,
    () => ({ ...filesWanted(this.props), hint: "" }),
    (files) => {
      this.input(files);
      this.emit("upload");
    },
  );

  protected override text(): string {
    return this.caption;
  }

  protected override pressed(): void {
    this.emit("click");
    if (!this.#upload.isBusy) this.renderRoot.querySelector<HTMLInputElement>("#control")!.click();
  }

  /** The picker is the button's: nobody finds it by itself. */
  protected override beside(): unknown {
    return html`<div class="picker">${this.#upload.renderPicker()}</div>
      <div class="beside">${this.#upload.renderComing()}</div>
      ${this.#upload.renderProblem()}`;
  }
}

define(uploadbutton, UploadButtonView);
