/**
 * What every view is: an element that draws `props` and `value`, and says `input` and named events. It knows nothing of
 * stores, comms or kernels; whoever sets its properties and listens to it can host it.
 */
import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { CommonProps, Spec } from "../graph/spec";
import type { Status } from "../wire/message";
import { renderStatus, statusStyles } from "./parts/status";
import { frameStyles } from "./styles";

/** What a view may ask of whoever hosts it. */
export interface ViewHost {
  /**
   * Brings a file to the kernel, and gives what its value may name. `progress` is told fractions from 0 to 1. Files of one `folder`,
   * a random name, keep the paths that they have within it.
   */
  upload(file: File, progress: (fraction: number) => void, signal: AbortSignal, folder?: string): Promise<UploadedFile>;
  /** The bytes of a file that the kernel has. */
  download(file: string, progress?: (fraction: number) => void): Promise<Uint8Array<ArrayBuffer>>;
  /** What the component's codec says to this question: see `Codec.answer`. Rejects with what was wrong with it. */
  ask(question: unknown, signal?: AbortSignal): Promise<unknown>;
  /** Sends values as `stream` events, as fast as the kernel is done with them; `join` makes one of two that wait; where it gives
   * undefined, because one would be too much, they go one after the other. */
  stream<Chunk>(join?: (waiting: Chunk, next: Chunk) => Chunk | undefined): Chunks<Chunk>;
  /** Draws these values of other blocks, by their ids, until the kernel has seen the event that is said next. */
  foresee(values: Readonly<Record<string, unknown>>): void;
  /** Calls back when the kernel is gone, so that what records lets go. Gives a function that ends it. */
  whenGone(tell: () => void): () => void;
}

/** Where a camera, a microphone or a pen puts what it gives. */
export interface Chunks<Chunk> {
  offer(chunk: Chunk): void;
  /** Resolves when the kernel is done with all that was offered. */
  drained(): Promise<void>;
  /** What waits isn't sent any more. */
  stop(): void;
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
    props: { attribute: false, noAccessor: true },
    value: { attribute: false },
    status: { attribute: false },
  };
  static override styles = [frameStyles, statusStyles];

  /** What stands in for options that aren't named. `define` sets it. */
  static defaults: object = {};

  #props = {} as Props & { kind: string };
  declare value: Value;
  declare status: Status | undefined;
  declare host: ViewHost;

  /** Options, after the defaults; `kind` is the name of the component's type. */
  get props(): Props & { kind: string } {
    return this.#props;
  }
  set props(given: Partial<Props>) {
    const before = this.#props;
    this.#props = { ...(this.constructor as typeof View).defaults, ...given } as Props & { kind: string };
    this.requestUpdate("props", before);
  }

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

/** Makes a class the view of this type of component. */
export function define(
  { type, title, props }: Pick<Spec, "type" | "title" | "props">,
  view: CustomElementConstructor & { defaults: object },
): void {
  view.defaults = { ...props, kind: title };
  defineElement(type, view);
}

/** Defines an element once, however often the code is loaded. */
export function defineElement(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(`inlay-${name}`)) customElements.define(`inlay-${name}`, element);
}
