import type { Child } from "../graph/layout";
import { addListener, listenerOf, type Dependency, type Listener } from "../graph/listener";
import { RootNode, type QueueOptions } from "../graph/root";
import { blocks, type AppOptions } from "../components/blocks/spec";
import { show } from "../graph/spec";
import { text } from "../components/parts/children";
import { host } from "./host";

export type { AppOptions };

/** What a person launches. */
export interface App {
  /**
   * Shows the app under the running cell. Not needed where the app is the last expression of a cell. A cell that runs again
   * replaces the app that it launched before.
   *
   * @example
   * ui.Interface({ fn: (text) => text.length, inputs: "textbox", outputs: "number" }).launch();
   */
  launch(): this;
  /**
   * Says how calls are queued: how many run at once, and how many may wait. They always are; this changes the limits.
   *
   * @example
   * ui.Interface({ fn: (text) => text.length, inputs: "textbox", outputs: "number" }).queue({ defaultConcurrencyLimit: 5, maxSize: 100 })
   */
  queue(options?: QueueOptions): this;
  /**
   * Runs when the app is shown.
   *
   * @example
   * const app = ui.Blocks([clock]);
   * app.load(() => new Date().toLocaleTimeString(), [], clock);
   */
  readonly load: Listener<undefined>;
  /** Runs when the app is closed: by its code, or because its cell ran again. */
  unload(fn: () => unknown): Dependency;
  /** Ends the app: what runs is aborted, and its views say that it is closed. */
  close(): void;
}

/** An app as data: the root of what a page shows. */
export class AppNode extends RootNode {
  readonly load = listenerOf(this, "load") as Listener<undefined>;

  constructor(name: string, children: readonly Child[], options: AppOptions) {
    super({ ...blocks, title: name }, children, options, text);
  }

  unload(fn: () => unknown): Dependency {
    return addListener([{ block: this, event: "unload" }], fn, [], [], { queue: false });
  }

  launch(): this {
    host().show(this, String(this));
    return this;
  }

  queue(options: QueueOptions = {}): this {
    for (const name of ["defaultConcurrencyLimit", "maxSize"] as const) {
      const value = options[name];
      if (value === undefined) continue;
      if (value !== null && !(Number.isInteger(value) && value >= 1))
        throw new TypeError(`queue: ${name} must be a whole number from 1, or null for no limit; got ${show(value)}`);
      this.limits[name] = value;
    }
    return this;
  }

  close(): void {
    host().close(this);
  }

  override toString(): string {
    const { title } = this.options;
    return typeof title === "string" && title ? `${this.spec.title} “${title}”` : this.spec.title;
  }
}
