import type { BlockNode } from "../../graph/block";
import { nodeOf } from "../../graph/component";
import { Markdown } from "../markdown";

/** A string among the children of a layout is Markdown. */
export const text = (markdown: string): BlockNode => nodeOf(Markdown(markdown));
