import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";

export const codec: Codec<number, number, number> = {
  accept: () => {
    throw new TypeError("a page can't change this");
  },
  preprocess: (seconds) => seconds,
  postprocess: (seconds) => {
    if (typeof seconds === "number" && seconds > 0 && Number.isFinite(seconds)) return seconds;
    throw new TypeError(`expected seconds, more than 0; got ${show(seconds)}`);
  },
};
