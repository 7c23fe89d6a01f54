import { defineSpec } from "../../graph/spec";
import { button, type ButtonOptions } from "../button/spec";

export interface ClearButtonOptions extends ButtonOptions {}

/** Its text, and the empty value of each component that a page can empty by itself. */
export interface ClearWire {
  text: string;
  empties: Record<string, unknown>;
}

export const clearbutton = defineSpec<ClearButtonOptions>()({
  type: "clearbutton",
  title: "ClearButton",
  props: button.props,
  events: ["click"],
  empty: { text: "", empties: {} },
});
