/** Addresses under which pictures can be drawn: bytes that came with the value, or files that are fetched. */
import type { ReactiveController } from "lit";
import type { Media } from "../../media/picture";
import type { View } from "../view";
import { toPng } from "./pixels";

interface Source {
  url: string | undefined;
  problem: string;
}

export class PictureSource implements ReactiveController {
  readonly #sources = new Map<string, Source>();

  constructor(private readonly view: View) {
    view.addController(this);
  }

  /** Where the picture can be drawn from; undefined while it is on its way. */
  urlOf(media: Media): string | undefined {
    return this.#of(media).url;
  }

  problemOf(media: Media): string {
    return this.#of(media).problem;
  }

  /** Lets go of what isn't shown any more. */
  keep(shown: readonly Media[]): void {
    const ids = new Set(shown.map(({ id }) => id));
    for (const [id, { url }] of this.#sources) {
      if (ids.has(id)) continue;
      if (url) URL.revokeObjectURL(url);
      this.#sources.delete(id);
    }
  }

  hostDisconnected(): void {
    this.keep([]);
  }

  hostConnected(): void {
    // What was let go with the page's part comes back with it.
    this.view.requestUpdate();
  }

  #of(media: Media): Source {
    const known = this.#sources.get(media.id);
    if (known) return known;
    const source: Source = { url: undefined, problem: "" };
    this.#sources.set(media.id, source);
    // An image element draws the bytes and runs none of them, whatever their kind.
    const toBlob = (bytes: Uint8Array) => new Blob([bytes as BlobPart], { type: media.mime });
    if ("data" in media) source.url = URL.createObjectURL(toBlob(media.data));
    else if ("pixels" in media) void this.#await(source, toPng(media.pixels));
    else void this.#await(source, this.view.host.download(media.file).then(toBlob));
    return source;
  }

  async #await(source: Source, coming: Promise<Blob>): Promise<void> {
    try {
      source.url = URL.createObjectURL(await coming);
    } catch (error) {
      source.problem = (error as Error).message;
    }
    this.view.requestUpdate();
  }
}
