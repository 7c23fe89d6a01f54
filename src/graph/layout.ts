import { BlockNode, type Block } from "./block";
import { live } from "./live";
import { show, type Spec } from "./spec";

export interface LayoutOptions {
  /** `false` takes it off the page, with all that stands in it; `"hidden"` keeps it there without showing it. Default true. */
  visible?: boolean | "hidden";
  /** How much of a Row's width it takes, compared with its neighbours. Default 1. */
  scale?: number;
  /** In pixels: a Row wraps before a member gets narrower. */
  minWidth?: number;
  elemId?: string;
  elemClasses?: string | readonly string[];
  key?: string | number;
}

/** What a layout holds. A string is Markdown; false and null are nothing. */
export type Child = Block | string | false | null | undefined;

/** A block that holds others. */
export interface Layout<Options = LayoutOptions> extends Block {
  readonly "~types": { takes: undefined; options: Options };
  /** Puts more blocks at its end, on the screen at once. */
  add(...children: Child[]): this;
  /** Changes options now, on every screen of this session. */
  update(changes: Options): void;
}

/** A layout as data. */
export class LayoutNode extends BlockNode {
  readonly #children: BlockNode[] = [];

  constructor(
    spec: Spec,
    children: readonly Child[],
    options: unknown,
    /** Makes a block of a string. */
    private readonly text: (text: string) => BlockNode,
  ) {
    super(spec, options);
    if (!Array.isArray(children)) throw new TypeError(`${spec.title} takes its children as a list`);
    this.#place(children);
  }

  override get children(): readonly BlockNode[] {
    return this.#children;
  }

  add(...children: Child[]): this {
    this.#place(children);
    live().restructured(this);
    return this;
  }

  update(changes: Record<string, unknown>): void {
    live().update(this, changes);
  }

  override remove(): void {
    super.remove();
    for (const child of [...this.#children]) this.release(child);
  }

  /** Lets a child go. */
  release(child: BlockNode): void {
    const at = this.#children.indexOf(child);
    if (at < 0) return;
    this.#children.splice(at, 1);
    child.parent = undefined;
    live().restructured(this);
  }

  #place(children: readonly Child[]): void {
    const blocks = children
      .filter((child) => child !== false && child !== null && child !== undefined)
      .map((child) => this.#toBlock(child));
    for (const block of blocks) {
      if (block.parent) throw new Error(`${String(block)} stands in a ${block.parent.spec.title} already; a block has one place`);
      block.parent = this;
      this.#children.push(block);
    }
  }

  #toBlock(child: Exclude<Child, false | null | undefined>): BlockNode {
    if (typeof child === "string") return this.text(child);
    if (child instanceof BlockNode) return child;
    throw new TypeError(`${this.spec.title} holds components, layouts and text; got ${show(child)}`);
  }
}
