/** A microphone as samples, in pieces, as they come. */

/** So many pieces come in a second: enough for a meter that moves, and for a listener that answers at once. */
const PIECES = 20;

/** Runs beside the page, where no work of the page makes it miss a sample. It says each piece, and a last short one when asked. */
const processor = `
registerProcessor("inlay-microphone", class extends AudioWorkletProcessor {
  constructor({ processorOptions: { length } }) {
    super();
    this.piece = new Float32Array(length);
    this.filled = 0;
    this.port.onmessage = () => {
      this.say(this.piece.slice(0, this.filled));
      this.port.postMessage("flushed");
    };
  }
  say(piece) {
    if (piece.length) this.port.postMessage(piece, [piece.buffer]);
    this.filled = 0;
  }
  process([[samples]]) {
    let from = 0;
    while (samples && from < samples.length) {
      const part = samples.subarray(from, from + this.piece.length - this.filled);
      this.piece.set(part, this.filled);
      this.filled += part.length;
      from += part.length;
      if (this.filled < this.piece.length) break;
      const { piece } = this;
      this.piece = new Float32Array(piece.length);
      this.say(piece);
    }
    return true;
  }
});`;

/** Is told each piece, and how many samples a second has. */
export type Hear = (piece: Float32Array<ArrayBuffer>, samplingRate: number) => void;

export class Microphone {
  #flushed: (() => void) | undefined;
  #closed = false;

  private constructor(
    readonly stream: MediaStream,
    private readonly context: AudioContext,
    private readonly node: AudioWorkletNode,
    hear: Hear,
  ) {
    node.port.onmessage = ({ data }: MessageEvent<Float32Array<ArrayBuffer> | "flushed">) => {
      if (data === "flushed") this.#flushed?.();
      else hear(data, context.sampleRate);
    };
  }

  /**
   * Asks the user for it. `hear` is told each piece, of one channel; `ended` that it was taken away. `samplingRate` is the device's
   * own where none is asked for. Rejects with what a person can do about it.
   */
  static async open(hear: Hear, ended: () => void, samplingRate?: number): Promise<Microphone> {
    const stream = await askForMicrophone();
    let context: AudioContext | undefined;
    try {
      context = new AudioContext(samplingRate === undefined ? {} : { sampleRate: samplingRate });
      const url = URL.createObjectURL(new Blob([processor], { type: "text/javascript" }));
      await context.audioWorklet.addModule(url).finally(() => URL.revokeObjectURL(url));
      const node = new AudioWorkletNode(context, "inlay-microphone", {
        numberOfOutputs: 0,
        channelCount: 1,
        channelCountMode: "explicit",
        processorOptions: { length: Math.max(128, Math.round(context.sampleRate / PIECES)) },
      });
      const microphone = new Microphone(stream, context, node, hear);
      context.createMediaStreamSource(stream).connect(node);
      stream.getTracks()[0]?.addEventListener("ended", ended, { once: true });
      await context.resume();
      return microphone;
    } catch (error) {
      letGo(stream);
      void context?.close();
      throw error;
    }
  }

  get samplingRate(): number {
    return this.context.sampleRate;
  }

  /** What is said meanwhile isn't heard. */
  async pause(): Promise<void> {
    await this.#flush();
    if (!this.#closed) await this.context.suspend();
  }

  async resume(): Promise<void> {
    if (!this.#closed) await this.context.resume();
  }

  /** The device is let go of at once. Resolves when the last piece was told. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const flushed = this.#flush();
    letGo(this.stream);
    await flushed;
    await this.context.close();
  }

  /** A paused one has told all that it heard. */
  async #flush(): Promise<void> {
    if (this.context.state !== "running") return;
    await new Promise<void>((flushed) => {
      this.#flushed = flushed;
      this.node.port.postMessage("flush");
    });
  }
}

/** The loudest sample, from 0 to 1. */
export function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return Math.min(1, peak);
}

/** As the device gives it: what the browser would do for a telephone call takes away tones and music. */
async function askForMicrophone(): Promise<MediaStream> {
  // TypeScript knows no page without a secure origin.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new Error("Browsers give the microphone only to pages under https or on localhost.");
  const audio = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  try {
    return await devices.getUserMedia({ audio });
  } catch (error) {
    throw new Error(problemOf(error as DOMException), { cause: error });
  }
}

function problemOf({ name, message }: DOMException): string {
  if (name === "NotAllowedError") return "The browser didn't allow the microphone. Allow it for this page, and try again.";
  if (name === "NotFoundError") return "There is no microphone.";
  if (name === "NotReadableError") return "The microphone can't be read; another program may have it.";
  return message;
}

const letGo = (stream: MediaStream) => {
  for (const track of stream.getTracks()) track.stop();
};
