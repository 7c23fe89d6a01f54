import type { ListenerNode } from "./listener";
import { live } from "./live";
import { readOptions, type Spec } from "./spec";

/** Anything that stands on a page: a component or a layout. */
export interface Block {
  /** For the compiler only. Bare on purpose: see `Port`. */
  readonly "~types": object;
  /** Takes it off the page, with its listeners. */
  remove(): void;
}

/** Any component. It names no type arguments: a constraint that says `any` would be taken for `V` of a `Radio` written inside an array. */
export interface Port extends Block {
  readonly changes: object;
}

/** Where blocks can stand: a layout, or a component whose value names them. */
export interface Holder extends BlockNode {
  /** Lets a block go that stood in it. */
  release(block: BlockNode): void;
}

let made = 0;

/** A block as data. What lives of it (value, changed options) is a session's. */
export abstract class BlockNode implements Block {
  declare readonly "~types": object;
  readonly id = `b${++made}`;
  /** The options that were given. */
  readonly options: Record<string, unknown>;
  /** Where it stands; a block stands in one place. */
  parent: Holder | undefined;
  /** A handler made it while it ran: it is one person's, and lives no longer than the value that names it. */
  readonly isPassing = live().inCall;
  /** Listeners that its events call. */
  readonly listeners = new Set<ListenerNode>();
  /** Listeners that it takes part in. */
  readonly listenedBy = new Set<ListenerNode>();
  readonly #disown: () => void;

  constructor(
    readonly spec: Spec,
    options: unknown,
  ) {
    this.options = { ...readOptions(spec, options) };
    this.#disown = live().own(() => this.remove());
  }

  /** Its children, in order, where they are the same for everyone. */
  get children(): readonly BlockNode[] {
    return [];
  }

  remove(): void {
    this.#disown();
    for (const listener of this.listeners) listener.remove();
    this.parent?.release(this);
  }

  /** The name by which messages call it: `Textbox “Name”`. */
  toString(): string {
    const { label } = this.options;
    return typeof label === "string" && label ? `${this.spec.title} “${label}”` : this.spec.title;
  }

  [Symbol.for("nodejs.util.inspect.custom")](depth: number, options: { depth: number }): string {
    // Inside a list or an object it is a line of text; only the value of a cell itself is shown.
    return depth === options.depth ? live().inspect(this, String(this)) : String(this);
  }
}

/** The block and all below it; `childrenOf` says what stands in a block. */
export function* walk(block: BlockNode, childrenOf: (block: BlockNode) => readonly BlockNode[]): Generator<BlockNode> {
  yield block;
  for (const child of childrenOf(block)) yield* walk(child, childrenOf);
}
