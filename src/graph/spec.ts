import type { EventMap } from "./event";

/** What both sides know of a type of block: its options with their defaults, its events, its empty value. */
export interface Spec<Props extends object = object> {
  /** Its name on the wire; its element is `inlay-<type>`. */
  readonly type: string;
  /** Its name in the API, for messages. */
  readonly title: string;
  /** Options with their defaults. An option without a default stands here as undefined. */
  readonly props: Readonly<Props>;
  readonly events: readonly string[];
  /** Events of controls that are drawn only where somebody listens; its view is told which, as `listened`. */
  readonly offered?: readonly string[];
  /** It isn't drawn, and is part of each app that uses it, wherever that names it. */
  readonly unplaced?: boolean;
  /** It isn't drawn, and its value never leaves the kernel. */
  readonly local?: boolean;
  /** Layouts have no value. */
  readonly empty?: unknown;
}

/** Options that every component has. */
export interface CommonOptions {
  /** The caption above it, by which people and screen readers find it. */
  label?: string;
  /** A smaller text of help below the caption. */
  info?: string;
  /** Shows the caption. It stays the accessible name where it is hidden. Default true. */
  showLabel?: boolean;
  /** Draws a box around it. Default true. */
  container?: boolean;
  /** How much of a Row's width it takes, compared with its neighbours. Default 1. */
  scale?: number;
  /** In pixels: a Row wraps before a member gets narrower. Default 160. */
  minWidth?: number;
  /** Whether the user can change it. By default a component can't be changed if it is only ever an output. */
  interactive?: boolean;
  /** `false` takes it off the page; `"hidden"` keeps it there without showing it. Default true. */
  visible?: boolean | "hidden";
  /** The `id` of its element. */
  elemId?: string;
  /** Classes of its element. */
  elemClasses?: string | readonly string[];
  /** Names it among its neighbours. */
  key?: string | number;
}

/** A default for each option; undefined where there is none. */
export type Defaults<Options> = { readonly [K in keyof Required<Options>]: Options[K] };
/** Options after the defaults: undefined only where the default is. */
export type Props<Options, D extends Defaults<Options> = Defaults<Options>> = {
  readonly [K in keyof Required<Options>]: D[K] extends undefined ? Options[K] : Exclude<Options[K], undefined>;
};

/** Checks a spec against the options that it gives defaults for: none is missing, none is too many. */
export function defineSpec<Options extends object>() {
  return <const Events extends readonly (keyof EventMap<unknown>)[], D extends Defaults<Options>>(spec: {
    type: string;
    title: string;
    props: D;
    events: Events;
    offered?: readonly Events[number][];
    empty?: unknown;
  }) => spec as unknown as { type: string; title: string; props: Props<Options, D>; events: Events; empty: unknown };
}

/** Defaults of the options that every block has. */
export const layoutProps = {
  scale: undefined,
  minWidth: undefined,
  visible: true,
  elemId: undefined,
  elemClasses: undefined,
  key: undefined,
};

/** Defaults of the options that every component has. */
export const commonProps = { ...layoutProps, label: undefined, info: "", showLabel: true, container: true, interactive: undefined };
export type CommonProps = Props<CommonOptions, typeof commonProps>;

/** Reads what a person wrote as options. Throws a TypeError that names the option, what was expected, and what came. */
export function readOptions<Props extends object>(spec: Spec<Props>, options: unknown): Partial<Props> {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${spec.title} takes its options as an object, like { label: "Name" }; got ${show(options)}`);
  }
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(spec.props, name))
      throw new TypeError(`${spec.title} has no option ${show(name)}${didYouMean(name, Object.keys(spec.props))}`);
    if (value === undefined) continue;
    const expected = typeof (spec.props as Record<string, unknown>)[name];
    const free = expected === "undefined" || expected === "object" || (name === "visible" && value === "hidden");
    if (!free && typeof value !== expected) throw new TypeError(`${spec.title}: ${name} must be a ${expected}, got ${show(value)}`);
    read[name] = value;
  }
  return read as Partial<Props>;
}

/** A value in a message: short, and never a surprise. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "function") return `a function${value.name ? ` ${value.name}` : ""}`;
  if (typeof value === "object" && value !== null) {
    if (Array.isArray(value)) return `a list of ${value.length}`;
    const name = (value.constructor as { name?: string } | undefined)?.name;
    if (name && name !== "Object") return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
    return `an object with ${Object.keys(value).slice(0, 5).join(", ") || "no keys"}`;
  }
  return typeof value === "bigint" ? `${value}n` : String(value);
}

/** `; did you mean "label"?` where one name is close. */
export function didYouMean(name: string, names: readonly string[]): string {
  const close = names.map((each) => [distance(name.toLowerCase(), each.toLowerCase()), each] as const).sort(([a], [b]) => a - b)[0];
  return close && close[0] <= Math.ceil(name.length / 3) ? `; did you mean ${show(close[1])}?` : "";
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
