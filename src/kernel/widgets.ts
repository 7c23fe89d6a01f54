/**
 * The Jupyter widget protocol, as far as one model per app needs it: opening and showing models, bringing them back after a
 * page was loaded, and carrying our own messages as `custom` ones.
 *
 * Whatever a page sends is checked; what is malformed is logged once and dropped.
 */
import * as v from "valibot";
import type { Served, Transport } from "../transport/transport";
import { version } from "../version";
import { parseUp } from "../wire/message";
import { pack, unpack } from "../wire/pack";
import type { Cell, CommRequest, Header, Kernel } from "./kernel";

const TARGET = "jupyter.widget";
const CONTROL = "jupyter.widget.control";
/** Pages close their control comm right after its one answer; what is left of dead pages is forgotten beyond this. */
const MOST_CONTROLS = 100;

const commOpen = v.object({ comm_id: v.string(), target_name: v.string() });
const commMessage = v.object({ comm_id: v.string(), data: v.object({ method: v.string(), content: v.optional(v.unknown()) }) });
const commClose = v.object({ comm_id: v.string() });

/** A model in the notebook, and the transport to the pages that show it. */
export interface Model extends Transport {
  /** Shows the model under a cell. `text` stands there where widgets can't. */
  show(cell: Cell, text: string): void;
}

export class Widgets {
  readonly #models = new Map<string, { served: Served; cell: Cell | undefined }>();
  readonly #controls = new Set<string>();

  constructor(private readonly kernel: Kernel) {
    kernel.serve({ receive: (request) => this.#receive(request), info: (target) => this.#info(target) });
  }

  /** Opens a model. It begins with the snapshot, so it shows even while the cell goes on computing. */
  open(served: Served): Model {
    const id = crypto.randomUUID();
    const cell = this.kernel.currentCell();
    this.#models.set(id, { served, cell });
    const { state, buffers } = this.#state(served);
    this.kernel.publish({
      type: "comm_open",
      content: { comm_id: id, target_name: TARGET, data: { state, buffer_paths: pathsOf(buffers, ["buffers"]) } },
      metadata: { version: "2.1.0" },
      buffers,
      parent: cell?.header,
    });
    return {
      show: (where, text) => this.#show(id, where, text),
      send: (message) => {
        const { json, buffers } = pack(message);
        this.#say(id, { method: "custom", content: json }, buffers, cell?.header);
      },
      close: () => {
        if (this.#models.delete(id)) this.#publishClose(id, cell?.header);
      },
    };
  }

  #show(id: string, cell: Cell, text: string): void {
    const view = { version_major: 2, version_minor: 0, model_id: id };
    const data = { "text/plain": text, "application/vnd.jupyter.widget-view+json": view };
    this.kernel.publish({ type: "display_data", content: { data, metadata: {}, transient: {} }, parent: cell.header });
  }

  #info(target?: string): Record<string, { target_name: string }> {
    if (target !== undefined && target !== TARGET) return {};
    return Object.fromEntries([...this.#models.keys()].map((id) => [id, { target_name: TARGET }]));
  }

  // ---------------------------------------------------------------- from pages

  #receive({ type, header, content, buffers }: CommRequest): void {
    try {
      if (type === "comm_open") this.#opened(v.parse(commOpen, content), header);
      else if (type === "comm_msg") this.#told(v.parse(commMessage, content), buffers, header);
      else this.#closed(v.parse(commClose, content).comm_id);
    } catch (error) {
      this.kernel.log(`refused a ${type}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #opened({ comm_id: id, target_name: target }: v.InferOutput<typeof commOpen>, header: Header): void {
    if (this.#models.has(id) || this.#controls.has(id)) throw new Error(`comm ${id} is open already`);
    if (target === CONTROL) {
      this.#controls.add(id);
      for (const oldest of this.#controls) if (this.#controls.size > MOST_CONTROLS) this.#controls.delete(oldest);
      return;
    }
    // Without an answer a page waits for four seconds.
    this.#publishClose(id, header);
    throw new Error(`nobody serves comm target ${JSON.stringify(target)}`);
  }

  #told({ comm_id: id, data }: v.InferOutput<typeof commMessage>, buffers: readonly Uint8Array[], header: Header): void {
    const model = this.#models.get(id);
    if (model && data.method === "custom") model.served.receive(parseUp(unpack(data.content, buffers)));
    else if (model && data.method === "request_state") this.#tellState(id, model.served, header);
    else if (this.#controls.has(id) && data.method === "request_states") this.#tellStates(id, header);
    else if (model || this.#controls.has(id)) throw new Error(`unknown method ${JSON.stringify(data.method)}`);
    else {
      this.#publishClose(id, header);
      throw new Error(`no comm ${id}`);
    }
  }

  /** A page drops a model; others may still show it, so the app stays. */
  #closed(id: string): void {
    if (!this.#controls.delete(id) && !this.#models.has(id)) throw new Error(`no comm ${id}`);
  }

  // ---------------------------------------------------------------- to pages

  #tellState(id: string, served: Served, header: Header): void {
    const { state, buffers } = this.#state(served);
    this.#say(id, { method: "update", state, buffer_paths: pathsOf(buffers, ["buffers"]) }, buffers, header);
  }

  #tellStates(control: string, header: Header): void {
    const states: Record<string, object> = {};
    const all: Uint8Array[] = [];
    const paths: unknown[] = [];
    for (const [id, { served }] of this.#models) {
      const { state, buffers } = this.#state(served);
      states[id] = {
        model_name: NAMES._model_name,
        model_module: NAMES._model_module,
        model_module_version: NAMES._model_module_version,
        state,
      };
      all.push(...buffers);
      paths.push(...pathsOf(buffers, [id, "state", "buffers"]));
    }
    this.#say(control, { method: "update_states", states, buffer_paths: paths }, all, header);
  }

  #state(served: Served): { state: object; buffers: Uint8Array[] } {
    const { json, buffers } = pack(served.snapshot());
    return { state: { ...NAMES, snapshot: json, buffers: buffers.map(() => null) }, buffers };
  }

  #say(id: string, data: object, buffers: readonly Uint8Array[], parent: Header | undefined): void {
    this.kernel.publish({ type: "comm_msg", content: { comm_id: id, data }, buffers, parent });
  }

  #publishClose(id: string, parent: Header | undefined): void {
    this.kernel.publish({ type: "comm_close", content: { comm_id: id, data: {} }, parent });
  }
}

/** By these the front end finds our classes. */
const NAMES = {
  _model_module: "inlay",
  _model_module_version: `^${version}`,
  _model_name: "AppModel",
  _view_module: "inlay",
  _view_module_version: `^${version}`,
  _view_name: "AppView",
  _view_count: null,
};

const pathsOf = (buffers: readonly unknown[], path: readonly string[]) => buffers.map((_, i) => [...path, i]);
