/** Markdown cut into blocks that are drawn one by one. */
import { Lexer, Marked, Parser, type MarkedOptions, type Token, type Tokens, type TokensList } from "marked";
import { addMath } from "./math.page";
import type { LatexDelimiter } from "./spec";

export type Links = TokensList["links"];

/** One block of a text, and what it says of links for the whole text. */
export interface Piece {
  raw: string;
  /** Its source without the empty lines after it. */
  body: string;
  tokens: Token[];
  links: Links;
}

export interface Grammar {
  breaks: boolean;
  delimiters: readonly LatexDelimiter[];
}

const known = new Map<string, MarkedOptions>();

function optionsOf({ breaks, delimiters }: Grammar): MarkedOptions {
  const key = JSON.stringify([breaks, delimiters]);
  let options = known.get(key);
  if (!options) {
    const parser = new Marked({ gfm: true, breaks, async: false });
    addMath(parser, delimiters);
    known.set(key, (options = parser.defaults));
  }
  return options;
}

/** The blocks of a text, which may name links that came before it. Their sources, one after the other, are the text. */
export function toPieces(text: string, grammar: Grammar, links: Links): Piece[] {
  const lexer = new Lexer({ ...optionsOf(grammar) });
  Object.assign(lexer.tokens.links, links);
  const pieces: Piece[] = [];
  let depth = 0;
  for (const token of lexer.lex(text)) {
    const last = pieces.at(-1);
    // Empty lines belong to what they follow; an element that is open holds what comes until it is closed.
    if (last && depth === 0 && token.type === "space") last.raw += token.raw;
    else if (last && depth > 0) {
      last.body = last.raw += token.raw;
      last.tokens.push(token);
    } else pieces.push({ raw: token.raw, body: token.raw, tokens: [token], links: {} });
    if (token.type === "html") depth = Math.max(0, depth + openedBy(token.raw));
    if (token.type === "def") addLink(pieces.at(-1)!.links, token as Tokens.Def);
  }
  // Where marked mended a source, it can't be told what stands where: the text is one block then.
  const isWhole = pieces.reduce((sum, { raw }) => sum + raw.length, 0) === text.length;
  return isWhole ? pieces : [{ raw: text, body: text, tokens: pieces.flatMap(({ tokens }) => tokens), links: joined(pieces) }];
}

/** What all of them say of links; the first one counts. */
export const joined = (pieces: readonly { links: Links }[]): Links =>
  Object.assign({}, ...pieces.map(({ links }) => links).reverse()) as Links;

export const toMarkup = ({ tokens }: Piece, grammar: Grammar): string => new Parser({ ...optionsOf(grammar) }).parse(tokens);

function addLink(links: Links, { tag, href, title }: Tokens.Def): void {
  links[tag] ??= { href, title };
}

const TAG = /<!--[^]*?-->|<(\/?)([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** How many elements more are opened in this HTML than closed. */
function openedBy(markup: string): number {
  let opened = 0;
  for (const [whole, slash, name] of markup.matchAll(TAG)) {
    if (!name || VOID.test(name) || whole.endsWith("/>")) continue;
    opened += slash ? -1 : 1;
  }
  return opened;
}
