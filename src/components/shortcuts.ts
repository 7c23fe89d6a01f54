/** Names that stand for components with default options. */
import { Checkbox } from "./checkbox";
import { File } from "./file";
import { Gallery } from "./gallery";
import { Image } from "./image";
import { Label } from "./label";
import { Markdown } from "./markdown";
import { Number } from "./number";
import { Slider } from "./slider";
import { Textbox } from "./textbox";
import type { Shortcuts } from "../graph/handler";

const factories: { [K in keyof Shortcuts]: () => Shortcuts[K] } = {
  text: () => Textbox(),
  textbox: () => Textbox(),
  textarea: () => Textbox({ lines: 7 }),
  number: () => Number(),
  slider: () => Slider(),
  checkbox: () => Checkbox(),
  image: () => Image(),
  gallery: () => Gallery(),
  label: () => Label(),
  markdown: () => Markdown(),
  file: () => File(),
};

export const shortcuts: ReadonlyMap<string, () => unknown> = new Map(Object.entries(factories));
