/** The view of each type of block. The basic ones come with the first chunk, the others when one is first shown. */
import "./basic-views";
import { specs, type BlockType } from "./specs";

const here = () => Promise.resolve();
const views = {
  blocks: here,
  button: here,
  checkbox: here,
  column: here,
  dropdown: () => import("./dropdown/view"),
  file: () => import("./file/view"),
  gallery: () => import("./gallery/view"),
  image: () => import("./image/view"),
  label: () => import("./label/view"),
  markdown: () => import("./markdown/view"),
  number: here,
  radio: here,
  row: here,
  slider: here,
  textbox: here,
} satisfies Record<BlockType, () => Promise<unknown>>;

const isKnown = (type: string): type is BlockType => Object.hasOwn(views, type);

/** Has the view of this type defined; elements that wait for it come alive by themselves. */
export function loadView(type: string): void {
  if (isKnown(type)) void views[type]();
}

/** The options of this type that a block doesn't name. */
export function defaultsOf(type: string): Record<string, unknown> {
  return isKnown(type) ? { ...specs[type].props, kind: specs[type].title } : {};
}
