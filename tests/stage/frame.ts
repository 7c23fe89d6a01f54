/** Messages as bytes of a web socket: the length of the JSON, the JSON, then each buffer behind its length. */
import { pack } from "../../src/wire/pack";

export function toFrame(message: unknown): Uint8Array<ArrayBuffer> {
  const { json, buffers } = pack(message);
  const parts = [new TextEncoder().encode(JSON.stringify(json)), ...buffers];
  const frame = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  let at = 0;
  for (const part of parts) {
    new DataView(frame.buffer).setUint32(at, part.length);
    frame.set(part, at + 4);
    at += 4 + part.length;
  }
  return frame;
}

export function fromFrame(frame: Uint8Array): { json: unknown; buffers: Uint8Array[] } {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < frame.length;) {
    const length = new DataView(frame.buffer, frame.byteOffset).getUint32(at);
    // A copy: views of numbers need their own alignment.
    parts.push(frame.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { json: JSON.parse(new TextDecoder().decode(parts[0])), buffers: parts.slice(1) };
}
