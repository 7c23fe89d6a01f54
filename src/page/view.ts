/**
 * What every view is: an element that draws `props` and `value`, and says `input` and named events. It knows nothing of
 * stores, comms or kernels; whoever sets its properties and listens to it can host it.
 */
import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { CommonProps } from "../graph/spec";
import type { Status } from "../wire/message";
import { renderStatus, statusStyles } from "./parts/status";
import { frameStyles } from "./styles";

/** What a view may ask of whoever hosts it. */
export interface ViewHost {
  /** Brings a file to the kernel, and gives what its value may name. `progress` is told fractions from 0 to 1. */
  upload(file: File, progress: (fraction: number) => void, signal: AbortSignal): Promise<UploadedFile>;
  /** The bytes of a file that the kernel has. */
  download(file: string, progress?: (fraction: number) => void): Promise<Uint8Array<ArrayBuffer>>;
}

export interface UploadedFile {
  file: string;
  name: string;
  size: number;
  mime: string;
}

/** A user's change (`inlay-input`, detail: the value), or another event (`inlay-event`, detail: its name and data). */
export interface ViewEvents {
  "inlay-input": CustomEvent<unknown>;
  "inlay-event": CustomEvent<{ name: string; data: unknown }>;
}

export abstract class View<Props extends CommonProps = CommonProps, Value = unknown> extends LitElement {
  static override properties = {
    props: { attribute: false },
    value: { attribute: false },
    status: { attribute: false },
  };
  static override styles = [frameStyles, statusStyles];

  /** Options, after the defaults; `kind` is the name of the component's type. */
  declare props: Props & { kind: string };
  declare value: Value;
  declare status: Status | undefined;
  declare host: ViewHost;

  protected get editable(): boolean {
    return this.props.interactive === true;
  }

  protected get caption(): string {
    return this.props.label ?? this.props.kind;
  }

  /** The user changed the value. */
  protected input(value: Value): void {
    // Told first: sending comes before drawing.
    this.dispatchEvent(new CustomEvent("inlay-input", { detail: value }));
    this.value = value;
  }

  /** Something else happened. Without data it carries the component's value. */
  protected emit(name: string, data?: unknown): void {
    this.dispatchEvent(new CustomEvent("inlay-event", { detail: { name, data } }));
  }

  protected override willUpdate(_changed: PropertyValues): void {
    // Written only when they change: this stands between a key and its answer.
    if (this.hasAttribute("boxed") !== this.props.container) this.toggleAttribute("boxed");
    const state = this.status?.state ?? "";
    if (this.dataset.state !== state) this.dataset.state = state;
  }

  protected override render(): unknown {
    return html`<div class="box" part="box">${this.head()}${this.control()}${this.foot()}</div>`;
  }

  /** What the user sees and works with. */
  protected abstract control(): unknown;

  /** The caption, bound to the native control of id "control". */
  protected head(): unknown {
    const { showLabel, info } = this.props;
    return html`<label for="control" class=${showLabel ? "caption" : "unseen"}>${this.caption}</label
      >${info ? html`<div id="info" class="info">${info}</div>` : nothing}`;
  }

  /** How the newest call stands. */
  protected foot(): unknown {
    return renderStatus(this.status);
  }

  /** Ids of what describes the control, for `aria-describedby`. */
  protected get described(): string | typeof nothing {
    const ids = [this.props.info && "info", (this.status?.state === "invalid" || this.status?.state === "error") && "problem"].filter(
      Boolean,
    );
    return ids.length ? ids.join(" ") : nothing;
  }
}

/** Defines an element once, however often the code is loaded. */
export function define(type: string, element: CustomElementConstructor): void {
  if (!customElements.get(`inlay-${type}`)) customElements.define(`inlay-${type}`, element);
}
