/** How long values live that only the kernel knows (State): until their time is up, or the session ends. */
import type { ComponentNode } from "../graph/component";

interface Options {
  readonly timeToLive?: number;
  readonly deleteCallback?: (value: unknown) => void;
}

export class Lifetimes {
  readonly #alive = new Map<ComponentNode, NodeJS.Timeout | undefined>();

  constructor(
    private readonly read: (component: ComponentNode) => unknown,
    /** Lets the next one who asks begin with the first value. */
    private readonly forget: (component: ComponentNode) => void,
  ) {}

  /** The value was used. */
  used(component: ComponentNode): void {
    const { timeToLive } = component.options as Options;
    clearTimeout(this.#alive.get(component));
    const timer = timeToLive === undefined ? undefined : setTimeout(() => this.#end(component), timeToLive * 1000).unref();
    this.#alive.set(component, timer);
  }

  /** The session ends. */
  close(): void {
    for (const component of [...this.#alive.keys()]) this.#end(component);
  }

  #end(component: ComponentNode): void {
    clearTimeout(this.#alive.get(component));
    this.#alive.delete(component);
    const value = this.read(component);
    this.forget(component);
    try {
      (component.options as Options).deleteCallback?.(value);
    } catch (error) {
      console.error(error);
    }
  }
}
