/** What one block's view may ask of the page and the kernel behind it. */
import { ask } from "./ask";
import type { Files } from "./files";
import type { Store } from "./store";
import { ChunkStream } from "./stream";
import type { ViewHost } from "./view";

export class BlockHost implements ViewHost {
  readonly upload: ViewHost["upload"];
  readonly download: ViewHost["download"];

  constructor(
    private readonly store: Store,
    private readonly block: string,
    files: Files,
  ) {
    this.upload = files.upload.bind(files);
    this.download = files.download.bind(files);
  }

  async ask(question: unknown, signal?: AbortSignal): Promise<unknown> {
    const { page } = this.store;
    const ref = crypto.randomUUID();
    const answer = await ask(
      this.store,
      "answer",
      { type: "ask", page, ref, block: this.block, question },
      (given) => given.ref === ref,
      signal,
    );
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
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
