import type { Codec } from "../../graph/component";
import { textCodec } from "../parts/text";
import type { textbox } from "./spec";

export const codec: Codec<string, string, string, typeof textbox.props> = {
  ...textCodec,
  check: (text, { props: { maxLength } }) =>
    maxLength !== undefined && text.length > maxLength ? `At most ${maxLength} characters; these are ${text.length}.` : undefined,
};
