import type { Port } from "../../graph/block";
import { ComponentNode, type Codec, type Component } from "../../graph/component";
import type { EventMap, Listeners } from "../../graph/event";
import { addListener, toList } from "../../graph/listener";
import { live } from "../../graph/live";
import { show } from "../../graph/spec";
import { clear } from "../parts/clear";
import { clearbutton, type ClearButtonOptions, type ClearWire } from "./spec";

export type { ClearButtonOptions };
export interface ClearButtonEvents extends Pick<EventMap<string>, (typeof clearbutton.events)[number]> {}
export interface ClearButton extends Component<string, string, ClearButtonOptions, ClearButtonEvents>, Listeners<ClearButtonEvents> {
  /** Has it empty these too. */
  add(...components: Port[]): this;
}

/**
 * A button that empties components, in the page at once. A State, and a component whose value is computed, begin again with their
 * first value. Its own value is its text.
 *
 * @example
 * const seen = ui.State(0);
 * const clear = ui.ClearButton([word, output, seen], "Begin again");
 */
export function ClearButton(components: Port | readonly Port[] = [], text = "Clear", options: ClearButtonOptions = {}): ClearButton {
  return new ClearButtonNode(toList(components), text, options) as unknown as ClearButton;
}

class ClearButtonNode extends ComponentNode {
  readonly #cleared: Set<ComponentNode>;

  constructor(components: readonly unknown[], text: unknown, options: unknown) {
    const cleared = new Set<ComponentNode>();
    super(clearbutton, codecOf(cleared), { ...(options as object), value: text });
    this.#cleared = cleared;
    this.#include(components);
    const clearAll = () => {
      for (const component of this.#cleared) clear(component);
    };
    addListener([{ block: this, event: "click" }], clearAll, [], [], { queue: false, showProgress: "hidden" }, `${String(this)}.clear`);
  }

  add(...components: readonly unknown[]): this {
    this.#include(components);
    live().write(this, this.value);
    return this;
  }

  #include(components: readonly unknown[]): void {
    for (const component of components) {
      if (!(component instanceof ComponentNode))
        throw new TypeError(`ClearButton takes the components that it empties, got ${show(component)}`);
      this.#cleared.add(component);
    }
  }
}

function codecOf(cleared: ReadonlySet<ComponentNode>): Codec<ClearWire, string, string> {
  return {
    accept: () => {
      throw new TypeError("the user can't change this");
    },
    preprocess: ({ text }) => text,
    postprocess: (text, { files }) => {
      if (typeof text !== "string") throw new TypeError(`expected text, got ${show(text)}`);
      const known = [...cleared].filter(({ isComputed, spec }) => !isComputed && !spec.local);
      const emptyOf = ({ codec, spec, options }: ComponentNode): unknown =>
        codec.empty?.({ props: { ...spec.props, ...options }, files }) ?? spec.empty;
      return { text, empties: Object.fromEntries(known.map((component) => [component.id, emptyOf(component)])) };
    },
  };
}
