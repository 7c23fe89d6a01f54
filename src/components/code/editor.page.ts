/** CodeMirror, as a Code component uses it: told its text and options, it tells what the user does. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { Annotation, Compartment, EditorState, Transaction, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, tooltips } from "@codemirror/view";
import { colours } from "./colours.page";
import { loadLanguage } from "./languages.page";

export interface EditorOptions {
  readonly editable: boolean;
  readonly language: string | undefined;
  readonly wrapLines: boolean;
  readonly showLineNumbers: boolean;
  readonly autocomplete: boolean;
  /** For a screen reader: ids of what describes it. */
  readonly described: string;
}

export interface EditorHost {
  input(text: string): void;
  focus(): void;
  blur(): void;
}

/** It came from outside, not by the user. */
const isGiven = Annotation.define<boolean>();

export class Editor {
  readonly #view: EditorView;
  /** What stands in it. */
  #text: string;
  #options: EditorOptions | undefined;
  readonly #parts = {
    state: new Compartment(),
    language: new Compartment(),
    wrap: new Compartment(),
    numbers: new Compartment(),
    completion: new Compartment(),
  };

  constructor(parent: HTMLElement, text: string, options: EditorOptions, host: EditorHost) {
    this.#text = text;
    const parts = Object.values(this.#parts).map((part) => part.of([]));
    this.#view = new EditorView({
      parent,
      root: parent.getRootNode() as ShadowRoot,
      state: EditorState.create({
        doc: text,
        extensions: [
          ...parts,
          // Any other would change texts that have it.
          EditorState.lineSeparator.of("\n"),
          EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, "\n")),
          history(),
          indentOnInput(),
          bracketMatching(),
          syntaxHighlighting(colours),
          // Tab indents; after Escape it leaves, as the hint below the editor says.
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          tooltips({ position: "absolute" }),
          EditorView.domEventHandlers({ focus: () => host.focus(), blur: () => host.blur() }),
          EditorView.updateListener.of(({ docChanged, transactions }) => {
            if (!docChanged || transactions.some((each) => each.annotation(isGiven))) return;
            this.#text = this.#view.state.sliceDoc();
            host.input(this.#text);
          }),
        ],
      }),
    });
    this.configure(options);
  }

  /** Changes only what differs: the cursor stays, and the rest isn't drawn anew. */
  setText(text: string): void {
    const before = this.#text;
    if (text === before) return;
    this.#text = text;
    const most = Math.min(before.length, text.length);
    let from = 0;
    if (text.startsWith(before)) from = before.length;
    else while (from < most && before.charCodeAt(from) === text.charCodeAt(from)) from++;
    let end = 0;
    while (end < most - from && before.charCodeAt(before.length - 1 - end) === text.charCodeAt(text.length - 1 - end)) end++;
    this.#view.dispatch({
      changes: { from, to: before.length - end, insert: text.slice(from, text.length - end) },
      annotations: [isGiven.of(true), Transaction.addToHistory.of(false)],
    });
  }

  configure(options: EditorOptions): void {
    const before = this.#options;
    this.#options = options;
    const differs = (...names: (keyof EditorOptions)[]) => names.some((name) => before?.[name] !== options[name]);
    const { state, wrap, numbers } = this.#parts;
    if (differs("editable", "described")) this.#set(state, stateOf(options));
    if (differs("wrapLines")) this.#set(wrap, options.wrapLines ? EditorView.lineWrapping : []);
    if (differs("showLineNumbers")) this.#set(numbers, options.showLineNumbers ? lineNumbers() : []);
    if (differs("language")) void this.#load(this.#parts.language, "language", loadLanguage(options.language));
    if (differs("autocomplete", "editable")) {
      const wanted = options.autocomplete && options.editable;
      const coming = wanted ? import("./completion.page").then(({ completion }) => completion) : Promise.resolve([]);
      void this.#load(this.#parts.completion, "autocomplete", coming);
    }
  }

  destroy(): void {
    this.#options = undefined;
    this.#view.destroy();
  }

  #set(part: Compartment, extension: Extension): void {
    this.#view.dispatch({ effects: part.reconfigure(extension) });
  }

  /** What comes late must still be wanted. */
  async #load(part: Compartment, name: "language" | "autocomplete", coming: Promise<Extension>): Promise<void> {
    const wanted = this.#options?.[name];
    try {
      const extension = await coming;
      if (this.#options && this.#options[name] === wanted) this.#set(part, extension);
    } catch (error) {
      console.warn(`[inlay] ${name} ${String(wanted)} didn't load: ${(error as Error).message}`);
    }
  }
}

/** Code that can't be changed can be marked and copied, by keys too: it takes the focus. */
function stateOf({ editable, described }: EditorOptions): Extension {
  const attributes = { "aria-labelledby": "caption", "aria-describedby": described, autocapitalize: "off", spellcheck: "false" };
  return [
    EditorState.readOnly.of(!editable),
    EditorView.contentAttributes.of(editable ? attributes : { ...attributes, inputmode: "none", "aria-readonly": "true" }),
  ];
}
