/** From Markdown to nodes: parsed by marked, checked by the sanitiser, and dressed with formulas, colours of code and links of headings. */
import { toMarkup, toPieces, type Grammar, type Piece } from "./blocks.page";
import { dressCode } from "./code.page";
import { MATH_TAGS, typeset } from "./math.page";
import { sanitise } from "./sanitise.page";
import type { LatexDelimiter } from "./spec";

export interface RichOptions {
  /** A single line break is one. */
  lineBreaks?: boolean;
  /** Headings carry a link to themselves. */
  headerLinks?: boolean;
  latexDelimiters?: readonly LatexDelimiter[];
}

export const grammarOf = ({ lineBreaks = false, latexDelimiters = [] }: RichOptions): Grammar => ({
  breaks: lineBreaks,
  delimiters: latexDelimiters,
});

/** A whole text, for whoever shows it once. A text that grows is for `RichText`. */
export function renderMarkdown(text: string, options: RichOptions = {}): DocumentFragment {
  const whole = document.createDocumentFragment();
  const grammar = grammarOf(options);
  whole.append(...toPieces(text.replace(/\r\n?/g, "\n"), grammar, {}).map((piece) => renderPiece(piece, grammar, options)));
  return whole;
}

export function renderPiece(piece: Piece, grammar: Grammar, { headerLinks = false }: RichOptions): DocumentFragment {
  const fragment = sanitise(toMarkup(piece, grammar), { tags: MATH_TAGS });
  typeset(fragment, grammar.delimiters);
  dressCode(fragment);
  for (const heading of fragment.querySelectorAll<HTMLElement>("h1, h2, h3, h4, h5, h6")) dressHeading(heading, headerLinks);
  return fragment;
}

function dressHeading(heading: HTMLElement, isLinked: boolean): void {
  const section = (heading.textContent ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  heading.dataset.section = section;
  heading.tabIndex = -1;
  if (!isLinked) return;
  const anchor = document.createElement("a");
  anchor.className = "anchor";
  anchor.href = `#${section}`;
  anchor.textContent = "#";
  anchor.setAttribute("aria-label", "Link to this section");
  heading.append(anchor);
}
