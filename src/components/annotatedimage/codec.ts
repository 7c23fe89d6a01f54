import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { decodePicture, encodePicture } from "../../media/image.node";
import { checkPixels, pixelsIn, type Media, type Picture, type Pixels } from "../../media/picture";
import { takePicture } from "../parts/picture";
import type { AnnotatedWire, annotatedimage, Box, PartWire } from "./spec";

type On = Context<typeof annotatedimage.props>;
type Where = Box | Picture;

/** A part of a picture, with its name. */
export type Annotation =
  // Four numbers: tslab's compiler takes a tuple in an answer for a list.
  | { readonly box: readonly number[]; readonly label: string }
  | { readonly mask: Picture; readonly label: string }
  | readonly [where: Where, label: string];
/** A picture and its parts. */
export type Annotated =
  { readonly image: Picture; readonly annotations: readonly Annotation[] } | readonly [image: Picture, annotations: readonly Annotation[]];
/** What handlers get of it: masks are one channel, from 0 to 255. */
export interface AnnotatedValue {
  image: Pixels;
  annotations: ({ label: string; box: Box } | { label: string; mask: Pixels })[];
}

const isPair = <A, B>(value: unknown): value is readonly [A, B] => Array.isArray(value) && value.length === 2;

function isBox(where: unknown): where is Box {
  return Array.isArray(where) && where.length === 4 && where.every((each) => typeof each === "number");
}

function takeBox(box: Box, at: string): Box {
  const [x1, y1, x2, y2] = box;
  if (!box.every(globalThis.Number.isFinite)) throw new TypeError(`expected four finite numbers as ${at}.box, got [${box.join(", ")}]`);
  if (x1 > x2 || y1 > y2) throw new TypeError(`expected [x1, y1, x2, y2] with x1 ≤ x2 and y1 ≤ y2 as ${at}.box, got [${box.join(", ")}]`);
  return [x1, y1, x2, y2];
}

/** Pixels of so many bytes travel as they are. */
const SMALL = 64 * 1024;

async function takeMask(mask: Picture): Promise<Media> {
  const pixels = pixelsIn(mask) ?? (await decodePicture((await encodePicture(mask, "png")).data, "L"));
  checkPixels(pixels);
  const grey = await oneChannel(pixels);
  const named = { id: crypto.randomUUID(), mime: "image/png", name: "mask.png" };
  return grey.data.length <= SMALL ? { ...named, pixels: grey } : { ...named, data: (await encodePicture(grey, "png")).data };
}

/** From 0 to 255, also where 1 is all that there is. */
async function oneChannel(pixels: Pixels): Promise<Pixels> {
  const { data, width, height } = pixels.channels === 1 ? pixels : await decodePicture(pixels, "L");
  const isBinary = data.every((byte) => byte <= 1);
  return { data: isBinary ? data.map((byte) => byte * 255) : new Uint8Array(data), width, height, channels: 1 };
}

async function takePart(annotation: Annotation, at: string): Promise<PartWire> {
  if (typeof annotation !== "object" || annotation === null)
    throw new TypeError(`expected { box, label } or { mask, label } as ${at}, got ${show(annotation)}`);
  const parts: { box?: readonly number[]; mask?: Picture; label: unknown } = isPair<Where, string>(annotation)
    ? { ...(isBox(annotation[0]) ? { box: annotation[0] } : { mask: annotation[0] }), label: annotation[1] }
    : annotation;
  const { box, mask, label } = parts;
  if (typeof label !== "string") throw new TypeError(`expected text as ${at}.label, got ${show(label)}`);
  if (box !== undefined) {
    if (isBox(box)) return { label, box: takeBox(box, at) };
    throw new TypeError(`expected [x1, y1, x2, y2] as ${at}.box, got ${show(box)}`);
  }
  if (mask === undefined) throw new TypeError(`expected { box, label } or { mask, label } as ${at}, got ${show(annotation)}`);
  return { label, mask: await takeMask(mask) };
}

async function take(value: Annotated, on: On): Promise<AnnotatedWire> {
  const [image, annotations] = isPair<Picture, readonly Annotation[]>(value)
    ? value
    : typeof value === "object" && value !== null && "image" in value
      ? [value.image, value.annotations]
      : [];
  if (image === undefined) throw new TypeError(`expected { image, annotations }, got ${show(value)}`);
  if (!Array.isArray(annotations)) throw new TypeError(`expected a list of annotations, got ${show(annotations)}`);
  const parts = (annotations as Annotation[]).map((each, i) => takePart(each, `annotations[${i}]`));
  const picture = async () => takePicture(image, { ...on, props: { ...on.props, type: "pixels", imageMode: "RGB" } });
  const [media, ...taken] = await Promise.all([picture(), ...parts]);
  return { image: media, annotations: taken };
}

async function give({ image, annotations }: AnnotatedWire): Promise<AnnotatedValue> {
  const pixelsOf = (media: Media, mode: "RGB" | "L") => decodePicture("pixels" in media ? media.pixels : (media as { data: Uint8Array }).data, mode); // prettier-ignore
  const parts = annotations.map(async (part) =>
    "box" in part ? { label: part.label, box: part.box } : { label: part.label, mask: await pixelsOf(part.mask, "L") },
  );
  const [pixels, ...given] = await Promise.all([pixelsOf(image, "RGB"), ...parts]);
  return { image: pixels, annotations: given };
}

export const codec: Codec<AnnotatedWire | null, unknown, Annotated, typeof annotatedimage.props> = {
  isCostly: true,
  accept: () => {
    throw new TypeError("the user can't change this");
  },
  preprocess: (wire) => wire && give(wire),
  postprocess: take,
};
