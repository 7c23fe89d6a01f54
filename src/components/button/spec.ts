import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface ButtonOptions extends CommonOptions {
  /** Default "secondary". */
  variant?: "primary" | "secondary" | "stop";
  /** Default "lg". */
  size?: "sm" | "md" | "lg";
  /** Text before the text, such as an emoji. */
  icon?: string;
  /** An http or https address that a click opens in a new tab. */
  link?: string;
}

export const button = defineSpec<ButtonOptions>()({
  type: "button",
  title: "Button",
  props: { ...commonProps, variant: "secondary", size: "lg", icon: "", link: "" },
  events: ["click"],
  empty: "",
});
