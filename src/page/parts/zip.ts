/** Files in one ZIP, as they are: pictures are compressed already. */

export interface Entry {
  name: string;
  data: Uint8Array;
}

/** Marks that begin the parts of an archive. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8. */
const UTF8 = 0x0800;

export function zip(entries: readonly Entry[]): Blob {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, data } of distinct(entries)) {
    const bytes = new TextEncoder().encode(name);
    const about = [UTF8, 0, 0, 0x21, crc32(data), data.length, data.length, bytes.length, 0] as const;
    const local = fields([4, LOCAL], [2, 20], ...lay(about));
    central.push(fields([4, CENTRAL], [2, 20], [2, 20], ...lay(about), [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), bytes);
    parts.push(local, bytes, data);
    offset += local.length + bytes.length + data.length;
  }
  const size = central.reduce((sum, { length }) => sum + length, 0);
  const count = central.length / 2;
  const end = fields([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
  return new Blob([...parts, ...central, end] as BlobPart[], { type: "application/zip" });
}

/** Flags, method, time, date (1980-01-01), checksum, sizes, and the lengths of the name and of more. */
function lay([flags, method, time, date, crc, packed, size, name, more]: readonly number[]): [bytes: number, value: number][] {
  return [[2, flags!], [2, method!], [2, time!], [2, date!], [4, crc!], [4, packed!], [4, size!], [2, name!], [2, more!]]; // prettier-ignore
}

function fields(...all: [bytes: number, value: number][]): Uint8Array {
  const view = new DataView(new ArrayBuffer(all.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of all) {
    if (bytes === 4) view.setUint32(at, value, true);
    else view.setUint16(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

/** Files of one name get a number each; no name leads out of the folder that it is unpacked into. */
function distinct(entries: readonly Entry[]): Entry[] {
  const taken = new Set<string>();
  return entries.map(({ name, data }) => {
    const plain = name.replace(/[/\\:]/g, "_").replace(/^\.+/, "_") || "file";
    const dot = plain.lastIndexOf(".");
    const [stem, extension] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ""];
    let unique = plain;
    for (let i = 2; taken.has(unique); i++) unique = `${stem}-${i}${extension}`;
    taken.add(unique);
    return { name: unique, data };
  });
}

let table: Uint32Array | undefined;

function crc32(data: Uint8Array): number {
  table ??= new Uint32Array(256).map((_, i) => {
    let each = i;
    for (let bit = 0; bit < 8; bit++) each = each & 1 ? 0xedb88320 ^ (each >>> 1) : each >>> 1;
    return each;
  });
  let crc = 0xffffffff;
  for (const byte of data) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
