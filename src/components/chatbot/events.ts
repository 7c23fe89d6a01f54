/** What a chat's events carry. Pages say where something happened; what stands there, the kernel knows. */
import type { Context } from "../../graph/component";
import { show } from "../../graph/spec";
import { allOf, isEditable, textOf, textsOf, type chatbot, type ChatExample, type MessageWire } from "./spec";

type Wire = readonly MessageWire[];
type On = Context<typeof chatbot.props>;

const member = (data: unknown, name: string): unknown =>
  typeof data === "object" && data !== null && Object.hasOwn(data, name) ? (data as Record<string, unknown>)[name] : undefined;

/** The place that the page speaks of, in a list of things. */
function read<T>(data: unknown, list: readonly T[], what: string, name = "index"): [index: number, thing: T] {
  const index = member(data, name);
  if (Number.isInteger(index) && (index as number) >= 0 && (index as number) < list.length)
    return [index as number, list[index as number]!];
  throw new TypeError(`expected the place of ${what}, got ${show(index)}`);
}

const of = (messages: Wire, data: unknown) => read(data, messages, "a message");

/** The last question, which is asked again or taken back. */
function lastOfUser(messages: Wire): { index: number; value: string } {
  const index = messages.findLastIndex(({ role }) => role === "user");
  if (index < 0) throw new TypeError("the user has said nothing yet");
  return { index, value: textOf(messages[index]!) };
}

function like(data: unknown, { props }: On, messages: Wire) {
  const [index, message] = of(messages, data);
  const liked = member(data, "liked");
  if (message.role !== "assistant" && !props.likeUserMessage) throw new TypeError(`nothing is asked about the ${message.role}'s messages`);
  const offered: unknown[] = props.feedbackOptions.map((option) => (option === "Like" ? true : option === "Dislike" ? false : option));
  if (liked !== "" && !offered.includes(liked)) throw new TypeError(`expected one of the feedbackOptions, got ${show(liked)}`);
  return { index, value: textOf(message), liked };
}

function edit(data: unknown, { props }: On, messages: Wire) {
  const [index, message] = of(messages, data);
  const value = member(data, "value");
  if (!isEditable(message, props.editable)) throw new TypeError("this message can't be edited");
  if (typeof value !== "string") throw new TypeError(`expected text, got ${show(value)}`);
  return { index, value, previousValue: textOf(message) };
}

function exampleSelect(data: unknown, { props }: On) {
  const [index, example] = read<string | ChatExample>(data, props.examples, "an example");
  const { text, files = [] } = typeof example === "string" ? { text: example } : example;
  return { index, value: { text, files: [...files] } };
}

function optionSelect(data: unknown, _: On, messages: Wire) {
  const [index, { options = [] }] = of(messages, data);
  return { index, value: read(data, options, "an option", "option")[1].value };
}

/** Messages that follow each other are copied together. */
function copy(data: unknown, { props }: On, messages: Wire) {
  if (member(data, "index") === undefined) return allOf(messages) + props.watermark;
  const [[first], [last]] = [read(data, messages, "a message", "first"), of(messages, data)];
  return textsOf(messages.slice(first, last + 1)) + props.watermark;
}

const readers: Readonly<Record<string, (data: unknown, on: On, messages: Wire) => unknown>> = {
  select: (data, _, messages) => {
    const [index, message] = of(messages, data);
    return { index, value: textOf(message), selected: true };
  },
  like,
  retry: (_data, _on, messages) => lastOfUser(messages),
  undo: (_data, _on, messages) => lastOfUser(messages),
  edit,
  exampleSelect,
  optionSelect,
  copy,
};

export const eventOf = (name: string, data: unknown, on: On, messages: Wire): unknown => readers[name]?.(data, on, messages);
