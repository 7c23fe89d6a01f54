/** A page without a browser: the store that real pages use, and the ways in which a person would name and use its blocks. */
import { Store } from "../../src/page/store";
import type { BlockState, Down, Up } from "../../src/wire/message";
import { until } from "./processes";

/** A page feels its kernel's pulse for as long as it is open: none may outlive its file of tests. */
const open = new Set<TestPage>();
afterAll(() => {
  for (const page of open) page.leave();
});

export abstract class TestPage {
  readonly store: Store;
  /** What the store refused. */
  readonly refused: string[] = [];
  /** Everything that came, before the store took it. */
  readonly received: Down[] = [];
  /** Everything that it said, whether or not it arrived. */
  readonly sent: Up[] = [];
  /** Switched off, nothing reaches the page, and nothing leaves it. */
  connected = true;

  constructor() {
    const send = (message: Up) => {
      this.sent.push(message);
      this.say(message);
    };
    this.store = new Store({ send, refuse: (problem) => this.refused.push(problem) });
    open.add(this);
  }

  /** Closes the page. */
  leave(): void {
    this.store.disconnect("closed");
    open.delete(this);
  }

  /** Carries a message to the kernel. */
  protected abstract say(message: Up): void;

  /** Reads what came since. */
  abstract sync(): void;

  /** The block with this label, of this type, or with this value. */
  find(name: string): { id: string } & BlockState {
    const blocks = this.#below(this.store.root);
    const found = blocks.find(({ props, type }) => props.label === name || type === name) ?? blocks.find(({ value }) => value === name);
    if (!found)
      throw new Error(`no block ${name} among ${blocks.map(({ type, props }) => `${type} ${String(props.label ?? "")}`).join(", ")}`);
    return found;
  }

  value(name: string): unknown {
    this.sync();
    return this.find(name).value;
  }

  status(name: string): BlockState["status"] {
    this.sync();
    return this.find(name).status;
  }

  input(name: string, value: unknown): void {
    this.store.input(this.find(name).id, value);
  }

  event(name: string, event: string, data?: unknown): void {
    this.store.event(this.find(name).id, event, data);
  }

  /** Waits until the page shows what is wanted. */
  until(what: string, condition: (page: this) => unknown, timeout?: number): Promise<unknown> {
    const look = () => {
      this.sync();
      return condition(this);
    };
    return until(what, look, timeout).catch((error: Error) => {
      throw new Error(`${error.message}; the page shows ${JSON.stringify(this.#below(this.store.root))}${this.context()}`);
    });
  }

  /** What else helps to understand a failure. */
  protected context(): string {
    return "";
  }

  #below(id: string): ({ id: string } & BlockState)[] {
    const block = this.store.block(id);
    return block ? [{ id, ...block }, ...(block.children ?? []).flatMap((child) => this.#below(child))] : [];
  }
}
