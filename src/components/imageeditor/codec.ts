import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { blank, compose, fitInto, uprightSize, type Sheet } from "../../media/compose.node";
import { checkSize, MOST_PIXELS, readerOf, sizeOf, type Size } from "../../media/header";
import { headerOf } from "../../media/image.node";
import { mimeOfPicture } from "../../media/mime";
import type { Media, Picture } from "../../media/picture";
import { acceptPicture, givePicture, takePicture } from "../parts/picture";
import { layersOf, MOST_LAYERS, type Drawn, type DrawnLayer, type imageeditor } from "./spec";

type On = Context<typeof imageeditor.props>;

/** What a drawing may be given as: its parts, or one picture to draw on. */
export type Drawable =
  Picture | { readonly background?: Picture | null; readonly layers?: readonly Picture[]; readonly composite?: Picture | null };

// ---------------------------------------------------------------- from the page

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function acceptDrawn(value: unknown, on: On, current: Drawn | null): Drawn | null {
  if (value === null) return null;
  if (!isObject(value)) throw new TypeError(`expected a drawing, got ${show(value)}`);
  const size = acceptSize(value, on, current);
  const known = new Map<string, Media>();
  for (const picture of current ? picturesOf(current) : []) known.set(picture.id, picture);
  const accept = (picture: unknown, isLayer: boolean) => (picture === null ? null : acceptSheet(picture, { on, known, size, isLayer }));
  const layers = acceptLayers(value.layers, on, current, (picture) => accept(picture, true));
  const drawn = { ...size, background: accept(value.background, false), layers };
  const pixels = size.width * size.height * picturesOf(drawn).length;
  if (pixels > MOST_PIXELS)
    throw new TypeError(`the layers have ${Math.round(pixels / 1e6)} million pixels together; up to ${MOST_PIXELS / 1e6} are read`);
  return drawn;
}

/** The canvas has the size of the options, unless a picture or a transform gave it another. */
function acceptSize({ width, height, background }: Record<string, unknown>, { props }: On, current: Drawn | null): Size {
  const isSize = (size: unknown): size is number => Number.isInteger(size) && (size as number) > 0;
  if (!isSize(width) || !isSize(height)) throw new TypeError(`expected a canvas in whole pixels, got ${show(width)} × ${show(height)}`);
  const size = { width, height };
  checkSize(size, "the canvas");
  const isFree = !props.fixedCanvas && (background !== null || props.transforms.length > 0);
  const { width: across, height: down } = canvasOf(props, current);
  if (!isFree && (width !== across || height !== down))
    throw new TypeError(`expected a canvas of ${across} × ${down} pixels, got ${width} × ${height}`);
  return size;
}

function canvasOf({ canvasSize: [width, height], fixedCanvas }: On["props"], current: Drawn | null): Size {
  return current && !fixedCanvas ? current : { width, height };
}

function acceptLayers(value: unknown, { props }: On, current: Drawn | null, accept: (picture: unknown) => Media | null): DrawnLayer[] {
  if (!Array.isArray(value)) throw new TypeError(`expected a list of layers, got ${show(value)}`);
  const { names, more } = layersOf(props.layers);
  const most = more ? MOST_LAYERS : Math.max(names.length, current?.layers.length ?? 0);
  if (value.length > most) throw new TypeError(`expected up to ${most} layers, got ${value.length}`);
  return value.map((layer: unknown) => {
    if (!isObject(layer)) throw new TypeError(`expected a layer, got ${show(layer)}`);
    const { name, hidden, picture } = layer;
    if (typeof name !== "string" || name.length > 100) throw new TypeError(`expected the layer's name, got ${show(name)}`);
    return { name, hidden: hidden === true, picture: accept(picture) };
  });
}

interface Sheets {
  on: On;
  known: ReadonlyMap<string, Media>;
  size: Size;
  isLayer: boolean;
}

/** One that stands there already, a PNG that comes along, or one that was uploaded. It fits the canvas, as far as its header says. */
function acceptSheet(value: unknown, { on, known, size, isLayer }: Sheets): Media {
  if (!isObject(value) || typeof value.id !== "string" || value.id.length > 64)
    throw new TypeError(`expected a picture of the drawing, got ${show(value)}`);
  const media = known.get(value.id) ?? acceptNew(value, on);
  const given = sizeOfMedia(media, on);
  const isTurned = !isLayer && media.mime !== "image/png" && given?.width === size.height && given.height === size.width;
  if (isLayer && media.mime !== "image/png" && !known.has(value.id)) throw new TypeError(`expected a layer as PNG, got ${media.mime}`);
  if (given && !isTurned && (given.width !== size.width || given.height !== size.height))
    throw new TypeError(`expected a picture of ${size.width} × ${size.height} pixels in the drawing, got ${given.width} × ${given.height}`);
  return media;
}

function acceptNew(value: Record<string, unknown>, on: On): Media {
  const { id, data } = value;
  if ("file" in value) return acceptPicture(value, on);
  if (!(data instanceof Uint8Array)) throw new TypeError(`the drawing's picture ${show(id)} isn't here any more: draw again`);
  if (mimeOfPicture(data) !== "image/png") throw new TypeError("expected the bytes of a PNG as a part of the drawing");
  return { id: id as string, mime: "image/png", name: "drawing.png", data };
}

function sizeOfMedia(media: Media, { files }: On): Size | undefined {
  if ("pixels" in media) return media.pixels;
  return "data" in media ? sizeOf(readerOf(media.data), media.mime) : headerOf(files.get(media.file).path).size;
}

const picturesOf = ({ background, layers }: Drawn): Media[] =>
  [background, ...layers.map(({ picture }) => picture)].filter((picture) => picture !== null);

// ---------------------------------------------------------------- to and from handlers

async function give(drawn: Drawn, on: On): Promise<unknown> {
  const { background, layers } = drawn;
  const source = (media: Media): Sheet => ("pixels" in media ? media.pixels : "data" in media ? media.data : on.files.get(media.file).path);
  const seen = [background, ...layers.map(({ hidden, picture }) => (hidden ? null : picture))].filter((media) => media !== null);
  const [under, over, composite] = await Promise.all([
    background && givePicture(background, on),
    Promise.all(layers.map(({ name, picture }) => givePicture(picture ?? asMedia(blank(drawn), name), on))),
    compose(drawn, seen.map(source)).then((pixels) => givePicture(asMedia(pixels, "drawing"), on)),
  ]);
  return { background: under, layers: over, composite };
}

const asMedia = (pixels: ReturnType<typeof blank>, name: string): Media => ({ id: "", mime: "image/png", name: `${name}.png`, pixels });

function isParts(value: Drawable): value is Exclude<Drawable, Picture> {
  if (!isObject(value) || "data" in value || "toBuffer" in value) return false;
  return "background" in value || "layers" in value || "composite" in value;
}

async function take(value: Drawable, on: On): Promise<Drawn> {
  const parts = isParts(value) ? value : { background: value };
  const { layers = [] } = parts;
  if (!Array.isArray(layers)) throw new TypeError(`expected layers in a list, got ${show(layers)}`);
  const { names, more } = layersOf(on.props.layers);
  if (!more && layers.length > names.length) throw new TypeError(`expected up to ${names.length} layers, got ${layers.length}`);
  const below = parts.background ?? (layers.length ? null : parts.composite) ?? null;
  if (below === null && !layers.length)
    throw new TypeError("expected a drawing with a background, layers or a composite, got none of them");
  const taken = [below, ...(layers as Picture[])].map(async (picture) => (picture === null ? null : takePicture(picture, on)));
  const [background, ...sheets] = await Promise.all(taken);
  const drawn = await arrange(background ?? null, sheets as Media[], on);
  return { ...drawn, layers: drawn.layers.map((picture, i) => ({ name: names[i] ?? `Layer ${i + 1}`, hidden: false, picture })) };
}

/** All in one size: the background's, or the canvas' where that keeps its own. */
async function arrange(background: Media | null, layers: readonly Media[], on: On) {
  const { fixedCanvas, canvasSize } = on.props;
  const sheetOf = (media: Media): Sheet => ("pixels" in media ? media.pixels : (media as { data: Uint8Array }).data);
  const sizes = await Promise.all(layers.map((layer) => uprightSize(sheetOf(layer))));
  const own = background && (await uprightSize(sheetOf(background)));
  const { width, height } = fixedCanvas ? { width: canvasSize[0], height: canvasSize[1] } : (own ?? sizes[0]!);
  const odd = sizes.findIndex((size) => size.width !== width || size.height !== height);
  if (odd >= 0)
    throw new TypeError(
      `expected layers of ${width} × ${height} pixels, got ${sizes[odd]!.width} × ${sizes[odd]!.height} for layers[${odd}]`,
    );
  checkSize({ width, height }, "the drawing");
  const fits = !own || (own.width === width && own.height === height);
  const fitted = fits ? background : toMedia(await fitInto({ width, height }, sheetOf(background)));
  return { width, height, background: fitted, layers };
}

const toMedia = (data: Uint8Array): Media => ({
  id: crypto.randomUUID(),
  mime: "image/png",
  name: "image.png",
  data: new Uint8Array(data),
});

export const codec: Codec<Drawn | null, unknown, Drawable, typeof imageeditor.props> = {
  isCostly: true,
  accept: acceptDrawn,
  preprocess: (drawn, on) => drawn && give(drawn, on),
  postprocess: take,
};
