import { css, html, nothing, type PropertyValues } from "lit";
import { Camera, cameraStyles } from "../../page/parts/camera";
import { saveAs } from "../../page/parts/download";
import { FileSource, type Held } from "../../page/parts/file-source";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { mediaIcons } from "../../page/parts/media-icons";
import { readCues, toVtt } from "../../page/parts/subtitles";
import { Upload, uploadStyles } from "../../page/parts/upload";
import { buttonStyles } from "../../page/styles";
import { define, View, type UploadedFile } from "../../page/view";
import { Recording } from "./recording.page";
import { video } from "./spec";

type Wire = (Held & { name: string }) | null;

class VideoView extends View<typeof video.props, Wire> {
  static override styles = [
    ...View.styles,
    buttonStyles,
    uploadStyles,
    cameraStyles,
    css`
      .film {
        position: relative;
        display: flex;
        justify-content: center;
        overflow: hidden;
        border-radius: var(--inlay-field-radius);
        background: #000;
      }
      .film video {
        display: block;
        max-width: 100%;
        max-height: 480px;
      }
      .film:not(:has(video)) {
        background: var(--inlay-static);
      }
      .empty {
        display: grid;
        place-items: center;
        min-height: 120px;
        padding: 16px;
        color: var(--inlay-text-muted);
        text-align: center;
      }
      .tools,
      .others {
        display: flex;
        justify-content: end;
        gap: 4px;
        margin-top: 6px;
      }
      .others {
        justify-content: start;
      }
      .others button {
        min-height: 32px;
        padding: 4px 12px;
      }
      .tools button {
        min-width: 32px;
        min-height: 32px;
        padding: 4px;
      }
    `,
  ];

  readonly #source = new FileSource(this);
  readonly #camera = new Camera(
    this,
    () => ({
      mirror: this.props.webcamOptions.mirror ?? true,
      constraints: this.props.webcamOptions.constraints,
      audio: this.props.includeAudio,
    }),
    () => void this.#stop(),
  );
  readonly #upload = new Upload(
    this,
    () => ({ accept: "video/*", multiple: false, directory: false, paste: false, hint: this.props.placeholder || "A video" }),
    ([file]) => {
      this.#hold(file!);
      this.emit("upload");
    },
  );
  #recording: Recording | undefined;
  #isSaving = false;
  #problem = "";
  /** The address of the subtitles' file. */
  #track: { text: string; url: string } | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("value")) {
      this.#source.keep(this.value?.id);
      this.#problem = "";
    }
    if (this.#camera.isOpen && !(this.editable && this.props.sources.includes("webcam"))) this.#camera.close();
    if (this.#track?.text !== this.props.subtitles) this.#subtitle();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#track) URL.revokeObjectURL(this.#track.url);
    this.#track = undefined;
  }

  protected override head(): unknown {
    if (!this.value && this.editable && this.props.sources.includes("upload") && !this.#isCameraOn) return super.head();
    return html`<div id="caption" class=${this.props.showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${this.props.info ? html`<div id="info" class="info">${this.props.info}</div>` : nothing}`;
  }

  get #isCameraOn(): boolean {
    return this.#camera.isOpen || this.#camera.isOpening || this.#isSaving;
  }

  protected override control(): unknown {
    const content = this.#isCameraOn ? this.#live() : this.value ? this.#film(this.value) : this.#empty();
    const problem = this.#problem || this.#camera.problem;
    return html`<div role="group" aria-label=${this.caption}>${content}</div>
      ${problem ? html`<div class="problem" role="alert">${problem}</div>` : nothing}`;
  }

  #empty(): unknown {
    const { sources, placeholder } = this.props;
    if (!this.editable || !sources.length) return html`<div class="film"><div class="empty">${placeholder || "No video yet"}</div></div>`;
    return html`${sources.includes("upload") ? this.#upload.render() : nothing}
    ${
      sources.includes("webcam")
        ? html`<div class="others"><button @click=${() => void this.#camera.open()}>${mediaIcons.camera} Use the camera</button></div>`
        : nothing
    }`;
  }

  #live(): unknown {
    if (this.#isSaving) return html`<div class="empty" role="status">Saving the recording…</div>`;
    if (!this.#camera.isOpen || this.#camera.isOpening) return this.#camera.render();
    const buttons = this.#recording
      ? html`<button class="stop" @click=${() => void this.#stop()}>${mediaIcons.stop} Stop</button>`
      : html`<button class="primary" @click=${this.#start}>Record</button><button @click=${() => this.#camera.close()}>Cancel</button>`;
    return this.#camera.render(html`<nav>${buttons}</nav>`);
  }

  #film(media: NonNullable<Wire>): unknown {
    const { width, height, autoplay, loop, buttons } = this.props;
    const { url, problem, fraction, blob } = this.#source.of(media);
    const style = `width:${toLength(width)};height:${toLength(height)}${height === undefined ? "" : ";max-height:none"}`;
    const player = html`<video
      controls
      playsinline
      preload="metadata"
      aria-label=${this.caption}
      style=${style}
      src=${url ?? nothing}
      ?autoplay=${autoplay}
      .loop=${loop}
      @loadedmetadata=${this.#loaded}
      @play=${() => this.emit("play")}
      @pause=${this.#paused}
      @ended=${this.#ended}
      @error=${this.#failed}
    >
      ${this.#track ? html`<track default kind="subtitles" label="Subtitles" src=${this.#track.url} />` : nothing}
    </video>`;
    return html`<div class="film">
        ${url ? player : html`<div class="empty">${problem || html`<progress aria-label="Loading" max="1" .value=${fraction}></progress>`}</div>`}
      </div>
      <div class="tools">
        ${buttons.includes("download") && blob ? html`<button class="quiet" title="Download" aria-label="Download ${this.caption}" @click=${() => saveAs(blob, media.name)}>${icons.download}</button>` : nothing}
        ${this.editable ? html`<button class="quiet" title="Clear" aria-label="Clear ${this.caption}" @click=${this.#clear}>${icons.close}</button>` : nothing}
      </div>`;
  }

  #subtitle(): void {
    if (this.#track) URL.revokeObjectURL(this.#track.url);
    const text = this.props.subtitles;
    const cues = readCues(text);
    this.#track = cues.length ? { text, url: URL.createObjectURL(new Blob([toVtt(cues)], { type: "text/vtt" })) } : undefined;
  }

  // ---------------------------------------------------------------- playing

  readonly #loaded = (event: Event) => {
    const player = event.target as HTMLVideoElement;
    const { playbackPosition } = this.props;
    if (playbackPosition) player.currentTime = Math.min(playbackPosition, player.duration);
  };

  /** At the end it pauses, too. */
  readonly #paused = (event: Event) => {
    if (!(event.target as HTMLVideoElement).ended) this.emit("pause");
  };

  readonly #ended = () => {
    this.emit("end");
    // As Gradio says it.
    this.emit("stop");
  };

  readonly #failed = () => {
    this.#problem = "The browser can't play this file.";
    this.requestUpdate();
  };

  // ---------------------------------------------------------------- recording

  readonly #start = () => {
    try {
      this.#recording = new Recording(this.#camera.stream!);
      this.emit("startRecording");
    } catch (error) {
      this.#problem = (error as Error).message;
    }
    this.requestUpdate();
  };

  /** Also where the camera was taken away: what came until then is kept. */
  async #stop(): Promise<void> {
    const recording = this.#recording;
    this.#recording = undefined;
    if (!recording) return;
    this.#isSaving = true;
    try {
      const file = await recording.stop();
      this.#camera.close();
      if (!this.isConnected) return;
      this.#hold(await this.host.upload(file, () => {}, new AbortController().signal), file);
      this.emit("stopRecording");
    } catch (error) {
      this.#problem = (error as Error).message;
    } finally {
      this.#isSaving = false;
      this.requestUpdate();
    }
  }

  #hold({ file, name, mime }: UploadedFile, blob?: Blob): void {
    if (blob) this.#source.remember(file, blob);
    this.input({ id: file, file, name, mime });
  }

  readonly #clear = () => {
    this.input(null);
    this.emit("clear");
  };
}

define(video, VideoView);
