/** What of a text is selected, in its own characters: names of labels, which stand between them, don't count. */
import type { HighlightedPart } from "./spec";

export function rangeWithin(
  root: ShadowRoot,
  place: string,
  parts: readonly HighlightedPart[],
): { start: number; end: number } | undefined {
  const range = selected(root);
  const text = root.querySelector(place);
  if (!range || !text?.contains(range.startContainer) || !text.contains(range.endContainer)) return undefined;
  const words = [...text.querySelectorAll<HTMLElement>(".words")];
  const at = (node: Node, offset: number): number => {
    let before = 0;
    for (const [i, word] of words.entries()) {
      const length = parts[i]?.[0].length ?? 0;
      const to = document.createRange();
      to.selectNodeContents(word);
      const side = to.comparePoint(node, offset);
      if (side < 0) return before;
      if (side === 0) {
        to.setEnd(node, offset);
        return before + to.toString().length;
      }
      before += length;
    }
    return before;
  };
  return { start: at(range.startContainer, range.startOffset), end: at(range.endContainer, range.endOffset) };
}

/** Within a shadow root, browsers say in two ways what is selected. */
function selected(root: ShadowRoot & { getSelection?: () => Selection | null }): StaticRange | Range | undefined {
  const selection = root.getSelection ? root.getSelection() : document.getSelection();
  if (!root.getSelection && selection) return selection.getComposedRanges({ shadowRoots: [root] })[0];
  return selection?.rangeCount ? selection.getRangeAt(0) : undefined;
}
