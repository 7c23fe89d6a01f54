import type { Codec } from "../../graph/component";
import type { Selected } from "../../graph/event";
import { show } from "../../graph/spec";
import { describeFile, filesCodec, type FileSources } from "../parts/files";
import type { file, FileWire } from "./spec";

type Wire = FileWire[] | null;

export const codec: Codec<Wire, unknown, FileSources, typeof file.props> = {
  ...filesCodec,
  event: (name, data, on, wire) => {
    const { index, file: id } = Object(data) as { index?: unknown; file?: unknown };
    if (name === "select") return select(index, wire ?? []);
    // A page names the file; where it lies, only the kernel knows.
    return name === "delete" || name === "download" ? { file: describeFile(id, on) } : undefined;
  },
};

function select(index: unknown, files: readonly FileWire[]): Selected {
  const chosen = typeof index === "number" ? files[index] : undefined;
  if (chosen) return { index: index as number, value: chosen.name, selected: true };
  throw new TypeError(`expected the place of a file, got ${show(index)}`);
}
