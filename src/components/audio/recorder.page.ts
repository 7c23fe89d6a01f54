/** Recording what the user says: asking for the microphone, how loud it is, pausing, and the whole at the end. */
import { css, html, nothing, type ReactiveController } from "lit";
import { joinSamples, MOST_SAMPLES } from "../../media/audio";
import { mediaIcons } from "../../page/parts/media-icons";
import { Microphone, peakOf } from "../../page/parts/microphone";
import { showTime } from "../../page/parts/subtitles";
import type { View } from "../../page/view";

export const recorderStyles = css`
  .recorder {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    min-height: 44px;
  }
  .recorder button {
    min-height: 32px;
    padding: 4px 12px;
  }
  .recorder canvas {
    flex: 1 1 100%;
    width: 100%;
    height: 56px;
    color: var(--inlay-accent);
  }
  .recorder .time {
    font-variant-numeric: tabular-nums;
  }
  .recorder .dot {
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--inlay-danger);
  }
  .recorder .dot.paused {
    background: var(--inlay-text-muted);
  }
`;

export interface RecorderOptions {
  samplingRate: number | undefined;
  /** Draws how loud it is. */
  meter: boolean;
}

/** Who wants to hear of it. */
export interface Listener {
  started(): void;
  paused(): void;
  /** The next samples. */
  piece(samples: Float32Array, samplingRate: number): void;
  /** It is over; these are all samples. It stands as "saving" until this resolves, and says why it rejects. */
  stopped(samples: Float32Array, samplingRate: number): Promise<void>;
}

type State = "idle" | "asking" | "recording" | "paused" | "saving";

export class Recorder implements ReactiveController {
  problem = "";
  #state: State = "idle";
  #microphone: Microphone | undefined;
  #pieces: Float32Array[] = [];
  #count = 0;
  #levels: number[] = [];
  #forget: (() => void) | undefined;

  constructor(
    private readonly view: View,
    private readonly options: () => RecorderOptions,
    private readonly listener: Listener,
  ) {
    view.addController(this);
  }

  get state(): State {
    return this.#state;
  }

  hostDisconnected(): void {
    this.#letGo();
    this.#go("idle");
  }

  readonly start = async (): Promise<void> => {
    this.problem = "";
    this.#pieces = [];
    this.#levels = [];
    this.#count = 0;
    this.#go("asking");
    try {
      const { samplingRate } = this.options();
      const microphone = await Microphone.open(this.#hear, this.#ended, samplingRate);
      // The view may be gone by the time that the user has answered.
      if (this.#state !== "asking") return void microphone.close();
      this.#microphone = microphone;
      this.#forget = this.view.host.whenGone(() => this.#letGo());
      this.#go("recording");
      this.listener.started();
    } catch (error) {
      this.problem = (error as Error).message;
      this.#go("idle");
    }
  };

  readonly stop = async (): Promise<void> => {
    const microphone = this.#microphone;
    if (!microphone || this.#state === "saving") return;
    this.#go("saving");
    const { samplingRate } = microphone;
    await microphone.close();
    this.#letGo();
    try {
      await this.listener.stopped(joinSamples(this.#pieces), samplingRate);
    } catch (error) {
      this.problem = (error as Error).message;
    }
    this.#pieces = [];
    this.#go("idle");
  };

  render(): unknown {
    if (this.#state === "idle")
      return html`<div class="recorder">
          <button @click=${this.start}>${mediaIcons.microphone} Record</button>
        </div>
        ${this.problem ? html`<div class="problem" role="alert">${this.problem}</div>` : nothing}`;
    if (this.#state === "asking") return html`<div class="recorder" role="status">Waiting for the microphone…</div>`;
    if (this.#state === "saving") return html`<div class="recorder" role="status">Saving the recording…</div>`;
    const isPaused = this.#state === "paused";
    return html`<div class="recorder">
      ${this.options().meter ? html`<canvas role="img" aria-label="How loud it is" width="600" height="112"></canvas>` : nothing}
      <span class="dot ${isPaused ? "paused" : ""}"></span>
      <span class="time" role="timer" aria-label="Recorded">${showTime(this.#count / this.#microphone!.samplingRate)}</span>
      <button class="stop" @click=${this.stop}>${mediaIcons.stop} Stop</button>
      <button @click=${this.#pause}>${isPaused ? mediaIcons.microphone : mediaIcons.pause} ${isPaused ? "Resume" : "Pause"}</button>
    </div>`;
  }

  hostUpdated(): void {
    const canvas = this.view.renderRoot.querySelector<HTMLCanvasElement>(".recorder canvas");
    if (canvas) drawLevels(canvas, this.#levels);
  }

  readonly #hear = (samples: Float32Array, samplingRate: number) => {
    this.#pieces.push(samples);
    this.#levels.push(peakOf(samples));
    this.#count += samples.length;
    this.listener.piece(samples, samplingRate);
    if (this.#count > MOST_SAMPLES / 2) void this.stop();
    this.view.requestUpdate();
  };

  readonly #pause = async (): Promise<void> => {
    if (this.#state === "paused") {
      await this.#microphone?.resume();
      this.#go("recording");
    } else {
      this.#go("paused");
      await this.#microphone?.pause();
      this.listener.paused();
    }
  };

  readonly #ended = () => {
    this.problem = "The microphone was taken away.";
    void this.stop();
  };

  #letGo(): void {
    this.#forget?.();
    this.#forget = undefined;
    void this.#microphone?.close();
    this.#microphone = undefined;
  }

  #go(state: State): void {
    this.#state = state;
    this.view.requestUpdate();
  }
}

/** Bars of the last pieces, the newest at the end. */
function drawLevels(canvas: HTMLCanvasElement, levels: readonly number[]): void {
  const context = canvas.getContext("2d")!;
  const { width, height } = canvas;
  const count = width / 6;
  context.clearRect(0, 0, width, height);
  context.fillStyle = getComputedStyle(canvas).color;
  for (const [i, level] of levels.slice(-count).entries()) {
    // Ears hear ratios: what is a tenth as loud isn't a tenth as high.
    const bar = Math.max(2, Math.sqrt(level) * height);
    context.fillRect(i * 6, (height - bar) / 2, 4, bar);
  }
}
