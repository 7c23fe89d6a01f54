/** Pictures as canvases. */
import type { Media } from "../../media/picture";
import { Drawing } from "../../page/parts/pixels";
import type { ViewHost } from "../../page/view";
import { makeCanvas, Raster } from "./sketch.page";

/** A picture of the value, in this size. */
export async function toRaster(media: Media, host: ViewHost, width: number, height: number): Promise<Raster> {
  const raster = new Raster(await toCanvas(media, host, width, height));
  raster.media = media;
  return raster;
}

async function toCanvas(media: Media, host: ViewHost, width: number, height: number): Promise<HTMLCanvasElement> {
  const [canvas, context] = makeCanvas(width, height);
  if ("pixels" in media) {
    new Drawing(canvas).draw(media.pixels);
    return canvas;
  }
  const bytes = "data" in media ? media.data : await host.download(media.file);
  const image = await toImage(new Blob([bytes as BlobPart], { type: media.mime }));
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}

/** A file that the user brought, in its own size and the right way up. */
export async function fileToRaster(file: Blob): Promise<Raster> {
  const image = await toImage(file);
  const [canvas, context] = makeCanvas(image.naturalWidth, image.naturalHeight);
  context.drawImage(image, 0, 0);
  return new Raster(canvas);
}

/** An image element draws whatever the browser knows, and runs none of it. */
async function toImage(file: Blob): Promise<HTMLImageElement> {
  const image = document.createElement("img");
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
  } catch {
    throw new Error("The browser can't read this picture.");
  } finally {
    URL.revokeObjectURL(image.src);
  }
  return image;
}
