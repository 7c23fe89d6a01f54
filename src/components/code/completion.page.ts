/** Proposals while the user types, and brackets that close themselves. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completeAnyWord, completionKeymap } from "@codemirror/autocomplete";
import { EditorState, Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";

export const completion = [
  autocompletion(),
  closeBrackets(),
  // Where the language knows no more, the words that stand in the text.
  EditorState.languageData.of(() => [{ autocomplete: completeAnyWord }]),
  Prec.high(keymap.of([...closeBracketsKeymap, ...completionKeymap])),
];
