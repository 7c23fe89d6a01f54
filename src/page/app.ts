/** `<inlay-app>`: draws a store's blocks, each as the view of its type, and tells the store what users do. */
import { css, html, LitElement } from "lit";
import { loadView } from "../components/views";
import type { BlockState, Down } from "../wire/message";
import { BlockHost } from "./host";
import type { Store } from "./store";
import type { Toasts } from "./toasts";
import { themeStyles, watchDark } from "./theme";
import { defineElement, type View, type ViewEvents } from "./view";

const NOTICES = {
  live: "",
  closed: "This app is closed.",
  disconnected: "Disconnected from the kernel. Run the cell again to bring the app back.",
};

type Element = HTMLElement & Partial<Pick<View, "value" | "status" | "host">> & { props?: object };

export class InlayApp extends LitElement {
  static override styles = [
    themeStyles,
    css`
      :host {
        position: relative;
        display: block;
        box-sizing: border-box;
        padding: 8px 4px;
        contain: layout style;
        container-type: inline-size;
        color: var(--inlay-text);
        font: 400 var(--inlay-font-size) / 1.5 var(--inlay-font);
      }
      .stale {
        opacity: 0.6;
        pointer-events: none;
      }
      .notice {
        display: flex;
        gap: 8px;
        margin-bottom: 8px;
        padding: 8px 12px;
        border: 1px solid var(--inlay-border);
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-static);
        color: var(--inlay-text);
      }
      .busy {
        position: absolute;
        z-index: 2;
        top: 4px;
        right: 8px;
        padding: 2px 10px;
        font-size: smaller;
        pointer-events: none;
      }
    `,
  ];

  declare store: Store;
  #toasts: Toasts | undefined;
  readonly #elements = new Map<string, Element>();
  readonly #content = document.createElement("div");
  #stop: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = [
      watchDark((dark) => this.toggleAttribute("dark", dark)),
      this.store.watch((changed) => this.#draw(changed)),
      this.store.watchMessages((message) => message.type === "alert" && void this.#alert(message)),
    ];
    this.#draw("all");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stop) stop();
  }

  protected override render(): unknown {
    const { connection } = this.store;
    const stale = connection !== "live";
    this.#content.inert = stale;
    this.#content.className = stale ? "stale" : "";
    const notice = this.store.isBusy ? "The kernel is busy. It answers when it is free." : NOTICES[connection];
    return html`${notice && html`<div class="notice ${stale ? "" : "busy"}" role="status">${notice}</div>`}${this.#content}`;
  }

  async #alert(alert: Down & { type: "alert" }): Promise<void> {
    const { Toasts } = await import("./toasts");
    this.#toasts ??= this.renderRoot.appendChild(new Toasts());
    this.#toasts.add(alert);
  }

  // ---------------------------------------------------------------- drawing

  #draw(changed: ReadonlySet<string> | "all"): void {
    if (changed === "all") this.requestUpdate();
    const ids = changed === "all" ? [...this.#elements.keys(), this.store.root] : [...changed];
    // Who comes or goes changes the children of its layout, which itself may not have changed.
    const moves = ids.some((id) => this.#isPlaced(id) !== this.#belongs(id));
    for (const id of ids) {
      const state = this.store.block(id);
      const element = this.#elements.get(id);
      if (!state) this.#elements.delete(id);
      else if (element) this.#show(element, state);
    }
    if (!moves) return;
    const { root } = this.store;
    const content = this.#belongs(root) ? [this.#element(root)] : [];
    if (this.#content.firstElementChild !== (content[0] ?? null)) this.#content.replaceChildren(...content);
    for (const [id, element] of this.#elements) this.#arrange(element, this.store.block(id));
  }

  #isPlaced(id: string): boolean {
    return Boolean(this.#elements.get(id)?.parentElement);
  }

  #belongs(id: string): boolean {
    const state = this.store.block(id);
    return state !== undefined && state.props.visible !== false;
  }

  #element(id: string): Element {
    const known = this.#elements.get(id);
    if (known) return known;
    const state = this.store.block(id)!;
    loadView(state.type);
    const element: Element = document.createElement(`inlay-${state.type}`);
    this.#elements.set(id, element);
    element.host = new BlockHost(this.store, id);
    element.addEventListener("inlay-input", (event) => this.store.input(id, (event as ViewEvents["inlay-input"]).detail));
    element.addEventListener("inlay-event", (event) => {
      const { name, data } = (event as ViewEvents["inlay-event"]).detail;
      this.store.event(id, name, data);
    });
    this.#show(element, state);
    return element;
  }

  #show(element: Element, state: BlockState): void {
    element.props = state.props;
    element.value = state.value;
    element.status = state.status;
    place(element, state.props);
    if (state.children) this.#arrange(element, state);
  }

  /**
   * Puts the children in order, and moves only what stands elsewhere: a moved element loses its focus. A layout has one place
   * for all; a component has one for each, named by its id.
   */
  #arrange(parent: Element, state: BlockState | undefined): void {
    const ids = (state?.children ?? []).filter((id) => this.#belongs(id));
    const wanted = ids.map((id) => this.#element(id));
    const staying = new Set<globalThis.Element>(wanted);
    for (const child of [...parent.children]) if (!staying.has(child)) child.remove();
    wanted.forEach((child, i) => {
      const slot = state?.value === undefined ? "" : ids[i]!;
      if (child.slot !== slot) child.slot = slot;
      if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
    });
  }
}

/** What layouts and style sheets see of a block. */
function place(element: HTMLElement, props: Record<string, unknown>): void {
  const { visible, elemId, elemClasses, scale, minWidth } = props;
  element.hidden = visible === "hidden";
  if (typeof elemId === "string") element.id = elemId;
  if (elemClasses !== undefined) element.className = ([elemClasses].flat() as string[]).join(" ");
  if (typeof scale === "number") element.style.setProperty("--scale", String(scale));
  if (typeof minWidth === "number") element.style.setProperty("--min-width", `${minWidth}px`);
}

defineElement("app", InlayApp);
