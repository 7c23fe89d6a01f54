/** The part of the disk that a FileExplorer shows. Nothing outside it is looked at, however it is asked for. */
import { realpathSync, statSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { show } from "../../graph/spec";
import { toGlob, type Glob } from "./glob";
import type { FolderAnswer, PathWire } from "./spec";

interface Shown {
  readonly glob: string;
  readonly ignoreGlob: string;
}

/** Names in a path, at most. */
const MOST_DEPTH = 64;
const REFUSAL = "There is no such file here";

export class Root {
  /** Where it is, whatever links lead there. */
  readonly #place: string;
  readonly #given: string;

  /** Throws a TypeError where there is no such folder. */
  constructor(folder: string) {
    this.#given = path.resolve(folder);
    if (!statSync(this.#given, { throwIfNoEntry: false })?.isDirectory())
      throw new TypeError(`FileExplorer: rootDir must be a folder, and there is none at ${show(folder)}`);
    this.#place = realpathSync(this.#given);
  }

  /** The file that these names lead to, by its own path. Throws an Error where that isn't a file inside, or isn't shown. */
  fileAt(names: PathWire, shown: Shown): string {
    const file = inside(this.#place, () => realpathSync(path.join(this.#place, ...names)));
    if (file === undefined || !isShown(names, shown) || !statSync(file).isFile()) throw new Error(REFUSAL);
    return file;
  }

  /** The names that lead to a file that the author gave. Throws a TypeError where it lies elsewhere. */
  namesOf(file: string): PathWire {
    const whole = path.resolve(this.#place, file);
    // It may have been written by the way on which the folder was given.
    for (const [base, wanted] of [
      [this.#place, whole],
      [this.#given, whole],
      [this.#place, realOf(whole)],
    ] as const)
      // prettier-ignore
      if (wanted !== undefined && contains(base, wanted)) return path.relative(base, wanted).split(path.sep);
    throw new TypeError(`expected the path of a file in ${show(this.#given)}, got ${show(file)}`);
  }

  /** What is in a folder, folders first, from a place on. Rejects where that isn't a folder inside, or isn't shown. */
  async list(names: PathWire, from: number, most: number, shown: Shown): Promise<FolderAnswer> {
    const folder = await realpath(path.join(this.#place, ...names)).catch(() => undefined);
    const [glob, ignored] = [toGlob(shown.glob), toGlob(shown.ignoreGlob)];
    if (folder === undefined || !contains(this.#place, folder, true) || !isReached(names, glob, ignored)) throw new Error(REFUSAL);
    const found = await readdir(folder, { withFileTypes: true }).catch(() => {
      throw new Error(REFUSAL);
    });
    const kinds = await Promise.all(
      found.map(async (entry) => {
        const { name } = entry;
        const kind = entry.isSymbolicLink() ? await this.#kindOf(path.join(folder, name)) : entry;
        const whole = [...names, name];
        if (!kind || ignored.matches(whole)) return undefined;
        if (kind.isDirectory()) return glob.reaches(whole) ? { name, isFolder: true } : undefined;
        return kind.isFile() && glob.matches(whole) ? { name, isFolder: false } : undefined;
      }),
    );
    const entries = kinds.filter((entry) => entry !== undefined);
    const { compare } = new Intl.Collator("en", { numeric: true });
    entries.sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || compare(a.name, b.name));
    return { entries: entries.slice(from, from + most), count: entries.length };
  }

  /** What a link leads to, if that is inside. */
  async #kindOf(link: string) {
    const target = await realpath(link).catch(() => undefined);
    return target !== undefined && contains(this.#place, target) ? stat(target).catch(() => undefined) : undefined;
  }
}

/** Names of which none leads up, out, or elsewhere. Throws a TypeError at all else. */
export function readNames(value: unknown): PathWire {
  const isName = (name: unknown) =>
    typeof name === "string" && name !== "" && name !== "." && name !== ".." && name.length <= 255 && !/[/\\\0]|^[a-z]:/i.test(name);
  if (Array.isArray(value) && value.length <= MOST_DEPTH && value.every(isName)) return value as string[];
  throw new TypeError(`expected the names that lead to a file, got ${show(value)}`);
}

function isReached(names: PathWire, glob: Glob, ignored: Glob): boolean {
  return glob.reaches(names) && !names.some((_, i) => ignored.matches(names.slice(0, i + 1)));
}

function isShown(names: PathWire, { glob, ignoreGlob }: Shown): boolean {
  const ignored = toGlob(ignoreGlob);
  return names.length > 0 && toGlob(glob).matches(names) && !names.some((_, i) => ignored.matches(names.slice(0, i + 1)));
}

function contains(folder: string, file: string, orSame = false): boolean {
  const way = path.relative(folder, file);
  return way === "" ? orSame : way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

function inside(folder: string, find: () => string): string | undefined {
  try {
    const file = find();
    return contains(folder, file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function realOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}
