import { css, html, nothing, type PropertyValues } from "lit";
import { joinPieces, joinSamples, type SoundMedia } from "../../media/audio";
import { decodeWav, encodeWav, type Channels } from "../../media/wav";
import { saveAs } from "../../page/parts/download";
import { FileSource, type Held } from "../../page/parts/file-source";
import { icons } from "../../page/parts/icons";
import { mediaIcons } from "../../page/parts/media-icons";
import { readCues, type Cue } from "../../page/parts/subtitles";
import { Upload, uploadStyles } from "../../page/parts/upload";
import { buttonStyles } from "../../page/styles";
import { define, View, type Chunks, type UploadedFile } from "../../page/view";
import { decodeFile } from "./decode.page";
import { Player, playerStyles, type Playable } from "./player.page";
import { Playout } from "./playout.page";
import { Recorder, recorderStyles } from "./recorder.page";
import { audio } from "./spec";
import { Trim, trimStyles } from "./trim.page";

/** A piece of what is spoken now. */
interface Spoken {
  pieces: [[Float32Array]];
  samplingRate: number;
}
type Growing = Extract<SoundMedia, { pieces: unknown }>;

/** More samples don't travel in one message: a connection closes at 10 MiB. */
const MOST_SPOKEN = 1_500_000;

class AudioView extends View<typeof audio.props & { streamEvery?: number }, SoundMedia | null> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    uploadStyles,
    playerStyles,
    recorderStyles,
    trimStyles,
    css`
      .empty {
        display: grid;
        place-items: center;
        min-height: 72px;
        padding: 16px;
        border-radius: var(--inlay-field-radius);
        background: var(--inlay-static);
        color: var(--inlay-text-muted);
        text-align: center;
      }
      .drop {
        min-height: 96px;
      }
      .sources {
        display: flex;
        flex-direction: column;
        gap: 8px;
      }
    `,
  ];

  readonly #source = new FileSource(this);
  readonly #player = new Player(
    this,
    () => ({
      name: this.caption,
      autoplay: this.props.autoplay,
      loop: this.props.loop,
      position: this.props.playbackPosition,
      waveform: this.props.waveformOptions,
      cues: this.#cues,
    }),
    (event) => {
      this.emit(event);
      // As Gradio says it.
      if (event === "end") this.emit("stop");
    },
  );
  readonly #playout = new Playout(
    this,
    (event) => this.emit(event),
    () => this.requestUpdate(),
  );
  readonly #trim = new Trim(
    this,
    () => this.props.waveformOptions.trimRegionColor,
    (from, to) => void this.#cut(from, to),
  );
  readonly #upload = new Upload(
    this,
    () => ({
      accept: "audio/*",
      multiple: false,
      directory: false,
      paste: false,
      hint: this.props.placeholder || "Sound",
      prepare: (file) => this.#prepare(file),
    }),
    ([file]) => {
      this.#hold(file!);
      this.emit("upload");
    },
  );
  readonly #recorder = new Recorder(
    this,
    () => {
      const { sampleRate, showRecordingWaveform = true } = this.props.waveformOptions;
      return { samplingRate: sampleRate, meter: showRecordingWaveform };
    },
    {
      started: () => {
        this.#chunks = this.props.streaming ? this.host.stream(joinSpoken) : undefined;
        this.emit("startRecording");
      },
      paused: () => this.emit("pauseRecording"),
      piece: (samples, samplingRate) => this.#speak(samples, samplingRate),
      stopped: (samples, samplingRate) => this.#recorded(samples, samplingRate),
    },
  );

  #cues: readonly Cue[] = [];
  #chunks: Chunks<Spoken> | undefined;
  /** Spoken, and too short yet to be offered. */
  #spoken: Float32Array[] = [];
  /** A sound of pieces as a file, which is made when it is whole. */
  #whole: { of: readonly Float32Array[][]; playable: Playable } | undefined;
  #problem = "";
  #wasComing = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("props")) this.#cues = readCues(this.props.subtitles);
    if (!changed.has("value")) return;
    this.#problem = "";
    this.#trim.close();
    // The kernel's word on what the user did is the same sound.
    if ((changed.get("value") as SoundMedia | null | undefined)?.id !== this.value?.id) this.#player.empty();
    this.#source.keep(this.value?.id);
    if (!this.value || !("pieces" in this.value)) this.#whole = undefined;
    else if (this.props.streaming && !this.editable) this.#playout.take(this.value);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chunks?.stop();
    this.#whole = undefined;
  }

  protected override head(): unknown {
    if (!this.value && this.editable && this.props.sources.includes("upload")) return super.head();
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const content = this.#recorder.state !== "idle" ? this.#recorder.render() : this.value ? this.#sound(this.value) : this.#empty();
    return html`<div role="group" aria-label=${this.caption}>${content}</div>
      ${this.#problem ? html`<div class="problem" role="alert">${this.#problem}</div>` : nothing}`;
  }

  #empty(): unknown {
    const { sources, placeholder } = this.props;
    if (!this.editable || !sources.length) return html`<div class="empty">${placeholder || "No sound yet"}</div>`;
    return html`<div class="sources">
      ${sources.map((source) => (source === "upload" ? html`<div>${this.#upload.render()}</div>` : html`<div>${this.#recorder.render()}</div>`))}
    </div>`;
  }

  #sound(media: SoundMedia): unknown {
    if ("pieces" in media && this.#isComing(media)) return this.#playout.render();
    const playable = this.#playable(media);
    if (!playable) {
      const { problem, fraction } = this.#source.of(media as Held);
      return problem
        ? html`<div class="problem" role="alert">${problem}</div>`
        : html`<div class="empty"><progress aria-label="Loading" max="1" .value=${fraction}></progress></div>`;
    }
    return this.#player.render(
      this.#trim.renderCuts(),
      html`
        ${this.editable && this.props.editable ? html`<button class="quiet" title="Trim" aria-label="Trim ${this.caption}" aria-expanded=${this.#trim.isOpen} @click=${this.#toggleTrim}>${mediaIcons.trim}</button>` : nothing}
        ${this.props.buttons.includes("download") ? html`<button class="quiet" title="Download" aria-label="Download ${this.caption}" @click=${() => saveAs(playable.blob, media.name)}>${icons.download}</button>` : nothing}
        ${this.editable ? html`<button class="quiet" title="Clear" aria-label="Clear ${this.caption}" @click=${this.#clear}>${icons.close}</button>` : nothing}
        ${this.#trim.render()}
      `,
    );
  }

  protected override updated(): void {
    const isComing = this.value !== null && "pieces" in this.value && this.#isComing(this.value);
    if (this.#wasComing && !isComing) this.#heard();
    this.#wasComing = isComing;
    if (!this.value || isComing || this.#recorder.state !== "idle") return this.#player.empty();
    const playable = this.#playable(this.value);
    if (playable) this.#player.load(playable);
  }

  /** It came to its end, and is there as a whole now. */
  #heard(): void {
    this.#playout.finish();
    if (this.#playout.isStopped || !this.value) return;
    this.emit("end");
    this.emit("stop");
  }

  /** It is being made, or heard for the first time. */
  #isComing(media: Growing): boolean {
    if (!this.props.streaming || this.editable || !this.#playout.has(media)) return false;
    return this.#playout.isPlaying || this.status?.state === "running" || this.status?.state === "pending";
  }

  #playable(media: SoundMedia): Playable | undefined {
    if ("pieces" in media) return this.#wholeOf(media);
    const { blob } = this.#source.of(media);
    return blob && { id: media.id, blob };
  }

  #wholeOf({ id, pieces, samplingRate }: Growing): Playable {
    if (this.#whole?.of !== pieces) {
      const channels = joinPieces(pieces);
      const blob = new Blob([encodeWav({ channels, samplingRate }, 32)], { type: "audio/wav" });
      this.#whole = { of: pieces, playable: { id: `${id} ${pieces.length}`, blob, channels } };
    }
    return this.#whole.playable;
  }

  /** Where handlers want samples, the kernel gets a kind of file that it can read. */
  async #prepare(file: File): Promise<File> {
    const { type } = this.props;
    if (type !== "samples" && type !== "mono") return file;
    const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
    const isWav = String.fromCharCode(...head.subarray(0, 4), ...head.subarray(8)) === "RIFFWAVE";
    return isWav ? file : toFile(await decodeFile(file), 32, `${file.name.replace(/\.[^.]*$/, "")}.wav`);
  }

  #hold({ file, name, mime }: UploadedFile, blob?: Blob): void {
    if (blob) this.#source.remember(file, blob);
    this.input({ id: file, file, name, mime });
  }

  // ---------------------------------------------------------------- recording

  #speak(samples: Float32Array, samplingRate: number): void {
    if (!this.#chunks) return;
    this.#spoken.push(samples);
    const count = this.#spoken.reduce((sum, { length }) => sum + length, 0);
    if (count >= samplingRate * (this.props.streamEvery ?? 0.5)) this.#offer(samplingRate);
  }

  #offer(samplingRate: number): void {
    if (this.#spoken.length) this.#chunks?.offer({ pieces: [[joinSamples(this.#spoken)]], samplingRate });
    this.#spoken = [];
  }

  async #recorded(samples: Float32Array, samplingRate: number): Promise<void> {
    this.#offer(samplingRate);
    await this.#chunks?.drained();
    this.#chunks = undefined;
    const file = toFile({ channels: [samples], samplingRate }, 16, "recording.wav");
    this.#hold(await this.#bring(file), file);
    this.emit("stopRecording");
  }

  #bring(file: File): Promise<UploadedFile> {
    return this.host.upload(file, () => {}, new AbortController().signal);
  }

  // ---------------------------------------------------------------- changing

  readonly #toggleTrim = () => {
    if (this.#trim.isOpen) this.#trim.close();
    else if (this.#player.duration) this.#trim.open(this.#player.duration);
  };

  async #cut(from: number, to: number): Promise<void> {
    const media = this.value!;
    const { blob } = this.#playable(media)!;
    try {
      const { channels, samplingRate } = await ("pieces" in media ? decodeWav(new Uint8Array(await blob.arrayBuffer())) : decodeFile(blob));
      const [begin, end] = [from, to].map((seconds) => Math.round(seconds * samplingRate));
      const cut = channels.map((channel) => channel.slice(begin, end));
      const file = toFile({ channels: cut, samplingRate }, 32, `${media.name.replace(/\.[^.]*$/, "")}.wav`);
      this.#hold(await this.#bring(file), file);
    } catch (error) {
      this.#problem = (error as Error).message;
      this.requestUpdate();
    }
  }

  readonly #clear = () => {
    this.input(null);
    this.emit("clear");
  };
}

const toFile = (sound: Channels, bits: 16 | 32, name: string) => new File([encodeWav(sound, bits)], name, { type: "audio/wav" });

function joinSpoken(waiting: Spoken, next: Spoken): Spoken | undefined {
  const [before, after] = [waiting.pieces[0][0], next.pieces[0][0]];
  if (before.length + after.length > MOST_SPOKEN) return undefined;
  return { ...next, pieces: [[joinSamples([before, after])]] };
}

define(audio, AudioView);
