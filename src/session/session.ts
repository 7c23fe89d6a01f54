/** One person's live app: events come in, handlers run, values go out. In a notebook all apps share one session. */
import type { BlockNode } from "../graph/block";
import { ComponentNode, type Files, type Print } from "../graph/component";
import type { ListenerNode } from "../graph/listener";
import type { Alert, Live, Wait } from "../graph/live";
import { readOptions } from "../graph/spec";
import type { Queue } from "../queue/queue";
import type { Served, Transport } from "../transport/transport";
import type { BlockState, Down, Edit, FileMessage } from "../wire/message";
import { Cancelled, nextOrder, type CallRun } from "./call";
import { Calls } from "./calls";
import { companionsOf } from "./companions";
import { currentCall } from "./context.node";
import { describe } from "./errors";
import { Lifetimes } from "./lifetimes";
import { Link, type Source } from "./link";
import { Prints } from "./prints";
import { Timers } from "./timers";
import { Values, type ValueProblem } from "./values";
import { Waits } from "./waits";

/** What a session needs of the place where it lives. */
export interface Place {
  readonly own: (remove: () => void) => () => void;
  readonly inspect: (block: BlockNode, line: string) => string;
  readonly log: (line: string) => void;
  /** Tells of what is printed, where it is printed, from now on. */
  readonly onPrint?: (tell: TellPrint) => void;
}

type TellPrint = (stream: Print["stream"], text: string) => void;

/** The session whose handler prints is told. */
const tellPrint: TellPrint = (stream, text) => {
  const call = currentCall();
  if (call) (call.session as Session).printed(call, stream, text);
};

/** The files of one session, and the messages by which they travel. */
export interface FileStore extends Files {
  receive(message: FileMessage, send: (message: Down) => void): void;
}

export class Session implements Live, Source {
  readonly id = crypto.randomUUID();
  readonly #values: Values;
  readonly #waits = new Waits();
  readonly #links = new Set<Link>();
  readonly #calls: Calls;
  readonly #timers: Timers;
  readonly #lifetimes: Lifetimes;
  readonly #prints = new Prints((component, prints) => this.#values.print(component, prints, nextOrder()));
  readonly #projected = new WeakMap<BlockNode, Record<string, unknown>>();

  constructor(
    queue: Queue,
    private readonly files: FileStore,
    private readonly place: Place,
  ) {
    this.#values = new Values(files, (block, what) => this.#changed(block, what));
    this.#lifetimes = new Lifetimes(
      (component) => this.#values.given(component),
      (component) => this.#values.forget(component),
    );
    this.#timers = new Timers(
      (timer) => this.#paceOf(timer),
      (timer) => this.#fire(timer, "tick", undefined),
    );
    this.#calls = new Calls(this, queue, this.#values, (block) => [...this.#links].find((link) => link.has(block)));
  }

  /** Shows a block and what stands in it. `enter` runs code so that its prints go where the app stands. */
  show(root: BlockNode, enter: Link["enter"], open: (link: Served) => Transport): Link {
    const link = new Link(root, this, enter, open);
    this.#links.add(link);
    this.#timers.lookAll();
    this.#fire(root, "load", undefined, link);
    for (const block of link.placed) this.#begin(block, link);
    return link;
  }

  /** Ends what `show` began; its calls are aborted. */
  hide(link: Link): void {
    this.#fire(link.root, "unload", undefined);
    this.#links.delete(link);
    this.#timers.lookAll();
    this.#calls.abort(new Cancelled("The app was closed"), link);
    this.#prints.forget(link);
    link.close();
  }

  /** A handler printed something. */
  printed(call: CallRun, stream: Print["stream"], text: string): void {
    this.#prints.add(call, stream, text);
  }

  /** The session ends: its apps close, and what it kept goes. */
  close(): void {
    for (const link of [...this.#links]) this.hide(link);
    this.#lifetimes.close();
  }

  /** The user wants everything to stop. */
  interrupt(): void {
    this.#calls.abort(new Error("Interrupted"));
  }

  // ---------------------------------------------------------------- Live: what code asks of components

  read(component: ComponentNode): unknown {
    return this.#values.given(component);
  }

  write(component: ComponentNode, value: unknown): void {
    const order = currentCall()?.nextWrite() ?? nextOrder();
    const encoded = this.#values.encode(component, value);
    if (!(encoded instanceof Promise)) return this.#values.commit(component, encoded, order);
    encoded.then(
      (ready) => this.#values.commit(component, ready, order),
      (error: ValueProblem) => {
        this.#values.statuses.failed(component, error.problem);
        console.error(error);
      },
    );
  }

  update(block: BlockNode, { value, ...changes }: Record<string, unknown>): void {
    this.#values.change(block, readOptions(block.spec, changes) as Record<string, unknown>);
    if (value !== undefined && block instanceof ComponentNode) this.write(block, value);
  }

  changes(component: ComponentNode): AsyncIterableIterator<unknown> {
    return this.#waits.changes(component, this.place.own);
  }

  next(block: BlockNode, event: string, wait?: Wait): Promise<unknown> {
    const waiting = this.#waits.next(block, event, wait, this.place.own);
    if (!block.spec.offered?.includes(event)) return waiting;
    // Its control is there for as long as somebody waits.
    this.#changed(block, "options");
    return waiting.finally(() => this.#changed(block, "options"));
  }

  happened(block: BlockNode, event: string, data: unknown): void {
    this.#waits.happened(block, event, data);
  }

  restructured(block: BlockNode): void {
    this.#projected.delete(block);
    if (ticks(block)) this.#timers.look(block);
    for (const link of this.#links) {
      if (!link.has(block)) continue;
      for (const placed of link.restructure()) this.#begin(placed, link);
    }
  }

  reset(component: ComponentNode): void {
    if (component.isComputed) this.#begin(component);
    else this.write(component, component.initial);
  }

  alert(alert: Alert): void {
    const own = currentCall()?.link;
    for (const link of own ? [own] : this.#links) link.say(alert);
  }

  get inCall(): boolean {
    return currentCall() !== undefined;
  }

  own(remove: () => void): () => void {
    return this.place.own(remove);
  }

  inspect(block: BlockNode, line: string): string {
    return this.place.inspect(block, line);
  }

  // ---------------------------------------------------------------- Source: what links ask

  project(block: BlockNode): BlockState {
    if (block.spec.local) return { type: block.spec.type, props: { visible: false } };
    const props = this.#props(block);
    const status = this.#values.statuses.get(block);
    const state: BlockState = { type: block.spec.type, props };
    if (status) state.status = status;
    if (block instanceof ComponentNode) state.value = this.#values.wire(block);
    if (!(block instanceof ComponentNode) || block.codec.blocks) state.children = this.children(block).map(({ id }) => id);
    return state;
  }

  children(block: BlockNode): readonly BlockNode[] {
    if (block instanceof ComponentNode) return this.#values.blocks(block);
    return block.parent ? block.children : [...block.children, ...companionsOf(block, (each) => this.children(each))];
  }

  /** The options as they travel; the same object until one changes. */
  #props(block: BlockNode): Record<string, unknown> {
    const known = this.#projected.get(block);
    if (known) return known;
    const props = Object.fromEntries(Object.entries(this.#values.options(block)).filter(([, value]) => value !== undefined));
    if (block instanceof ComponentNode) props.interactive = this.#isEditable(block);
    if (block.spec.events.includes("stream")) props.streamEvery = streamEvery(block);
    const { offered } = block.spec;
    if (offered) props.listened = offered.filter((event) => this.#isHeard(block, event));
    this.#projected.set(block, props);
    return props;
  }

  edit(block: BlockNode, edit: Edit, link: Link): void | Promise<void> {
    if (edit.kind === "event") return this.#event(block, edit.name, edit.data, link);
    if (!(block instanceof ComponentNode) || this.#props(block).interactive !== true)
      return this.place.log(`refused an edit: ${String(block)} can't be changed by the user`);
    try {
      this.#values.accept(block, edit.value, nextOrder());
    } catch (error) {
      // It stays as the user left it, with what is wrong beside it.
      return this.#values.statuses.invalid(block, (error as ValueProblem).problem);
    }
    this.#fire(block, "input", undefined, link);
  }

  answer(block: BlockNode, question: unknown): unknown {
    if (block instanceof ComponentNode && block.codec.answer) return this.#values.answer(block, question);
    throw new TypeError(`${String(block)} answers no questions`);
  }

  file(message: FileMessage, send: (message: Down) => void): void {
    this.files.receive(message, send);
  }

  // ---------------------------------------------------------------- events

  #event(block: BlockNode, name: string, data: unknown, link: Link): void | Promise<void> {
    const known = block.spec.events.includes(name) && name !== "change" && name !== "input";
    if (!known) return this.place.log(`refused an event: ${String(block)} has no ${name}`);
    if (block.spec.offered?.includes(name) && !this.#isHeard(block, name))
      return this.place.log(`refused an event: nobody listens to ${name} of ${String(block)}`);
    let carried = data;
    try {
      if (block instanceof ComponentNode) carried = this.#values.carried(block, name, data);
    } catch (error) {
      return this.place.log(`refused an event: ${name} of ${String(block)}: ${describe(error).message}`);
    }
    if (block instanceof ComponentNode) {
      const wire = this.#values.afterEvent(block, name, carried);
      if (wire !== undefined) this.#values.commit(block, { wire }, nextOrder());
    }
    if (name !== "stream") return this.#fire(block, name, carried, link);
    return new Promise((ended) => this.#fire(block, name, carried, link, ended));
  }

  #changed(block: BlockNode, what: "value" | "blocks" | "options" | "status"): void {
    if (what === "blocks") return this.restructured(block);
    if (what === "options") this.#projected.delete(block);
    if (what !== "status" && ticks(block)) this.#timers.look(block);
    if (what === "value" && block.spec.local && !ticks(block)) this.#lifetimes.used(block as ComponentNode);
    for (const link of this.#links) link.touch(block);
    if (what === "value") this.#fire(block, "change", undefined);
  }

  /** Tells everyone who listens or waits, and `ended` when all calls have. An event without data carries the component's value. */
  #fire(block: BlockNode, event: string, data: unknown, link?: Link, ended?: () => void): void {
    const depth = (currentCall()?.depth ?? 0) + 1;
    if (!this.#isHeard(block, event)) return ended?.();
    const tell = (carried: unknown) => {
      this.#waits.happened(block, event, carried);
      const listeners = [...block.listeners].filter((listener) => listens(listener, block, event));
      let left = listeners.length;
      if (!left) ended?.();
      const one = ended && (() => --left || ended());
      for (const listener of listeners) this.#calls.trigger(listener, carried, depth, link, one);
    };
    if (data !== undefined || !(block instanceof ComponentNode)) return tell(data);
    const value = this.#values.settled(block);
    if (value instanceof Promise) value.then(tell, () => tell(null));
    else tell(value);
  }

  /** Somebody listens to this event, or waits for it. */
  #isHeard(block: BlockNode, event: string): boolean {
    return this.#waits.expects(block, event) || [...block.listeners].some((listener) => listens(listener, block, event));
  }

  /** A component came into an app: a function that gives its value runs. */
  #begin(block: BlockNode, link?: Link): void {
    if (!(block instanceof ComponentNode)) return;
    if (block.codec.printed) this.place.onPrint?.(tellPrint);
    if (!block.isComputed) return;
    this.#timers.look(block);
    this.#fire(block, "load", undefined, link);
  }

  /** In seconds. Nobody would see what ticks while nothing is shown. */
  #paceOf(component: ComponentNode): number | undefined {
    if (component.every !== undefined) return [...this.#links].some((link) => link.has(component)) ? component.every : undefined;
    const isActive = this.#links.size > 0 && this.#values.options(component).active !== false;
    return isActive ? (this.#values.given(component) as number) : undefined;
  }

  /** By default a component that is only ever an output is for reading. */
  #isEditable(component: ComponentNode): boolean {
    const { interactive } = this.#values.options(component);
    if (typeof interactive === "boolean") return interactive;
    const listeners = [...component.listenedBy];
    const isOutput = listeners.some(({ outputs }) => outputs.includes(component));
    return !isOutput || listeners.some((listener) => listener.inputs.includes(component) || listener.startsWith(component));
  }
}

const listens = ({ triggers }: ListenerNode, block: BlockNode, event: string): boolean =>
  triggers.some((each) => each.block === block && each.event === event);

/** The shortest time between two chunks that a listener wants, in seconds. */
function streamEvery({ listeners }: BlockNode): number {
  const wanted = [...listeners].flatMap(({ options }) => options.streamEvery ?? []);
  return wanted.length ? Math.min(...wanted) : 0.5;
}

/** A Timer, or a component whose value is computed every so many seconds. */
const ticks = (block: BlockNode): block is ComponentNode =>
  block.spec.type === "timer" || (block instanceof ComponentNode && block.every !== undefined);
