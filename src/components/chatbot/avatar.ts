/** Pictures of who speaks. The author named them; a page says only whose it wants. */
import type { Context } from "../../graph/component";
import { encodePicture } from "../../media/image.node";
import { isPath, type chatbot } from "./spec";

const AVATARS = ["user", "assistant"];

/** The bytes of an avatar that is a file. */
export async function avatarOf(question: unknown, { props }: Context<typeof chatbot.props>): Promise<{ mime: string; data: Uint8Array }> {
  const avatar = props.avatarImages?.[AVATARS.indexOf(question as string)];
  if (!avatar || !isPath(avatar)) throw new TypeError("there is no such picture");
  return encodePicture(avatar, "png");
}
