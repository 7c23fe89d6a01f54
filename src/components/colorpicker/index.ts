import { ComponentNode, type Component, type Filled } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { colorpicker, type ColorPickerOptions } from "./spec";

export type { ColorPickerOptions };
export interface ColorPickerEvents<G> extends Pick<EventMap<G>, (typeof colorpicker.events)[number]> {}
export interface ColorPicker<G = string | null>
  extends Component<G, string, ColorPickerOptions, ColorPickerEvents<G>>, Listeners<ColorPickerEvents<G>> {}

/**
 * A colour. Handlers get it as "#rrggbb", or as "#rrggbbaa" where it is transparent; null while none is chosen, which
 * `required: true` refuses instead. They answer with any colour that CSS writes as hex or as rgb(); other text is an error.
 *
 * @example
 * const ink = ui.ColorPicker({ label: "Ink", value: "rgb(255, 136, 0)", required: true });   // gives "#ff8800"
 * ui.Interface({ fn: (color) => `Written in ${color}`, inputs: ink, outputs: "textbox", live: true })
 */
export function ColorPicker<R extends boolean = false, I extends Inputs = []>(
  options?: ColorPickerOptions & Initial<string, I> & { required?: R },
): ColorPicker<Filled<string, R>> {
  return new ComponentNode(colorpicker, codec, options) as unknown as ColorPicker<Filled<string, R>>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    colorpicker: ColorPicker;
  }
}
addShortcuts({ colorpicker: () => ColorPicker() });
