/** JavaScript of a listener's own, that runs in the page before its handler, or instead of one. */
import { ComponentNode } from "../graph/component";
import { show } from "../graph/spec";
import type { Task } from "./run";

/** Has a page run it. Its answer is what the handler gets; without a handler it goes to the outputs. Rejects where it can't be used. */
export async function runScript(task: Task): Promise<readonly unknown[]> {
  const { call, values, wires } = task;
  const { fn, inputs, outputs, options, name } = call.listener;
  if (!call.link) throw new Error(`${name}: js runs in a page, and no page shows what started it`);
  const answer = await call.link.run(String(options.js), wires, (stop) => call.onAbort(stop));
  if (call.end) return wires;
  const targets = fn ? inputs : outputs.filter((output) => output instanceof ComponentNode);
  const list: unknown[] = targets.length === 1 ? [answer] : toAnswers(answer, targets.length, name);
  // It comes from a page, and is checked like all that does.
  if (fn) return inputs.map((input, i) => values.accepted(input, list[i]));
  targets.forEach((output, i) => values.accept(output, list[i], call.nextWrite()));
  return wires;
}

function toAnswers(answer: unknown, count: number, name: string): unknown[] {
  if (!count) return [];
  if (Array.isArray(answer) && answer.length === count) return answer;
  throw new TypeError(`${name}: js must answer with a list of ${count}, got ${show(answer)}`);
}
