/** What the user draws with: colours and sizes, as the options say. */
import type { Brush, Eraser } from "./spec";

export interface Colour {
  color: string;
  opacity: number;
}

const DEFAULT = ["#cc3232", "#adcc32", "#32cc70", "#3270cc", "#ad32cc", "#000000", "#ffffff"];

const toColour = (colour: string | readonly [color: string, opacity: number]): Colour => {
  const [color, opacity] = typeof colour === "string" ? [colour, 1] : colour;
  return { color, opacity: Math.min(1, Math.max(0, Number(opacity))) };
};
/** What CSS doesn't know as a colour isn't offered. */
const isColour = ({ color }: Colour) => CSS.supports("color", color);
const isSame = (a: Colour, b: Colour) => a.color === b.color && a.opacity === b.opacity;

export function coloursOf({ colors = DEFAULT, defaultColor }: Brush): { colours: Colour[]; first: Colour } {
  const colours = colors.map(toColour).filter(isColour);
  const wanted = defaultColor === undefined ? undefined : toColour(defaultColor);
  const first = wanted && isColour(wanted) ? wanted : (colours[0] ?? { color: "#000000", opacity: 1 });
  return { colours: colours.some((each) => isSame(each, first)) ? colours : [first, ...colours], first };
}

/** A fortieth of the canvas by default; twice that for the eraser. */
export function firstSize({ defaultSize = "auto" }: Brush | Eraser, canvas: { width: number; height: number }, times: number): number {
  return defaultSize === "auto" ? Math.max(1, Math.round((Math.min(canvas.width, canvas.height) / 40) * times)) : defaultSize;
}

/** As native colour fields have it. */
export function toHex(color: string): string {
  const context = new OffscreenCanvas(1, 1).getContext("2d")!;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[r, g, b].map((each) => each.toString(16).padStart(2, "0")).join("")}`;
}
