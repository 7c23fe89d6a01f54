/** What was thrown in a worker, as it travels: errors would lose their classes, and what they carry. */
import { AppError, type AlertOptions } from "../session/alerts";
import { describe, isA } from "../session/errors";

export type Thrown =
  | { readonly value: unknown }
  | {
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
      /** Such as `code`, or the `title` of an error for people. */
      readonly more: Readonly<Record<string, unknown>>;
      readonly cause: Thrown | undefined;
    };

/** Causes have causes; so many are kept. */
const MOST_CAUSES = 5;

/** Reads it where it was thrown. */
export function pack(thrown: unknown, causes = MOST_CAUSES): Thrown {
  try {
    if (!isLikeError(thrown)) return { value: structuredClone(thrown) };
    const { name, message, stack, cause } = thrown;
    const more = Object.fromEntries(Object.entries(thrown).filter(([key, value]) => key !== "name" && isPlain(value)));
    return {
      name: typeof name === "string" ? name : "Error",
      message: String(message),
      stack: typeof stack === "string" ? stack : undefined,
      more,
      cause: cause === undefined || !causes ? undefined : pack(cause, causes - 1),
    };
  } catch {
    return { value: describe(thrown).message };
  }
}

/** Makes it again. What has a title is an error for people, as `ui.Error` is: in a worker there is no `ui`. */
export function unpack(thrown: Thrown): unknown {
  if ("value" in thrown) return thrown.value;
  const { name, message, stack, more } = thrown;
  const cause = thrown.cause && unpack(thrown.cause);
  const error = "title" in more ? new AppError(message, { ...(more as AlertOptions), cause }) : new (kinds[name] ?? Error)(message);
  define(error, "stack", stack ?? error.stack);
  if (error.name !== name) define(error, "name", name);
  if (cause !== undefined) define(error, "cause", cause);
  return Object.assign(error, more);
}

const kinds: Readonly<Record<string, ErrorConstructor>> = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

interface ErrorLike {
  name?: unknown;
  message: unknown;
  stack?: unknown;
  cause?: unknown;
}

/** Also what was written by hand: `{ message, title }`. */
const isLikeError = (thrown: unknown): thrown is ErrorLike =>
  isA(thrown, Error) || (typeof thrown === "object" && thrown !== null && typeof (thrown as ErrorLike).message === "string");

const isPlain = (value: unknown): boolean => value === null || ["string", "number", "boolean", "bigint"].includes(typeof value);

const define = (error: Error, key: string, value: unknown) =>
  Object.defineProperty(error, key, { value, writable: true, configurable: true });
