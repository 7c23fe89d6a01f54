/** Keeps an element in step with a Markdown text that grows. */
import { joined, toPieces, type Links } from "./blocks.page";
import { grammarOf, renderPiece, type RichOptions } from "./render.page";

/** So many blocks, with no empty line between them, may still change. */
const REACH = 8;

interface Block {
  raw: string;
  body: string;
  links: Links;
  nodes: ChildNode[];
}

/**
 * What stands in an element, whose children are this object's alone: `show` it a text as often as it changes. Where the text only grew,
 * the nodes of all but its last blocks stay. The look of it is `richStyles`.
 */
export class RichText {
  #blocks: Block[] = [];
  #text = "";
  #options = "";

  constructor(private readonly element: HTMLElement) {
    element.addEventListener("click", this.#clicked);
  }

  show(text: string, options: RichOptions = {}): void {
    const source = text.replace(/\r\n?/g, "\n");
    const key = JSON.stringify(options);
    if (key !== this.#options) this.#drop(0);
    else if (source === this.#text) return;
    const isGrown = source.startsWith(this.#text);
    this.#text = source;
    this.#options = key;
    this.#draw(isGrown ? this.#settled() : this.#common(), options);
  }

  /** How many blocks stay as they are, whatever is added to the text. */
  #settled(): number {
    // What only looks like a rule, a heading or a list yet may turn out to belong to what stands right above it.
    let last = this.#blocks.length - 1;
    for (let most = REACH; last > 0 && most > 0 && !/\n[ \t]*\n$/.test(this.#blocks[last - 1]!.raw); most--) last--;
    return Math.max(0, last);
  }

  /** How many blocks begin another text too, whatever its next one is. */
  #common(): number {
    let at = 0;
    const differs = this.#blocks.findIndex(({ raw }) => {
      const isSame = this.#text.startsWith(raw, at);
      at += raw.length;
      return !isSame;
    });
    return Math.max(0, (differs < 0 ? this.#blocks.length : differs) - REACH);
  }

  #draw(stay: number, options: RichOptions): void {
    const grammar = grammarOf(options);
    const standing = this.#blocks.slice(0, stay);
    const begin = standing.reduce((sum, { raw }) => sum + raw.length, 0);
    const before = joined(standing);
    const pieces = toPieces(this.#text.slice(begin), grammar, before);
    const isLinkedAlike = JSON.stringify({ ...joined(pieces), ...before }) === JSON.stringify(joined(this.#blocks));
    // The address of a link may come long after the link.
    if (!isLinkedAlike && standing.some(({ raw }) => raw.includes("["))) return this.#draw(0, options);
    let same = 0;
    for (; isLinkedAlike && same < pieces.length && pieces[same]!.body === this.#blocks[stay + same]?.body; same++)
      this.#blocks[stay + same]!.raw = pieces[same]!.raw;
    this.#drop(stay + same);
    for (const piece of pieces.slice(same)) {
      const fragment = renderPiece(piece, grammar, options);
      const { raw, body, links } = piece;
      this.#blocks.push({ raw, body, links, nodes: [...fragment.childNodes] });
      this.element.append(fragment);
    }
  }

  #drop(from: number): void {
    for (const { nodes } of this.#blocks.splice(from)) for (const node of nodes) node.remove();
  }

  /** The page knows no names within a shadow root: a link to a section is followed here. */
  readonly #clicked = (event: Event) => {
    const name = (event.target as Element).closest("a")?.getAttribute("href");
    if (!name?.startsWith("#")) return;
    event.preventDefault();
    const section = [...this.element.querySelectorAll<HTMLElement>("[data-section]")].find(
      ({ dataset }) => dataset.section === nameOf(name),
    );
    section?.scrollIntoView({ block: "nearest" });
    section?.focus();
  };
}

function nameOf(reference: string): string {
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return "";
  }
}
