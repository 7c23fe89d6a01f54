/** Answers that aren't values: changes of options, of a part, or of nothing. */
import type { Skip } from "./handler";

/** A change of options instead of a value. */
export interface Update<C = any> {
  readonly "~changes": C;
}

/** How it looks inside. Nobody else's object is of this class, so no value is taken for an update. */
export class Updating implements Update<Record<string, unknown>> {
  readonly "~changes": Readonly<Record<string, unknown>>;

  constructor(
    changes: Readonly<Record<string, unknown>>,
    /** The value is added to what stands there. */
    readonly appends = false,
  ) {
    this["~changes"] = changes;
  }
}

/**
 * Changes options of an output instead of, or beside, its value.
 *
 * @example
 * kind.change((choice) => ui.update({ lines: choice === "short" ? 2 : 8, value: "" }), kind, essay);
 */
export function update<const C extends object>(changes: C): Update<C> {
  return new Updating(changes as Record<string, unknown>) as unknown as Update<C>;
}

/**
 * Leaves an output as it is; returned alone, all of them.
 *
 * @example
 * run.click((n) => (n > 3 ? `${n}` : ui.skip()), count, output);
 */
export function skip(): Skip {
  return new Updating({});
}

/**
 * Adds to the text, list or sound that stands there. What streams in deltas says so by this.
 *
 * @example
 * run.click(async function* () { for (const word of ["live", " ", "long"]) yield ui.append(word); }, [], output);
 */
export function append<const T extends string | object>(part: T): Update<{ value: T }> {
  return new Updating({ value: part }, true) as unknown as Update<{ value: T }>;
}
