/** The grammars, each loaded when a first editor speaks its language. */
import { StreamLanguage, type StreamParser } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import type { Language } from "./spec";

const script = (options: { jsx?: boolean; typescript?: boolean }) => () =>
  import("@codemirror/lang-javascript").then(({ javascript }) => javascript(options));
const sql = (dialect: "StandardSQL" | "PostgreSQL" | "MySQL" | "MariaSQL" | "MSSQL" | "SQLite" | "Cassandra" | "PLSQL") => () =>
  import("@codemirror/lang-sql").then((module) => module.sql({ dialect: module[dialect] }));
/** Modes of the editor before this one, for languages that have no grammar. */
const mode = (parser: Promise<StreamParser<unknown>>) => parser.then((each) => StreamLanguage.define(each));
const oldSql = (dialect: "hive" | "gql" | "gpSQL" | "sparkSQL" | "esper") => () =>
  mode(import("@codemirror/legacy-modes/mode/sql").then((module) => module[dialect]));
const cpp = () => import("@codemirror/lang-cpp").then((module) => module.cpp());

const languages: Readonly<Record<Language, () => Promise<Extension>>> = {
  typescript: script({ typescript: true }),
  javascript: script({}),
  tsx: script({ jsx: true, typescript: true }),
  jsx: script({ jsx: true }),
  python: () => import("@codemirror/lang-python").then(({ python }) => python()),
  c: cpp,
  cpp,
  css: () => import("@codemirror/lang-css").then(({ css }) => css()),
  dockerfile: () => mode(import("@codemirror/legacy-modes/mode/dockerfile").then(({ dockerFile }) => dockerFile)),
  go: () => import("@codemirror/lang-go").then(({ go }) => go()),
  html: () => import("@codemirror/lang-html").then(({ html }) => html()),
  java: () => import("@codemirror/lang-java").then(({ java }) => java()),
  jinja2: () => mode(import("@codemirror/legacy-modes/mode/jinja2").then(({ jinja2 }) => jinja2)),
  json: () => import("@codemirror/lang-json").then(({ json }) => json()),
  latex: () => mode(import("@codemirror/legacy-modes/mode/stex").then(({ stex }) => stex)),
  markdown: () => import("@codemirror/lang-markdown").then(({ markdown }) => markdown()),
  r: () => mode(import("@codemirror/legacy-modes/mode/r").then(({ r }) => r)),
  rust: () => import("@codemirror/lang-rust").then(({ rust }) => rust()),
  shell: () => mode(import("@codemirror/legacy-modes/mode/shell").then(({ shell }) => shell)),
  sql: sql("StandardSQL"),
  "sql-cassandra": sql("Cassandra"),
  "sql-esper": oldSql("esper"),
  "sql-gpSQL": oldSql("gpSQL"),
  "sql-gql": oldSql("gql"),
  "sql-hive": oldSql("hive"),
  "sql-mariaDB": sql("MariaSQL"),
  "sql-msSQL": sql("MSSQL"),
  "sql-mySQL": sql("MySQL"),
  "sql-pgSQL": sql("PostgreSQL"),
  "sql-plSQL": sql("PLSQL"),
  "sql-sparkSQL": oldSql("sparkSQL"),
  "sql-sqlite": sql("SQLite"),
  xml: () => import("@codemirror/lang-xml").then(({ xml }) => xml()),
  yaml: () => import("@codemirror/lang-yaml").then(({ yaml }) => yaml()),
};

/** What the editor needs for this language; nothing where it is none. */
export async function loadLanguage(name: string | undefined): Promise<Extension> {
  return name !== undefined && Object.hasOwn(languages, name) ? languages[name as Language]() : [];
}
