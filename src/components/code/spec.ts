import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

/** The languages whose words are coloured, and how files of them end. */
export const endings = {
  typescript: "ts",
  javascript: "js",
  tsx: "tsx",
  jsx: "jsx",
  python: "py",
  c: "c",
  cpp: "cpp",
  css: "css",
  dockerfile: "dockerfile",
  go: "go",
  html: "html",
  java: "java",
  jinja2: "j2",
  json: "json",
  latex: "tex",
  markdown: "md",
  r: "r",
  rust: "rs",
  shell: "sh",
  sql: "sql",
  "sql-cassandra": "sql",
  "sql-esper": "sql",
  "sql-gpSQL": "sql",
  "sql-gql": "sql",
  "sql-hive": "sql",
  "sql-mariaDB": "sql",
  "sql-msSQL": "sql",
  "sql-mySQL": "sql",
  "sql-pgSQL": "sql",
  "sql-plSQL": "sql",
  "sql-sparkSQL": "sql",
  "sql-sqlite": "sql",
  xml: "xml",
  yaml: "yaml",
} as const;
export type Language = keyof typeof endings;

export interface CodeOptions extends CommonOptions {
  /** Colours the words of this language. By default none is. */
  language?: Language;
  /** Lines shown at first. Default 5. */
  lines?: number;
  /** It grows up to so many lines, then it scrolls. By default it grows with its text. */
  maxLines?: number;
  /** Long lines go on below instead of scrolling. Default false. */
  wrapLines?: boolean;
  /** Default true. */
  showLineNumbers?: boolean;
  /** Proposes words while the user types. Default false. */
  autocomplete?: boolean;
  /** Default: both. */
  buttons?: readonly ("copy" | "download")[];
}

export const code = defineSpec<CodeOptions>()({
  type: "code",
  title: "Code",
  props: {
    ...commonProps,
    language: undefined,
    lines: 5,
    maxLines: undefined,
    wrapLines: false,
    showLineNumbers: true,
    autocomplete: false,
    buttons: ["copy", "download"],
  },
  events: ["change", "input", "focus", "blur"],
  empty: "",
});
