import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import type { Entities, highlightedtext, HighlightedPart } from "./spec";

type Wire = HighlightedPart[] | null;
type On = Context<typeof highlightedtext.props>;

const isLabel = (label: unknown): label is string | number | null =>
  label === null || typeof label === "string" || (typeof label === "number" && globalThis.Number.isFinite(label));

function readPart(part: unknown): HighlightedPart {
  const [text, label = null, ...more] = Array.isArray(part) ? (part as unknown[]) : [];
  if (typeof text === "string" && isLabel(label) && !more.length) return [text, label];
  throw new TypeError(`expected parts like ["text", "label"], with a label, a number or null, got ${show(part)}`);
}

function readEntities({ text, entities }: Entities): HighlightedPart[] {
  if (typeof text !== "string" || !Array.isArray(entities)) throw new TypeError("expected { text, entities } with a string and a list");
  const parts: HighlightedPart[] = [];
  let at = 0;
  const sorted = (entities as Entities["entities"]).map((entity) => Object(entity) as typeof entity).sort((a, b) => a.start - b.start);
  for (const { start, end, entity, entity_group: group } of sorted) {
    const label = entity ?? group ?? null;
    const fits =
      globalThis.Number.isInteger(start) && globalThis.Number.isInteger(end) && start >= at && end >= start && end <= text.length;
    if (!fits || !isLabel(label))
      throw new TypeError(
        `expected entities in order, within ${text.length} characters, each with a label; got one from ${show(start)} to ${show(end)}`,
      );
    if (start > at) parts.push([text.slice(at, start), null]);
    parts.push([text.slice(start, end), label]);
    at = end;
  }
  if (at < text.length) parts.push([text.slice(at), null]);
  return parts;
}

function combine(parts: HighlightedPart[], separator: string): HighlightedPart[] {
  const combined: HighlightedPart[] = [];
  for (const [text, label] of parts) {
    const last = combined.at(-1);
    if (last && last[1] === label) last[0] += separator + text;
    else combined.push([text, label]);
  }
  return combined;
}

const textOf = (parts: Wire): string => (parts ?? []).map(([text]) => text).join("");

export const codec: Codec<Wire, Wire, readonly HighlightedPart[] | Entities, typeof highlightedtext.props> = {
  // A user labels the text, and doesn't write it.
  accept: (value, _on: On, current) => {
    if (!Array.isArray(value)) throw new TypeError(`expected a list of parts, got ${show(value)}`);
    const parts = (value as unknown[]).map(readPart);
    if (textOf(parts) !== textOf(current)) throw new TypeError("the user can change labels, not the text");
    return parts;
  },
  preprocess: (parts) => structuredClone(parts),
  postprocess: (value, { props }: On) => {
    const isEntities = typeof value === "object" && value !== null && "entities" in value;
    if (!isEntities && !Array.isArray(value))
      throw new TypeError(`expected a list of [text, label], or { text, entities }, got ${show(value)}`);
    const parts = isEntities ? readEntities(value) : (value as readonly unknown[]).map(readPart);
    return props.combineAdjacent ? combine(parts, props.adjacentSeparator) : parts;
  },
  event: (name, data, _on, parts) => {
    if (name !== "select") return data;
    const index = (Object(data) as { index?: unknown }).index;
    const part = typeof index === "number" ? parts?.[index] : undefined;
    if (!part) throw new TypeError(`expected the number of a part, got ${show(index)}`);
    return { index, value: part, selected: true };
  },
};
