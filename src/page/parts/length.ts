/** Pixels, or a length that CSS knows; anything else is no length. */
export function toLength(length: number | string | undefined): string {
  if (typeof length === "number") return `${length}px`;
  return length !== undefined && CSS.supports("width", length) ? length : "auto";
}
