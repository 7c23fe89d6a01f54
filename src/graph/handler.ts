/**
 * What handlers take and give, as types. Each shape here was tried on every compiler that matters (ARCHITECTURE.md, "Types"),
 * and the names appear in messages that people read: `tests/types` keeps those.
 */
import type { Block, Port } from "./block";
import type { Update } from "./update";

/** Names that stand for components with default options, in an Interface. Each component adds its own. */
export interface Shortcuts {} // eslint-disable-line @typescript-eslint/no-empty-object-type -- filled by the components

// ---------------------------------------------------------------- ports

/** What stands in `inputs` of a listener: one component, a list, or none. */
export type Inputs = Port | readonly Port[] | [];
/** What stands in `outputs`; layouts too, which take `ui.update({ visible: false })`. */
export type Outputs = Block | readonly Block[] | [];
/** What an Interface takes as inputs or outputs: components, or their names. */
export type Ports = Port | keyof Shortcuts | readonly (Port | keyof Shortcuts)[] | [];

/** The arguments that these inputs give to a handler; arrays of each in a batch. */
export type Args<I extends Ports, Batch extends boolean = false> = I extends readonly unknown[]
  ? { -readonly [K in keyof I]: Each<Given<I[K]>, Batch> }
  : [value: Each<Given<I>, Batch>];

/**
 * What these outputs show: one value each; a list of them in a batch; one `skip()` for all.
 * It must not distribute over `O`: TypeScript 5.0 would forget the type of `yield`.
 */
export type Result<O, Batch extends boolean = false> = [O] extends [readonly []]
  ? unknown
  : [O] extends [readonly unknown[]]
    ? { readonly [K in keyof O]: Many<Slot<O[K]>, Batch> } | Skip
    : Many<Slot<O>, Batch>;

export type Each<T, Batch extends boolean> = Batch extends true ? T[] : T;
export type Many<T, Batch extends boolean> = Batch extends true ? readonly T[] : T;
/** A component, also where only its name stands. Looked up once: a recursive look-up is "excessively deep" for the compiler. */
export type Resolved<P> = P extends keyof Shortcuts ? Shortcuts[P] : P;
/** What a port gives to a handler. */
export type Given<P> = Resolved<P> extends { "~types": { gives: infer G } } ? G : never;
/** What a port takes as a value. */
export type Taken<P> = Resolved<P> extends { "~types": { takes: infer T } } ? T : never;
/** What a handler may answer for one output: a value, null for empty, or a change of options. */
export type Slot<P> = Resolved<P> extends { "~types": { takes: infer T; options: infer O } } ? T | null | Update<Changes<O, T>> : never;
/** What may be changed after a component was made. */
export type Changes<Options, Taken> = Options & { value?: Taken | null };
/** Leaves the output as it is. */
export interface Skip extends Update<{}> {} // eslint-disable-line @typescript-eslint/no-empty-object-type -- a name in messages

// ---------------------------------------------------------------- handlers

/** What a handler may answer with for these outputs: a value, or values over time. */
export type Answer<O, Batch extends boolean = false> = Stream<Result<O, Batch>>;
/** A value now, later, or many over time; each is the whole value so far. */
export type Stream<R> =
  R | Hint | PromiseLike<R | Hint | AsyncIterable<R> | Subscribable<R>> | Steps<R | Hint> | AsyncIterable<R | Hint> | Subscribable<R>;
/**
 * Never true of a value. It tells the compiler to read `[a, b]` as a tuple and `"x"` as "x"; its name is what a person reads
 * who answers one output with a list. A list among several answers is a tuple too: `["x", [1, 2]]` for a Textbox and a RangeSlider.
 */
export type Hint = NoList | [NoLists, ...NoLists[]];
export type NoLists = NoList | [NoList];
export type NoList = ("" | 0 | false) & { "~never": never };
/** A sync generator; not an array, string, Set or Map. Naming its `next` or `throw` would hide the type of `yield` from TypeScript 5.0. */
export interface Steps<R> {
  [Symbol.iterator](): Iterator<R, any, any>;
  length?: never;
  size?: never;
}

/** RxJS and every other observable. */
export interface Subscribable<R> {
  subscribe(observer: { next(value: R): void; error(reason: unknown): void; complete(): void }): { unsubscribe(): void };
}

/** A function that answers an event: the inputs' values, then the call. */
export type Handler<I extends Ports, O, Batch extends boolean = false, Event = any> = (
  ...args: [...inputs: Args<I, Batch>, call: Call<Event>]
) => Answer<O, Batch>;

/**
 * The running call: last argument of every handler.
 *
 * @example
 * run.click(async (text, call) => { await ui.sleep(500, call); return `${text} from ${call.session.id}`; }, word, output);
 */
export interface Call<out Event = unknown> {
  /** Aborts when the call is no longer wanted: its time is up, its app was closed, the kernel was interrupted. */
  readonly signal: Signal;
  /** What the event carries. */
  readonly event: Event;
  /** Tells how far it has come. */
  readonly progress: Progress;
  /** Whose call it is: the same id for all calls of one person. */
  readonly session: { readonly id: string };
}

/**
 * Tells how far a handler has come: a fraction from 0 to 1, or so many of so many. Shown over the outputs, at most twenty times
 * a second; the last one always.
 *
 * @example
 * run.click(async (text, call) => {
 *   call.progress(0, "Starting");
 *   let reversed = "";
 *   for (const letter of call.progress.tqdm(text, { desc: "Reversing" })) { await ui.sleep(50, call); reversed = letter + reversed; }
 *   return reversed;
 * }, word, output);
 */
export interface Progress {
  (fraction: number, description?: string): void;
  (done: number, total: number, description?: string): void;
  /** Counts a loop by itself. */
  readonly tqdm: Tqdm;
}

/** Gives the items as they are, and tells how many have gone through. A loop inside a loop has a bar of its own. */
export interface Tqdm {
  <T>(items: Iterable<T>, options?: TqdmOptions): Iterable<T>;
  <T>(items: AsyncIterable<T>, options?: TqdmOptions): AsyncIterable<T>;
}

export interface TqdmOptions {
  /** What the loop does. */
  desc?: string;
  /** How many items there are. Default: the length or size, where the items know it. */
  total?: number;
  /** What is counted, such as "steps". */
  unit?: string;
}

/** An AbortSignal, where the DOM's types are absent. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason: any;
  throwIfAborted(): void;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}
