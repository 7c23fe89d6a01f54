import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { AudioTypes } from "../../media/audio";

/** How the sound's picture looks, and what a recording is. */
export interface WaveformOptions {
  /** Any CSS colour. By default the theme's. */
  waveformColor?: string;
  /** Of what was played already. */
  waveformProgressColor?: string;
  /** Of what the trimming handles leave out. */
  trimRegionColor?: string;
  /** Shows how loud it is while it is recorded. Default true. */
  showRecordingWaveform?: boolean;
  /** How far the buttons and arrow keys skip, in seconds. Default 5. */
  skipLength?: number;
  /** Samples per second of a recording. By default the device's own. Models of speech often want 16,000. */
  sampleRate?: number;
}

export interface AudioOptions extends CommonOptions {
  /** From where the user may bring sound; the first one is shown first. Default: both. */
  sources?: readonly ("upload" | "microphone")[];
  /**
   * As an input: each piece of a recording is the value, and a `stream` event, while the user speaks; the whole follows at the end.
   * As an output: what `ui.append` adds is played as it comes.
   */
  streaming?: boolean;
  /** Plays a new value at once, as far as the browser lets pages do that. */
  autoplay?: boolean;
  /** Begins again at the end. */
  loop?: boolean;
  /** The user may cut off the beginning and the end of what they brought. Default true. */
  editable?: boolean;
  /** Where playing begins, in seconds. */
  playbackPosition?: number;
  /** Lines below the sound, as it is played: the text of an SRT or WebVTT file. */
  subtitles?: string;
  waveformOptions?: WaveformOptions;
  /** What stands in the empty box. */
  placeholder?: string;
  buttons?: readonly "download"[];
}

export const audio = defineSpec<AudioOptions & { type?: keyof AudioTypes; required?: boolean }>()({
  type: "audio",
  title: "Audio",
  props: {
    ...commonProps,
    type: "samples",
    required: false,
    sources: ["upload", "microphone"],
    streaming: false,
    autoplay: false,
    loop: false,
    editable: true,
    playbackPosition: 0,
    subtitles: "",
    waveformOptions: {},
    placeholder: "",
    buttons: ["download"],
  },
  events: [
    "change",
    "input",
    "stream",
    "upload",
    "clear",
    "play",
    "pause",
    "stop",
    "end",
    "startRecording",
    "pauseRecording",
    "stopRecording",
  ],
  empty: null,
});
