import { css, html, LitElement } from "lit";

/** A layout: its children stand in its slot, and its styles place them. */
export class LayoutView extends LitElement {
  static override properties = { props: { attribute: false } };
  declare props: { variant?: string; equalHeight?: boolean };

  protected override willUpdate(): void {
    this.dataset.variant = this.props.variant ?? "default";
    this.toggleAttribute("equal-height", this.props.equalHeight === true);
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }
}

/** One below the other. */
export const stackStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--inlay-gap);
    min-width: 0;
  }
  :host([hidden]) {
    display: none;
  }
  :host([data-variant="panel"]) {
    padding: var(--inlay-gap);
    border-radius: var(--inlay-radius);
    background: var(--inlay-static);
  }
  :host([data-variant="compact"]) {
    gap: 0;
  }
`;
