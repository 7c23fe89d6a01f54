/** The text of a message, before it is Markdown: thoughts taken out, and tags that aren't HTML's written out. */

export interface Segment {
  /** The model thought it, rather than said it. */
  isThought: boolean;
  text: string;
  /** Its end hasn't come yet. */
  isOpen: boolean;
}

/** Cuts text where reasoning begins and ends. Without tags it is one segment. */
export function toSegments(text: string, tags: readonly (readonly [open: string, close: string])[]): Segment[] {
  const segments: Segment[] = [];
  const add = (isThought: boolean, from: number, to: number, isOpen = false) => {
    const part = text.slice(from, to).trim();
    if (part || isOpen) segments.push({ isThought, text: isThought ? part : text.slice(from, to), isOpen });
  };
  let at = 0;
  for (;;) {
    const begins = tags
      .map(([open, close]) => ({ open, close, begin: open ? text.indexOf(open, at) : -1 }))
      .filter(({ begin }) => begin >= 0);
    if (!begins.length) break;
    const { open, close, begin } = begins.reduce((first, each) => (each.begin < first.begin ? each : first));
    add(false, at, begin);
    const from = begin + open.length;
    const end = text.indexOf(close, from);
    add(true, from, end < 0 ? text.length : end, end < 0);
    at = end < 0 ? text.length : end + close.length;
  }
  add(false, at, text.length);
  return segments;
}

/** Code, in which nothing is escaped; or the beginning of a tag. */
const CODE_OR_TAG = /(^ {0,3}(`{3,}|~{3,})[^]*?(?:^ {0,3}\2|$(?![^]))|`+[^`]+`+)|<(\/?)([a-z][\w:-]*)/gim;

/** Writes tags out that HTML doesn't know, so that they are read and not dropped: all of them, or these. */
export function writeTags(text: string, allowed: boolean | readonly string[]): string {
  if (allowed === false || !text.includes("<")) return text;
  return text.replace(CODE_OR_TAG, (whole, code: string | undefined, _fence, slash: string, tag: string) => {
    if (code !== undefined) return whole;
    const isWanted = allowed === true ? !isHtml(tag) : allowed.some((each) => each.toLowerCase() === tag.toLowerCase());
    return isWanted ? `&lt;${slash}${tag}` : whole;
  });
}

const isHtml = (tag: string): boolean =>
  !tag.includes("-") && !tag.includes(":") && !(document.createElement(tag) instanceof HTMLUnknownElement);
