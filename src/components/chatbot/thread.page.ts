/** Messages in their order, as they are drawn: thoughts inside what they belong to, and who speaks several times in a row. */
import type { Entry, Standing } from "./message.page";
import type { MessageWire } from "./spec";

const NONE: readonly Entry[] = [];

/** What stands at the top; thoughts that name a parent stand inside it. */
export function toEntries(messages: readonly MessageWire[]): Entry[] {
  const top: Entry[] = [];
  const thoughts = new Map<string, Entry & { kids: Entry[] }>();
  messages.forEach((message, index) => {
    const { metadata } = message;
    if (!metadata) return void top.push({ message, index, kids: NONE });
    const entry = { message, index, kids: [] as Entry[] };
    const parent = metadata.parentId === undefined ? undefined : thoughts.get(metadata.parentId);
    (parent?.kids ?? top).push(entry);
    if (metadata.id !== undefined) thoughts.set(metadata.id, entry);
  });
  return top;
}

export interface Scene {
  groups: boolean;
  isBusy: boolean;
  /** The place of the message whose toolbar is reached by Tab; undefined is the newest. */
  active: number | undefined;
}

/** Calls back with where each message stands. */
export function arrange(entries: readonly Entry[], { groups, isBusy, active }: Scene, show: (at: Standing, place: number) => void): void {
  let first = 0;
  const newest = entries.length - 1;
  const wanted = active ?? entries[newest]?.index;
  entries.forEach((entry, place) => {
    const { message, index } = entry;
    if (!groups || entries[place - 1]?.message.role !== message.role) first = index;
    const isLast = !groups || entries[place + 1]?.message.role !== message.role;
    const isNewest = place === newest;
    show({ ...entry, first, isLast, isNewest, isBusy: isBusy && isNewest, isActive: index === wanted }, place);
  });
}
