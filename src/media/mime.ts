/** Kinds of files, by their names and by their first bytes. */

const byExtension: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
  avif: "image/avif",
  svg: "image/svg+xml",
  txt: "text/plain",
  md: "text/markdown",
  csv: "text/csv",
  json: "application/json",
  pdf: "application/pdf",
  zip: "application/zip",
  mp3: "audio/mpeg",
  wav: "audio/wav",
  ogg: "audio/ogg",
  flac: "audio/flac",
  aac: "audio/aac",
  m4a: "audio/mp4",
  mp4: "video/mp4",
  webm: "video/webm",
  glb: "model/gltf-binary",
  gltf: "model/gltf+json",
  obj: "model/obj",
  stl: "model/stl",
};

/** By the name's extension; "application/octet-stream" where that says nothing. */
export function mimeOfName(name: string): string {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return (Object.hasOwn(byExtension, extension) && byExtension[extension]) || "application/octet-stream";
}

/** The kind of picture that these bytes are, whatever their name says. */
export function mimeOfPicture(bytes: Uint8Array): string | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (text(0, 3) === "\xff\xd8\xff") return "image/jpeg";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  if (text(0, 6) === "GIF87a" || text(0, 6) === "GIF89a") return "image/gif";
  if (text(4, 12) === "ftypavif") return "image/avif";
  if (/^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(text(0, 1000)))
    return "image/svg+xml";
  return undefined;
}

/** The kind of sound or moving picture that these bytes are, whatever their name says. */
export function mimeOfMedia(bytes: Uint8Array): string | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 4) === "RIFF" && text(8, 12) === "WAVE") return "audio/wav";
  if (text(0, 4) === "fLaC") return "audio/flac";
  if (text(0, 4) === "OggS") return text(0, 64).includes("theora") ? "video/ogg" : "audio/ogg";
  if (text(0, 4) === "\x1aE\xdf\xa3") return text(0, 64).includes("webm") ? "video/webm" : "video/x-matroska";
  if (text(4, 8) === "ftyp" && !text(8, 12).startsWith("avi")) {
    const brand = text(8, 12);
    return brand.startsWith("M4A") ? "audio/mp4" : brand === "qt  " ? "video/quicktime" : "video/mp4";
  }
  if (text(0, 3) === "ID3") return "audio/mpeg";
  // The first eleven bits of a frame are set; then come version and layer.
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && (second & 0xf6) === 0xf0) return "audio/aac";
  if (first === 0xff && (second & 0xe6) === 0xe2) return "audio/mpeg";
  return undefined;
}

/** What a person may bring: an extension (".csv"), a kind ("image"), a type ("application/pdf"), or "file" for all. */
export type FileType = string;

/** For the native picker. */
export const toAccept = (types: readonly FileType[]): string =>
  types.some(isAll) ? "" : types.map((each) => (each.startsWith(".") || each.includes("/") ? each : `${each}/*`)).join(",");

/** Whether a file is of one of these types. What the kernel knows of a name counts more than what a page says of it. */
export function fitsTypes({ name, mime }: { name: string; mime: string }, types: readonly FileType[]): boolean {
  const known = mimeOfName(name);
  const kind = known === "application/octet-stream" ? mime : known;
  return types.length === 0 || types.some((each) => isAll(each) || isOfType(name.toLowerCase(), kind, each.toLowerCase()));
}

const isAll = (type: FileType) => type === "file" || type === "*" || type === "*/*";

function isOfType(name: string, kind: string, wanted: string): boolean {
  if (wanted.startsWith(".")) return name.endsWith(wanted);
  return wanted.includes("/") && !wanted.endsWith("/*") ? kind === wanted : kind.startsWith(`${wanted.replace("/*", "")}/`);
}

/** The kind of body in space that these bytes, or the first of them, are, whatever their name says. */
export function mimeOfModel(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  if (head.startsWith("glTF")) return "model/gltf-binary";
  if (/^\s*\{/.test(head) && head.includes('"')) return "model/gltf+json";
  if (/^ply\r?\n/.test(head)) return "model/ply";
  if (/^solid\s/.test(head)) return "model/stl";
  // Lines of text, of which the first that counts begins with a word of the format.
  if (/^(#[^\n]*\n|\s)*(v|vt|vn|f|o|g|mtllib|usemtl|s)\s/.test(head) && !head.includes("\0")) return "model/obj";
  // A binary STL begins with 80 bytes of anything; then comes the number of triangles, of 50 bytes each.
  if (bytes.length < 84 || /^\s*[<%]|^\x89PNG|^PK|^GIF|^\xff\xd8/.test(head)) return undefined;
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(80, true);
  const isWhole = bytes.length === 84 + count * 50 || (bytes.length === 4096 && count > 80);
  return isWhole && count > 0 && count < 20_000_000 ? "model/stl" : undefined;
}
