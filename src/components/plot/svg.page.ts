/** Drawings, shown as image elements: there they run and load nothing. */
import type { Colours } from "../parts/colours.page";

/** The drawing in the theme's colour, where it says `currentColor`. Throws an Error where it is no drawing. */
export function toBlob(svg: string, { text, font }: Colours): Blob {
  const { documentElement: root } = new DOMParser().parseFromString(svg, "image/svg+xml");
  const problem = root.nodeName === "parsererror" ? root : root.querySelector("parsererror");
  if (problem || root.localName !== "svg")
    throw new Error(`This is no well-formed SVG. ${problem?.textContent?.trim().slice(0, 200) ?? ""}`);
  const style = (root as unknown as SVGSVGElement).style;
  // Kinds of drawings that bring colours of their own are left alone.
  if (!style.color && !root.hasAttribute("color")) style.color = text;
  if (!style.fontFamily && !root.hasAttribute("font-family")) style.fontFamily = font;
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}
