/** Keeps a list in the top layer below its field, or above where there is more room. Gives a function that ends it. */
export function hangBelow(list: HTMLElement, field: HTMLElement, close: () => void): () => void {
  const place = () => {
    const { left, top, bottom, width } = field.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) return close();
    const below = innerHeight - bottom > Math.min(list.scrollHeight, 280) + 8 || bottom < innerHeight - top;
    Object.assign(list.style, {
      left: `${left}px`,
      width: `${width}px`,
      top: below ? `${bottom + 4}px` : "auto",
      bottom: below ? "auto" : `${innerHeight - top + 4}px`,
    });
  };
  place();
  // Scrolling doesn't bubble; it is seen on its way down.
  addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place, { passive: true });
  return () => {
    removeEventListener("scroll", place, { capture: true });
    removeEventListener("resize", place);
  };
}
