/**
 * The files of one session: what its pages uploaded, and what its handlers offer for download. They are known by random ids;
 * nothing that a page says is ever taken for a path.
 */
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, write, writeFileSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { FileRecord } from "../graph/component";
import type { Down, FileMessage } from "../wire/message";
import { mimeOfName } from "../media/mime";

const writeAt = promisify(write);

/** Bytes in one piece of a download. */
const PIECE = 1024 * 1024;
/** An upload of which nothing comes for so long is given up. In milliseconds. */
const SILENCE = 5 * 60_000;
/** Folders in folders, at most. */
const MOST_DEPTH = 32;

type Send = (message: Down) => void;

export class SessionFiles {
  readonly #records = new Map<string, FileRecord>();
  readonly #uploads = new Map<string, Upload>();
  readonly #offered = new Map<string, FileRecord>();
  /** Folders that pages bring, by the names that pages gave them. */
  readonly #folders = new Map<string, string>();
  #folder: string | undefined;

  /** An uploaded or offered file. Throws where this session has none of that id, or it hasn't come as a whole. */
  get(id: string): FileRecord {
    const record = this.#records.get(id);
    if (record) return record;
    throw new Error(this.#uploads.has(id) ? "The file is still on its way" : "There is no such file in this session");
  }

  /** Lets the session's pages download a file. The same file has the same id until it changes. */
  offer(file: string): FileRecord {
    const whole = path.resolve(file);
    const stats = statSync(whole, { throwIfNoEntry: false });
    if (!stats?.isFile()) throw new Error(`expected the path of a file, but there is none at ${JSON.stringify(file)}`);
    const key = `${whole}\n${stats.size}\n${stats.mtimeMs}`;
    const name = path.basename(whole);
    const record = this.#offered.get(key) ?? { id: crypto.randomUUID(), path: whole, name, size: stats.size, mime: mimeOfName(name) };
    this.#offered.set(key, record);
    this.#records.set(record.id, record);
    return record;
  }

  keep(name: string, bytes: Uint8Array): FileRecord {
    const record = this.#place(name, bytes.length, mimeOfName(name));
    writeFileSync(record.path, bytes, { mode: 0o600 });
    this.#records.set(record.id, record);
    return record;
  }

  receive(message: FileMessage, send: Send): void {
    switch (message.type) {
      case "upload":
        return this.#begin(message, send);
      case "chunk":
        return this.#continue(message, send);
      case "drop":
        return this.#drop(this.#uploads.get(message.file));
      case "fetch":
        return void this.#send(message, send);
    }
  }

  /** Deletes what was uploaded. */
  close(): void {
    for (const upload of this.#uploads.values()) upload.close();
    this.#uploads.clear();
    this.#records.clear();
    this.#offered.clear();
    this.#folders.clear();
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  #begin({ page, ref, name, size, mime, folder }: FileMessage & { type: "upload" }, send: Send): void {
    const accept = (file: string, error?: string) => send({ type: "accepted", page, ref, file, ...(error && { error }) });
    // The same question again, because our answer was late.
    const known = [...this.#uploads.values()].find((upload) => upload.ref === ref);
    if (known) return accept(known.record.id);
    try {
      const upload = new Upload(this.#place(name, size, mime, folder), ref, () => this.#drop(upload));
      this.#uploads.set(upload.record.id, upload);
      accept(upload.record.id);
      if (size === 0) this.#finish(upload);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      accept("none", code === "EEXIST" ? "A file of this name is there already" : `It can't be written: ${code}`);
    }
  }

  /** A place on the disk: in a folder of its own, or at its path in a folder that a page brings. */
  #place(name: string, size: number, mime: string, folder?: string): FileRecord {
    this.#folder ??= mkdtempSync(path.join(tmpdir(), "inlay-"));
    const id = crypto.randomUUID();
    const base = path.join(this.#folder, (folder !== undefined && this.#folders.get(folder)) || id);
    if (folder !== undefined && !this.#folders.has(folder)) this.#folders.set(folder, id);
    const where = path.join(base, ...(folder === undefined ? [toFileName(name)] : toSafePath(name)));
    mkdirSync(path.dirname(where), { recursive: true });
    return { id, path: where, name: clip(name), size, mime };
  }

  /** The rest won't come. */
  #drop(upload: Upload | undefined): void {
    if (!upload || !this.#uploads.delete(upload.record.id)) return;
    upload.close();
    upload.closed.then(() => rm(upload.record.path, { force: true })).catch(console.error);
  }

  #continue({ page, file, offset, bytes }: FileMessage & { type: "chunk" }, send: Send): void {
    const upload = this.#uploads.get(file);
    const answer = (received: number, error?: string) => send({ type: "received", page, file, offset: received, ...(error && { error }) });
    if (!upload) {
      const record = this.#records.get(file);
      // A chunk that was sent again, because our answer to it was late.
      return record ? answer(record.size) : answer(0, "The upload is unknown here");
    }
    const fail = (error: Error) => {
      this.#drop(upload);
      answer(0, error.message);
    };
    if (offset + bytes.length > upload.record.size) return fail(new Error("More bytes came than the file has"));
    upload.write(offset, bytes).then(() => {
      if (upload.written === upload.record.size && this.#uploads.has(file)) this.#finish(upload);
      answer(upload.written);
    }, fail);
  }

  #finish(upload: Upload): void {
    upload.close();
    this.#uploads.delete(upload.record.id);
    this.#records.set(upload.record.id, upload.record);
  }

  async #send({ page, file, offset }: FileMessage & { type: "fetch" }, send: Send): Promise<void> {
    const answer = (size: number, bytes: Uint8Array, error?: string) =>
      send({ type: "piece", page, file, offset, size, bytes, ...(error && { error }) });
    try {
      const record = this.get(file);
      const handle = await open(record.path);
      try {
        const { buffer, bytesRead } = await handle.read({
          buffer: Buffer.alloc(Math.max(0, Math.min(PIECE, record.size - offset))),
          position: offset,
        });
        answer(record.size, buffer.subarray(0, bytesRead));
      } finally {
        await handle.close();
      }
    } catch (error) {
      answer(0, new Uint8Array(), (error as Error).message);
    }
  }
}

/** A file on its way. Bytes are written in order; what comes out of turn is dropped, and asked for by the answer. */
class Upload {
  written = 0;
  #expected = 0;
  #tail = Promise.resolve();
  readonly #descriptor: number;
  readonly #silence: NodeJS.Timeout;

  constructor(
    readonly record: FileRecord,
    readonly ref: string,
    giveUp: () => void,
  ) {
    this.#descriptor = openSync(record.path, "wx", 0o600);
    this.#silence = setTimeout(giveUp, SILENCE).unref();
  }

  /** Resolves when these bytes are on the disk. */
  write(offset: number, bytes: Uint8Array): Promise<void> {
    this.#silence.refresh();
    if (offset !== this.#expected) return this.#tail;
    this.#expected += bytes.length;
    this.#tail = this.#tail.then(async () => {
      const { bytesWritten } = await writeAt(this.#descriptor, bytes, 0, bytes.length, offset);
      if (bytesWritten !== bytes.length) throw new Error("The disk took only a part");
      this.written += bytesWritten;
    });
    return this.#tail;
  }

  /** Settles when nothing is written any more. */
  get closed(): Promise<void> {
    return this.#tail;
  }

  /** Once what is being written is written. */
  close(): void {
    clearTimeout(this.#silence);
    const close = () => closeSync(this.#descriptor);
    this.#tail = this.#tail.then(close, close);
  }
}

/** What is left of a page's name for a file, on any system: letters, digits and a few marks. */
function toFileName(name: string): string {
  const last = name.normalize().split(/[/\\]/).at(-1)!;
  const clean = last
    .replace(/[^\p{L}\p{N}._ -]/gu, "_")
    .replace(/^[. ]+|[. ]+$/g, "")
    .slice(-100);
  return /^(con|prn|aux|nul|com\d|lpt\d)?(\.|$)/i.test(clean) ? `_${clean}` : clean;
}

/** A path within a folder, part by part: nothing in it leads out. */
function toSafePath(name: string): string[] {
  const parts = name.split(/[/\\]/).filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.length ? parts.slice(-MOST_DEPTH).map(toFileName) : ["_"];
}

/** As much of a name as is kept for people; no character is cut in two. */
const clip = (name: string): string => name.slice(0, 255).replace(/[\ud800-\udbff]$/, "");
