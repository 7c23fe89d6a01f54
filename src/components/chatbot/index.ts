import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import type { Message, MessageContent, MessageFile, NewContent, NewMessage, Said } from "./message";
import { chatbot, type ChatbotOptions, type ChatExample, type MessageMetadata, type MessageOption } from "./spec";

export type { ChatbotOptions, ChatExample, Message, MessageContent, MessageFile };
export type { MessageMetadata, MessageOption, NewContent, NewMessage, Said };
export interface ChatbotEvents extends Pick<EventMap<Message[]>, Exclude<(typeof chatbot.events)[number], "edit">> {
  /** The user has changed the text of the message at this place. */
  edit: { index: number; value: string; previousValue: string };
}
export interface Chatbot extends Component<Message[], Said | readonly Said[], ChatbotOptions, ChatbotEvents>, Listeners<ChatbotEvents> {}

/**
 * A chat. Handlers get a list of { role, content, metadata?, options? }, where content is text, a file ({ path, altText? }), a
 * component, or a list of these; pictures come as files. They answer with such a list; messages may also hold pictures (pixels,
 * bytes, tensors, sharp images), and what is no message is what the assistant says. `ui.append` adds text, a file or a component to the
 * assistant's last message, and messages to the chat. A component stays alive in its message; one that a handler made
 * is removed with it. Throws a TypeError at a role, part, metadata or option that isn't one.
 *
 * @example
 * const chat = ui.Chatbot(), say = ui.Textbox({ label: "Say something" });
 * const ask = (text: string, history: ui.Message[]): [string, ui.Message[]] => ["", [...history, { role: "user", content: text }]];
 * say
 *   .submit(ask, [say, chat], [say, chat])
 *   .then(async function* (history) {
 *     yield ui.append({ role: "assistant", content: "" });
 *     for (const word of ["Nice", " to", " hear."]) yield ui.append(word);
 *   }, chat, chat);
 * ui.Blocks([chat, say])
 */
export function Chatbot<I extends Inputs = []>(options?: ChatbotOptions & Initial<Said | readonly Said[], I>): Chatbot {
  return new ComponentNode(chatbot, codec, options) as unknown as Chatbot;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    chatbot: Chatbot;
  }
}
addShortcuts({ chatbot: () => Chatbot() });
