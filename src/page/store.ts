/**
 * The one place in the browser that holds values. The kernel's word is law: its document is drawn, with what the user has
 * done since laid over it until the kernel says that it has seen it.
 */
import { parseDown, type BlockState, type Document, type Down, type Edit, type Up } from "../wire/message";
import { apply } from "../wire/patch";
import { unpack } from "../wire/pack";
import { Pulse } from "./pulse";
import { runScript } from "./script";

/** So many frames that the kernel doesn't know to have come are acknowledged at once; it sends no more than four ahead. */
const EAGER = 2;
/** The answer to an input waits so long for the next one, which takes the word along. In milliseconds. */
const ACK_DELAY = 30;
/**
 * The frames of a stream are acknowledged so often. Silence would hold them up: jupyter_server sends a small packet only when the
 * one before was acknowledged, which the system does at once with whatever we send, and by itself after 40 ms. In milliseconds.
 */
const ACK_PACE = 8;

/** How an app stands with its kernel. */
export type Connection = "live" | "closed" | "disconnected";

interface Overlay {
  seq: number;
  value: unknown;
  /** The kernel sets it by itself, by what it is told. */
  isForeseen?: boolean;
}

export interface StoreHost {
  /** Sends to the kernel. */
  send(message: Up): void;
  /** Says what was wrong with a message. */
  refuse(problem: string): void;
}

export class Store {
  /** This page, for as long as it is loaded. */
  readonly page = crypto.randomUUID();
  connection: Connection = "live";
  #rev = 0;
  #acknowledged = 0;
  #acknowledgedAt = 0;
  #ackTimer: ReturnType<typeof setTimeout> | undefined;
  #document: Document = { root: "", blocks: {} };
  #overlays = new Map<string, Overlay>();
  #seq = 0;
  #edits: Edit[] = [];
  #resyncing = false;
  /** The last input before the newest `hello`. */
  #asked = 0;
  /** For each block, who waits until the kernel is done with its chunks, in their order. */
  readonly #streams = new Map<string, (() => void)[]>();
  readonly #watchers = new Set<(changed: ReadonlySet<string> | "all") => void>();
  readonly #messages = new Set<(message: Down) => void>();

  /** An input without edits changes nothing, and is answered like any other. */
  readonly #pulse = new Pulse(
    () => this.#sendEdits(),
    () => this.#tell("all"),
  );

  constructor(private readonly host: StoreHost) {}

  /** The kernel computes, and can't answer. */
  get isBusy(): boolean {
    return this.#pulse.isBusy;
  }

  get root(): string {
    return this.#document.root;
  }

  /** The kernel has seen all that the user did. */
  get settled(): boolean {
    return this.#overlays.size === 0 && this.#edits.length === 0;
  }

  /** A block as it is to be drawn. */
  block(id: string): BlockState | undefined {
    const state = Object.hasOwn(this.#document.blocks, id) ? this.#document.blocks[id] : undefined;
    const overlay = this.#overlays.get(id);
    return state && overlay ? { ...state, value: overlay.value } : state;
  }

  /** Calls back with the ids of changed blocks. Gives a function that ends it. */
  watch(watcher: (changed: ReadonlySet<string> | "all") => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Messages that change no block: about files, and lines in passing. */
  watchMessages(watcher: (message: Down) => void): () => void {
    this.#messages.add(watcher);
    return () => this.#messages.delete(watcher);
  }

  send(message: Up): void {
    if (this.connection === "live") this.host.send(message);
  }

  /** Says that the page is here. */
  greet(): void {
    this.#asked = this.#seq;
    this.send({ type: "hello", page: this.page, rev: this.#rev, seq: this.#seq });
  }

  leave(): void {
    this.send({ type: "bye", page: this.page });
  }

  disconnect(connection: Connection): void {
    if (this.connection === "closed") return;
    this.connection = connection;
    this.#pulse.stop();
    this.#tell("all");
  }

  // ---------------------------------------------------------------- from the kernel

  /** Takes a packed message. What is malformed is refused, and changes nothing. */
  receive(json: unknown, buffers: readonly (ArrayBuffer | ArrayBufferView)[]): void {
    try {
      this.#take(parseDown(unpack(json, buffers)));
    } catch (error) {
      this.host.refuse(error instanceof Error ? error.message : String(error));
    }
  }

  #take(message: Down): void {
    switch (message.type) {
      case "snapshot":
        return this.#restart(message);
      case "patch":
        return this.#patch(message);
      case "ping":
        return this.#acknowledge();
      case "run":
        if (message.page === this.page) void runScript(message, (answer) => this.send(answer));
        return;
      case "taken":
        if (message.page === this.page) this.#streams.get(message.block)?.shift()?.();
        return;
      case "closed":
        return this.disconnect("closed");
      default:
        for (const watcher of this.#messages) watcher(message);
    }
  }

  #restart({ page, rev, seen, document }: Down & { type: "snapshot" }): void {
    if (page !== undefined && page !== this.page) return;
    this.connection = "live";
    this.#resyncing = false;
    this.#rev = rev;
    this.#document = document;
    this.#lift(seen);
    // What was sent before the kernel was asked, and isn't in its answer, was lost on the way.
    for (const [block, { seq, value, isForeseen }] of this.#overlays) {
      if (seq > this.#asked) continue;
      if (isForeseen) this.#overlays.delete(block);
      else this.input(block, value);
    }
    this.#acknowledge();
    // Chunks may have been lost on the way; a stream goes on without them.
    const lost = [...this.#streams.values()].flat();
    this.#streams.clear();
    for (const taken of lost) taken();
    this.#pulse.answered(true);
    this.#pulse.runs(this.#hasRunning);
    this.#tell("all");
  }

  #patch({ rev, seen, ops }: Down & { type: "patch" }): void {
    if (this.#resyncing || rev <= this.#rev) return;
    // A message was lost on the way.
    if (rev !== this.#rev + 1) return this.#resync();
    let document: Document;
    try {
      document = apply(this.#document, ops) as Document;
    } catch (error) {
      this.#resync();
      throw error;
    }
    this.#rev = rev;
    this.#document = document;
    if (this.page in seen) this.#pulse.answered(seen[this.page]! >= this.#seq);
    if (ops.some(([, path]) => path.length === 2 || path[2] === "status")) this.#pulse.runs(this.#hasRunning);
    this.#tell(new Set([...ops.map(([, path]) => String(path[1])), ...this.#lift(seen)]));
    this.#acknowledgeSoon(this.page in seen);
  }

  get #hasRunning(): boolean {
    return Object.values(this.#document.blocks).some(({ status }) => status?.state === "running" || status?.state === "pending");
  }

  /** Takes away what was laid over values that the kernel has seen by now. */
  #lift(seen: Record<string, number>): string[] {
    const last = seen[this.page] ?? -1;
    const ids = [...this.#overlays].filter(([, { seq }]) => seq <= last).map(([id]) => id);
    for (const id of ids) this.#overlays.delete(id);
    return ids;
  }

  #resync(): void {
    this.#resyncing = true;
    this.greet();
  }

  #acknowledgeSoon(isAnswer: boolean): void {
    const wait = isAnswer ? ACK_DELAY : this.#acknowledgedAt + ACK_PACE - performance.now();
    if (wait <= 0 || (isAnswer && this.#rev - this.#acknowledged >= EAGER)) return this.#acknowledge();
    this.#ackTimer ??= setTimeout(() => this.#acknowledge(), wait);
  }

  #acknowledge(): void {
    this.#countAcknowledged();
    this.send({ type: "ack", page: this.page, rev: this.#rev });
  }

  /** The kernel is told, by whichever message, that all of this has come. */
  #countAcknowledged(): void {
    clearTimeout(this.#ackTimer);
    this.#ackTimer = undefined;
    this.#acknowledged = this.#rev;
    this.#acknowledgedAt = performance.now();
  }

  #tell(changed: ReadonlySet<string> | "all"): void {
    for (const watcher of this.#watchers) watcher(changed);
  }

  // ---------------------------------------------------------------- from the user

  /** The user changed a value. */
  input(block: string, value: unknown): void {
    this.#overlays.set(block, { seq: this.#seq + 1, value });
    this.#add({ kind: "value", block, value });
    this.#tell(new Set([block]));
  }

  /** What an event that comes next will make of these blocks, as far as this page has them. */
  foresee(values: Readonly<Record<string, unknown>>): void {
    const ids = Object.keys(values).filter((id) => this.block(id));
    for (const id of ids) this.#overlays.set(id, { seq: this.#seq + 1, value: values[id], isForeseen: true });
    this.#tell(new Set(ids));
  }

  /** The user did something that a listener may wait for. */
  event(block: string, name: string, data: unknown): void {
    this.#add({ kind: "event", block, name, ...(data === undefined ? {} : { data }) });
  }

  /** The component's value is the next chunk of a stream. `taken` is called when all who listen are done with it. */
  stream(block: string, taken: () => void): void {
    this.#streams.set(block, [...(this.#streams.get(block) ?? []), taken]);
    this.event(block, "stream", undefined);
  }

  /** What is done in one go travels in one message; of a value that changed twice only the last counts. */
  #add(edit: Edit): void {
    if (!this.#edits.length) queueMicrotask(() => this.#sendEdits());
    const last = this.#edits.at(-1);
    if (edit.kind === "value" && last?.kind === "value" && last.block === edit.block) this.#edits.pop();
    this.#edits.push(edit);
  }

  #sendEdits(): void {
    const edits = this.#edits;
    this.#edits = [];
    this.#countAcknowledged();
    this.send({ type: "input", page: this.page, rev: this.#rev, seq: ++this.#seq, edits });
    if (this.connection === "live") this.#pulse.asked();
  }
}
