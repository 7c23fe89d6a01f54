/** The one place on the kernel's side that holds what lives: values, changed options, and how the newest call stands. */
import type { BlockNode } from "../graph/block";
import { ComponentNode, type Context, type Files, type Print } from "../graph/component";
import { diff } from "../wire/patch";
import { describe } from "./errors";
import { checkPlaces, namedBy, place } from "./places";
import { Statuses } from "./statuses";

/** A value that takes time to read is read when it has stood for so long, if nobody asks before. In milliseconds. */
const STANDING = 50;

/** What one session knows of one block. */
interface Holder {
  /** Options that were changed since the block was made. */
  props: Record<string, unknown>;
  /** The value as it travels. It is never changed in place. */
  wire: unknown;
  /** The value as handlers get it; the last one known while a newer one is still being read. */
  given: unknown;
  /** Settles when `given` is that of `wire`; rejects if it can't be read. */
  reading: Promise<unknown> | undefined;
  /** Nobody has asked yet for what takes time or memory to read. */
  unread: boolean;
  /** It is read when this ends. */
  timer: NodeJS.Timeout | undefined;
  /** What codecs look at, until an option changes. */
  context: Context<unknown> | undefined;
  /** Who wrote last: later calls and edits have greater numbers. */
  order: number;
}

/** A value ready to travel and, where it is known already, what handlers get of it. */
export interface Encoded {
  wire: unknown;
  given?: unknown;
}

/** A value that a component can't take or give. */
export class ValueProblem extends TypeError {
  constructor(
    readonly component: BlockNode,
    /** Without the component's name: it is shown there. */
    readonly problem: string,
  ) {
    super(`${String(component)}: ${problem}`);
    this.name = "ValueProblem";
  }
}

export class Values {
  readonly statuses = new Statuses((block) => this.changed(block, "status"));
  readonly #holders = new WeakMap<BlockNode, Holder>();

  constructor(
    private readonly files: Files,
    /** Is told of each block whose projection changed, and what of it. */
    private readonly changed: (block: BlockNode, what: "value" | "blocks" | "options" | "status") => void,
  ) {}

  wire(component: ComponentNode): unknown {
    return this.#of(component).wire;
  }

  /** All options of a block as they are now. */
  options(block: BlockNode): Record<string, unknown> {
    return { ...block.options, ...this.#of(block).props };
  }

  /** The value as `component.value` gives it. */
  given(component: ComponentNode): unknown {
    const holder = this.#of(component);
    if (holder.unread) this.#readNow(component, holder);
    // Nobody gets hold of what the session itself keeps.
    return component.spec.local ? component.codec.preprocess(holder.wire, this.#context(component)) : holder.given;
  }

  /** The same, later if the newest value is still being read. */
  settled(component: ComponentNode): unknown {
    const holder = this.#of(component);
    if (holder.unread) this.#readNow(component, holder);
    return holder.reading ?? holder.given;
  }

  /** What a handler gets of this value, which the component has or had. Throws, or rejects with, a ValueProblem where it must not. */
  argument(component: ComponentNode, wire: unknown): unknown {
    const holder = this.#of(component);
    const context = this.#context(component);
    const required = (context.props as { required?: unknown }).required === true;
    if (required && (wire === null || !diff(emptyOf(component, context), wire).length))
      throw new ValueProblem(component, "This is needed.");
    const problem = component.codec.check?.(wire, context);
    if (problem) throw new ValueProblem(component, problem);
    return wire === holder.wire && !component.spec.local
      ? this.settled(component)
      : named(component, () => component.codec.preprocess(wire, context));
  }

  /** What a page sent, as the component would hold it. Throws a ValueProblem where it can't. */
  accepted(component: ComponentNode, value: unknown): unknown {
    const current = this.#of(component).wire;
    return named(component, () => component.codec.accept(value, this.#context(component), current));
  }

  /** Takes what a page sent. Throws a ValueProblem at what the component can't hold. */
  accept(component: ComponentNode, value: unknown, order: number): void {
    this.commit(component, { wire: this.accepted(component, value) }, order);
  }

  /** Takes what handlers printed. */
  print(component: ComponentNode, prints: readonly Print[], order: number): void {
    this.commit(component, { wire: component.codec.printed!(this.#of(component).wire, prints, this.#context(component)) }, order);
  }

  /** What a view wants to know beyond the value. Throws, or rejects, where the question can't be answered. */
  answer(component: ComponentNode, question: unknown): unknown {
    return component.codec.answer?.(question, this.#context(component), this.#of(component).wire);
  }

  /** What an event carries. Throws where the component has no such data. */
  carried(component: ComponentNode, event: string, data: unknown): unknown {
    return component.codec.event ? component.codec.event(event, data, this.#context(component), this.#of(component).wire) : data;
  }

  /** What the value becomes by an event, where that is anything. */
  afterEvent(component: ComponentNode, event: string, carried: unknown): unknown {
    return component.codec.afterEvent?.(event, carried, this.#of(component).wire);
  }

  /** Blocks that stand in the value. One that was removed by itself stands nowhere, though the value still names it. */
  blocks(component: ComponentNode): readonly BlockNode[] {
    return namedBy(component, this.#of(component).wire).filter(({ parent }) => parent === component);
  }

  /** What travels for a value that a handler or a cell gave; later, if that takes time. */
  encode(component: ComponentNode, value: unknown, props?: Record<string, unknown>): Encoded | Promise<Encoded> {
    if (value === undefined)
      throw new ValueProblem(component, "expected a value, got undefined; null empties it, ui.skip() leaves it as it is");
    const context = this.#context(component, props);
    if (value === null) return { wire: emptyOf(component, context) };
    const wire = named(component, () => component.codec.postprocess(value, context));
    const given = component.codec.recall?.(value, context);
    const ready = (encoded: unknown) => {
      named(component, () => checkPlaces(component, encoded, (other) => this.blocks(other)));
      return { wire: encoded, given };
    };
    if (!(wire instanceof Promise)) return ready(wire);
    return wire.then(ready, (error: unknown) => Promise.reject(toProblem(component, error)));
  }

  /** Puts a value in its place, unless a later call or edit has written already. */
  commit(component: ComponentNode, { wire, given }: Encoded, order: number): void {
    const holder = this.#of(component);
    if (order < holder.order) return;
    holder.order = order;
    this.statuses.valid(component);
    const before = holder.wire;
    holder.wire = wire;
    const isNew = component.codec.same ? !component.codec.same(before, wire) : diff(before, wire).length > 0;
    if (isNew) this.#read(component, holder, given);
    if (place(component, before, wire)) this.changed(component, "blocks");
    this.changed(component, isNew ? "value" : "status");
  }

  /** Begins again with the first value. */
  forget(component: ComponentNode): void {
    this.#holders.delete(component);
    this.changed(component, "status");
  }

  change(block: BlockNode, props: Record<string, unknown>): void {
    const holder = this.#of(block);
    Object.assign(holder.props, props);
    holder.context = undefined;
    this.changed(block, "options");
  }

  #of(block: BlockNode): Holder {
    return this.#holders.get(block) ?? this.#begin(block);
  }

  #begin(block: BlockNode): Holder {
    const holder: Holder = {
      props: {},
      wire: undefined,
      given: undefined,
      reading: undefined,
      unread: false,
      timer: undefined,
      context: undefined,
      order: 0,
    };
    this.#holders.set(block, holder);
    if (!(block instanceof ComponentNode)) return holder;
    holder.wire = block.spec.empty;
    const initial = this.encode(block, block.initial);
    if (initial instanceof Promise) {
      initial.then(
        (ready) => this.commit(block, ready, 0),
        (error: ValueProblem) => this.statuses.failed(block, error.problem),
      );
    } else {
      holder.wire = initial.wire;
      place(block, undefined, holder.wire);
    }
    this.#read(block, holder);
    return holder;
  }

  /** Keeps `given` in step with `wire`. */
  #read(component: ComponentNode, holder: Holder, recalled?: unknown): void {
    clearTimeout(holder.timer);
    holder.reading = undefined;
    holder.unread = recalled === undefined;
    if (recalled !== undefined) holder.given = recalled;
    else if (component.codec.isLazy) holder.given = undefined;
    else if (component.codec.isCostly) holder.timer = setTimeout(() => this.#readUnasked(component, holder), STANDING).unref();
    else this.#readNow(component, holder);
  }

  #readUnasked(component: ComponentNode, holder: Holder): void {
    try {
      this.#readNow(component, holder);
    } catch {
      // Whoever asks is told.
      holder.unread = true;
    }
  }

  #readNow(component: ComponentNode, holder: Holder): void {
    clearTimeout(holder.timer);
    holder.unread = false;
    const given = this.#preprocess(component, holder);
    if (!(given instanceof Promise)) {
      holder.given = given;
      return;
    }
    const reading: Promise<unknown> = given.then(
      (value) => {
        if (holder.reading === reading) holder.given = value;
        return value as unknown;
      },
      (error: unknown) => Promise.reject(toProblem(component, error)),
    );
    holder.reading = reading;
    // A value that nobody asks for may be unreadable without harm.
    reading.catch(() => {});
  }

  /** What is read later fails later: whoever asks for it hears why, and nobody else. */
  #preprocess(component: ComponentNode, { wire }: Holder): unknown {
    try {
      return named(component, () => component.codec.preprocess(wire, this.#context(component)));
    } catch (error) {
      if (component.codec.isCostly) return Promise.reject(toProblem(component, error));
      throw error;
    }
  }

  #context(component: ComponentNode, props?: Record<string, unknown>): Context<unknown> {
    const holder = this.#of(component);
    holder.context ??= { props: { ...component.spec.props, ...component.options, ...holder.props }, files: this.files };
    return props ? { ...holder.context, props: { ...(holder.context.props as object), ...props } } : holder.context;
  }
}

const emptyOf = (component: ComponentNode, context: Context<unknown>): unknown => component.codec.empty?.(context) ?? component.spec.empty;

export function named(component: ComponentNode, code: () => unknown): unknown {
  try {
    return code();
  } catch (error) {
    throw toProblem(component, error);
  }
}

function toProblem(component: BlockNode, error: unknown): ValueProblem {
  if (error instanceof ValueProblem) return error;
  return new ValueProblem(component, describe(error).message);
}
