import type { Listener } from "./listener";

/** A file that a component holds. `path` is where it lies on the kernel's disk. */
export interface FileValue {
  path: string;
  name: string;
  /** In bytes. */
  size: number;
  mimeType?: string;
}

/** What was chosen, and whether it is chosen now. */
export interface Selected {
  index: number;
  value: unknown;
  selected: boolean;
}

/** Every event, and what it carries: data of its own, or else the component's value. */
export interface EventMap<Value> {
  /** The value changed, by the user or by a handler. */
  change: Value;
  /** The user changed the value. */
  input: Value;
  /** Enter was pressed, or the submit button. */
  submit: Value;
  /** The handle was let go. */
  release: Value;
  click: Value;
  focus: Value;
  blur: Value;
  /** The user emptied it. */
  clear: Value;
  /** The stop button was pressed. */
  stop: Value;
  /** The user brought a file. */
  upload: Value;
  /** The user copied this text. */
  copy: string;
  /** The user chose an item, or a part of the text. */
  select: Selected;
  keyUp: { key: string; inputValue: string };
  /** The user took a file away. */
  delete: { file: FileValue };
  download: { file: FileValue };
  /** The value is the next chunk of what is recorded. */
  stream: Value;
  /** So many seconds have gone by. */
  tick: Value;
  /** The user asked for what they drew or set to be taken. */
  apply: Value;
  doubleClick: Value;
  play: Value;
  pause: Value;
  /** It was played to its end. */
  end: Value;
  startRecording: Value;
  pauseRecording: Value;
  stopRecording: Value;
  /** A picture was opened in full. */
  previewOpen: Value;
  previewClose: Value;
  /** The user says something of a message: for or against it, or in one of the words that were offered; "" takes it back. */
  like: { index: number; value: string; liked: boolean | string };
  /** The user wants another answer to the message at this place. */
  retry: { index: number; value: string };
  /** The user takes the message at this place back. */
  undo: { index: number; value: string };
  /** The user begins with one of the examples. */
  exampleSelect: { index: number; value: { text: string; files: string[] } };
  /** The user chose one of the answers that the message at this place offers. */
  optionSelect: { index: number; value: string };
  /** The user changed a part of it. */
  edit: unknown;
}

/** Listeners as methods, one for each event that the component has. */
export type Listeners<Events> = { readonly [E in keyof Events]: Listener<Events[E]> };
