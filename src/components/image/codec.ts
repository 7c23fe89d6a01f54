import type { Codec } from "../../graph/component";
import type { Media, Picture } from "../../media/picture";
import { acceptPicture, givePicture, recallPicture, takePicture } from "../parts/picture";
import type { image } from "./spec";

export const codec: Codec<Media | null, unknown, Picture, typeof image.props> = {
  isCostly: true,
  accept: (value, on) => (value === null ? null : acceptPicture(value, on)),
  preprocess: (media, on) => media && givePicture(media, on),
  postprocess: takePicture,
  recall: recallPicture,
};
