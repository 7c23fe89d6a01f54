/** Values that a function gives: when the component is shown, when what it depends on changes, and every so many seconds. */
import type { BlockNode, Port } from "./block";
import type { Args, Call, Inputs, Stream } from "./handler";
import { addListener, toList, triggerOf, type Listener, type Trigger } from "./listener";
import { show } from "./spec";

/**
 * Where the first value comes from: a value, or a function. A function runs when the component is shown, when one of `inputs`
 * changes, and `every` so many seconds.
 *
 * @example
 * const [width, height] = [ui.Slider({ label: "Width" }), ui.Slider({ label: "Height" })];
 * const area = ui.Number({ label: "Area", value: (w, h) => w * h, inputs: [width, height] });
 * ui.Blocks([width, height, area])
 */
export interface Initial<Taken, I extends Inputs = []> {
  value?: Taken | null | Computed<Taken, I>;
  /** Components whose values the function gets. */
  inputs?: I;
  /** Seconds, or a Timer: the function runs that often while the component is shown. */
  every?: number | Ticker;
}
/** Gives a component its value, from the values of others. */
export type Computed<Taken, I extends Inputs = []> = (...args: [...inputs: Args<I>, call: Call]) => Stream<Taken | null>;
/** A Timer. */
export interface Ticker extends Port {
  readonly tick: Listener;
}

/** Has the function run when something happens that the value depends on. Throws a TypeError where that isn't clear. */
export function compute(component: BlockNode, fn: unknown, inputs: unknown = [], every: unknown): void {
  const ports = toList(inputs);
  const changes = ports.map((input) => ({ block: input as BlockNode, event: "change" }));
  const triggers = [{ block: component, event: "load" }, ...changes, ...ticksOf(component, every)];
  const name = `The value of ${String(component)}`;
  addListener(triggers, fn, ports, component, { triggerMode: "alwaysLast", showProgress: "minimal" }, name);
}

function ticksOf(component: BlockNode, every: unknown): Trigger[] {
  if (every === undefined) return [];
  if (typeof every === "number" && every > 0 && every < Infinity) return [{ block: component, event: "tick" }];
  const { tick } = Object(every) as { tick?: unknown };
  const trigger = typeof tick === "function" ? triggerOf(tick) : undefined;
  if (trigger) return [trigger];
  throw new TypeError(`${String(component)}: every must be a Timer, or more than 0 seconds; got ${show(every)}`);
}
