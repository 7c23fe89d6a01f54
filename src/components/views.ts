/** The view of each type of block. The basic ones come with the first chunk, the others when one is first shown. */
import "./basic-views";

/** Has the view of this type defined; elements that wait for it come alive by themselves. */
export function loadView(type: string): void {
  if (customElements.get(`inlay-${type}`)) return;
  // Webpack makes a chunk of each folder's view; no other name can be loaded.
  import(`./${type}/view`).catch((error: Error) => console.warn(`[inlay] ${type} can't be drawn: ${error.message}`));
}
