import { ComponentNode, type Component } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { show } from "../../graph/spec";
import { addShortcuts } from "../parts/shortcuts";
import { codecOf } from "./codec";
import { html, type HTMLOptions } from "./spec";

export type { HTMLOptions };
/** All but `change` and `input` happen when the script says so by `trigger`, and carry what it gives. */
export interface HTMLEvents<Value = string> {
  change: Value;
  input: Value;
  click: unknown;
  doubleClick: unknown;
  submit: unknown;
  select: unknown;
  focus: unknown;
  blur: unknown;
  keyUp: unknown;
  apply: unknown;
  edit: unknown;
  delete: unknown;
}
export interface HTML<Value = string> extends Component<Value, Value, HTMLOptions, HTMLEvents<Value>>, Listeners<HTMLEvents<Value>> {}

/**
 * HTML, or data drawn by a template. What stands in the page itself is sanitised: no scripts, styles by rule, forms or names.
 *
 * With `cssTemplate` or `jsOnLoad` it is drawn in a frame of its own, which can reach neither the page nor a network. The script runs there
 * once, with `element`, `props` (writing `props.value` is the user's change), `trigger(event, data)` and `watch(name or names, fn)`. It comes
 * from a live kernel alone; a closed notebook shows the HTML without it.
 *
 * @example
 * const stars = ui.HTML({
 *   label: "Stars",
 *   value: 3,
 *   htmlTemplate: "<button>more</button> {{value}} of {{most}}",
 *   props: { most: 5 },
 *   jsOnLoad: `element.addEventListener("click", () => { props.value++; trigger("click", { at: props.value }); });`,
 * });
 * stars
 */
export function HTML<Value = string, I extends Inputs = []>({
  jsOnLoad = "",
  ...options
}: HTMLOptions & Initial<Value, I> & { jsOnLoad?: string } = {}): HTML<Value> {
  if (typeof jsOnLoad !== "string") throw new TypeError(`HTML: jsOnLoad must be a string of JavaScript, got ${show(jsOnLoad)}`);
  return new ComponentNode(html, codecOf(jsOnLoad), { ...options, scripted: jsOnLoad !== "" }) as unknown as HTML<Value>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    html: HTML;
  }
}
addShortcuts({ html: () => HTML() });
