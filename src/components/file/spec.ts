import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface FileOptions extends CommonOptions {
  /** Extensions (".csv"), kinds ("image", "audio", "video", "text") and types ("application/pdf") that the user may bring. By default all. */
  fileTypes?: readonly string[];
  /** Pixels, or a CSS length; a longer list scrolls. */
  height?: number | string;
  /** The user may change the order of several files. Default false. */
  allowReordering?: boolean;
}

/** A file as it travels: by its id. */
export interface FileWire {
  file: string;
  name: string;
  size: number;
  mime: string;
}

export const file = defineSpec<
  FileOptions & { type?: "filepath" | "binary"; fileCount?: "single" | "multiple" | "directory"; required?: boolean }
>()({
  type: "file",
  title: "File",
  props: {
    ...commonProps,
    type: "filepath",
    fileCount: "single",
    required: false,
    fileTypes: [],
    height: undefined,
    allowReordering: false,
  },
  events: ["change", "input", "upload", "clear", "select", "delete", "download"],
  // A name is a button only where that does something.
  offered: ["select"],
  empty: null,
});
