import { didYouMean, show } from "../../graph/spec";
import { checkNames } from "./intake";
import { datatypes, type DataframeOptions, type Datatype } from "./spec";

const TYPES = ["rows", "columns", "array", "csv"];
const SEARCHES = ["none", "search", "filter"];

/** Throws a TypeError at an option that makes no table. */
export function checkOptions(options: DataframeOptions & { columns?: Readonly<Record<string, Datatype>>; type?: string }): void {
  const { columns, type = "rows", headers, datatype = "auto", rowLimits, columnLimits, showSearch = "none" } = options;
  if (columns !== undefined) {
    if (typeof columns !== "object" || columns === null || Array.isArray(columns))
      fail("columns", 'an object like { name: "str" }', columns);
    for (const [name, each] of Object.entries(columns)) checkDatatype(`columns.${name}`, each);
    if (headers || options.datatype) throw new TypeError("Dataframe takes either columns, or headers and datatype");
  }
  if (!TYPES.includes(type)) fail("type", TYPES.map(show).join(", "), type);
  if (headers !== undefined) {
    if (!Array.isArray(headers) || headers.some((each) => typeof each !== "string")) fail("headers", "a list of texts", headers);
    checkNames(headers);
  }
  for (const each of [datatype].flat()) checkDatatype("datatype", each);
  if (!SEARCHES.includes(showSearch)) fail("showSearch", SEARCHES.map(show).join(", "), showSearch);
  for (const [name, limits] of Object.entries({ rowLimits, columnLimits })) {
    const isLimit = (each: unknown) => each === null || (Number.isSafeInteger(each) && (each as number) >= 0);
    if (limits !== undefined && !(Array.isArray(limits) && limits.length === 2 && limits.every(isLimit)))
      fail(name, "two numbers, or null for no limit", limits);
  }
}

function checkDatatype(name: string, type: unknown): void {
  if (!datatypes.includes(type as Datatype))
    throw new TypeError(
      `Dataframe: ${name} must be one of ${datatypes.map(show).join(", ")}; got ${show(type)}${didYouMean(String(type), datatypes)}`,
    );
}

function fail(name: string, expected: string, value: unknown): never {
  throw new TypeError(`Dataframe: ${name} must be ${expected}; got ${show(value)}`);
}
