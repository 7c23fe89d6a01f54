import { defineSpec } from "../../graph/spec";
import { button, type ButtonOptions } from "../button/spec";

export interface UploadButtonOptions extends Omit<ButtonOptions, "link" | "label"> {
  /** Extensions (".csv"), kinds ("image", "audio", "video", "text") and types ("application/pdf") that the user may bring. By default all. */
  fileTypes?: readonly string[];
}

const { link: _, ...props } = button.props;

export const uploadbutton = defineSpec<
  UploadButtonOptions & {
    label?: string;
    type?: "filepath" | "binary";
    fileCount?: "single" | "multiple" | "directory";
    required?: boolean;
  }
>()({
  type: "uploadbutton",
  title: "UploadButton",
  props: { ...props, type: "filepath", fileCount: "single", required: false, fileTypes: [] },
  events: ["change", "click", "upload"],
  empty: null,
});
