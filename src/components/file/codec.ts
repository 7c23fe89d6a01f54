import type { Codec, Context, FileRecord } from "../../graph/component";
import { show } from "../../graph/spec";
import { readBytes } from "../../media/image.node";
import type { file, FileWire } from "./spec";

type Wire = FileWire[] | null;

const toWire = ({ id, name, size, mime }: FileRecord): FileWire => ({ file: id, name, size, mime });

function acceptOne(value: unknown, { files, props: { fileTypes } }: Context<typeof file.props>): FileWire {
  const id = typeof value === "object" && value !== null && "file" in value ? value.file : undefined;
  if (typeof id !== "string") throw new TypeError(`expected an uploaded file, got ${show(value)}`);
  const wire = toWire(files.get(id));
  const fits = fileTypes.length === 0 || fileTypes.some((each) => isOfType(wire, each));
  if (!fits) throw new TypeError(`expected a file of type ${fileTypes.join(", ")}; got ${show(wire.name)}`);
  return wire;
}

function isOfType({ name, mime }: FileWire, wanted: string): boolean {
  if (wanted === "file" || wanted === "*") return true;
  return wanted.startsWith(".") ? name.toLowerCase().endsWith(wanted.toLowerCase()) : mime.startsWith(`${wanted}/`);
}

export const codec: Codec<Wire, unknown, string | readonly string[], typeof file.props> = {
  isCostly: true,
  accept: (value, on) => {
    if (value === null) return null;
    if (!Array.isArray(value)) throw new TypeError(`expected a list of uploaded files, got ${show(value)}`);
    if (on.props.fileCount === "single" && value.length > 1) throw new TypeError(`expected one file, got ${value.length}`);
    return value.length ? value.map((each) => acceptOne(each, on)) : null;
  },
  preprocess: (wire, { props, files }) => {
    const read = ({ file: id }: FileWire) => {
      const { path } = files.get(id);
      return props.type === "binary" ? readBytes(path) : path;
    };
    if (props.fileCount !== "single") return (wire ?? []).map(read);
    return wire?.[0] ? read(wire[0]) : null;
  },
  postprocess: (value, { files, props }) => {
    const paths: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (props.fileCount === "single" && paths.length > 1) throw new TypeError(`expected the path of one file, got ${paths.length}`);
    const wires = paths.map((each) => {
      if (typeof each === "string") return toWire(files.offer(each));
      throw new TypeError(`expected the path of a file, got ${show(each)}`);
    });
    return wires.length ? wires : null;
  },
};
