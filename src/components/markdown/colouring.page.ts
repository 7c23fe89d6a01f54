/** Colours of code: by the grammar of its language, which comes when it is met. */
import type { Parser } from "@lezer/common";

const grammars: Readonly<Record<string, () => Promise<Parser>>> = {
  cpp: async () => (await import("@codemirror/lang-cpp")).cppLanguage.parser,
  css: async () => (await import("@codemirror/lang-css")).cssLanguage.parser,
  go: async () => (await import("@codemirror/lang-go")).goLanguage.parser,
  html: async () => (await import("@codemirror/lang-html")).htmlLanguage.parser,
  java: async () => (await import("@codemirror/lang-java")).javaLanguage.parser,
  javascript: async () => (await import("@codemirror/lang-javascript")).jsxLanguage.parser,
  json: async () => (await import("@codemirror/lang-json")).jsonLanguage.parser,
  markdown: async () => (await import("@codemirror/lang-markdown")).markdownLanguage.parser,
  python: async () => (await import("@codemirror/lang-python")).pythonLanguage.parser,
  rust: async () => (await import("@codemirror/lang-rust")).rustLanguage.parser,
  sql: async () => (await import("@codemirror/lang-sql")).StandardSQL.language.parser,
  typescript: async () => (await import("@codemirror/lang-javascript")).typescriptLanguage.parser,
  tsx: async () => (await import("@codemirror/lang-javascript")).tsxLanguage.parser,
  xml: async () => (await import("@codemirror/lang-xml")).xmlLanguage.parser,
  yaml: async () => (await import("@codemirror/lang-yaml")).yamlLanguage.parser,
  shell: async () => {
    const [{ StreamLanguage }, { shell }] = await Promise.all([
      import("@codemirror/language"),
      import("@codemirror/legacy-modes/mode/shell"),
    ]);
    return StreamLanguage.define(shell).parser;
  },
};
const otherNames: Readonly<Record<string, string>> = { "c++": "cpp", c: "cpp", h: "cpp", hpp: "cpp", golang: "go", htm: "html", js: "javascript", jsx: "javascript", mjs: "javascript", cjs: "javascript", jsonc: "json", md: "markdown", py: "python", python3: "python", rs: "rust", ts: "typescript", mts: "typescript", svg: "xml", yml: "yaml", bash: "shell", sh: "shell", zsh: "shell" }; // prettier-ignore

/** Longer code stays plain: colouring it would hold up the page. */
const MOST = 100_000;

type Paint = (code: HTMLElement) => void;
const ready = new Map<string, Paint>();
const coming = new Map<string, Promise<Paint>>();

/** Colours the code in an element, at once where its language is there already. */
export function colour(code: HTMLElement, name: string): void {
  const language = Object.hasOwn(otherNames, name) ? otherNames[name]! : name;
  const text = code.textContent ?? "";
  if (!Object.hasOwn(grammars, language) || text.length > MOST) return;
  const paint = ready.get(language);
  if (paint) return paint(code);
  void load(language)
    .then((loaded) => code.textContent === text && loaded(code))
    .catch((error: Error) => console.warn(`[inlay] ${language} stays plain: ${error.message}`));
}

function load(language: string): Promise<Paint> {
  const known = coming.get(language);
  if (known) return known;
  const loading = Promise.all([import("@lezer/highlight"), grammars[language]!()]).then(([{ classHighlighter, highlightTree }, parser]) => {
    const paint: Paint = (code) => {
      const text = code.textContent ?? "";
      const parts: Node[] = [];
      let at = 0;
      highlightTree(parser.parse(text), classHighlighter, (from, to, classes) => {
        const token = document.createElement("span");
        token.className = classes;
        token.textContent = text.slice(from, to);
        parts.push(document.createTextNode(text.slice(at, from)), token);
        at = to;
      });
      code.replaceChildren(...parts, text.slice(at));
    };
    ready.set(language, paint);
    return paint;
  });
  coming.set(language, loading);
  return loading;
}
