/** Finding an item of a list by typing the letters that it begins with. */

export interface Typing {
  /** What was typed without a pause. */
  text: string;
  /** When the last letter came. */
  at: number;
}

/** Letters that come no later belong together. In milliseconds. */
const PAUSE = 600;

/** Where the item stands that is meant; the same letter again and again goes from one to the next. */
export function findTyped(typing: Typing, letter: string, names: readonly string[], from: number): number | undefined {
  const now = performance.now();
  typing.text = now - typing.at > PAUSE ? letter : typing.text + letter;
  typing.at = now;
  const isSame = [...typing.text].every((each) => each === letter);
  const wanted = (isSame ? letter : typing.text).toLowerCase();
  const start = typing.text.length > 1 && !isSame ? from : from + 1;
  for (let i = 0; i < names.length; i++) {
    const at = (start + i) % names.length;
    if (names[at]!.toLowerCase().startsWith(wanted)) return at;
  }
  return undefined;
}
