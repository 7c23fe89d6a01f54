/** What handlers print, on its way to the components of their app that show it. */
import { ComponentNode, type Print } from "../graph/component";
import type { CallRun } from "./call";
import type { Link } from "./link";

type Stream = Print["stream"];

/** Prints of one app in one tick. */
interface Waiting {
  readonly shown: readonly ComponentNode[];
  prints: Print[];
}

/** More in one tick is left out, the oldest first. */
const MOST_PRINTS = 10_000;

export class Prints {
  readonly #waiting = new Map<Link, Waiting>();
  /** The call and stream of each app's last print, where that ended no line. */
  readonly #open = new Map<Link, { call: CallRun; stream: Stream }>();

  /** `give` hands what came in one tick to a component. */
  constructor(private readonly give: (component: ComponentNode, prints: readonly Print[]) => void) {}

  /** Something was printed by a call. */
  add(call: CallRun, stream: Stream, text: string): void {
    const { link } = call;
    if (!link || !text) return;
    const waiting = this.#waiting.get(link) ?? this.#begin(link);
    if (!waiting.shown.length) return;
    const open = this.#open.get(link);
    waiting.prints.push({ text, stream, time: Date.now(), goesOn: open?.call === call && open.stream === stream });
    if (waiting.prints.length > 2 * MOST_PRINTS) waiting.prints = waiting.prints.slice(-MOST_PRINTS);
    if (text.endsWith("\n")) this.#open.delete(link);
    else this.#open.set(link, { call, stream });
  }

  /** The app is gone. */
  forget(link: Link): void {
    this.#open.delete(link);
  }

  /** All that comes in this tick goes together: a frame is made of it anyway. */
  #begin(link: Link): Waiting {
    const shown = [...link.placed].filter((block) => block instanceof ComponentNode && block.codec.printed !== undefined);
    const waiting = { shown: shown as ComponentNode[], prints: [] };
    this.#waiting.set(link, waiting);
    setImmediate(() => {
      this.#waiting.delete(link);
      if (waiting.prints.length) for (const component of waiting.shown) this.give(component, waiting.prints);
    });
    return waiting;
  }
}
