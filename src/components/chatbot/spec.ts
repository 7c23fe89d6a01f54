import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";
import type { LatexDelimiter } from "../markdown/spec";

export interface ChatbotOptions extends CommonOptions {
  /** Pixels, or a CSS length; what is longer scrolls. Default 400. */
  height?: number | string;
  minHeight?: number | string;
  maxHeight?: number | string;
  /** The user may drag its lower edge. Default false. */
  resizable?: boolean;
  /** Follows messages that come, unless the user has scrolled up. Default true. */
  autoscroll?: boolean;
  /** Which messages the user may edit: their own, or all. Default: none. */
  editable?: "user" | "all";
  /** What stands around formulas. Default: `$$ … $$`, on a line of their own. */
  latexDelimiters?: readonly LatexDelimiter[];
  /** Text runs from right to left. */
  rtl?: boolean;
  /** "copy" on each message, "copyAll" for the whole chat. Default: both. */
  buttons?: readonly ("copy" | "copyAll")[];
  /** Text that is added to what the user copies. */
  watermark?: string;
  /** The user's and the assistant's: an emoji or a letter or two, the path or the http address of a picture, or null. */
  avatarImages?: readonly [user: string | null, assistant: string | null];
  /** Text is Markdown. Default true. */
  renderMarkdown?: boolean;
  /** What the user may say of a message. "Like" and "Dislike" are thumbs, all else is a button with its text. Shown where somebody listens to `like`. */
  feedbackOptions?: readonly string[];
  /** What the user said before: for each message of the assistant one of `feedbackOptions`, or null. */
  feedbackValue?: readonly (string | null)[];
  /** A single line break is one. Default true. */
  lineBreaks?: boolean;
  /** Bubbles, or panels as wide as the chat. Default "bubble". */
  layout?: "bubble" | "panel";
  /** Markdown in the middle of an empty chat. */
  placeholder?: string;
  /** What a person may begin with, shown in an empty chat. */
  examples?: readonly (string | ChatExample)[];
  /** Files in messages can be saved. Default true. */
  allowFileDownloads?: boolean;
  /** Messages of one role that follow each other share an avatar and a toolbar. Default true. */
  groupConsecutiveMessages?: boolean;
  /** HTML tags that aren't HTML's, such as `<thinking>`, are shown as they are written: all, none, or these. Default true. */
  allowTags?: boolean | readonly string[];
  /** Text between such tags is a thought, which can be folded: `[["<think>", "</think>"]]`. */
  reasoningTags?: readonly (readonly [open: string, close: string])[];
  /** The user may say something of their own messages, too. Default false. */
  likeUserMessage?: boolean;
}

export interface ChatExample {
  text: string;
  /** What the button says instead of the text. */
  displayText?: string;
  /** An emoji. */
  icon?: string;
  /** Paths of files that come with the text. */
  files?: readonly string[];
}

export type Role = "user" | "assistant" | "system";

export interface MessageMetadata {
  /** Makes the message a thought or the use of a tool: it can be folded under this title. */
  title?: string;
  /** A pending thought is open, and turns. */
  status?: "pending" | "done";
  id?: string;
  /** Stands inside the thought of that id. */
  parentId?: string;
  /** How long it took, in seconds. */
  duration?: number;
  /** A smaller text beside the title. */
  log?: string;
}

export interface MessageOption {
  value: string;
  /** What the button says instead of the value. */
  label?: string;
}

/** A part of a message as it travels: text, a picture that came as bytes, a file of the kernel's, or the place of a block. */
export type PartWire =
  | { text: string }
  | { id: string; mime: string; name: string; data: Uint8Array; altText?: string }
  | { file: string; mime: string; name: string; size: number; altText?: string }
  | { block: string };

export interface MessageWire {
  role: Role;
  content: readonly PartWire[];
  metadata?: MessageMetadata;
  options?: readonly MessageOption[];
}

/** The text of a message, without what isn't text. */
export const textOf = ({ content }: MessageWire): string => content.flatMap((part) => ("text" in part ? part.text : [])).join("\n\n");

/** The text of messages that follow each other. */
export const textsOf = (messages: readonly MessageWire[]): string => messages.map(textOf).filter(Boolean).join("\n\n");

/** A whole chat as text. */
export const allOf = (messages: readonly MessageWire[]): string =>
  messages.map((message) => `${message.role}: ${textOf(message)}`).join("\n\n");

/** Whether the user may edit this message: it is text and nothing else. */
export const isEditable = ({ role, content, metadata }: MessageWire, editable: ChatbotOptions["editable"]): boolean =>
  (role === "user" ? editable !== undefined : role === "assistant" && editable === "all") &&
  metadata?.title === undefined &&
  content.length === 1 &&
  "text" in content[0]!;

/** An avatar that only the kernel can read: no address, and no short text such as an emoji. */
export const isPath = (avatar: string): boolean => !/^(https?:|data:image\/)/i.test(avatar) && /[./\\]/.test(avatar);

export const chatbot = defineSpec<ChatbotOptions>()({
  type: "chatbot",
  title: "Chatbot",
  props: {
    ...commonProps,
    height: undefined,
    minHeight: undefined,
    maxHeight: undefined,
    resizable: false,
    autoscroll: true,
    editable: undefined,
    latexDelimiters: [{ left: "$$", right: "$$", display: true }],
    rtl: false,
    buttons: ["copy", "copyAll"],
    watermark: "",
    avatarImages: undefined,
    renderMarkdown: true,
    feedbackOptions: ["Like", "Dislike"],
    feedbackValue: undefined,
    lineBreaks: true,
    layout: "bubble",
    placeholder: "",
    examples: [],
    allowFileDownloads: true,
    groupConsecutiveMessages: true,
    allowTags: undefined,
    reasoningTags: [],
    likeUserMessage: false,
  },
  events: ["change", "select", "like", "retry", "undo", "edit", "exampleSelect", "optionSelect", "clear", "copy"],
  offered: ["like", "retry", "undo", "clear", "select"],
  empty: [],
});

/** Options as the page has them: `listened` says which of the offered events somebody listens to. */
export type ChatProps = typeof chatbot.props & { readonly listened?: readonly string[] };
