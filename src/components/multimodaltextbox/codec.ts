import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import { filesCodec, give, take, type FileSource } from "../parts/files";
import { textCodec } from "../parts/text";
import type { MessageWire, multimodaltextbox } from "./spec";

/** A text with files, as handlers get it: each file is the path of a copy on the kernel's disk. */
export interface MultimodalValue {
  text: string;
  files: string[];
}
/** What can be shown: text, files, or both; each file by its path, its bytes, or { name, data }. */
export type MultimodalSource = string | { text?: string; files?: readonly FileSource[] };

function partsOf(value: unknown, wanted: string): { text?: unknown; files?: unknown } {
  if (typeof value === "object" && value !== null && ("text" in value || "files" in value)) return value;
  throw new TypeError(`expected ${wanted}, got ${show(value)}`);
}

export const codec: Codec<MessageWire, MultimodalValue, MultimodalSource, typeof multimodaltextbox.props> = {
  accept: (value, on) => {
    const { text, files } = partsOf(value, "{ text, files }");
    const context = { ...on, props: { ...on.props, type: "filepath" as const } };
    return { text: textCodec.accept(text, on, ""), files: filesCodec.accept(files, context, null) ?? [] };
  },
  preprocess: ({ text, files }, on) => {
    const context = { ...on, props: { type: "filepath" as const } };
    return { text, files: files.map((each) => give(each, context) as string) };
  },
  postprocess: (value, on) => {
    const { text = "", files = [] } = typeof value === "string" ? { text: value } : partsOf(value, "text, or { text, files }");
    if (!Array.isArray(files)) throw new TypeError(`expected a list of files, got ${show(files)}`);
    if (on.props.fileCount === "single" && files.length > 1) throw new TypeError(`expected one file, got ${files.length}`);
    return { text: textCodec.accept(text, on, ""), files: take(files, on) ?? [] };
  },
  append: (before, part) => ({ text: before.text + part.text, files: [...before.files, ...part.files] }),
};
