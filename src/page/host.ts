/** What one block's view may ask of the page and the kernel behind it. */
import type { Files } from "./files";
import type { Store } from "./store";
import { ChunkStream } from "./stream";
import type { ViewHost } from "./view";

export class BlockHost implements ViewHost {
  constructor(
    private readonly store: Store,
    private readonly block: string,
  ) {}

  // Most apps bring no files and ask no questions: what that takes comes with the first one.

  async upload(...given: Parameters<Files["upload"]>): ReturnType<Files["upload"]> {
    const { Files } = await import("./files");
    return new Files(this.store).upload(...given);
  }

  async download(...given: Parameters<Files["download"]>): ReturnType<Files["download"]> {
    const { Files } = await import("./files");
    return new Files(this.store).download(...given);
  }

  async ask(question: unknown, signal?: AbortSignal): Promise<unknown> {
    const { askBlock } = await import("./ask");
    return askBlock(this.store, this.block, question, signal);
  }

  stream<Chunk>(join?: (waiting: Chunk, next: Chunk) => Chunk | undefined): ChunkStream<Chunk> {
    return new ChunkStream(this.store, this.block, join);
  }

  foresee(values: Readonly<Record<string, unknown>>): void {
    this.store.foresee(values);
  }

  whenGone(tell: () => void): () => void {
    return this.store.watch(() => this.store.connection !== "live" && tell());
  }
}
