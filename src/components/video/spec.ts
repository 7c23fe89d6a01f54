import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { WebcamOptions } from "../image/spec";

export interface VideoOptions extends CommonOptions {
  /** From where the user may bring a video. Default: both. Dropping a file works with "upload". */
  sources?: readonly ("upload" | "webcam")[];
  webcamOptions?: WebcamOptions;
  /** The camera's recording has sound. Default true. */
  includeAudio?: boolean;
  /** Plays a new value at once, as far as the browser lets pages do that. */
  autoplay?: boolean;
  /** Begins again at the end. */
  loop?: boolean;
  /** Where playing begins, in seconds. */
  playbackPosition?: number;
  /** Lines over the picture: the text of an SRT or WebVTT file. */
  subtitles?: string;
  /** Pixels, or a CSS length. By default as high as the picture, up to 480 pixels. */
  height?: number | string;
  /** Pixels, or a CSS length. */
  width?: number | string;
  /** What stands in the empty box. */
  placeholder?: string;
  buttons?: readonly "download"[];
}

/** What a handler gets of a video, by `type`. */
export interface VideoTypes {
  filepath: string;
  buffer: Uint8Array;
}

export const video = defineSpec<VideoOptions & { type?: keyof VideoTypes; required?: boolean }>()({
  type: "video",
  title: "Video",
  props: {
    ...commonProps,
    type: "filepath",
    required: false,
    sources: ["upload", "webcam"],
    webcamOptions: {},
    includeAudio: true,
    autoplay: false,
    loop: false,
    playbackPosition: 0,
    subtitles: "",
    height: undefined,
    width: undefined,
    placeholder: "",
    buttons: ["download"],
  },
  events: ["change", "input", "upload", "clear", "play", "pause", "stop", "end", "startRecording", "stopRecording"],
  empty: null,
});
