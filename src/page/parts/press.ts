/** What all components are that look like a button. */
import { css, html, nothing } from "lit";
import type { CommonProps } from "../../graph/spec";
import { buttonStyles } from "../styles";
import { View } from "../view";

export interface PressProps extends CommonProps {
  readonly variant: string;
  readonly size: string;
  readonly icon: string;
}

export abstract class PressView<Props extends PressProps, Value> extends View<Props, Value> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    css`
      :host([boxed]) .box {
        padding: 0;
        border: 0;
        background: none;
      }
      .press {
        width: 100%;
        min-height: 40px;
        padding: 8px 16px;
        overflow-wrap: anywhere;
      }
      .press.md {
        min-height: 32px;
        padding: 5px 12px;
      }
      .press.sm {
        min-height: 26px;
        padding: 3px 10px;
        font-size: 0.9em;
      }
      .beside {
        display: flex;
        flex-direction: column;
        gap: 6px;
        align-items: center;
        margin-top: 6px;
      }
      .beside:empty {
        display: none;
      }
    `,
  ];

  protected override head(): unknown {
    return nothing;
  }

  protected override control(): unknown {
    const { variant, size, icon } = this.props;
    return html`<button
        class="press ${variant} ${size}"
        ?disabled=${!this.editable}
        aria-describedby=${this.described}
        @click=${() => this.pressed()}
      >
        ${icon ? html`<span aria-hidden="true">${icon}</span>` : nothing}${this.text()}
      </button>
      ${this.beside()}`;
  }

  protected abstract text(): unknown;

  protected abstract pressed(): void;

  /** What stands below the button. */
  protected beside(): unknown {
    return nothing;
  }
}
