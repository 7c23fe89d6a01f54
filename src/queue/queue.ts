/**
 * When functions run: so many at once in each group, first in, first out, sessions in turns; batches gathered. It knows nothing
 * of components, sessions or transports.
 */
import { EMPTY, from, mergeMap, Subject, tap } from "rxjs";
import { Turns } from "./turns";

/** Jobs that share a limit. Groups don't wait for each other. */
export interface Group {
  /** How many run at once; null is no limit. */
  readonly limit: number | null;
}

/** What may wait at once, of all groups together. */
export interface Room {
  /** null is no limit. */
  readonly maxSize: number | null;
}

/** Jobs of one batch run together. */
export interface Batch {
  /** At most so many. */
  readonly size: number;
  /** How long the first waits for company, in milliseconds, where there is nobody to wait for anyway. */
  readonly window: number;
}

export interface Job {
  /** Whose it is: owners take turns. */
  readonly owner: object;
  /** The same object for all that may run together. */
  readonly batch?: Batch;
  /** Runs it, with the others of its batch. Never throws or rejects: what goes wrong is the jobs' own to tell. */
  run(together: readonly Job[]): void | Promise<void>;
  /** Is told where it stands when it must wait, and again each time that half of those before it have gone. */
  waits?(place: Place): void;
}

export interface Place {
  /** 1 is the next one. */
  readonly position: number;
  /** How many wait in the group. */
  readonly size: number;
  /** Expected wait, in seconds; undefined until something of the group has run. */
  readonly eta: number | undefined;
}

export interface QueueStatus {
  readonly waiting: number;
  readonly running: number;
}

/** A job that waits. */
class Entry {
  /** How many had come to its group by then, itself included. */
  at = 0;
  readonly since = performance.now();

  constructor(
    readonly job: Job,
    readonly room: Room,
    readonly lane: Lane,
  ) {}

  get owner(): object {
    return this.job.owner;
  }
}

export class Queue {
  readonly #lanes = new WeakMap<Group, Lane>();
  /** Those where something waits or runs. */
  readonly #active = new Set<Lane>();
  readonly #waiting = new WeakMap<Room, number>();
  readonly #entries = new WeakMap<Job, Entry>();
  #idle: (() => void)[] = [];

  /** Runs the job when its group has room for it. False where nothing more may wait: then it never runs. */
  add(group: Group, room: Room, job: Job): boolean {
    const waiting = this.#waiting.get(room) ?? 0;
    if (room.maxSize !== null && waiting >= room.maxSize) return false;
    this.#waiting.set(room, waiting + 1);
    const lane = this.#laneOf(group);
    const entry = new Entry(job, room, lane);
    this.#active.add(lane);
    this.#entries.set(job, entry);
    lane.add(entry);
    return true;
  }

  /** Takes out a job that still waits. False where it runs, or has run. */
  drop(job: Job): boolean {
    const entry = this.#entries.get(job);
    return entry?.lane.drop(entry) ?? false;
  }

  /** How many jobs wait and run. */
  status(): QueueStatus {
    const lanes = [...this.#active];
    const sum = (count: (lane: Lane) => number) => lanes.reduce((total, lane) => total + count(lane), 0);
    return { waiting: sum((lane) => lane.waiting), running: sum((lane) => lane.running) };
  }

  /** Resolves when nothing waits or runs. */
  onIdle(): Promise<void> {
    return this.#active.size ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
  }

  #laneOf(group: Group): Lane {
    const known = this.#lanes.get(group);
    if (known) return known;
    const lane: Lane = new Lane(
      group.limit ?? Infinity,
      ({ room }) => this.#waiting.set(room, this.#waiting.get(room)! - 1),
      () => this.#emptied(lane),
    );
    this.#lanes.set(group, lane);
    return lane;
  }

  #emptied(lane: Lane): void {
    this.#active.delete(lane);
    if (this.#active.size) return;
    for (const resolve of this.#idle) resolve();
    this.#idle = [];
  }
}

/** The jobs of one group. Each brings a ticket; the holder of a ticket that is called serves whoever is next by then. */
class Lane {
  /** How many jobs run; those of a batch count one each. */
  running = 0;
  readonly #turns = new Turns<Entry>();
  readonly #tickets = new Subject<void>();
  readonly #places: Places;
  /** A batch waits for company. */
  #gathering: { promise: Promise<void>; end: () => void } | undefined;

  constructor(
    private readonly limit: number,
    private readonly left: (entry: Entry) => void,
    emptied: () => void,
  ) {
    this.#places = new Places(limit, this.#turns);
    const check = () => {
      if (!this.waiting && !this.running) emptied();
    };
    const serve = () => from(this.#serve() ?? EMPTY).pipe(tap({ complete: check }));
    this.#tickets.pipe(mergeMap(serve, limit)).subscribe();
  }

  get waiting(): number {
    return this.#turns.size;
  }

  add(entry: Entry): void {
    this.#turns.add(entry);
    this.#places.came(entry, this.running + this.waiting > this.limit);
    if (entry.job.batch && this.waiting >= entry.job.batch.size) this.#gathering?.end();
    // Not at once: what comes in one go is counted as waiting.
    queueMicrotask(() => this.#tickets.next());
  }

  drop(entry: Entry): boolean {
    const waited = this.#turns.remove(entry);
    if (waited) this.#leave(entry);
    return waited;
  }

  /** Serves whoever is next; undefined where that is done at once. */
  #serve(): void | Promise<void> {
    const batch = this.#turns.first?.job.batch;
    const gathering = batch && this.#gather(batch);
    return gathering ? gathering.then(() => this.#run(this.#take())) : this.#run(this.#take());
  }

  #run(jobs: readonly Job[]): void | Promise<void> {
    const [first] = jobs;
    // A batch took it along, or it was dropped.
    if (!first) return;
    this.running += jobs.length;
    const began = performance.now();
    const ended = () => {
      this.running -= jobs.length;
      this.#places.took((performance.now() - began) / jobs.length);
    };
    const running = first.run(jobs);
    return running ? running.then(ended) : ended();
  }

  /** The next job, and all that may run together with it. */
  #take(): Job[] {
    const first = this.#turns.take();
    if (!first) return [];
    const { batch } = first.job;
    const entries = [first];
    while (batch && entries.length < batch.size) {
      const other = this.#turns.take(({ job }) => job.batch === batch);
      if (!other) break;
      entries.push(other);
    }
    for (const entry of entries) this.#leave(entry);
    return entries.map(({ job }) => job);
  }

  /** Waits for company, unless there is enough, or whoever is first has waited long enough. */
  #gather({ size, window }: Batch): Promise<void> | undefined {
    const left = this.#turns.first!.since + window - performance.now();
    if (this.waiting >= size || left <= 0) return undefined;
    this.#gathering ??= this.#newGathering(left);
    return this.#gathering.promise;
  }

  #newGathering(milliseconds: number): { promise: Promise<void>; end: () => void } {
    let end = () => {};
    const promise = new Promise<void>((resolve) => {
      const timer = setTimeout(() => end(), milliseconds);
      end = () => {
        clearTimeout(timer);
        this.#gathering = undefined;
        resolve();
      };
    });
    return { promise, end: () => end() };
  }

  #leave(entry: Entry): void {
    this.left(entry);
    this.#places.left();
  }
}

/**
 * Where the waiting stand. Places are counted, not looked up: how many came before a job, less how many have left since. So a
 * job hears of it a few times, and nobody is asked more often than that, however many wait.
 */
class Places {
  #came = 0;
  #left = 0;
  /** Of one job, in seconds. */
  #mean: number | undefined;
  /** Whom to tell when so many have left. */
  readonly #due = new Map<number, Entry[]>();

  constructor(
    private readonly limit: number,
    private readonly turns: Turns<Entry>,
  ) {}

  came(entry: Entry, mustWait: boolean): void {
    entry.at = ++this.#came;
    if (mustWait) this.#tell(entry);
  }

  left(): void {
    this.#left++;
    const due = this.#due.get(this.#left);
    if (!due) return;
    this.#due.delete(this.#left);
    for (const entry of due) if (this.turns.has(entry)) this.#tell(entry);
  }

  took(milliseconds: number): void {
    const seconds = milliseconds / 1000;
    this.#mean = this.#mean === undefined ? seconds : this.#mean * 0.8 + seconds * 0.2;
  }

  #tell(entry: Entry): void {
    if (!entry.job.waits) return;
    const position = Math.max(1, entry.at - this.#left);
    const eta = this.#mean === undefined ? undefined : (position * this.#mean) / this.limit;
    entry.job.waits({ position, size: Math.max(position, this.turns.size), eta });
    if (position === 1) return;
    const next = this.#left + Math.ceil(position / 2);
    const due = this.#due.get(next);
    if (due) due.push(entry);
    else this.#due.set(next, [entry]);
  }
}
