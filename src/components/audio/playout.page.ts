/** Sound that is played while it comes: each piece begins in the sample after the last one. */
import { html, type ReactiveController } from "lit";
import { mediaIcons } from "../../page/parts/media-icons";
import { showTime } from "../../page/parts/subtitles";
import type { View } from "../../page/view";

/** The first piece waits so long for the next one, and so does one that comes after a gap. In seconds. */
const LEAD = 0.1;

interface Coming {
  id: string;
  samplingRate: number;
  pieces: readonly (readonly Float32Array[])[];
}

export class Playout implements ReactiveController {
  #context: AudioContext | undefined;
  #id: string | undefined;
  /** So many pieces have their place in time. */
  #placed = 0;
  /** Where the next one begins. */
  #next = 0;
  #sources = new Set<AudioBufferSourceNode>();
  #seconds = 0;
  #stopped = false;

  constructor(
    private readonly view: View,
    private readonly tell: (event: "play" | "pause" | "stop") => void,
    /** The last piece was heard; there may be more. */
    private readonly fellSilent: () => void,
  ) {
    view.addController(this);
  }

  hostDisconnected(): void {
    this.finish();
  }

  /** Something is heard, or would be if it weren't paused. */
  get isPlaying(): boolean {
    return this.#sources.size > 0;
  }

  /** The user doesn't want to hear what still comes of this sound. */
  get isStopped(): boolean {
    return this.#stopped;
  }

  /** Was this sound, as far as it has come, given its place in time? */
  has({ id, pieces }: Coming): boolean {
    return this.#id === id && this.#placed === pieces.length;
  }

  /** Places what is new of it. */
  take({ id, samplingRate, pieces }: Coming): void {
    if (this.#id !== id) this.#begin(id);
    const more = pieces.slice(this.#placed);
    this.#placed = pieces.length;
    if (!more.length || this.#stopped) return;
    if (!this.#context) this.#open(samplingRate);
    for (const piece of more) this.#place(piece, samplingRate);
  }

  /** Lets go of the loudspeaker. */
  finish(): void {
    for (const source of this.#sources) source.onended = null;
    this.#sources.clear();
    void this.#context?.close();
    this.#context = undefined;
  }

  render(): unknown {
    const isPaused = this.#context?.state !== "running";
    return html`<div class="transport" role="group" aria-label="Playing as it comes">
      <button class="play" aria-label="${isPaused ? "Play" : "Pause"}" @click=${this.#toggle}>
        ${isPaused ? mediaIcons.play : mediaIcons.pause}
      </button>
      <button class="play" aria-label="Stop" @click=${this.#stop}>${mediaIcons.stop}</button>
      <span class="time">${showTime(this.#seconds)}, and more comes</span>
    </div>`;
  }

  #begin(id: string): void {
    this.finish();
    this.#id = id;
    this.#placed = 0;
    this.#seconds = 0;
    this.#stopped = false;
  }

  #open(samplingRate: number): void {
    // At its own rate, pieces fit each other to the sample.
    this.#context = new AudioContext({ sampleRate: samplingRate });
    this.#context.onstatechange = () => this.view.requestUpdate();
    this.#next = 0;
    this.tell("play");
  }

  #place(piece: readonly Float32Array[], samplingRate: number): void {
    const context = this.#context;
    const length = piece[0]?.length;
    if (!context || !length) return;
    this.#seconds += length / samplingRate;
    const buffer = context.createBuffer(piece.length, length, samplingRate);
    for (const [i, channel] of piece.entries()) buffer.copyToChannel(channel as Float32Array<ArrayBuffer>, i);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    if (this.#next <= context.currentTime) this.#next = context.currentTime + LEAD;
    source.start(this.#next);
    this.#next += length / samplingRate;
    this.#sources.add(source);
    source.onended = () => {
      if (this.#sources.delete(source) && !this.#sources.size) this.fellSilent();
    };
  }

  readonly #toggle = () => {
    const isRunning = this.#context?.state === "running";
    void (isRunning ? this.#context?.suspend() : this.#context?.resume());
    this.tell(isRunning ? "pause" : "play");
  };

  readonly #stop = () => {
    this.#stopped = true;
    this.finish();
    this.tell("stop");
    this.view.requestUpdate();
  };
}
