/** Between a drawing on the page and the value that travels. Only what changed is encoded and sent, when the page has time for it. */
import type { Media } from "../../media/picture";
import { toRaster } from "./load.page";
import { emptyLayer, isEmpty, type Layer, type Raster, type Sketch } from "./sketch.page";
import type { Drawn, DrawnSent } from "./spec";
import type { ViewHost } from "../../page/view";

/** Larger files go to the kernel in pieces: a message above 10 MiB would close its connection. */
const LARGE = 1024 * 1024;
/** The page has time at the latest after so many milliseconds. */
const PATIENCE = 250;

/** What makes two values the same drawing. */
function signatureOf(value: DrawnSent | null): string {
  if (!value) return "";
  const layers = value.layers.map(({ name, hidden, picture }) => [name, hidden, picture?.id]);
  return JSON.stringify([value.width, value.height, value.background?.id, layers]);
}

/** The value as a drawing, with at least the layers of these names. Layers that were there keep their keys. */
export async function toSketch(value: Drawn, host: ViewHost, before: readonly Layer[], names: readonly string[]): Promise<Sketch> {
  const { width, height } = value;
  const load = async (media: Media | null) => media && toRaster(media, host, width, height);
  const [background, ...rasters] = await Promise.all([value.background, ...value.layers.map(({ picture }) => picture)].map(load));
  const given = value.layers.map(({ name, hidden }, i) => ({
    ...(before[i]?.name === name ? before[i] : emptyLayer(name)),
    hidden,
    raster: rasters[i] ?? null,
  }));
  // A handler may have given a background alone: there must be something to draw on.
  const layers = [...given, ...names.slice(given.length).map(emptyLayer)];
  return { width, height, background: background ?? null, layers };
}

const rastersOf = ({ background, layers }: Sketch): Raster[] =>
  [background, ...layers.map(({ raster }) => raster)].filter((raster) => raster !== null);

export class Exchange {
  /** What was sent last. */
  #sent = "";
  #known = new Set<string>();
  #waiting: Sketch | undefined;
  /** Changes with every change of the drawing: what was encoded for an older one isn't sent. */
  #turn = 0;

  constructor(
    private readonly host: () => ViewHost,
    private readonly input: (value: DrawnSent | null) => void,
    private readonly fail: (problem: string) => void,
  ) {}

  /** Whether this value is what the page sent last. */
  isOwn(value: Drawn | null): boolean {
    return signatureOf(value) === this.#sent;
  }

  /** The kernel's value, whoever made it. What it has needn't be sent. */
  took(value: Drawn | null): void {
    this.cancel();
    this.#sent = signatureOf(value);
    this.#know(value);
  }

  /** The kernel didn't take what was sent: next time everything goes. */
  lost(): void {
    this.#known.clear();
  }

  /** Sends the drawing when the page has time, and at once if nothing is to be encoded. */
  send(sketch: Sketch): void {
    const turn = ++this.#turn;
    this.#waiting = sketch;
    if (!rastersOf(sketch).some((raster) => this.#isNew(raster))) return this.#say(sketch);
    addEventListener("pointerdown", this.flush, { capture: true });
    addEventListener("keydown", this.flush, { capture: true });
    whenIdle(() => void this.#encode(sketch, turn));
  }

  /** Nothing that waits is sent any more. */
  cancel(): void {
    this.#turn++;
    this.#waiting = undefined;
    removeEventListener("pointerdown", this.flush, { capture: true });
    removeEventListener("keydown", this.flush, { capture: true });
  }

  /** It has to be encoded: the kernel doesn't have it, and takes uploads and PNG only. */
  #isNew({ media }: Raster): boolean {
    if (!media) return true;
    return !this.#known.has(media.id) && !("file" in media) && !("data" in media && media.mime === "image/png");
  }

  async #encode(sketch: Sketch, turn: number): Promise<void> {
    for (const raster of rastersOf(sketch)) {
      if (turn !== this.#turn) return;
      if (!this.#isNew(raster)) continue;
      const blob = await new Promise<Blob | null>((done) => raster.canvas.toBlob(done, "image/png"));
      if (!blob) return this.fail("The drawing is too large for this browser.");
      try {
        const media = blob.size > LARGE ? await this.#upload(blob) : toMedia(new Uint8Array(await blob.arrayBuffer()));
        if (this.#isNew(raster)) raster.media = media;
      } catch (error) {
        return this.fail((error as Error).message);
      }
    }
    if (turn === this.#turn) this.#say(sketch);
  }

  async #upload(blob: Blob): Promise<Media> {
    const file = new File([blob], "drawing.png", { type: "image/png" });
    const { file: id } = await this.host().upload(file, () => {}, new AbortController().signal);
    return { id, file: id, mime: "image/png", name: "drawing.png" };
  }

  /** Whatever the user does next, be it a button that reads the drawing, comes after what they drew. */
  readonly flush = (event?: Event): void => {
    const sketch = this.#waiting;
    // The next stroke reads nothing, and mustn't wait.
    const isStroke = event?.composedPath().some((each) => each instanceof HTMLElement && each.role === "application");
    if (!sketch || isStroke) return;
    for (const raster of rastersOf(sketch)) {
      if (!this.#isNew(raster)) continue;
      const [, base64 = ""] = raster.canvas.toDataURL("image/png").split(",");
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      // It comes a little later then, in pieces.
      if (bytes.length > LARGE) return;
      raster.media = toMedia(bytes);
    }
    this.#say(sketch);
  };

  #say(sketch: Sketch): void {
    this.cancel();
    const { width, height, background, layers } = sketch;
    const part = (raster: Raster | null) => raster && (this.#known.has(raster.media!.id) ? { id: raster.media!.id } : raster.media!);
    const value: DrawnSent | null = isEmpty(sketch)
      ? null
      : {
          width,
          height,
          background: part(background),
          layers: layers.map(({ name, hidden, raster }) => ({ name, hidden, picture: part(raster) })),
        };
    this.#sent = signatureOf(value);
    this.#know(value);
    this.input(value);
  }

  #know(value: DrawnSent | null): void {
    this.#known = new Set(value ? [value.background?.id ?? "", ...value.layers.map(({ picture }) => picture?.id ?? "")] : []);
  }
}

const toMedia = (data: Uint8Array): Media => ({ id: crypto.randomUUID(), mime: "image/png", name: "drawing.png", data });

function whenIdle(work: () => void): void {
  // Safari has none.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: PATIENCE });
  else setTimeout(work);
}
