/** A camera of this machine: the user opens it, sees what it sees, and lets go of it. What Image, ImageEditor and Video share. */
import { css, html, nothing, type ReactiveController } from "lit";
import type { View } from "../view";

export const cameraStyles = css`
  .camera {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 8px;
  }
  .camera video {
    display: block;
    width: 100%;
    max-height: 480px;
    border-radius: var(--inlay-field-radius);
    background: #000;
  }
  .camera video.mirror {
    transform: scaleX(-1);
  }
  .camera select {
    max-width: 100%;
    min-height: 28px;
    border: 1px solid var(--inlay-field-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-field);
    color: inherit;
    font: inherit;
  }
  .camera nav {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
  }
  .camera nav button {
    min-height: 32px;
    padding: 4px 14px;
  }
`;

export interface CameraOptions {
  /** Shows it as a mirror would, and takes its pictures so. */
  mirror: boolean;
  /** Which camera, of what size and rate. */
  constraints?: MediaTrackConstraints | undefined;
  /** Sound comes along. */
  audio?: boolean;
}

export class Camera implements ReactiveController {
  /** Why it didn't open, or stopped. */
  problem = "";
  #stream: MediaStream | undefined;
  /** Whoever asked last counts: an answer to an earlier question is let go of. */
  #asked = 0;
  #opening = false;
  #stopWatching: (() => void) | undefined;
  #cameras: readonly MediaDeviceInfo[] = [];
  #chosen: string | undefined;
  #canvas: OffscreenCanvas | undefined;
  readonly #video = document.createElement("video");

  constructor(
    private readonly view: View,
    private readonly options: () => CameraOptions,
    /** Is told when it was closed, whoever closed it. */
    private readonly closed: () => void = () => {},
  ) {
    view.addController(this);
    Object.assign(this.#video, { autoplay: true, muted: true, playsInline: true });
  }

  /** What it gives, while it is open. */
  get stream(): MediaStream | undefined {
    return this.#stream;
  }

  get isOpen(): boolean {
    return this.#stream !== undefined;
  }

  /** The user is being asked, or the camera warms up. */
  get isOpening(): boolean {
    return this.#opening;
  }

  /** Resolves when there is a first picture; false where it didn't come to that, for which `problem` has the reason. */
  async open(): Promise<boolean> {
    this.#letGo();
    const asked = this.#asked;
    Object.assign(this, { problem: "" });
    this.#opening = true;
    this.view.requestUpdate();
    try {
      const stream = await this.#ask();
      if (asked !== this.#asked) stop(stream);
      else await this.#begin(stream);
    } catch (error) {
      if (asked === this.#asked) {
        this.#letGo();
        this.problem = explain(error as Error);
      }
    }
    if (asked === this.#asked) this.#opening = false;
    this.view.requestUpdate();
    return this.isOpen;
  }

  /** The camera's light goes out. */
  close(): void {
    const wasOpen = this.isOpen;
    this.#letGo();
    this.view.requestUpdate();
    if (wasOpen) this.closed();
  }

  /** One picture, as it is shown. */
  frame(type: "image/jpeg" | "image/webp" | "image/png" = "image/jpeg", quality = 0.92): Promise<Blob> {
    const { videoWidth: width, videoHeight: height } = this.#video;
    if (!this.isOpen || !width) return Promise.reject(new Error("The camera gives no picture"));
    const canvas = (this.#canvas ??= new OffscreenCanvas(width, height));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d")!;
    if (this.options().mirror) context.setTransform(-1, 0, 0, 1, width, 0);
    else context.resetTransform();
    context.drawImage(this.#video, 0, 0);
    return canvas.convertToBlob({ type, quality });
  }

  /** What it sees, which of several cameras it is, and below that what the view adds. */
  render(more: unknown = nothing): unknown {
    this.#video.className = this.options().mirror ? "mirror" : "";
    this.#video.setAttribute("aria-label", "What the camera sees");
    return html`<div class="camera">
      ${this.#video}${this.#opening ? html`<span role="status">Waiting for the camera…</span>` : nothing}${this.#picker()} ${more}
    </div>`;
  }

  hostDisconnected(): void {
    this.close();
  }

  #picker(): unknown {
    if (this.#cameras.length < 2) return nothing;
    const used = this.#stream?.getVideoTracks()[0]?.getSettings().deviceId;
    return html`<select aria-label="Camera" @change=${this.#changed}>
      ${this.#cameras.map(({ deviceId, label }, i) => html`<option value=${deviceId} ?selected=${deviceId === used}>${label || `Camera ${i + 1}`}</option>`)}
    </select>`;
  }

  readonly #changed = (event: Event) => {
    this.#chosen = (event.target as HTMLSelectElement).value;
    void this.open();
  };

  #ask(): Promise<MediaStream> {
    // Missing where the page isn't secure.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) return Promise.reject(new Error("Browsers give a camera to pages of https and localhost only."));
    const { constraints, audio = false } = this.options();
    const video = { ...constraints, ...(this.#chosen && { deviceId: { exact: this.#chosen } }) };
    return devices.getUserMedia({ video: Object.keys(video).length ? video : true, audio });
  }

  async #begin(stream: MediaStream): Promise<void> {
    this.#stream = stream;
    this.#stopWatching = this.view.host.whenGone(() => this.close());
    // It was unplugged, or the browser took the permission back.
    for (const track of stream.getTracks()) track.addEventListener("ended", () => this.#ended(stream), { once: true });
    this.#video.srcObject = stream;
    const first = new Promise((resolve) => this.#video.addEventListener("loadeddata", resolve, { once: true }));
    void this.#video.play().catch(() => {});
    const all = await navigator.mediaDevices.enumerateDevices();
    this.#cameras = all.filter(({ kind }) => kind === "videoinput");
    await first;
  }

  #ended(stream: MediaStream): void {
    if (stream !== this.#stream) return;
    this.problem = "The camera stopped.";
    this.close();
  }

  #letGo(): void {
    this.#asked++;
    this.#opening = false;
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    if (this.#stream) stop(this.#stream);
    this.#stream = undefined;
    this.#video.srcObject = null;
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function explain(error: Error): string {
  switch (error.name) {
    case "NotAllowedError":
      return "The browser doesn't allow the camera here. Allow it beside the page's address, and try again.";
    case "NotFoundError":
      return "There is no camera.";
    case "NotReadableError":
      return "The camera can't be read: another program may be using it.";
    case "OverconstrainedError":
      return `No camera gives what webcamOptions asks for (${(error as OverconstrainedError).constraint}).`;
    default:
      return error.message;
  }
}
