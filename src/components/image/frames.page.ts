/** The camera's pictures as a stream: one is taken so often, and the kernel gets as many as it is done with. */
import type { Media } from "../../media/picture";
import type { Camera } from "../../page/parts/camera";
import type { Chunks } from "../../page/view";

/** A frame is looked at once: it may be a little coarse, and is small. */
const QUALITY = 0.8;

export class Frames {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #chunks: Chunks<Media> | undefined;

  constructor(
    private readonly camera: Camera,
    private readonly fail: (problem: string) => void,
  ) {}

  get isOn(): boolean {
    return this.#chunks !== undefined;
  }

  /** Takes one every so many seconds. */
  start(chunks: Chunks<Media>, every: number): void {
    this.stop();
    this.#chunks = chunks;
    void this.#take(chunks, every * 1000);
  }

  /** What waits isn't sent any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#chunks?.stop();
    this.#chunks = undefined;
  }

  async #take(chunks: Chunks<Media>, pace: number): Promise<void> {
    const begun = performance.now();
    try {
      const frame = await this.camera.frame("image/jpeg", QUALITY);
      const data = new Uint8Array(await frame.arrayBuffer());
      // It was stopped meanwhile.
      if (chunks !== this.#chunks) return;
      chunks.offer({ id: crypto.randomUUID(), mime: frame.type, name: "webcam.jpg", data });
    } catch (error) {
      if (chunks === this.#chunks) this.fail((error as Error).message);
      return;
    }
    this.#timer = setTimeout(() => void this.#take(chunks, pace), Math.max(0, pace - (performance.now() - begun)));
  }
}
