/** Formulas in Markdown. KaTeX comes when the first one is met; until then, and where a formula is wrong, its source stands there. */
import type { Marked, TokenizerExtension, RendererExtension } from "marked";
import type { LatexDelimiter } from "./spec";

/** Elements that mark formulas on their way through the sanitiser; none of them is ever shown. */
export const MATH_TAGS = ["inlay-inline-math", "inlay-display-math"] as const;

type Extension = TokenizerExtension & RendererExtension;

/** Teaches a parser these delimiters; what stands between them is no Markdown. */
export function addMath(parser: Marked, delimiters: readonly LatexDelimiter[]): void {
  const usable = delimiters.filter(({ left, right }) => left && right).sort((a, b) => b.left.length - a.left.length);
  if (!usable.length) return;
  parser.use({ extensions: [onItsLines(usable.filter(({ display }) => display)), withinText(usable)] });
}

/** A formula between other text. */
function withinText(delimiters: readonly LatexDelimiter[]): Extension {
  return {
    name: "math",
    level: "inline",
    start: (text) => firstOf(delimiters.map(({ left }) => text.indexOf(left))),
    tokenizer(text) {
      const found = findFormula(text, delimiters);
      return found && { type: "math", raw: found.raw, display: found.display };
    },
    renderer: ({ raw, display }) => toMarkup(raw, Boolean(display)),
  };
}

/** A formula that begins a line and ends one: its lines may begin like lists and headings. */
function onItsLines(delimiters: readonly LatexDelimiter[]): Extension {
  return {
    name: "mathBlock",
    level: "block",
    start: (text) => firstOf(delimiters.map(({ left }) => text.indexOf(`\n${left}`) + 1 || -1)),
    tokenizer(text) {
      const found = findFormula(text, delimiters);
      const end = found && /^[ \t]*(?:\n|$)/.exec(text.slice(found.raw.length));
      return end ? { type: "mathBlock", raw: found.raw + end[0], formula: found.raw } : undefined;
    },
    renderer: ({ formula }) => `<p>${toMarkup(formula as string, true)}</p>`,
  };
}

function findFormula(text: string, delimiters: readonly LatexDelimiter[]): { raw: string; display: boolean } | undefined {
  for (const { left, right, display } of delimiters) {
    if (!text.startsWith(left)) continue;
    const end = endOf(text, left, right);
    if (end > 0) return { raw: text.slice(0, end), display };
  }
}

/** Where the formula at the text's beginning ends; 0 where it doesn't. */
function endOf(text: string, left: string, right: string): number {
  // Between single dollars stand prices too.
  const isDollar = left === "$" && right === "$";
  if (isDollar && /^\$[\s$]/.test(text)) return 0;
  for (let at = left.length; at < text.length; at++) {
    if (text.startsWith(right, at) && at > left.length) {
      const isPrice = isDollar && (/\s/.test(text[at - 1]!) || /\d/.test(text[at + 1] ?? ""));
      return isPrice ? 0 : at + right.length;
    }
    // As in TeX, an empty line ends whatever was begun.
    if (/^\n[ \t]*\n/.test(text.slice(at, at + 80))) return 0;
    if (text[at] === "\\") at++;
  }
  return 0;
}

const firstOf = (places: readonly number[]): number | undefined => {
  const found = places.filter((place) => place >= 0);
  return found.length ? Math.min(...found) : undefined;
};

const toMarkup = (source: string, display: boolean): string => {
  const tag = MATH_TAGS[display ? 1 : 0];
  return `<${tag}>${source.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</${tag}>`;
};

type Katex = typeof import("katex").default;
let katex: Katex | undefined;
let loading: Promise<Katex> | undefined;

/** Puts formulas in the places of their marks. */
export function typeset(fragment: DocumentFragment, delimiters: readonly LatexDelimiter[]): void {
  for (const mark of fragment.querySelectorAll(MATH_TAGS.join())) {
    const source = mark.textContent ?? "";
    const display = mark.localName === MATH_TAGS[1];
    const place = document.createElement("span");
    place.className = display ? "math display" : "math";
    place.textContent = source;
    mark.replaceWith(place);
    const delimiter = delimiters.find(({ left, right }) => source.startsWith(left) && source.endsWith(right));
    if (!delimiter) continue;
    const formula = source.slice(delimiter.left.length, -delimiter.right.length);
    if (katex) draw(katex, formula, place, display);
    else
      void (loading ??= import("katex").then((module) => (katex = module.default))).then((loaded) => draw(loaded, formula, place, display));
  }
}

function draw(tex: Katex, formula: string, place: HTMLElement, displayMode: boolean): void {
  try {
    const drawn = document.createElement("span");
    // Without trust, a formula can neither link nor load nor name anything.
    tex.render(formula, drawn, {
      displayMode,
      output: "mathml",
      throwOnError: true,
      trust: false,
      strict: "ignore",
      maxExpand: 1000,
      maxSize: 20,
    });
    place.replaceChildren(...drawn.childNodes);
  } catch (error) {
    place.classList.add("wrong");
    place.title = error instanceof Error ? error.message : String(error);
  }
}
