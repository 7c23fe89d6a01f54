import type { Block } from "../../graph/block";
import type { Pixels, Tensor } from "../../media/picture";
import type { MessageMetadata, MessageOption, Role } from "./spec";

/** A file in a message. */
export interface MessageFile {
  /** On the kernel's disk. */
  path: string;
  /** What a screen reader says of it. */
  altText?: string;
  name?: string;
  mimeType?: string;
}

/** What handlers find in a message: text, files, and components as they were put there. */
export type MessageContent = string | MessageFile | Block;

/** A message of a chat. */
export interface Message {
  role: Role;
  content: MessageContent | MessageContent[];
  metadata?: MessageMetadata;
  options?: MessageOption[];
}

/** What a message may hold: pictures too, as they are. A component stays alive in it. */
export type NewContent =
  | MessageContent
  | Pixels
  | Tensor
  | Uint8Array
  | { toBuffer(): Promise<Uint8Array> }
  | { picture: Pixels | Tensor | Uint8Array | { toBuffer(): Promise<Uint8Array> }; altText?: string };

/** A message on its way into a chat. */
export interface NewMessage {
  role: Role;
  content: NewContent | readonly NewContent[];
  metadata?: MessageMetadata;
  options?: readonly MessageOption[];
}

/** One message: what stands alone is the assistant's. */
export type Said = NewMessage | NewContent;
