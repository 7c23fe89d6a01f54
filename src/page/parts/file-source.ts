/** The bytes of what a value names, where the page can play or draw them: those that came with it, or a file that is fetched. */
import type { ReactiveController } from "lit";
import type { View } from "../view";

export type Held = { id: string; mime: string } & ({ file: string } | { data: Uint8Array });

export interface Source {
  blob: Blob | undefined;
  url: string | undefined;
  problem: string;
  /** How much of it has come, from 0 to 1. */
  fraction: number;
}

export class FileSource implements ReactiveController {
  readonly #sources = new Map<string, Source>();

  constructor(private readonly view: View) {
    view.addController(this);
  }

  of(held: Held): Source {
    const known = this.#sources.get(held.id);
    if (known) return known;
    const source = { blob: undefined, url: undefined, problem: "", fraction: 0 };
    this.#sources.set(held.id, source);
    if ("data" in held) fill(source, new Blob([held.data as BlobPart], { type: toType(held.mime) }));
    else void this.#fetch(source, held.file, toType(held.mime));
    return source;
  }

  /** The page has these bytes already: it made them. */
  remember(id: string, blob: Blob): void {
    const source = { blob: undefined, url: undefined, problem: "", fraction: 1 };
    this.#sources.set(id, source);
    fill(source, blob);
  }

  /** Lets go of all others. */
  keep(...ids: readonly (string | undefined)[]): void {
    for (const [id, { url }] of this.#sources) {
      if (ids.includes(id)) continue;
      if (url) URL.revokeObjectURL(url);
      this.#sources.delete(id);
    }
  }

  hostDisconnected(): void {
    this.keep();
  }

  hostConnected(): void {
    // What was let go with the page's part comes back with it.
    this.view.requestUpdate();
  }

  async #fetch(source: Source, file: string, type: string): Promise<void> {
    const progress = (fraction: number) => {
      source.fraction = fraction;
      this.view.requestUpdate();
    };
    try {
      fill(source, new Blob([await this.view.host.download(file, progress)], { type }));
    } catch (error) {
      source.problem = (error as Error).message;
    }
    // It may have been let go of meanwhile.
    if (source.url && ![...this.#sources.values()].includes(source)) URL.revokeObjectURL(source.url);
    this.view.requestUpdate();
  }
}

function fill(source: Source, blob: Blob): void {
  Object.assign(source, { blob, url: URL.createObjectURL(blob), fraction: 1 });
}

/** An address of this page must never hold what could act on it. */
const toType = (mime: string) => (/^(audio|video)\/[a-z0-9-]+$/.test(mime) ? mime : "application/octet-stream");
