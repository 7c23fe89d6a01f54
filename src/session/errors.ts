/** What was thrown, which can be anything: also something that throws when it is looked at. */
import { show } from "../graph/spec";
import { AppError } from "./alerts";

export function isA<T>(thrown: unknown, kind: abstract new (...args: never[]) => T): thrown is T {
  try {
    return thrown instanceof kind;
  } catch {
    return false;
  }
}

/** What a person sees of it. */
export function describe(thrown: unknown): { message: string; title?: string } {
  try {
    if (isA(thrown, AppError)) return { message: thrown.message, title: thrown.title };
    if (isA(thrown, Error)) return { message: String(thrown.message) || String(thrown.name) };
    return { message: typeof thrown === "string" ? thrown : show(thrown) };
  } catch {
    return { message: "The handler threw something that can't be read" };
  }
}

/** Prints it where the handler's own prints go. */
export function print(thrown: unknown): void {
  try {
    console.error(thrown);
  } catch {
    console.error(describe(thrown).message);
  }
}
