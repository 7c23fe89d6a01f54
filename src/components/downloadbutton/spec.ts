import { defineSpec } from "../../graph/spec";
import { button, type ButtonOptions } from "../button/spec";

export interface DownloadButtonOptions extends Omit<ButtonOptions, "link" | "label"> {}

const { link: _, ...props } = button.props;

export const downloadbutton = defineSpec<Omit<ButtonOptions, "link">>()({
  type: "downloadbutton",
  title: "DownloadButton",
  props,
  events: ["change", "click"],
  empty: null,
});
