/** What the user says, as a file. */
import { encodeWav } from "../../media/wav";
import { Microphone } from "../../page/parts/microphone";

/** A longer recording would fill the page's memory. In seconds. */
const LONGEST = 600;

export class Voice {
  readonly #pieces: Float32Array<ArrayBuffer>[] = [];
  #length = 0;
  #microphone: Microphone | undefined;

  /** Begins to record. `ended` is told when the device was taken away, or the time is up. Rejects with what a person can do about it. */
  static async open(ended: () => void): Promise<Voice> {
    const voice = new Voice();
    voice.#microphone = await Microphone.open((piece, samplingRate) => {
      voice.#pieces.push(piece);
      voice.#length += piece.length;
      if (voice.#length > LONGEST * samplingRate) ended();
    }, ended);
    return voice;
  }

  /** The device is let go of. Gives what was said; undefined where that is nothing. */
  async close(): Promise<File | undefined> {
    const { samplingRate } = this.#microphone!;
    await this.#microphone!.close();
    if (!this.#length) return undefined;
    const samples = new Float32Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      samples.set(piece, at);
      at += piece.length;
    }
    return new File([encodeWav({ channels: [samples], samplingRate }, 16)], "recording.wav", { type: "audio/wav" });
  }
}
