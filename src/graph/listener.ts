import { BlockNode, type Block } from "./block";
import type { ComponentNode } from "./component";
import type { Args, Handler, Inputs, Outputs, Ports } from "./handler";
import { live } from "./live";
import { didYouMean, show } from "./spec";

export interface ListenOptions<I extends Ports = any, Batch extends boolean = boolean> {
  /**
   * What happens to an event while an earlier one still runs: `once` drops it, `multiple` queues it, `alwaysLast` keeps only
   * the newest and runs it afterwards. `change`, `input`, `keyUp` and `tick` default to `alwaysLast`, `stream` to `multiple`, all
   * others to `once`.
   */
  triggerMode?: "once" | "multiple" | "alwaysLast";
  /** In seconds; a call that takes longer ends with an error. There is no limit by default. */
  timeLimit?: number;
  /** How many calls run at once; null is no limit. Default: the app's `defaultConcurrencyLimit`, which is 1. */
  concurrencyLimit?: number | null;
  /** Listeners of one app with the same id share one limit: the first that is given. */
  concurrencyId?: string;
  /** How often a source of `stream` events gives a chunk, in seconds. Default 0.5. */
  streamEvery?: number;
  /** `false` runs the calls at once, past the queue and its limits. Default true. */
  queue?: boolean;
  /** One call answers many events: each input is a list, and so is each output's answer. Default false. */
  batch?: Batch;
  /** How many events one call answers at most. Default 4. */
  maxBatchSize?: number;
  /** How long an event waits for company when nothing runs, in milliseconds. Default 5. */
  batchWindow?: number;
  /** Calls of these listeners, in the same session, are stopped: those that run, and those that wait. */
  cancels?: Dependency | readonly Dependency[];
  /** How much of a running call is shown: everything, a thin line, or nothing. Errors always show. Default full. */
  showProgress?: "full" | "minimal" | "hidden";
  /** Where that is shown. Default: the outputs. */
  showProgressOn?: Block | readonly Block[];
  /** `false` gives the handler what travels, as it is. Default true. */
  preprocess?: boolean;
  /** `false` sends the answer as it is. Default true. */
  postprocess?: boolean;
  /** Looks at the inputs before the event is queued: one verdict for all, or a list with one for each input. */
  validator?: Validator<Args<I>>;
  /**
   * A JavaScript function, or its text, that runs in the page before the handler. It gets the inputs' values as they travel, and
   * answers with what the handler gets instead: a value, or a list of one for each of several inputs. With `null` as the handler
   * its answer goes to the outputs. It may be async, and sees nothing of the cell.
   */
  js?: string | ((...values: any[]) => unknown);
  /** Tells it from others of the same component; its name in an API. `false` keeps it out of that. */
  apiName?: string | false;
  /** Names it among its neighbours. */
  key?: string | number;
}

/** Whether a value may go to the handler, and if not, why. */
export interface Verdict {
  ok: boolean;
  message?: string;
}
/** A function of the inputs, or a schema of the Standard Schema kind (valibot, zod, arktype) for the one input, or the list of them. */
export type Validator<A extends readonly unknown[] = any[]> =
  ((...args: [...A]) => Verdict | readonly Verdict[] | PromiseLike<Verdict | readonly Verdict[]>) | StandardSchema;
/** What schemas of every well-kept library have in common: https://standardschema.dev */
export interface StandardSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    validate(value: unknown): SchemaResult | Promise<SchemaResult>;
  };
}
export interface SchemaResult {
  readonly issues?: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[] | undefined;
}

/**
 * Adds a handler for one event of one component.
 *
 * `inputs` are the components whose values it gets, `outputs` those that show what it answers; each is one component, a list,
 * or `[]`. `null` instead of a function does nothing by itself: for `cancels`. Throws a TypeError where something else stands there.
 *
 * @example
 * run.click((text, times) => text.repeat(times), [word, count], output);
 */
export interface Listener<out Event = any> {
  <I extends Inputs = [], O extends Outputs = [], Batch extends boolean = false>(
    fn: Handler<I, O, Batch, Event> | null,
    inputs?: I,
    outputs?: O,
    options?: ListenOptions<I, Batch>,
  ): Dependency;
}

/**
 * A listener that was added. More can follow it.
 *
 * @example
 * run.click(slow, word, output).success(() => "done", [], note).failure(() => "not done", [], note);
 */
export interface Dependency {
  /** Runs after it ended, however it ended. */
  readonly then: Listener<undefined>;
  /** Runs after it answered. */
  readonly success: Listener<undefined>;
  /** Runs after it failed. */
  readonly failure: Listener<undefined>;
  /** From now on events don't call it. */
  remove(): void;
}

/** An event of a block, or the end of another listener's call. */
export interface Trigger {
  readonly block: BlockNode;
  readonly event: string;
}
export type Outcome = "then" | "success" | "failure";
export interface Following {
  readonly after: ListenerNode;
  readonly outcome: Outcome;
}

/** Events that only a component which can be edited has. */
const EDITS = new Set(["input", "submit", "release", "upload", "clear", "keyUp"]);
const EAGER = new Set(["change", "input", "keyUp", "tick"]);

/** A listener as data. */
export class ListenerNode implements Dependency {
  removed = false;
  /** Listeners that run after it. */
  readonly followers: { readonly listener: ListenerNode; readonly outcome: Outcome }[] = [];
  readonly then = this.#chain("then");
  readonly success = this.#chain("success");
  readonly failure = this.#chain("failure");
  readonly #disown: () => void;

  constructor(
    readonly triggers: readonly Trigger[],
    readonly fn: ((...args: unknown[]) => unknown) | null,
    readonly inputs: readonly ComponentNode[],
    readonly outputs: readonly BlockNode[],
    /** Answers are lists, one member for each output. */
    readonly answersList: boolean,
    readonly options: ListenOptions,
    /** Whose function it is, for messages. */
    readonly name: string,
    /** What it follows, instead of an event. */
    readonly following?: Following,
  ) {
    for (const { block } of triggers) block.listeners.add(this);
    for (const block of this.#touched()) block.listenedBy.add(this);
    following?.after.followers.push({ listener: this, outcome: following.outcome });
    this.#changed();
    this.#disown = live().own(() => this.remove());
  }

  get mode(): NonNullable<ListenOptions["triggerMode"]> {
    if (this.following) return "multiple";
    if (this.options.triggerMode) return this.options.triggerMode;
    if (this.triggers.some(({ event }) => event === "stream")) return "multiple";
    return this.triggers.every(({ event }) => EAGER.has(event)) ? "alwaysLast" : "once";
  }

  /** Where it begins: the block whose event starts it, or starts what it follows. */
  get origin(): BlockNode | undefined {
    return this.following ? this.following.after.origin : this.triggers[0]?.block;
  }

  /** Whose calls it stops. */
  get cancels(): readonly ListenerNode[] {
    return toList(this.options.cancels ?? []) as readonly ListenerNode[];
  }

  /** It begins with something that the user does to this component's value. */
  startsWith(component: ComponentNode): boolean {
    return this.triggers.some(({ block, event }) => block === component && EDITS.has(event));
  }

  remove(): void {
    if (this.removed) return;
    this.removed = true;
    for (const { block } of this.triggers) block.listeners.delete(this);
    for (const block of this.#touched()) block.listenedBy.delete(this);
    for (const { listener } of this.followers) listener.remove();
    this.#disown();
    this.#changed();
  }

  #touched(): Set<BlockNode> {
    return new Set([...this.triggers.map(({ block }) => block), ...this.inputs, ...this.outputs]);
  }

  /** Who listens decides which components can be edited. */
  #changed(): void {
    for (const block of this.#touched()) live().restructured(block);
  }

  #chain(outcome: Outcome): Listener<undefined> {
    return (fn, inputs?: unknown, outputs?: unknown, options?: ListenOptions) => {
      // `await` and promises call `then(resolve, reject)`, and would wait for ever.
      if (typeof fn === "function" && typeof inputs === "function")
        throw new TypeError('A listener is not a promise. To wait for the event: await button.next("click").');
      return addListener({ after: this, outcome }, fn, inputs, outputs, options);
    };
  }

  toString(): string {
    const names = (blocks: readonly BlockNode[]) => (blocks.length ? blocks.map(String).join(", ") : "nothing");
    return `${nameOf(this.following ?? this.triggers)}: ${names(this.inputs)} → ${names(this.outputs)}`;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return String(this);
  }
}

const nameOf = (from: readonly Trigger[] | Following): string =>
  "after" in from ? `${from.after.name}, ${from.outcome}` : from.map(({ block, event }) => `${String(block)}.${event}`).join(" or ");

const OPTIONS = [
  "triggerMode",
  "timeLimit",
  "streamEvery",
  "concurrencyLimit",
  "concurrencyId",
  "queue",
  "batch",
  "maxBatchSize",
  "batchWindow",
  "cancels",
  "showProgress",
  "showProgressOn",
  "preprocess",
  "postprocess",
  "validator",
  "js",
  "apiName",
  "key",
] satisfies (keyof ListenOptions)[];

/** Reads the loose arguments of a listener, as a person wrote them. Throws a TypeError where they can't be used. */
export function addListener(
  from: readonly Trigger[] | Following,
  fn: unknown,
  inputs: unknown = [],
  outputs: unknown = [],
  options: ListenOptions = {},
  /** What messages call it. */
  given?: string,
): ListenerNode {
  const name = given ?? nameOf(from);
  if (typeof fn !== "function" && fn !== null) throw new TypeError(`${name} takes a function first, or null; got ${show(fn)}`);
  const ports = toList(inputs).map((port, i) => {
    if (port instanceof BlockNode && "value" in port) return port as ComponentNode;
    throw new TypeError(`${name}: input ${i + 1} must be a component, got ${show(port)}`);
  });
  const blocks = toList(outputs).map((block, i) => {
    if (block instanceof BlockNode) return block;
    throw new TypeError(`${name}: output ${i + 1} must be a component or a layout, got ${show(block)}`);
  });
  checkOptions(name, options);
  const [triggers, following] = "after" in from ? [[], from] : [from, undefined];
  return new ListenerNode(
    triggers,
    fn as ListenerNode["fn"],
    ports,
    blocks,
    Array.isArray(outputs),
    options,
    given ?? (fn?.name || name),
    following,
  );
}

function checkOptions(name: string, options: ListenOptions): void {
  for (const option of Object.keys(options)) {
    if (!(OPTIONS as string[]).includes(option)) throw new TypeError(`${name} has no option ${show(option)}${didYouMean(option, OPTIONS)}`);
  }
  const { concurrencyLimit: limit, maxBatchSize: size, cancels } = options;
  const isCount = (value: unknown) => typeof value === "number" && Number.isInteger(value) && value >= 1;
  if (limit !== undefined && limit !== null && !isCount(limit))
    throw new TypeError(`${name}: concurrencyLimit must be a whole number from 1, or null for no limit; got ${show(limit)}`);
  if (size !== undefined && !isCount(size)) throw new TypeError(`${name}: maxBatchSize must be a whole number from 1, got ${show(size)}`);
  for (const each of toList(cancels ?? [])) {
    if (!(each instanceof ListenerNode)) throw new TypeError(`${name}: cancels takes listeners, got ${show(each)}`);
  }
}

/** A port may stand alone or in a list. */
export const toList = (ports: unknown): readonly unknown[] => (Array.isArray(ports) ? ports : [ports]);

/**
 * One handler for several events.
 *
 * @example
 * ui.on([run.click, word.submit], (text) => `Hello ${text}`, word, output);
 */
export function on<I extends Inputs = [], O extends Outputs = [], Batch extends boolean = false, Event = any>(
  triggers: Listener<Event> | readonly Listener<Event>[],
  fn: Handler<I, O, Batch, Event> | null,
  inputs?: I,
  outputs?: O,
  options?: ListenOptions<I, Batch>,
): Dependency {
  const found = toList(triggers).map((listener, i) => {
    const trigger = typeof listener === "function" ? triggerOf(listener) : undefined;
    if (trigger) return trigger;
    throw new TypeError(`on: trigger ${i + 1} must be an event of a component, like run.click; got ${show(listener)}`);
  });
  return addListener(found, fn, inputs, outputs, options as ListenOptions);
}

const triggersOf = new WeakMap<object, Trigger>();

/** The event that a block's method listens to. */
export const triggerOf = (method: object): Trigger | undefined => triggersOf.get(method);

/** The method by which a block takes listeners for this event. */
export function listenerOf(block: BlockNode, event: string): Listener {
  const listener: Listener = (fn, inputs, outputs, options) =>
    addListener([{ block, event }], fn, inputs, outputs, options as ListenOptions);
  triggersOf.set(listener, { block, event });
  return listener;
}
