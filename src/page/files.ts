/** Files on their way between a page and the kernel, in pieces small enough for every server in between. */
import { ask, PATIENCE, TRIES } from "./ask";
import type { Store } from "./store";
import type { UploadedFile, ViewHost } from "./view";

/** Bytes in a piece. A message above 10 MiB would close the kernel's whole connection. */
const PIECE = 512 * 1024;
/** Pieces on their way at a time. */
const WINDOW = 4;

export class Files implements Pick<ViewHost, "upload" | "download"> {
  constructor(private readonly store: Store) {}

  async upload(file: File, progress: (fraction: number) => void, signal: AbortSignal): Promise<UploadedFile> {
    const ref = crypto.randomUUID();
    const { page } = this.store;
    const { name, size, type: mime } = file;
    const accepted = await ask(
      this.store,
      "accepted",
      { type: "upload", page, ref, name, size, mime },
      (answer) => answer.ref === ref,
      signal,
    );
    await this.#sendPieces(file, accepted.file, progress, signal);
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

  /** Keeps a window of pieces on the way; what isn't acknowledged in time is sent again from the last byte that is. */
  #sendPieces(file: File, id: string, progress: (fraction: number) => void, signal: AbortSignal): Promise<void> {
    const { page } = this.store;
    let sent = 0;
    let received = 0;
    let tries = 0;
    let timer: ReturnType<typeof setTimeout>;
    return new Promise<void>((resolve, reject) => {
      const end = (settle: () => void) => {
        stop();
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
        settle();
      };
      const fail = (problem: string) => end(() => reject(new Error(problem)));
      const abort = () => end(() => reject(signal.reason as Error));
      const send = async () => {
        while (sent < file.size && sent - received < WINDOW * PIECE) {
          const offset = sent;
          sent += PIECE;
          const bytes = new Uint8Array(await file.slice(offset, offset + PIECE).arrayBuffer());
          this.store.send({ type: "chunk", page, file: id, offset, bytes });
        }
      };
      const goOn = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (++tries > TRIES) return fail("The kernel doesn't answer");
          sent = received;
          goOn();
        }, PATIENCE);
        send().catch((error: Error) => fail(error.message));
      };
      const stop = this.store.watchMessages((message) => {
        if (message.type !== "received" || message.file !== id) return;
        if (message.error) return fail(message.error);
        if (message.offset > received) tries = 0;
        received = message.offset;
        progress(file.size ? received / file.size : 1);
        if (received >= file.size) end(resolve);
        else goOn();
      });
      signal.addEventListener("abort", abort, { once: true });
      if (file.size) goOn();
      else end(resolve);
    });
  }
}
