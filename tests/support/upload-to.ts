/** A file on its way from a page, as the page does it: announced, sent, and named in the value. */
import type { LoopPage } from "./loopback";

/** Gives the id by which a value may name it. */
export async function uploadTo(page: LoopPage, name: string, bytes: Uint8Array, mime = "image/png"): Promise<string> {
  const { store } = page;
  const ref = crypto.randomUUID();
  const accepted = new Promise<string>((resolve) =>
    store.watchMessages((message) => message.type === "accepted" && message.ref === ref && resolve(message.file)),
  );
  store.send({ type: "upload", page: store.page, ref, name, size: bytes.length, mime });
  const file = await accepted;
  // There is nothing to be received of an empty one.
  if (!bytes.length) return file;
  const received = new Promise<void>((resolve) =>
    store.watchMessages((message) => message.type === "received" && message.file === file && message.offset >= bytes.length && resolve()),
  );
  for (let offset = 0; offset < bytes.length; offset += PIECE)
    store.send({ type: "chunk", page: store.page, file, offset, bytes: bytes.slice(offset, offset + PIECE) });
  await received;
  return file;
}

const PIECE = 512 * 1024;
