/**
 * What the kernel and a page say to each other: one union each way. ARCHITECTURE.md tells the protocol as a story.
 *
 * A page is one browser page that shows the app; its id is random, made by the page. Files have random ids, made by the kernel.
 */
import * as v from "valibot";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(64));
const path = v.array(v.union([v.string(), count]));
const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array, "expected bytes");

// ---------------------------------------------------------------- page → kernel

const edit = v.variant("kind", [
  /** The user changed a value. */
  v.strictObject({ kind: v.literal("value"), block: id, value: v.unknown() }),
  /** The user did something that a listener may wait for. */
  v.strictObject({ kind: v.literal("event"), block: id, name: id, data: v.optional(v.unknown()) }),
]);

const up = v.variant("type", [
  /** A page is here, stands at this revision (0 is nothing yet) and has sent so many inputs. The kernel brings it up to date. */
  v.strictObject({ type: v.literal("hello"), page: id, rev: count, seq: count }),
  /** The page has drawn this revision. */
  v.strictObject({ type: v.literal("ack"), page: id, rev: count }),
  /** What the user did, in order; an `ack` as well. `seq` counts this page's inputs; patches name the last one they know of. */
  v.strictObject({ type: v.literal("input"), page: id, rev: count, seq: count, edits: v.array(edit) }),
  /** What the code of a `run` gave, or what it threw. */
  v.strictObject({ type: v.literal("ran"), page: id, ref: id, value: v.optional(v.unknown()), error: v.optional(v.string()) }),
  /** The page goes. */
  v.strictObject({ type: v.literal("bye"), page: id }),
  /** A file is coming; answered by `accepted` with the same `ref`. Files of the same `folder` lie together, at the paths of their names. */
  v.strictObject({ type: v.literal("upload"), page: id, ref: id, name: v.string(), size: count, mime: v.string(), folder: v.optional(id) }),
  /** The next bytes of a file; answered by `received`. */
  v.strictObject({ type: v.literal("chunk"), page: id, file: id, offset: count, bytes }),
  /** The rest of a file won't come. */
  v.strictObject({ type: v.literal("drop"), page: id, file: id }),
  /** Asks for bytes of a file; answered by `piece`. */
  v.strictObject({ type: v.literal("fetch"), page: id, file: id, offset: count }),
  /** What a view asks of its component, beyond its value; answered by `answer`. It changes nothing, and may be asked again. */
  v.strictObject({ type: v.literal("ask"), page: id, ref: id, block: id, question: v.unknown() }),
]);
export type Up = v.InferOutput<typeof up>;
export type Edit = v.InferOutput<typeof edit>;
/** What is about files. */
export type FileMessage = Up & { type: "upload" | "chunk" | "drop" | "fetch" };

// ---------------------------------------------------------------- kernel → page

const bar = v.strictObject({
  done: v.number(),
  total: v.optional(v.number()),
  description: v.optional(v.string()),
  unit: v.optional(v.string()),
});
/** How far a loop has come; without a total nobody knows how far it goes. */
export type Bar = v.InferOutput<typeof bar>;

const status = v.strictObject({
  state: v.picklist(["pending", "running", "complete", "error", "cancelled", "invalid"]),
  title: v.optional(v.string()),
  message: v.optional(v.string()),
  /** How long the call took. */
  seconds: v.optional(v.number()),
  /** Where it waits: 1 is next. */
  position: v.optional(count),
  size: v.optional(count),
  /** How long it will probably wait, in seconds. */
  eta: v.optional(v.number()),
  /** The outermost loop first. */
  progress: v.optional(v.array(bar)),
  /** Drawn as a thin line only. */
  minimal: v.optional(v.boolean()),
});
/** How the newest call that this block is an output of stands. */
export type Status = v.InferOutput<typeof status>;

const block = v.strictObject({
  type: id,
  /** Options that differ from the defaults of the block's type. */
  props: v.record(v.string(), v.unknown()),
  value: v.optional(v.unknown()),
  status: v.optional(status),
  children: v.optional(v.array(id)),
});
export type BlockState = v.InferOutput<typeof block>;

const document = v.strictObject({ root: id, blocks: v.record(v.string(), block) });
/** All that a page draws. */
export type Document = v.InferOutput<typeof document>;

const op = v.union([
  v.strictTuple([v.literal("replace"), path, v.unknown()]),
  v.strictTuple([v.literal("append"), path, v.union([v.string(), v.array(v.unknown())])]),
  v.strictTuple([v.literal("add"), path, v.unknown()]),
  v.strictTuple([v.literal("delete"), path]),
]);

const down = v.variant("type", [
  /** The whole document at this revision, for one page or for all. `seen`: the last input of each page that it knows of. */
  v.strictObject({ type: v.literal("snapshot"), page: v.optional(id), rev: count, seen: v.record(v.string(), count), document }),
  /** What makes revision `rev - 1` into `rev`. */
  v.strictObject({ type: v.literal("patch"), rev: count, seen: v.record(v.string(), count), ops: v.array(op) }),
  /** Are you there? Answered by an `ack`. */
  v.strictObject({ type: v.literal("ping"), rev: count }),
  v.strictObject({ type: v.literal("accepted"), page: id, ref: id, file: id, error: v.optional(v.string()) }),
  /** All bytes below `offset` are here. An error ends the upload. */
  v.strictObject({ type: v.literal("received"), page: id, file: id, offset: count, error: v.optional(v.string()) }),
  v.strictObject({ type: v.literal("piece"), page: id, file: id, offset: count, size: count, bytes, error: v.optional(v.string()) }),
  v.strictObject({ type: v.literal("answer"), page: id, ref: id, value: v.optional(v.unknown()), error: v.optional(v.string()) }),
  /** A line in passing, on every page. `duration` is in seconds; null stays until it is closed. */
  v.strictObject({
    type: v.literal("alert"),
    kind: v.picklist(["info", "success", "warning", "error"]),
    message: v.string(),
    title: v.string(),
    duration: v.nullable(v.number()),
  }),
  /** The author's own JavaScript function, to be called by this page; answered by `ran`. */
  v.strictObject({ type: v.literal("run"), page: id, ref: id, code: v.string(), args: v.array(v.unknown()) }),
  /** All who listen to the block's stream are done with the page's oldest chunk that wasn't taken yet. */
  v.strictObject({ type: v.literal("taken"), page: id, block: id }),
  /** The app is gone: its cell ran again, or it was closed. */
  v.strictObject({ type: v.literal("closed") }),
]);
export type Down = v.InferOutput<typeof down>;
export type Message = Up | Down;

/** The message, if it is one; else an error that says what is wrong with it. */
export const parseUp = (message: unknown): Up => parse(up, message);
export const parseDown = (message: unknown): Down => parse(down, message);

function parse<S extends typeof up | typeof down>(schema: S, message: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, message, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new TypeError(`malformed message${issue.path ? ` at ${v.getDotPath(issue)}` : ""}: ${issue.message}`);
}
