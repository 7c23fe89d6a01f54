/** What a camera gives, as a file. */

/** In the order in which they are wanted; each browser records some. */
const TYPES = ["video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];

export class Recording {
  readonly #recorder: MediaRecorder;
  readonly #parts: Blob[] = [];
  readonly #ended: Promise<void>;

  constructor(stream: MediaStream) {
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.#recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
    this.#recorder.ondataavailable = ({ data }) => void this.#parts.push(data);
    this.#ended = new Promise((ended) => (this.#recorder.onstop = () => ended()));
    this.#recorder.start();
  }

  /** Resolves with all of it. */
  async stop(): Promise<File> {
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    await this.#ended;
    const type = this.#recorder.mimeType.split(";")[0]!;
    return new File(this.#parts, `recording.${type === "video/mp4" ? "mp4" : "webm"}`, { type });
  }
}
