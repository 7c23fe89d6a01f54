import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface ButtonOptions extends CommonOptions {
  /** Default "secondary". */
  variant?: "primary" | "secondary" | "stop";
  /** Default "lg". */
  size?: "sm" | "md" | "lg";
  /** Text before the text, such as an emoji. */
  icon?: string;
  /** An http or https address that a click opens. */
  link?: string;
  /** Default "_blank", a new tab; "_self" leaves the page, notebook and all. */
  linkTarget?: "_self" | "_blank";
}

export const button = defineSpec<ButtonOptions>()({
  type: "button",
  title: "Button",
  props: { ...commonProps, variant: "secondary", size: "lg", icon: "", link: "", linkTarget: "_blank" },
  events: ["click"],
  empty: "",
});
