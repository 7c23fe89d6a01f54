/** What the page knows of each type of block. */
import { blocks } from "./blocks/spec";
import { button } from "./button/spec";
import { checkbox } from "./checkbox/spec";
import { column } from "./column/spec";
import { dropdown } from "./dropdown/spec";
import { file } from "./file/spec";
import { gallery } from "./gallery/spec";
import { image } from "./image/spec";
import { label } from "./label/spec";
import { markdown } from "./markdown/spec";
import { number } from "./number/spec";
import { radio } from "./radio/spec";
import { row } from "./row/spec";
import { slider } from "./slider/spec";
import { textbox } from "./textbox/spec";

export const specs = {
  blocks,
  button,
  checkbox,
  column,
  dropdown,
  file,
  gallery,
  image,
  label,
  markdown,
  number,
  radio,
  row,
  slider,
  textbox,
};
export type BlockType = keyof typeof specs;
