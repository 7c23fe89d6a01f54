/**
 * One app on its way to its pages. Whatever happens in one tick becomes one frame, made by comparing what the pages have with
 * what there is: values that came and went in between are never sent, the last one always is.
 */
import { walk, type BlockNode } from "../graph/block";
import type { Alert } from "../graph/live";
import type { Served, Transport } from "../transport/transport";
import type { BlockState, Document, Down, Edit, FileMessage, Up } from "../wire/message";
import { diff, type Op } from "../wire/patch";
import { describe } from "./errors";
import { Pages } from "./pages";
import { Scripts } from "./scripts";

/** While a cell computes without a pause no acknowledgement can come; then a frame goes out so often. In milliseconds. */
const BLOCKED = 100;

/** What a link asks of its session. */
export interface Source {
  project(block: BlockNode): BlockState;
  /** What stands in a block. */
  children(block: BlockNode): readonly BlockNode[];
  /** Resolves when all are done with a chunk of a stream. */
  edit(block: BlockNode, edit: Edit, link: Link): void | Promise<void>;
  /** What a view asks of its component. Throws, or rejects with, what was wrong with the question. */
  answer(block: BlockNode, question: unknown): unknown;
  /** Messages about files. */
  file(message: FileMessage, send: (message: Down) => void): void;
}

export class Link implements Served {
  #rev = 1;
  #sent: Document;
  readonly #transport: Transport;
  readonly #blocks = new Map<string, BlockNode>();
  readonly #pages = new Pages(
    () => this.#rev,
    () => this.#transport.send({ type: "ping", rev: this.#rev }),
    (page) => this.#scripts.left(page),
  );
  readonly #scripts = new Scripts((message) => this.#transport.send(message));
  /** The last input of each page that was dealt with, since a frame told it. */
  #seen: Record<string, number> | undefined;
  readonly #dirty = new Set<BlockNode>();
  #scheduled: number | undefined;
  #closed = false;

  constructor(
    readonly root: BlockNode,
    private readonly source: Source,
    /** Runs code so that its prints go where the app stands. */
    readonly enter: <T>(code: () => T) => T,
    open: (link: Served) => Transport,
  ) {
    this.#sent = { root: root.id, blocks: {} };
    this.#structure();
    for (const block of this.#blocks.values()) this.#sent.blocks[block.id] = source.project(block);
    this.#transport = open(this);
  }

  has(block: BlockNode): boolean {
    return this.#blocks.has(block.id);
  }

  /** Something about the block changed. */
  touch(block: BlockNode): void {
    if (!this.has(block)) return;
    this.#dirty.add(block);
    this.#schedule();
  }

  /** All that stand here. */
  get placed(): Iterable<BlockNode> {
    return this.#blocks.values();
  }

  /** Blocks came or went. Gives those that came. */
  restructure(): BlockNode[] {
    const before = new Map(this.#blocks);
    for (const block of this.#blocks.values()) this.#dirty.add(block);
    this.#structure();
    for (const block of this.#blocks.values()) this.#dirty.add(block);
    this.#schedule();
    return [...this.#blocks.values()].filter(({ id }) => !before.has(id));
  }

  snapshot(): Down & { type: "snapshot" } {
    // What waits belongs to the snapshot; pages that are there get it as a frame, so that both stand at one revision.
    this.#flush();
    const document = { root: this.#sent.root, blocks: { ...this.#sent.blocks } };
    return { type: "snapshot", rev: this.#rev, seen: this.#pages.seen, document };
  }

  receive(message: Up): void {
    if (this.#closed) return;
    switch (message.type) {
      case "hello":
        return this.#heard(message.page, message.rev, message.rev !== this.#rev || message.seq > this.#pages.seq(message.page));
      case "ack":
        return this.#heard(message.page, message.rev);
      case "ran":
        return this.#scripts.ran(message);
      case "bye":
        return this.#pages.left(message.page);
      case "ask":
        return void this.#answer(message);
      case "input":
        this.#heard(message.page, message.rev);
        this.#pages.dealt(message.page, message.seq);
        (this.#seen ??= {})[message.page] = message.seq;
        this.#schedule();
        return this.#input(message);
      default:
        return this.source.file(message, (answer) => this.#transport.send(answer));
    }
  }

  /** What a JavaScript function answers in the page that spoke last. Rejects where there is none. */
  async run(code: string, args: readonly unknown[], onAbort: (stop: (reason: Error) => void) => () => void): Promise<unknown> {
    const page = this.#pages.newest;
    if (page === undefined) throw new Error("js runs in a page, and no page is here");
    this.#pages.expect();
    return this.#scripts.run(page, code, args, onAbort);
  }

  /** Says something in passing. */
  say(alert: Alert): void {
    this.#transport.send({ type: "alert", ...alert });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#pages.close();
    this.#transport.send({ type: "closed" });
    this.#transport.close();
  }

  #input({ page, edits }: Up & { type: "input" }): void {
    for (const edit of edits) {
      const block = this.#blocks.get(edit.block);
      // A block may be gone by the time that an edit of it comes.
      if (!block) continue;
      void this.source.edit(block, edit, this)?.then(() => this.#transport.send({ type: "taken", page, block: block.id }));
    }
  }

  async #answer({ page, ref, block, question }: Up & { type: "ask" }): Promise<void> {
    const about = this.#blocks.get(block);
    if (!about) return;
    const answer = { type: "answer", page, ref } as const;
    try {
      this.#transport.send({ ...answer, value: await this.source.answer(about, question) });
    } catch (error) {
      this.#transport.send({ ...answer, error: describe(error).message });
    }
  }

  #heard(page: string, rev: number, lost = false): void {
    const isBack = this.#pages.heard(page, rev);
    if (isBack || lost) {
      this.#transport.send({ ...this.snapshot(), page });
      this.#pages.told(page);
    }
    if (this.#dirty.size || this.#seen) this.#schedule();
  }

  // ---------------------------------------------------------------- frames

  #schedule(): void {
    const now = performance.now();
    if (this.#scheduled === undefined) {
      this.#scheduled = now;
      setImmediate(() => {
        this.#scheduled = undefined;
        if (this.#pages.ready) this.#flush();
      });
    } else if (now - this.#scheduled > BLOCKED) {
      this.#scheduled = now;
      if (this.#pages.any) this.#flush();
    }
  }

  /** Brings `sent` up to date, and tells the pages, if any are there. */
  #flush(): void {
    const ops: Op[] = [];
    for (const block of this.#dirty) ops.push(...this.#update(block));
    this.#dirty.clear();
    const seen = this.#seen;
    this.#seen = undefined;
    if (this.#closed || (!ops.length && !seen)) return;
    this.#rev++;
    if (!this.#pages.any) return;
    this.#transport.send({ type: "patch", rev: this.#rev, seen: seen ?? {}, ops });
    this.#pages.expect();
  }

  #update(block: BlockNode): Op[] {
    const { blocks } = this.#sent;
    const before = blocks[block.id];
    if (!this.has(block)) {
      delete blocks[block.id];
      return before ? [["delete", ["blocks", block.id]]] : [];
    }
    const after = this.source.project(block);
    blocks[block.id] = after;
    return before ? diff(before, after, ["blocks", block.id]) : [["add", ["blocks", block.id], after]];
  }

  #structure(): void {
    this.#blocks.clear();
    for (const block of walk(this.root, (each) => this.source.children(each))) this.#blocks.set(block.id, block);
  }
}
