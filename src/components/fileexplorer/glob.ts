/** Paths that a pattern names: `*`, `?`, `[a-z]`, `{a,b}`, and `**` for any number of folders. */

export interface Glob {
  /** Whether it names this path, given part by part. */
  matches(path: readonly string[]): boolean;
  /** Whether it can name something below this folder. */
  reaches(folder: readonly string[]): boolean;
}

/** A part of a pattern: what it says of one name, or "**". */
type Part = RegExp | "**";

export function toGlob(pattern: string): Glob {
  const lists = alternatives(pattern).map((each) => each.split("/").filter((part) => part !== "" && part !== ".").map(toPart)); // prettier-ignore
  return {
    matches: (path) => lists.some((parts) => walk(parts, path, (left) => left.every((part) => part === "**"))),
    reaches: (folder) => lists.some((parts) => walk(parts, folder, (left) => left.length > 0)),
  };
}

/** Whether the parts can lead along the path, so that what is left of them is as `ends` wants it. */
function walk(parts: readonly Part[], path: readonly string[], ends: (left: readonly Part[]) => boolean): boolean {
  // The places in the pattern where one may stand, name after name: this takes no longer however many "**" there are.
  let places = new Set(standing(parts, [0]));
  for (const name of path) {
    const next: number[] = [];
    for (const at of places) {
      const part = parts[at];
      if (part === "**" && !name.startsWith(".")) next.push(at);
      else if (part instanceof RegExp && part.test(name)) next.push(at + 1);
    }
    places = new Set(standing(parts, next));
  }
  return [...places].some((at) => ends(parts.slice(at)));
}

/** "**" also stands for no folder at all. */
function standing(parts: readonly Part[], places: readonly number[]): number[] {
  return places.flatMap((at) => (parts[at] === "**" ? [at, ...standing(parts, [at + 1])] : [at]));
}

function toPart(part: string): Part {
  if (part === "**") return part;
  // Many stars in a row are one: the expression stays quick.
  const source = part.replace(/\*+/g, "*").replace(/\[!?[^\]]+\]|[^]/g, (piece) => {
    if (piece === "*") return ".*";
    if (piece === "?") return ".";
    if (piece.length > 1) return piece.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
    return piece.replace(/[\\^$.|+()[\]{}]/g, "\\$&");
  });
  // As everywhere, a dot at the beginning must be said.
  return new RegExp(`^${/^[*?[]/.test(part) ? "(?!\\.)" : ""}${source}$`, "su");
}

/** `{a,b}` as patterns of their own. */
function alternatives(pattern: string): string[] {
  const found = /\{([^{}]*,[^{}]*)\}/.exec(pattern);
  if (!found) return [pattern];
  const [whole, inner] = found;
  const [before, after] = [pattern.slice(0, found.index), pattern.slice(found.index + whole.length)];
  return inner!.split(",").flatMap((each) => alternatives(before + each + after));
}
