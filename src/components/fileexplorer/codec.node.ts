import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { readNames, type Root } from "./folder.node";
import type { fileexplorer, PathWire } from "./spec";

type Props = typeof fileexplorer.props;
type Wire = readonly PathWire[];

/** More can't be chosen at once. */
const MOST_FILES = 10_000;
/** So many entries travel at a time. */
const SLICE = 1_000;

const checkCount = (count: number, { props }: Context<Props>) => {
  if (props.fileCount === "single" && count > 1) throw new TypeError(`expected one file, got ${count}`);
  if (count > MOST_FILES) throw new RangeError(`expected at most ${MOST_FILES} files, got ${count}`);
};

export const codecOf = (root: Root): Codec<Wire, string | null | string[], string | readonly string[], Props> => ({
  // Looked at when a handler asks for it: what a link leads to may have changed.
  isLazy: true,
  accept: (value, on) => {
    if (!Array.isArray(value)) throw new TypeError(`expected a list of files, got ${show(value)}`);
    checkCount(value.length, on);
    const paths = value.map(readNames);
    for (const names of paths) root.fileAt(names, on.props);
    return paths;
  },
  preprocess: (wire, { props }) => {
    const files = wire.map((names) => root.fileAt(names, props));
    return props.fileCount === "single" ? (files[0] ?? null) : files;
  },
  postprocess: (value, on) => {
    const files: readonly unknown[] = Array.isArray(value) ? value : [value];
    checkCount(files.length, on);
    return files.map((file) => {
      if (typeof file !== "string") throw new TypeError(`expected the path of a file, got ${show(file)}`);
      const names = root.namesOf(file);
      root.fileAt(names, on.props);
      return names;
    });
  },
  answer: (question, { props }) => {
    const { folder, from } = Object(question) as { folder?: unknown; from?: unknown };
    if (!Number.isInteger(from) || (from as number) < 0) throw new TypeError(`expected a place in a folder, got ${show(from)}`);
    return root.list(readNames(folder), from as number, SLICE, props);
  },
});
