/** Colours of words: those of JupyterLab's cells, or where there are none, ones that can be read on our fields in both themes. */
import { HighlightStyle } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const colour = (name: string, light: string, dark: string) => `var(--jp-mirror-editor-${name}-color, light-dark(${light}, ${dark}))`;

export const colours = HighlightStyle.define([
  { tag: tags.keyword, color: colour("keyword", "#00700e", "#7fd18a"), fontWeight: "bold" },
  { tag: [tags.atom, tags.bool, tags.null], color: colour("atom", "#6a2fb5", "#c3a6ff") },
  { tag: tags.number, color: colour("number", "#0a6b2d", "#8fd6a0") },
  {
    tag: [tags.definition(tags.variableName), tags.definition(tags.function(tags.variableName))],
    color: colour("def", "#1a44c2", "#8fb4ff"),
  },
  { tag: [tags.string, tags.special(tags.brace)], color: colour("string", "#a52020", "#ff9f92") },
  { tag: [tags.regexp, tags.escape, tags.special(tags.string)], color: colour("string-2", "#a0460a", "#ffb27d") },
  { tag: tags.comment, color: colour("comment", "#3b6a6a", "#8fb8b8"), fontStyle: "italic" },
  { tag: tags.operator, color: colour("operator", "#8a13c2", "#dc9bff") },
  { tag: [tags.meta, tags.processingInstruction], color: colour("meta", "#8a13c2", "#dc9bff") },
  { tag: [tags.standard(tags.variableName), tags.standard(tags.name)], color: colour("builtin", "#00700e", "#7fd18a") },
  { tag: [tags.typeName, tags.className, tags.namespace], color: colour("variable-3", "#0b6160", "#7fd3d0") },
  { tag: [tags.propertyName, tags.attributeName], color: colour("property", "#1a44c2", "#a8c4ff") },
  { tag: tags.tagName, color: colour("tag", "#00700e", "#7fd18a") },
  { tag: tags.heading, color: colour("header", "#1a44c2", "#8fb4ff"), fontWeight: "bold" },
  { tag: tags.quote, color: colour("quote", "#0a6b2d", "#8fd6a0") },
  { tag: [tags.link, tags.url], color: colour("link", "#1a44c2", "#8fb4ff"), textDecoration: "underline" },
  { tag: tags.strong, fontWeight: "bold" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.invalid, color: colour("error", "#c00000", "#ff8a80") },
]);
