/** The widget model of an app: a store, fed by its comm; and the view, an `<inlay-app>` over that store. */
import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";
import { InlayApp } from "../src/page/app";
import { Store } from "../src/page/store";
import type { Up } from "../src/wire/message";
import { pack } from "../src/wire/pack";
import { guardShortcuts, keepInput } from "./shortcuts";

guardShortcuts();

interface CommMessage {
  content: { data?: { method?: unknown; content?: unknown; state?: unknown } | null };
  buffers?: (ArrayBuffer | ArrayBufferView)[];
}

/**
 * The comm of a widget, and JupyterLab's own behind it. Futures of that one can be dropped, which ours must: no idle ever ends
 * them. Other hosts have the outer one alone.
 */
interface Comm {
  send(data: object, callbacks: undefined, metadata: object, buffers: ArrayBuffer[]): void;
  jsServicesComm?: { send(data: object, metadata: object, buffers: ArrayBuffer[]): { dispose(): void } };
}

export class AppModel extends DOMWidgetModel {
  declare store: Store;

  override initialize(attributes: Record<string, unknown>, options: Parameters<DOMWidgetModel["initialize"]>[1]): void {
    super.initialize(attributes, options);
    this.store = new Store({
      send: (message) => send(this, message),
      refuse: (problem) => console.warn(`[inlay] refused a message: ${problem.slice(0, 300)}`),
    });
    restore(this.store, this.attributes);
    this.on("comm_live_update", () => {
      if (!this.comm_live) this.store.disconnect("disconnected");
    });
    // A page that was only frozen comes back with `pageshow`.
    addEventListener("pagehide", () => this.store.leave());
    addEventListener("pageshow", (event) => event.persisted && this.store.greet());
    this.store.greet();
  }

  /** Everything goes to the store, which checks it. The widgets' own handling would fail for ever after one bad message. */
  override _handle_comm_msg(message: unknown): Promise<void> {
    const { content, buffers = [] } = message as CommMessage;
    const { method, content: custom, state } = content.data ?? {};
    if (method === "custom") this.store.receive(custom, buffers);
    else if (method === "update") restore(this.store, state);
    else this.store.receive({ type: method }, []);
    return Promise.resolve();
  }

  /** The app is gone; its views stay, and say so. */
  override _handle_comm_closed(): void {
    this.trigger("comm:close");
    this.store.disconnect("closed");
  }

  /** A connection that was lost is back, and brings the state as it is now. */
  override set_state(state: Record<string, unknown>): void {
    restore(this.store, state);
    this.store.greet();
  }
}

/** What the kernel's end of the model holds: a snapshot as it travels. */
function restore(store: Store, state: unknown): void {
  const { snapshot, buffers } = (state ?? {}) as { snapshot?: unknown; buffers?: unknown };
  store.receive(snapshot, Array.isArray(buffers) ? (buffers as ArrayBufferView[]) : []);
}

function send(model: AppModel, message: Up): void {
  const { json, buffers } = pack(message);
  const data = { method: "custom", content: json };
  const raw = buffers.map((bytes) => bytes.buffer as ArrayBuffer);
  const comm = model.comm as unknown as Comm | undefined;
  if (comm?.jsServicesComm) comm.jsServicesComm.send(data, { inlay: 1 }, raw).dispose();
  else comm?.send(data, undefined, {}, raw);
}

export class AppView extends DOMWidgetView {
  override render(): void {
    const app = new InlayApp();
    app.store = (this.model as AppModel).store;
    this.el.replaceChildren(app);
    keepInput(app);
  }
}
