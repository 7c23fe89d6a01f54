/** Events become calls: checked, queued, run, stopped, and followed by others. Each ends once. */
import { toList, type ListenerNode, type Outcome } from "../graph/listener";
import type { BlockNode } from "../graph/block";
import type { Batch, Job, Place, Queue } from "../queue/queue";
import type { Status } from "../wire/message";
import { CallRun, Cancelled, type End } from "./call";
import { runAs } from "./context.node";
import { batchOf, groupOf, roomOf } from "./groups";
import type { Link } from "./link";
import { endOf, readInputs, run, runBatch, shownOn, type Task } from "./run";
import { runScript } from "./script";
import { problemsOf } from "./validate";
import type { Values } from "./values";

/** Listeners that call each other by the changes they make end here. */
const MOST_DEPTH = 100;

/** How a listener is busy. */
interface Busy {
  calls: number;
  /** The newest event that came meanwhile. */
  again: { run: () => void; ended: (() => void) | undefined } | undefined;
}

export class Calls {
  readonly #live = new Set<CallTask>();
  readonly #busy = new WeakMap<ListenerNode, Busy>();

  constructor(
    private readonly session: { readonly id: string },
    private readonly queue: Queue,
    private readonly values: Values,
    /** The app in which a block is shown. */
    private readonly linkOf: (block: BlockNode) => Link | undefined,
  ) {}

  /** An event calls a listener. `depth` calls led to it, each by a change that it made. `ended` is told when it has been dealt with. */
  trigger(listener: ListenerNode, data: unknown, depth: number, from?: Link, ended?: () => void): void {
    if (listener.removed) return ended?.();
    if (depth > MOST_DEPTH) {
      ended?.();
      const problem = `stopped, after listeners changed each other's components ${MOST_DEPTH} times in a row`;
      return console.error(new Error(`${String(listener)}: ${problem}`));
    }
    for (const other of listener.cancels) this.#stop(({ call }) => call.listener === other, new Cancelled(`Cancelled by ${listener.name}`));
    const busy = this.#busy.get(listener) ?? { calls: 0, again: undefined };
    this.#busy.set(listener, busy);
    if (busy.calls && listener.mode === "once") return ended?.();
    if (busy.calls && listener.mode === "alwaysLast") {
      busy.again?.ended?.();
      busy.again = { run: () => this.trigger(listener, data, depth, from, ended), ended };
      return;
    }
    busy.calls++;
    const link = from ?? (listener.origin && this.linkOf(listener.origin));
    const call = new CallRun(this.session, listener, data, depth, link);
    const task = new CallTask(
      call,
      this.values,
      listener.inputs.map((input) => this.values.wire(input)),
      (end) => {
        this.#ended(task, end);
        ended?.();
      },
    );
    this.#live.add(task);
    call.tell = teller(call, this.values);
    call.tell({ state: "pending" });
    const { js, validator } = listener.options;
    if (js === undefined && !validator) this.#enqueue(task);
    else void this.#prepare(task);
  }

  /** Ends all calls, or those of one app. */
  abort(reason: Error, link?: Link): void {
    this.#stop(({ call }) => !link || call.link === link, reason);
  }

  #enqueue(task: CallTask): void {
    const { listener } = task.call;
    if (task.call.end) return;
    if (!listener.fn) return task.end("complete");
    if (listener.options.queue === false) return void task.run([task]);
    const room = roomOf(listener);
    if (this.queue.add(groupOf(listener), room, task)) return;
    task.end("error", {
      state: "error",
      title: "Busy",
      message: `${room.maxSize === 1 ? "One call waits" : `${room.maxSize} calls wait`} already. Try again in a moment.`,
    });
  }

  /** What is done before a call is queued, and takes its time. */
  async #prepare(task: CallTask): Promise<void> {
    const { js, validator } = task.call.listener.options;
    try {
      if (js !== undefined) task.wires = await runScript(task);
      if (!validator || (await this.#validate(task))) this.#enqueue(task);
    } catch (error) {
      task.end(...endOf(error));
    }
  }

  /** Says at the inputs what the validator has against them. */
  async #validate(task: CallTask): Promise<boolean> {
    const { inputs, options } = task.call.listener;
    const args = await readInputs(task);
    if (!args) return false;
    const problems = await problemsOf(options.validator!, args, inputs.length);
    for (const [i, message] of problems) this.values.statuses.invalid(inputs[i]!, message);
    if (problems.size) task.end("error");
    return !problems.size;
  }

  #stop(which: (task: CallTask) => boolean, reason: Error): void {
    for (const task of [...this.#live].filter(which)) {
      task.call.abort(reason);
      // One that runs ends by itself, with its function's own end.
      if (this.queue.drop(task) || !task.call.isRunning) task.end(...endOf(reason));
    }
  }

  #ended(task: CallTask, end: End): void {
    const { listener, depth, link } = task.call;
    this.#live.delete(task);
    const busy = this.#busy.get(listener)!;
    busy.calls--;
    const { again } = busy;
    busy.again = undefined;
    for (const { listener: next, outcome } of listener.followers) if (follows(outcome, end)) this.trigger(next, undefined, depth + 1, link);
    again?.run();
  }
}

const follows = (outcome: Outcome, end: End): boolean =>
  outcome === "then" || (outcome === "success" ? end === "complete" : end === "error");

/** Tells the outputs how a call stands, as far as its listener wants that to be shown. */
function teller(call: CallRun, values: Values): CallRun["tell"] {
  const { listener } = call;
  const { showProgress = "full", showProgressOn } = listener.options;
  const blocks = showProgressOn === undefined ? shownOn(listener) : (toList(showProgressOn) as BlockNode[]);
  return (status) => {
    const goesOn = status?.state === "pending" || status?.state === "running";
    if (goesOn && showProgress === "hidden") return;
    const shown = goesOn && showProgress === "minimal" ? { ...status, minimal: true } : status;
    for (const block of blocks) values.statuses.tell(block, call, shown);
  };
}

class CallTask implements Task, Job {
  readonly batch: Batch | undefined;

  constructor(
    readonly call: CallRun,
    readonly values: Values,
    public wires: readonly unknown[],
    private readonly ended: (end: End) => void,
  ) {
    this.batch = batchOf(call.listener);
  }

  get owner(): object {
    return this.call.session;
  }

  waits(place: Place): void {
    this.call.tell({ state: "pending", ...place });
  }

  run(together: readonly Job[]): void | Promise<void> {
    const tasks = (together as readonly CallTask[]).filter((task) => task.#isWanted());
    const [first] = tasks;
    if (!first) return;
    const { session, listener, event, depth, link } = first.call;
    const enter = link?.enter ?? ((code) => code());
    if (!first.batch) return enter(() => runAs(first.call, () => run(first)));
    const leader = new CallRun(session, listener, event, depth, link);
    return enter(() => runAs(leader, () => runBatch(tasks, leader)));
  }

  end(end: End, status?: Status): void {
    if (this.call.end) return;
    this.call.finish(end, status);
    this.ended(end);
  }

  #isWanted(): boolean {
    if (this.call.listener.removed) this.end("cancelled");
    return !this.call.end;
  }
}
