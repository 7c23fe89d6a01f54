/** Files on their way between a page and the kernel, in pieces small enough for every server in between. */
import { ask, PATIENCE, TRIES, whenGone } from "./ask";
import { pathOf } from "./parts/folders";
import type { Store } from "./store";
import type { UploadedFile, ViewHost } from "./view";

/** Bytes in a piece. A message above 10 MiB would close the kernel's whole connection. */
const PIECE = 512 * 1024;
/** Pieces on their way at a time. */
const WINDOW = 4;

export class Files implements Pick<ViewHost, "upload" | "download"> {
  constructor(private readonly store: Store) {}

  async upload(file: File, progress: (fraction: number) => void, signal: AbortSignal, folder?: string): Promise<UploadedFile> {
    const ref = crypto.randomUUID();
    const { page } = this.store;
    const { size, type: mime } = file;
    const name = folder === undefined ? file.name : pathOf(file);
    const question = { type: "upload", page, ref, name, size, mime, ...(folder === undefined ? {} : { folder }) } as const;
    const accepted = await ask(this.store, "accepted", question, (answer) => answer.ref === ref, signal);
    if (accepted.error !== undefined) throw new Error(accepted.error);
    try {
      await new Sending(this.store, file, accepted.file, progress).run(signal);
    } catch (error) {
      this.store.send({ type: "drop", page, file: accepted.file });
      throw error;
    }
    return { file: accepted.file, name, size, mime };
  }

  async download(file: string, progress: (fraction: number) => void = () => {}): Promise<Uint8Array<ArrayBuffer>> {
    const { page } = this.store;
    let bytes = new Uint8Array();
    let offset = 0;
    do {
      const question = { type: "fetch", page, file, offset } as const;
      const piece = await ask(this.store, "piece", question, (answer) => answer.file === file && answer.offset === offset);
      if (piece.error) throw new Error(piece.error);
      if (!offset) bytes = new Uint8Array(piece.size);
      bytes.set(piece.bytes, offset);
      if (!piece.bytes.length && offset < bytes.length) throw new Error("The file ended early");
      offset += piece.bytes.length;
      progress(bytes.length ? offset / bytes.length : 1);
    } while (offset < bytes.length);
    return bytes;
  }
}

/** One file on its way: a window of pieces at a time. What isn't acknowledged in time is sent again from the last byte that is. */
class Sending {
  #sent = 0;
  #received = 0;
  #tries = 0;
  /** A piece is being read; the next one waits, so that they leave in order. */
  #isReading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: Store,
    private readonly file: File,
    private readonly id: string,
    private readonly progress: (fraction: number) => void,
  ) {}

  /** Resolves when the kernel has all of it. */
  async run(signal: AbortSignal): Promise<void> {
    if (!this.file.size) return;
    let stop: (() => void)[] = [];
    try {
      await new Promise<void>((resolve, reject) => {
        const abort = () => reject(signal.reason as Error);
        signal.addEventListener("abort", abort, { once: true });
        stop = [
          () => signal.removeEventListener("abort", abort),
          whenGone(this.store, reject),
          this.store.watchMessages((message) => {
            if (message.type !== "received" || message.file !== this.id) return;
            if (message.error) return reject(new Error(message.error));
            this.#heard(message.offset);
            if (this.#received >= this.file.size) resolve();
            else this.#goOn(reject);
          }),
        ];
        this.#goOn(reject);
      });
    } finally {
      clearTimeout(this.#timer);
      this.#sent = Infinity;
      for (const each of stop) each();
    }
  }

  #heard(offset: number): void {
    if (offset > this.#received) this.#tries = 0;
    this.#received = offset;
    this.progress(offset / this.file.size);
  }

  #goOn(fail: (problem: Error) => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (++this.#tries > TRIES) return fail(new Error("The kernel doesn't answer"));
      this.#sent = this.#received;
      this.#goOn(fail);
    }, PATIENCE);
    this.#send().catch(fail);
  }

  async #send(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#sent < this.file.size && this.#sent - this.#received < WINDOW * PIECE) {
        const offset = this.#sent;
        const bytes = new Uint8Array(await this.file.slice(offset, offset + PIECE).arrayBuffer());
        // Meanwhile it may have ended, or gone back to what got lost.
        if (this.#sent !== offset) continue;
        this.#sent += PIECE;
        this.store.send({ type: "chunk", page: this.store.page, file: this.id, offset, bytes });
      }
    } finally {
      this.#isReading = false;
    }
  }
}
