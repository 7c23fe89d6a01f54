/** Shows what a handler answered: all of it on its outputs or, where a part can't be shown, none. */
import type { BlockNode } from "../graph/block";
import { ComponentNode } from "../graph/component";
import type { ListenerNode } from "../graph/listener";
import { show } from "../graph/spec";
import { Updating } from "../graph/update";
import type { CallRun } from "./call";
import { named, ValueProblem, type Encoded, type Values } from "./values";

type Put = () => void;

/** Shows one answer, unless the call has been stopped meanwhile. Throws an error that names what can't be shown, and where. */
export function showAnswer(given: unknown, call: CallRun, values: Values): void | Promise<void> {
  const { outputs } = call.listener;
  if (!outputs.length) return;
  const parts = split(call.listener, given);
  const ready = outputs.map((output, i) => prepare(output, parts[i], call, values));
  const put = (all: readonly Put[]) => {
    if (!call.aborted) for (const each of all) each();
  };
  const isReady = (all: typeof ready): all is Put[] => !all.some((each) => each instanceof Promise);
  return isReady(ready) ? put(ready) : Promise.all(ready.map((each) => Promise.resolve(each))).then(put);
}

/** One part for each output. */
function split({ outputs, answersList, name }: ListenerNode, given: unknown): readonly unknown[] {
  if (!answersList) return [given];
  if (given instanceof Updating && !Object.keys(given["~changes"]).length) return outputs.map(() => given);
  const names = outputs.map(String).join(", ");
  if (!Array.isArray(given)) throw new TypeError(`${name} must answer with a list of ${outputs.length}, for ${names}; got ${show(given)}`);
  if (given.length !== outputs.length)
    throw new TypeError(`${name} must answer with ${outputs.length} values, for ${names}; got ${given.length}`);
  return given as unknown[];
}

/** Readies one output's part; what it gives puts it in its place. */
function prepare(output: BlockNode, part: unknown, call: CallRun, values: Values): Put | Promise<Put> {
  if (!(part instanceof Updating)) return prepareValue(output, part, call, values);
  const { value, ...props } = part["~changes"];
  const change = () => Object.keys(props).length && values.change(output, props);
  if (!("value" in part["~changes"])) return () => void change();
  const encoded = prepareValue(output, value, call, values, { appends: part.appends, props });
  const both = (put: Put) => () => {
    change();
    put();
  };
  return encoded instanceof Promise ? encoded.then(both) : both(encoded);
}

function prepareValue(
  output: BlockNode,
  value: unknown,
  call: CallRun,
  values: Values,
  { appends = false, props }: { appends?: boolean; props?: Record<string, unknown> } = {},
): Put | Promise<Put> {
  if (!(output instanceof ComponentNode)) throw new ValueProblem(output, `a layout takes ui.update({ … }), got ${show(value)}`);
  const encoded = call.listener.options.postprocess === false ? { wire: value } : values.encode(output, value, props);
  const order = call.nextWrite();
  const put = (ready: Encoded) => () => values.commit(output, appends ? joined(output, values.wire(output), ready.wire) : ready, order);
  return encoded instanceof Promise ? encoded.then(put) : put(encoded);
}

function joined(output: ComponentNode, before: unknown, part: unknown): Encoded {
  const { codec } = output;
  if (codec.append) return { wire: named(output, () => codec.append!(before, part)) };
  if (typeof before === "string" && typeof part === "string") return { wire: before + part };
  if (Array.isArray(before) && Array.isArray(part)) return { wire: [...(before as unknown[]), ...(part as unknown[])] };
  throw new ValueProblem(output, "ui.append adds to text, lists and sound only");
}
