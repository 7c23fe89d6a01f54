/** Between files on the wire and in handlers: what File, UploadButton and DownloadButton share. */
import type { Codec, Context, FileRecord, Filled } from "../../graph/component";
import type { FileValue } from "../../graph/event";
import { show } from "../../graph/spec";
import { readBytes } from "../../media/image.node";
import { fitsTypes } from "../../media/mime";
import type { FileWire } from "../file/spec";

/** Bytes that become a file, which needs no place on the kernel's disk before. */
export interface NamedBytes {
  name: string;
  data: Uint8Array;
}
/** What can be shown as a file: its path on the kernel's disk, or its bytes. */
export type FileSource = string | Uint8Array | NamedBytes;
/** One, or a list. */
export type FileSources = FileSource | readonly FileSource[];
/** What a component gives that holds files: one or a list; null where there is none. */
export type Files<T, N, R extends boolean> = N extends "single" ? Filled<T, R> : T[];
export type FileCount = "single" | "multiple" | "directory";

export interface FileProps {
  readonly type: "filepath" | "binary";
  readonly fileCount: FileCount;
  readonly fileTypes: readonly string[];
}
type Wire = FileWire[] | null;

const toWire = ({ id, name, size, mime }: FileRecord): FileWire => ({ file: id, name, size, mime });

function acceptOne(value: unknown, { files, props: { fileTypes } }: Context<FileProps>): FileWire {
  const id = typeof value === "object" && value !== null && "file" in value ? value.file : undefined;
  if (typeof id !== "string") throw new TypeError(`expected an uploaded file, got ${show(value)}`);
  const wire = toWire(files.get(id));
  if (!fitsTypes(wire, fileTypes)) throw new TypeError(`expected a file of type ${fileTypes.join(", ")}; got ${show(wire.name)}`);
  return wire;
}

/** What a handler gets of one file. */
export function give({ file: id }: FileWire, { props, files }: Context<Pick<FileProps, "type">>): string | Uint8Array {
  const { path } = files.get(id);
  return props.type === "binary" ? readBytes(path) : path;
}

/** Files that a handler or an author gives. */
export function take(value: unknown, { files }: Context<unknown>): Wire {
  const sources: readonly unknown[] = Array.isArray(value) ? value : [value];
  const wires = sources.map((each) => {
    if (typeof each === "string") return toWire(files.offer(each));
    if (each instanceof Uint8Array) return toWire(files.keep("file", each));
    const { name, data } = (each ?? {}) as Partial<NamedBytes>;
    if (typeof name === "string" && (data as unknown) instanceof Uint8Array) return toWire(files.keep(name, data!));
    throw new TypeError(`expected the path of a file, its bytes, or { name, data }; got ${show(each)}`);
  });
  return wires.length ? wires : null;
}

/** A file as events tell of it. */
export function describeFile(id: unknown, { files }: Context<unknown>): FileValue {
  if (typeof id !== "string") throw new TypeError(`expected a file, got ${show(id)}`);
  const { path, name, size, mime } = files.get(id);
  return { path, name, size, mimeType: mime };
}

export const filesCodec: Codec<Wire, unknown, FileSources, FileProps> = {
  isCostly: true,
  accept: (value, on) => {
    if (value === null) return null;
    if (!Array.isArray(value)) throw new TypeError(`expected a list of uploaded files, got ${show(value)}`);
    if (on.props.fileCount === "single" && value.length > 1) throw new TypeError(`expected one file, got ${value.length}`);
    return value.length ? value.map((each) => acceptOne(each, on)) : null;
  },
  preprocess: (wire, on) => {
    if (on.props.fileCount !== "single") return (wire ?? []).map((each) => give(each, on));
    return wire?.[0] ? give(wire[0], on) : null;
  },
  postprocess: (value, on) => {
    const { length } = Array.isArray(value) ? value : [value];
    if (on.props.fileCount === "single" && length > 1) throw new TypeError(`expected one file, got ${length}`);
    return take(value, on);
  },
};
