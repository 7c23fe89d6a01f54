import { BlockNode, type Port } from "./block";
import { compute } from "./computed";
import type { Changes, Signal } from "./handler";
import { listenerOf, type Listener } from "./listener";
import { live, type Wait } from "./live";
import { show, type Spec } from "./spec";

/** A control that gives `Given` to handlers and takes `Taken` from them. */
export interface Component<Given = any, Taken = any, Options = any, Events = any> extends Port {
  readonly "~types": { gives: Given; takes: Taken; options: Options; events: Events };
  /** What stands on the screen now. Writing it changes the screen. */
  get value(): Given;
  set value(value: Given | Taken | null);
  /**
   * Every value from now on, until the loop is left.
   *
   * @example
   * async function watch() { for await (const text of word.changes()) console.log(text); }
   * watch();
   */
  changes(): AsyncIterableIterator<Given>;
  /**
   * Waits for one event, and gives what it carries. Rejects after `timeout` milliseconds, or when `signal` aborts.
   *
   * @example
   * await run.next("click", { timeout: 60_000 });
   */
  next<E extends keyof Events>(event: E, wait?: { timeout?: number; signal?: Signal }): Promise<Events[E]>;
  /** Changes options now, on every screen of this session. */
  update(changes: Changes<Options, Taken>): void;
}

/** An empty component gives null; a required one is refused instead. */
export type Filled<T, Required extends boolean> = Required extends true ? T : T | null;
/** Infers nothing; the built-in of that name is of TypeScript 5.4. */
export type NoInfer<T> = [T][T extends any ? 0 : never];

/** A file that a page uploaded, or that a handler shows. Its id is random, and known to one session only. */
export interface FileRecord {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
}

/** The files of one session. */
export interface Files {
  /** A file by its id. Throws where this session has none. */
  get(id: string): FileRecord;
  /** Offers a file of the kernel's disk to the pages. Throws where there is none. */
  offer(path: string): FileRecord;
  /** Puts bytes into a file of the session's own. */
  keep(name: string, bytes: Uint8Array): FileRecord;
}

/** What a codec may look at besides the value. */
export interface Context<Props> {
  readonly props: Props;
  readonly files: Files;
}

/** Something that a handler printed. */
export interface Print {
  readonly text: string;
  readonly stream: "stdout" | "stderr";
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The print before it was of the same call, and ended no line. */
  readonly goesOn: boolean;
}

/**
 * The two ways between a value on the wire and in a handler. Each throws an Error that says what was expected and what came;
 * the component's name is put before it.
 */
export interface Codec<Wire = any, Given = unknown, Taken = any, Props = any> {
  /** The empty value, where it depends on the options. */
  empty?(on: Context<Props>): Wire;
  /** Reads what a page sent, whoever wrote it; `current` is what stood there. */
  accept(value: unknown, on: Context<Props>, current: Wire): Wire;
  /** Says why this value can't go to a handler, though a page may hold it. */
  check?(wire: Wire, on: Context<Props>): string | undefined;
  preprocess(wire: Wire, on: Context<Props>): Given | Promise<Given>;
  /** Reading takes time or memory, as pixels do: values that come and go in a stream aren't read unless somebody asks. */
  readonly isCostly?: boolean;
  /** Reading makes so much of a value, as rows of a long table are, that it waits until somebody asks. It is done at once then. */
  readonly isLazy?: boolean;
  postprocess(value: Taken, on: Context<Props>): Wire | Promise<Wire>;
  /** What `ui.append` makes of what stands there, where that is neither text nor a list. */
  append?(before: Wire, part: Wire): Wire;
  /** Whether two values are equal, where that isn't told by their members. */
  same?(before: Wire, after: Wire): boolean;
  /** What the view asks beyond the value, such as a part of a long table; whoever wrote it. It must change nothing. */
  answer?(question: unknown, on: Context<Props>, wire: Wire): unknown;
  /** What an event carries of what a page sent with it, whoever wrote it. Without this, data go to listeners as they came. */
  event?(name: string, data: unknown, on: Context<Props>, wire: Wire): unknown;
  /** What the value becomes when handlers of its app print. */
  printed?(before: Wire, prints: readonly Print[], on: Context<Props>): Wire;
  /** What the value becomes by an event of which `carried` is what it carries; undefined leaves it. */
  afterEvent?(name: string, carried: unknown, wire: Wire): Wire | undefined;
  /** Blocks that stand in this value: the page puts each where its view has a slot of its id. The same list for the same blocks is cheap. */
  blocks?(wire: Wire): readonly BlockNode[];
  /** What preprocess would make of a value that was just postprocessed, where that is known without it. */
  recall?(value: Taken, on: Context<Props>): Given | undefined;
}

export interface ComponentSpec<Props extends object = object> extends Spec<Props> {
  readonly empty: unknown;
}

/** A component as data. */
export class ComponentNode extends BlockNode {
  /** What the author gave as first value, not yet postprocessed. */
  readonly initial: unknown;
  /** A function gives its value, instead of `initial`. */
  readonly isComputed: boolean;
  /** It ticks so often, in seconds. */
  readonly every: number | undefined;

  constructor(
    override readonly spec: ComponentSpec,
    readonly codec: Codec,
    given: unknown = {},
  ) {
    const { value, inputs, every, ...options } =
      typeof given === "object" && given !== null && !Array.isArray(given) ? (given as Record<string, unknown>) : {};
    super(spec, typeof given === "object" && !Array.isArray(given) ? options : given);
    for (const event of spec.events) addEvent(this, event);
    this.isComputed = typeof value === "function";
    this.initial = this.isComputed ? null : (value ?? null);
    this.every = typeof every === "number" ? every : undefined;
    if (this.isComputed) compute(this, value, inputs, every);
    else if (inputs !== undefined || every !== undefined)
      throw new TypeError(`${String(this)} takes inputs and every only with a function as its value, got ${show(value)}`);
  }

  /** A caption for a component that was given none. */
  suggestLabel(label: string | undefined): void {
    if (label !== undefined && this.options.label === undefined) this.options.label = label;
  }

  /** Takes a block out that its value names. */
  release(block: BlockNode): void {
    block.parent = undefined;
    live().restructured(this);
  }

  get value(): unknown {
    return live().read(this);
  }

  set value(value: unknown) {
    live().write(this, value);
  }

  changes(): AsyncIterableIterator<unknown> {
    return live().changes(this);
  }

  next(event: string, wait?: Wait): Promise<unknown> {
    return live().next(this, event, wait);
  }

  update(changes: Record<string, unknown>): void {
    live().update(this, changes);
  }
}

/** A component behind its public face. */
export function nodeOf(component: Port): ComponentNode {
  if (component instanceof ComponentNode) return component;
  throw new TypeError("expected a component");
}

/** Gives a block the method that adds listeners for this event; made when first asked for. */
export function addEvent(block: BlockNode, event: string): void {
  let listener: Listener | undefined;
  Object.defineProperty(block, event, { get: () => (listener ??= listenerOf(block, event)) });
}
