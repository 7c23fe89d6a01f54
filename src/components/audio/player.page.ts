/** Playing a sound: its picture, and the controls below it. */
import { css, html, nothing, type ReactiveController } from "lit";
import WaveSurfer from "wavesurfer.js";
import { mediaIcons } from "../../page/parts/media-icons";
import { showTime, type Cue } from "../../page/parts/subtitles";
import { watchDark } from "../../page/theme";
import type { View } from "../../page/view";
import type { WaveformOptions } from "./spec";

export const playerStyles = css`
  .wave {
    position: relative;
    height: 72px;
    margin-bottom: 8px;
    border-radius: var(--inlay-field-radius);
  }
  .wave:has(:focus-visible) {
    outline: 2px solid var(--inlay-focus);
    outline-offset: 2px;
  }
  .wave .picture {
    isolation: isolate;
  }
  .wave .position {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .line {
    min-height: 1.5em;
    margin: 0 0 6px;
    text-align: center;
    white-space: pre-line;
  }
  .transport {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }
  .transport button {
    min-width: 32px;
    min-height: 32px;
    padding: 4px;
    font-weight: 400;
  }
  .transport .play {
    border-radius: 50%;
  }
  .transport .time {
    margin: 0 4px;
    color: var(--inlay-text-muted);
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
  }
  .transport .space {
    flex: 1;
  }
  .transport select {
    width: 62px;
    min-height: 32px;
    padding: 2px 4px;
    border: 1px solid var(--inlay-button-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-button);
    color: inherit;
    font: inherit;
    font-size: 0.9em;
  }
  .transport .volume {
    width: 64px;
    min-height: 24px;
    accent-color: var(--inlay-accent);
  }
`;

export interface PlayerOptions {
  name: string;
  autoplay: boolean;
  loop: boolean;
  /** Where it begins, in seconds. */
  position: number;
  waveform: WaveformOptions;
  cues: readonly Cue[];
}

/** What is played: samples draw the picture at once, without them the file is decoded for it. */
export interface Playable {
  id: string;
  blob: Blob;
  channels?: readonly Float32Array[] | undefined;
}

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];

export class Player implements ReactiveController {
  /** Each sound has an element of its own: one that was told to forget goes on reading for a while. */
  #media: HTMLAudioElement;
  #wave: WaveSurfer | undefined;
  #place: HTMLElement | undefined;
  #shown: string | undefined;
  #problem = "";
  #unwatch: (() => void) | undefined;

  constructor(
    private readonly view: View,
    private readonly options: () => PlayerOptions,
    private readonly tell: (event: "play" | "pause" | "end") => void,
  ) {
    view.addController(this);
    this.#media = this.#another({ volume: 1, muted: false, playbackRate: 1 });
  }

  get duration(): number {
    return Number.isFinite(this.#media.duration) ? this.#media.duration : 0;
  }

  hostDisconnected(): void {
    this.empty();
  }

  /** Nothing is played any more. */
  empty(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    if (this.#shown === undefined) return;
    this.#shown = undefined;
    const last = this.#media;
    this.#media = this.#another(last);
    last.pause();
    last.removeAttribute("src");
    last.load();
    this.#place?.remove();
    const wave = this.#wave;
    this.#wave = undefined;
    setTimeout(() => wave?.destroy(), 1000);
  }

  /** The next element: as loud and as fast as the one before. */
  #another({ volume, muted, playbackRate }: Pick<HTMLAudioElement, "volume" | "muted" | "playbackRate">): HTMLAudioElement {
    const media = document.createElement("audio");
    Object.assign(media, { volume, muted, playbackRate, defaultPlaybackRate: playbackRate });
    const listen = (event: string, act: () => void) => media.addEventListener(event, () => media === this.#media && act());
    for (const event of ["timeupdate", "durationchange", "seeked", "volumechange", "ratechange"])
      listen(event, () => this.view.requestUpdate());
    listen("play", () => this.#say("play"));
    // At the end it pauses, too.
    listen("pause", () => media.ended || this.#say("pause"));
    listen("ended", () => this.#say("end"));
    return media;
  }

  /** To be called when its place is drawn; does nothing for what it plays already. */
  load(playable: Playable): void {
    const picture = this.view.renderRoot.querySelector(".wave .picture");
    if (!picture || this.#shown === playable.id) return;
    this.empty();
    const place = (this.#place = picture.appendChild(document.createElement("div")));
    this.#shown = playable.id;
    this.#problem = "";
    const { autoplay, loop, position } = this.options();
    this.#media.loop = loop;
    const wave = WaveSurfer.create({ container: place, media: this.#media, height: 72, interact: false, ...this.#look(), barWidth: 2, barGap: 1, barRadius: 2 }); // prettier-ignore
    this.#wave = wave;
    // A browser may be able to play what it can't draw.
    wave.on("error", (error) => this.#fail(playable, error));
    wave.once("ready", () => {
      if (position) this.#media.currentTime = Math.min(position, this.duration);
      if (autoplay) this.#media.play().catch(() => {});
    });
    const { channels } = playable;
    wave.loadBlob(playable.blob, channels?.[0]?.length ? [...channels] : undefined).catch((error: Error) => this.#fail(playable, error));
    this.#unwatch = watchDark(() => requestAnimationFrame(() => this.#wave === wave && wave.setOptions(this.#look())));
  }

  #fail({ id }: Playable, error: Error): void {
    if (this.#shown !== id || error.name === "AbortError") return;
    this.#problem = this.#media.error ? "The browser can't play this file." : "The browser can't draw this file.";
    this.view.requestUpdate();
  }

  #look(): { waveColor: string; progressColor: string; cursorColor: string } {
    const style = getComputedStyle(this.view);
    const { waveformColor, waveformProgressColor } = this.options().waveform;
    const colour = (given: string | undefined, name: string) =>
      given && CSS.supports("color", given) ? given : style.getPropertyValue(name).trim();
    const progressColor = colour(waveformProgressColor, "--inlay-accent");
    return { waveColor: colour(waveformColor, "--inlay-text-muted"), progressColor, cursorColor: progressColor };
  }

  /** `over` lies over the picture, `tools` stand at the end of the controls. */
  render(over: unknown, tools: unknown): unknown {
    const { name, cues, waveform } = this.options();
    const { currentTime, paused, muted, volume, playbackRate } = this.#media;
    const step = waveform.skipLength ?? 5;
    const cue = cues.find(({ start, end }) => currentTime >= start && currentTime < end);
    return html`<div class="wave">
        <div class="picture" aria-hidden="true"></div>
        <input
          class="position"
          type="range"
          aria-label="Position"
          aria-valuetext="${showTime(currentTime)} of ${showTime(this.duration)}"
          min="0"
          max=${this.duration || 1}
          step="any"
          .value=${String(currentTime)}
          @input=${this.#moved}
          @keydown=${this.#pressed}
        />
        ${over}
      </div>
      ${this.#problem ? html`<div class="problem" role="status">${this.#problem}</div>` : nothing}
      ${cues.length ? html`<p class="line">${cue?.text ?? ""}</p>` : nothing}
      <div class="transport">
        <button class="play" aria-label="${paused ? "Play" : "Pause"} ${name}" title=${paused ? "Play" : "Pause"} @click=${this.toggle}>
          ${paused ? mediaIcons.play : mediaIcons.pause}
        </button>
        <span class="time">${showTime(currentTime)} / ${showTime(this.duration)}</span>
        <button class="quiet" aria-label="Back ${step} seconds" title="Back ${step} s" @click=${() => this.#skip(-step)}>
          ${mediaIcons.back}
        </button>
        <button class="quiet" aria-label="Forward ${step} seconds" title="Forward ${step} s" @click=${() => this.#skip(step)}>
          ${mediaIcons.forward}
        </button>
        <select aria-label="Speed" title="Speed" @change=${this.#sped}>
          ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === playbackRate}>${speed}×</option>`)}
        </select>
        <button class="quiet" aria-label="Mute" aria-pressed=${muted} title="Mute" @click=${this.#mute}>
          ${muted ? mediaIcons.muted : mediaIcons.loud}
        </button>
        <input
          class="volume"
          type="range"
          aria-label="Volume"
          min="0"
          max="1"
          step="0.05"
          .value=${String(volume)}
          @input=${this.#turned}
        />
        <span class="space"></span>
        ${tools}
      </div>`;
  }

  readonly toggle = () => {
    if (this.#media.paused) this.#media.play().catch((error: Error) => this.#refused(error));
    else this.#media.pause();
  };

  #refused(error: Error): void {
    // Another sound came before this one began.
    if (error.name === "AbortError") return;
    this.#problem = "The browser can't play this file.";
    this.view.requestUpdate();
  }

  #say(event: "play" | "pause" | "end"): void {
    // A sound that was taken away has nothing to say.
    if (this.#shown !== undefined) this.tell(event);
    this.view.requestUpdate();
  }

  #skip(seconds: number): void {
    this.#media.currentTime = Math.max(0, Math.min(this.duration, this.#media.currentTime + seconds));
  }

  readonly #moved = (event: Event) => {
    this.#media.currentTime = (event.target as HTMLInputElement).valueAsNumber;
  };

  readonly #pressed = (event: KeyboardEvent) => {
    const { skipLength = 5 } = this.options().waveform;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#skip(-skipLength),
      ArrowDown: () => this.#skip(-skipLength),
      ArrowRight: () => this.#skip(skipLength),
      ArrowUp: () => this.#skip(skipLength),
      " ": this.toggle,
    };
    const act = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  };

  readonly #sped = (event: Event) => {
    this.#media.playbackRate = Number((event.target as HTMLSelectElement).value);
  };

  readonly #mute = () => {
    this.#media.muted = !this.#media.muted;
  };

  readonly #turned = (event: Event) => {
    this.#media.volume = (event.target as HTMLInputElement).valueAsNumber;
  };
}
