/** Parts of messages, between handlers and the wire. What was given once is known again: long chats come back with each answer. */
import { BlockNode } from "../../graph/block";
import type { Context, Files } from "../../graph/component";
import { show } from "../../graph/spec";
import { encodePicture } from "../../media/image.node";
import { isPixels, isTensor, type Picture } from "../../media/picture";
import type { MessageContent, MessageFile, NewContent } from "./message";
import type { PartWire } from "./spec";

type Taken = PartWire | Promise<PartWire>;

/** The block of a part. Pages know blocks by ids, and send none. */
const blocks = new WeakMap<PartWire, BlockNode>();
const parts = new WeakMap<BlockNode, PartWire>();
/** What travels for a file or picture, by the object that a handler has; each session has files of its own. */
const known = new WeakMap<Files, WeakMap<object, { key: string; wire: Taken }>>();
/** Where a picture that came as bytes lies, for handlers. */
const kept = new WeakMap<Files, WeakMap<PartWire, string>>();

export const blockOf = (part: PartWire): BlockNode | undefined => blocks.get(part);

const problem = (part: unknown) => new TypeError(`expected text, { path }, a picture or a component in a message, got ${show(part)}`);

export function takePart(part: NewContent, on: Context<unknown>): Taken {
  if (typeof part === "string") return { text: part };
  if (part instanceof BlockNode) return takeBlock(part);
  if (typeof part !== "object" || part === null) throw problem(part);
  if (isFile(part)) {
    const { path, altText = "" } = part;
    if (typeof path !== "string") throw new TypeError(`expected the path of a file, got ${show(path)}`);
    return recall(part, `${path}\n${altText}`, on.files, () => takeFile(path, altText, on));
  }
  const [picture, altText] = isCaptioned(part) ? [part.picture, part.altText ?? ""] : [part, ""];
  if (!isPicture(picture)) throw problem(part);
  return recall(part, altText, on.files, () => takePicture(picture, altText));
}

export function givePart(part: PartWire, { files }: Context<unknown>): MessageContent {
  if ("text" in part) return part.text;
  if ("block" in part) return blocks.get(part)!;
  const path = "file" in part ? files.get(part.file).path : keep(part, files);
  const { altText = "", mime, name } = part;
  const given: MessageFile = { path, name, mimeType: mime, ...(altText && { altText }) };
  remember(given, `${path}\n${altText}`, files, part);
  return given;
}

function takeBlock(block: BlockNode): PartWire {
  const wire = parts.get(block) ?? { block: block.id };
  parts.set(block, wire);
  blocks.set(wire, block);
  return wire;
}

function takeFile(path: string, altText: string, { files }: Context<unknown>): PartWire {
  const { id, name, size, mime } = files.offer(path);
  return { file: id, name, size, mime, ...(altText && { altText }) };
}

async function takePicture(picture: Picture, altText: string): Promise<PartWire> {
  const { mime, data } = await encodePicture(picture, "png");
  const name = `image.${mime === "image/svg+xml" ? "svg" : mime.slice(6)}`;
  return { id: crypto.randomUUID(), mime, name, data, ...(altText && { altText }) };
}

function keep(part: Extract<PartWire, { data: Uint8Array }>, files: Files): string {
  const paths = kept.get(files) ?? new WeakMap<PartWire, string>();
  kept.set(files, paths);
  const path = paths.get(part) ?? files.keep(part.name, part.data).path;
  paths.set(part, path);
  return path;
}

/** A picture is read once: a handler that draws on its pixels gives a new object. */
function recall(given: object, key: string, files: Files, take: () => Taken): Taken {
  const before = known.get(files)?.get(given);
  if (before?.key === key) return before.wire;
  const wire = take();
  remember(given, key, files, wire);
  if (wire instanceof Promise)
    wire.then(
      (ready) => remember(given, key, files, ready),
      () => known.get(files)!.delete(given),
    );
  return wire;
}

function remember(given: object, key: string, files: Files, wire: Taken): void {
  const all = known.get(files) ?? new WeakMap<object, { key: string; wire: Taken }>();
  known.set(files, all.set(given, { key, wire }));
}

const isFile = (part: object): part is MessageFile => "path" in part;
const isCaptioned = (part: object): part is { picture: Picture; altText?: string } => "picture" in part;
const isPicture = (value: unknown): value is Exclude<Picture, string> =>
  value instanceof Uint8Array ||
  isPixels(value) ||
  isTensor(value) ||
  typeof (value as { toBuffer?: unknown } | null)?.toBuffer === "function";
