import { css, html, nothing } from "lit";
import { buttonStyles } from "../../page/styles";
import { define, View } from "../../page/view";
import { button } from "./spec";

class ButtonView extends View<typeof button.props, string> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    css`
      :host([boxed]) .box {
        padding: 0;
        border: 0;
        background: none;
      }
      button {
        width: 100%;
        min-height: 40px;
        padding: 8px 16px;
        overflow-wrap: anywhere;
      }
      button.md {
        min-height: 32px;
        padding: 5px 12px;
      }
      button.sm {
        min-height: 26px;
        padding: 3px 10px;
        font-size: 0.9em;
      }
    `,
  ];

  protected override head(): unknown {
    return nothing;
  }

  protected override control(): unknown {
    const { variant, size, icon } = this.props;
    return html`<button class="${variant} ${size}" ?disabled=${!this.editable} aria-describedby=${this.described} @click=${this.#clicked}>
      ${icon ? html`<span aria-hidden="true">${icon}</span>` : nothing}${this.value}
    </button>`;
  }

  readonly #clicked = () => {
    const { link, linkTarget } = this.props;
    if (/^https?:/i.test(link)) window.open(link, linkTarget === "_self" ? linkTarget : "_blank", "noopener,noreferrer");
    this.emit("click");
  };
}

define(button, ButtonView);
