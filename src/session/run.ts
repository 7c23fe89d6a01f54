/** Runs handlers: inputs read, the handler run, its answers shown. Each call ends once, whatever happens. */
import type { BlockNode } from "../graph/block";
import { ComponentNode } from "../graph/component";
import type { ListenerNode } from "../graph/listener";
import { show } from "../graph/spec";
import type { Status } from "../wire/message";
import { AppError } from "./alerts";
import { answers, isLater, isStream } from "./answers";
import { Cancelled, type CallRun, type End } from "./call";
import { describe, isA, print } from "./errors";
import { showAnswer } from "./show";
import { ValueProblem, type Values } from "./values";

/** A call, and what it needs. */
export interface Task {
  readonly call: CallRun;
  readonly values: Values;
  /** The inputs' values as they were when the event came. */
  readonly wires: readonly unknown[];
  /** Says how it ended; what is said later isn't heard. */
  end(end: End, status?: Status): void;
}

/** Runs the handler for one call. Never rejects. To be called as this call. */
export function run(task: Task): void | Promise<void> {
  const args = readInputs(task);
  return args instanceof Promise ? args.then((ready) => ready && answer(task, ready)) : args && answer(task, args);
}

/** Most handlers answer at once, and then nothing is waited for. */
function answer(task: Task, args: readonly unknown[]): void | Promise<void> {
  const { call, values } = task;
  return finish(call, [task], () => {
    const given = call.listener.fn!(...args, call);
    return isLater(given) || isStream(given) ? showAll(given, call, values) : showAnswer(given, call, values);
  });
}

async function showAll(given: unknown, call: CallRun, values: Values): Promise<void> {
  const value = await given;
  if (!isStream(value)) return showAnswer(value, call, values);
  const steps = answers(value);
  try {
    for (;;) {
      const step = await steps.next();
      if (call.aborted || step.done) return;
      await showAnswer(step.value, call, values);
    }
  } finally {
    // Runs the generator's own `finally`; one that is stuck in an await gets it when that ends.
    void steps.return().catch(() => {});
  }
}

/** Runs a batch function once for many calls. Never rejects. To be called as the leader. */
export async function runBatch(tasks: readonly Task[], leader: CallRun): Promise<void> {
  const { fn, inputs, name } = leader.listener;
  const read = await Promise.all(tasks.map(async (task) => ({ task, args: await readInputs(task) })));
  const ready = read.filter((each): each is { task: Task; args: unknown[] } => each.args !== undefined);
  if (!ready.length) return;
  const members = ready.map(({ task }) => task);
  leader.tell = (status) => {
    for (const { call } of members) if (!call.end) call.tell(status);
  };
  const unfollow = members.map((task) => followAbort(task, members, leader));
  await finish(leader, members, async () => {
    const lists = inputs.map((_, i) => ready.map(({ args }) => args[i]));
    const answer = await fn?.(...lists, leader);
    if (isStream(answer)) throw new TypeError(`${name}: a batch function answers once; got a stream`);
    const parts = deal(leader.listener, answer, members.length);
    await Promise.all(members.map((task, i) => showPart(task, parts[i])));
  });
  for (const stop of unfollow) stop();
}

/** One member that is cancelled leaves the others alone; when all are, the function is told. */
function followAbort(task: Task, members: readonly Task[], leader: CallRun): () => void {
  return task.call.onAbort((reason) => {
    task.end(...endOf(reason));
    if (members.every(({ call }) => call.aborted)) leader.abort(reason);
  });
}

/** Each member's part of a batch's answer. */
function deal({ outputs, answersList, name }: ListenerNode, answer: unknown, count: number): readonly unknown[] {
  if (!outputs.length) return Array.from({ length: count });
  const lists = answersList ? answer : [answer];
  const whole = `${name} must answer with ${answersList ? `${outputs.length} lists` : "a list"} of ${count}, one member for each event`;
  if (!Array.isArray(lists) || lists.length !== outputs.length) throw new TypeError(`${whole}; got ${show(answer)}`);
  for (const list of lists as unknown[]) {
    if (!Array.isArray(list) || list.length !== count) throw new TypeError(`${whole}; got ${show(list)}`);
  }
  const columns = lists as unknown[][];
  return Array.from({ length: count }, (_, i) => (answersList ? columns.map((column) => column[i]) : columns[0]![i]));
}

async function showPart(task: Task, part: unknown): Promise<void> {
  try {
    await showAnswer(part, task.call, task.values);
  } catch (error) {
    task.end(...endOf(error));
    print(error);
  }
}

/** Does the work as this call, and ends all tasks that haven't ended in it. */
function finish(call: CallRun, tasks: readonly Task[], work: () => void | Promise<void>): void | Promise<void> {
  for (const task of tasks) task.call.start();
  if (tasks[0]?.call !== call) call.start();
  const limit = startLimit(call);
  const end = (how: Ending) => {
    clearTimeout(limit);
    for (const task of tasks) task.end(...how);
  };
  const succeed = () => end(completeAfter(call.seconds));
  const fail = (error: unknown) => {
    if (!isA(error, Cancelled)) print(error);
    if (isA(error, AppError)) for (const link of new Set(tasks.map((task) => task.call.link))) error.tell(link);
    end(endOf(error));
  };
  try {
    const working = work();
    warnIfBlocked(call);
    return working ? untilAborted(call, working).then(succeed, fail) : succeed();
  } catch (error) {
    return fail(error);
  }
}

/** A function that keeps the kernel from everything else for longer than this is named, once. In seconds. */
const LONG = 2;
const warned = new WeakSet<ListenerNode>();

/** Says so to the author: only a worker can be stopped, or leaves time for others. */
function warnIfBlocked({ listener, seconds }: CallRun): void {
  if (seconds < LONG || warned.has(listener)) return;
  warned.add(listener);
  console.warn(`${listener.name} blocked the kernel for ${seconds} s: no other function ran, and none could be stopped. See ui.worker.`);
}

/** The handler's arguments; undefined where an input's value can't go to it, which is said at that input: a person can mend it. */
export function readInputs(task: Task): unknown[] | undefined | Promise<unknown[] | undefined> {
  const { call, values, wires } = task;
  const { inputs, options } = call.listener;
  if (options.preprocess === false) return [...wires];
  let failed = false;
  const fail = (input: ComponentNode, error: unknown) => {
    failed = true;
    values.statuses.invalid(input, isA(error, ValueProblem) ? error.problem : describe(error).message);
  };
  const read = inputs.map((input, i) => {
    try {
      const value = values.argument(input, wires[i]);
      return value instanceof Promise ? value.catch((error: unknown) => fail(input, error)) : value;
    } catch (error) {
      return fail(input, error);
    }
  });
  const ready = (args: unknown[]) => {
    if (!failed) return args;
    task.end("error");
    return undefined;
  };
  return read.some((each) => each instanceof Promise) ? Promise.all(read).then(ready) : ready(read);
}

/** Where a person looks for the result. */
export function shownOn({ outputs, triggers }: ListenerNode): readonly BlockNode[] {
  const components = outputs.filter((output) => output instanceof ComponentNode);
  return components.length ? components : triggers.map(({ block }) => block);
}

/** Waits for the work, but not longer than the call is wanted. */
function untilAborted(call: CallRun, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const forget = call.onAbort(reject);
    work.then(resolve, reject).finally(forget);
  });
}

function startLimit(call: CallRun): NodeJS.Timeout | undefined {
  const { options, name } = call.listener;
  const { timeLimit } = options;
  if (timeLimit === undefined) return undefined;
  const stop = () => call.abort(new Error(`${name} gave no answer within its time limit of ${timeLimit} s`));
  return setTimeout(stop, timeLimit * 1000).unref();
}

/** How a call ended, and what its outputs hear of it. */
type Ending = [end: End, status: Status];

const AT_ONCE: Ending = ["complete", { state: "complete" }];
/** The same object for all that took no time: what doesn't change isn't sent. */
const completeAfter = (seconds: number): Ending => (seconds ? ["complete", { state: "complete", seconds }] : AT_ONCE);

/** How a call ends that was stopped by this. */
export function endOf(error: unknown): Ending {
  if (isA(error, Cancelled)) return ["cancelled", { state: "cancelled" }];
  return ["error", { state: "error", ...describe(error) }];
}
