import { BlockNode } from "../../graph/block";
import type { Codec, Context } from "../../graph/component";
import { didYouMean, show } from "../../graph/spec";
import { diff } from "../../wire/patch";
import { avatarOf } from "./avatar";
import { eventOf } from "./events";
import { Memories } from "./memory";
import type { Message, NewContent, NewMessage, Said } from "./message";
import { blockOf, givePart, takePart } from "./parts";
import { type chatbot, type MessageMetadata, type MessageOption, type MessageWire, type PartWire } from "./spec";

type Wire = readonly MessageWire[];
type On = Context<typeof chatbot.props>;

const ROLES: readonly unknown[] = ["user", "assistant", "system"];
/** Blocks of a chat, found when it was made. */
const blocksOf = new WeakMap<Wire, readonly BlockNode[]>();
/** What stands alone and is no message: `ui.append` adds it to the last message instead. */
const loose = new WeakSet<Wire>();
const NONE: readonly BlockNode[] = [];
const found = (messages: Wire): readonly BlockNode[] => blocksOf.get(messages) ?? NONE;

/** Remembers which blocks stand in it. */
function toWire(messages: Wire): Wire {
  const blocks: BlockNode[] = [];
  for (const { content } of messages) {
    for (const part of content) if ("block" in part) blocks.push(blockOf(part)!);
  }
  if (blocks.length) blocksOf.set(messages, blocks);
  return messages;
}

const isMessage = (said: Said): said is NewMessage =>
  typeof said === "object" && said !== null && "role" in said && "content" in said && !(said instanceof BlockNode);

function takeMessage(said: Said, on: On, memories = Memories.of(on.files)): MessageWire | Promise<MessageWire> {
  if (!isMessage(said)) return finish(said, { role: "assistant" }, on);
  const { role, content, metadata, options } = said;
  if (!ROLES.includes(role)) throw new TypeError(`expected a role "user", "assistant" or "system", got ${show(role)}`);
  const rest = { role, ...(metadata && { metadata: readMetadata(metadata) }), ...(options && { options: readOptions(options) }) };
  const made = finish(content, rest, on);
  const ready = (wire: MessageWire) => {
    memories.set(said, wire);
    return wire;
  };
  return made instanceof Promise ? made.then(ready) : ready(made);
}

/** A message that is as it was is the same on the wire. */
function takeAll(list: readonly Said[], on: On): Wire | Promise<Wire> {
  const memories = Memories.of(on.files);
  let waits = false;
  const taken = list.map((said) => {
    const known = typeof said === "object" && said !== null ? memories.get(said) : undefined;
    if (known) return known;
    const made = takeMessage(said, on, memories);
    waits ||= made instanceof Promise;
    return made;
  });
  return waits ? Promise.all(taken.map((message) => Promise.resolve(message))).then(toWire) : toWire(taken as MessageWire[]);
}

function finish(
  content: NewContent | readonly NewContent[],
  rest: Omit<MessageWire, "content">,
  on: On,
): MessageWire | Promise<MessageWire> {
  const parts = (Array.isArray(content) ? (content as readonly NewContent[]) : [content as NewContent]).map((part) => takePart(part, on));
  const join = (ready: readonly PartWire[]): MessageWire => ({ ...rest, content: ready });
  const waits = parts.some((part) => part instanceof Promise);
  return waits ? Promise.all(parts.map((part) => Promise.resolve(part))).then(join) : join(parts as PartWire[]);
}

const METADATA = { title: "string", status: "string", id: "string", parentId: "string", duration: "number", log: "string" } as const;

function readMetadata(metadata: MessageMetadata): MessageMetadata {
  for (const [name, value] of Object.entries(metadata)) {
    if (!Object.hasOwn(METADATA, name)) throw new TypeError(`metadata has no ${show(name)}${didYouMean(name, Object.keys(METADATA))}`);
    const type = METADATA[name as keyof typeof METADATA];
    if (value !== undefined && typeof value !== type) throw new TypeError(`expected a ${type} as ${name} of metadata, got ${show(value)}`);
  }
  const { status } = metadata;
  if (status !== undefined && status !== "pending" && status !== "done")
    throw new TypeError(`expected a status "pending" or "done", got ${show(status)}`);
  return { ...metadata };
}

function readOptions(options: unknown): MessageOption[] {
  if (!Array.isArray(options)) throw new TypeError(`expected a list of options, got ${show(options)}`);
  return (options as unknown[]).map((option) => {
    const { value, label } = Object(option) as { value?: unknown; label?: unknown };
    if (typeof value !== "string") throw new TypeError(`expected options like { value: "yes", label: "Yes" }, got ${show(option)}`);
    return { value, ...(typeof label === "string" && { label }) };
  });
}

/** Adds to what was said last, if the assistant said it. */
function addTo(before: Wire, [part]: Wire): Wire {
  const last = before.at(-1);
  if (!part || last?.role !== "assistant") return toWire([...before, part!]);
  const [end, first] = [last.content.at(-1), part.content[0]!];
  const content =
    end && "text" in end && "text" in first ? [...last.content.slice(0, -1), { text: end.text + first.text }] : [...last.content, first];
  const after = before.with(-1, { ...last, content });
  // Text brings no blocks: those that stand there needn't be looked for.
  if (!("text" in first)) return toWire(after);
  if (blocksOf.has(before)) blocksOf.set(after, found(before));
  return after;
}

export const codec: Codec<Wire, Message[], Said | readonly Said[], typeof chatbot.props> = {
  isCostly: true,
  accept: () => {
    throw new TypeError("the user changes one message at a time");
  },
  preprocess: (messages, on) => {
    const memories = Memories.of(on.files);
    return messages.map((wire) => {
      const content = wire.content.map((part) => givePart(part, on));
      const message: Message = { role: wire.role, content: content.length === 1 ? content[0]! : content };
      if (wire.metadata) message.metadata = { ...wire.metadata };
      if (wire.options) message.options = wire.options.map((option) => ({ ...option }));
      memories.set(message, wire);
      return message;
    });
  },
  postprocess: (value, on) => {
    if (!Array.isArray(value)) {
      const taken = takeMessage(value as Said, on);
      const alone = (message: MessageWire) => {
        const wire = toWire([message]);
        if (!isMessage(value as Said)) loose.add(wire);
        return wire;
      };
      return taken instanceof Promise ? taken.then(alone) : alone(taken);
    }
    return takeAll(value as readonly Said[], on);
  },
  same: (before, after) => before.length === after.length && before.every((each, i) => each === after[i] || !diff(each, after[i]).length),
  append: (before, part) => (loose.has(part) ? addTo(before, part) : toWire([...before, ...part])),
  blocks: found,
  event: eventOf,
  afterEvent: (name, carried, messages) => {
    if (name === "clear") return [];
    if (name !== "edit") return undefined;
    const { index, value } = carried as { index: number; value: string };
    return toWire(messages.with(index, { ...messages[index]!, content: [{ text: value }] }));
  },
  answer: avatarOf,
};
