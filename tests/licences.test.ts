/** Whatever comes with Inlay may be used and passed on by anyone: the terms of each package, and of those that it needs in turn. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "..");
const permissive = new Set(["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "Unlicense", "CC0-1.0", "Python-2.0", "Zlib"]); // prettier-ignore
/** The binary of libvips may be replaced by its user, which is what its terms ask for; and sharp may be left out. */
const exceptions = /^@img\/sharp(-libvips)?-/;

interface Manifest {
  name: string;
  version: string;
  license?: string | { type: string };
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const read = (folder: string) => JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;

/** Where a package that is asked for in this folder lies, as Node would look for it. */
function find(name: string, from: string): string | undefined {
  const folder = path.join(from, "node_modules", name);
  if (existsSync(path.join(folder, "package.json"))) return folder;
  return from === root || path.dirname(from) === from ? undefined : find(name, path.dirname(from));
}

/** All that the package in this folder brings along; what is optional and isn't here is for other systems. */
function closure(folder: string, found = new Map<string, Manifest>()): Map<string, Manifest> {
  const { dependencies = {}, optionalDependencies = {} } = read(folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const place = find(name, folder);
    if (!place && !(name in optionalDependencies)) throw new Error(`${name} isn't installed`);
    if (!place || found.has(place)) continue;
    found.set(place, read(place));
    closure(place, found);
  }
  return found;
}

/** `(MIT OR GPL-2.0)` leaves the choice, `MIT AND ISC` asks for both. */
function isPermissive(terms: string): boolean {
  const bare = terms.replace(/^\((.*)\)$/, "$1");
  if (/\bOR\b/.test(bare)) return bare.split(/\s+OR\s+/).some(isPermissive);
  return bare.split(/\s+AND\s+/).every((each) => permissive.has(each.replace(/[()]/g, "")));
}

const termsOf = ({ license }: Manifest) => (typeof license === "object" ? license.type : (license ?? "none"));

test("what the package needs, and what that needs", () => {
  const packages = [...closure(root).values()];
  expect(packages.length).toBeGreaterThan(8);
  const refused = packages.filter((each) => !isPermissive(termsOf(each)) && !exceptions.test(each.name));
  expect(refused.map((each) => `${each.name}: ${termsOf(each)}`)).toEqual([]);
});

test("what is bundled into the extension, with its text", () => {
  const file = readFileSync(path.join(root, "labextension", "dist", "THIRD-PARTY-LICENSES.txt"), "utf8");
  const parts = file.split(`\n${"-".repeat(80)}\n\n`).map((part) => /^(\S+) (\S+) \((.*)\)\n\n([^]*)$/.exec(part)!.slice(1));
  expect(parts.map(([name]) => name)).toContain("lit");
  for (const [name, , terms, text] of parts) {
    expect(`${name}: ${isPermissive(terms!) ? "permissive" : terms}`).toBe(`${name}: permissive`);
    expect(`${name}: ${text!.trim().length > 200 ? "its text" : text}`).toBe(`${name}: its text`);
  }
});

test("terms are read as they are meant", () => {
  expect(["MIT", "(MPL-2.0 OR Apache-2.0)", "MIT AND ISC", "(MIT AND Zlib)"].filter((each) => !isPermissive(each))).toEqual([]);
  expect(["GPL-3.0", "MIT AND GPL-2.0", "none", "LGPL-3.0-or-later", "SEE LICENSE IN x"].filter(isPermissive)).toEqual([]);
});
