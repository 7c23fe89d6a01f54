import type { Codec, Context } from "../../graph/component";
import { show } from "../../graph/spec";
import type { Media, Picture } from "../../media/picture";
import { acceptPicture, givePicture, takePicture } from "../parts/picture";
import type { imageslider, Pair } from "./spec";

type On = Context<typeof imageslider.props>;

function acceptPair(value: unknown, on: On, current: Pair | null): Pair | null {
  if (value === null) return null;
  if (!Array.isArray(value) || value.length !== 2) throw new TypeError(`expected two pictures, got ${show(value)}`);
  // A picture that stands there already may stay, by its id.
  const accept = (picture: unknown): Media | null => {
    if (picture === null) return null;
    const id = typeof picture === "object" && "id" in picture ? picture.id : undefined;
    return current?.find((each) => each?.id === id && id !== undefined) ?? acceptPicture(picture, on);
  };
  const pair: Pair = [accept(value[0]), accept(value[1])];
  return pair.every((picture) => picture === null) ? null : pair;
}

async function takePair(value: readonly (Picture | null)[], on: On): Promise<Pair | null> {
  if (!Array.isArray(value) || value.length !== 2) throw new TypeError(`expected [before, after], got ${show(value)}`);
  const take = async (picture: Picture | null) => (picture === null ? null : takePicture(picture, on));
  const [before, after] = value as unknown as readonly [Picture | null, Picture | null];
  const pair: Pair = await Promise.all([take(before), take(after)]);
  return pair.every((picture) => picture === null) ? null : pair;
}

export const codec: Codec<Pair | null, unknown, readonly (Picture | null)[], typeof imageslider.props> = {
  isCostly: true,
  accept: acceptPair,
  check: (pair, { props }) => (props.required && pair?.includes(null) ? "Both pictures are needed." : undefined),
  preprocess: (pair, on) => pair && Promise.all(pair.map((picture) => Promise.resolve(picture && givePicture(picture, on)))),
  postprocess: takePair,
};
