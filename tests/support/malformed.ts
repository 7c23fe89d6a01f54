/** Messages that nobody should send, each with what makes it so. */
import type { Down, Up } from "../../src/wire/message";

export interface Malformed {
  content: unknown;
  buffers?: Uint8Array[];
}

const nested = (depth: number): unknown => (depth ? [nested(depth - 1)] : "bottom");
const custom = (content: unknown, buffers?: Uint8Array[]): Malformed => ({
  content: { data: { method: "custom", content } },
  ...(buffers && { buffers }),
});
const oneByte = new Uint8Array([1]);

/** For either side: what is wrong with the envelope, and with what it carries. `value` stands where a value may. */
export function malformed(message: (value: unknown) => Up | Down): Record<string, Malformed> {
  const tagged = (value: unknown) => message(value);
  return {
    "an unknown method": { content: { data: { method: "explode" } } },
    "an update without state": { content: { data: { method: "update" } } },
    "no content": { content: { data: { method: "custom" } } },
    "content that is null": custom(null),
    "content that is text": custom("hello"),
    "a list": custom([1, 2, 3]),
    "an unknown type": custom({ type: "explode" }),
    "a field too many": custom({ ...message(1), extra: true }),
    "a megabyte of garbage": custom("x".repeat(1024 * 1024)),
    "more buffers than are named": custom(message(1), [oneByte]),
    "fewer buffers than are named": custom(tagged({ "~": ["bytes", "Uint8Array", 0] })),
    "one buffer named twice": custom(tagged([{ "~": ["bytes", "Uint8Array", 0] }, { "~": ["bytes", "Uint8Array", 0] }]), [oneByte]),
    "a buffer of another length than its kind": custom(tagged({ "~": ["bytes", "Float64Array", 0] }), [oneByte]),
    "an unknown tag": custom(tagged({ "~": ["function", "alert(1)"] })),
    "a tag that is no list": custom(tagged({ "~": "bytes" })),
    "a tag with company": custom(tagged({ "~": ["undefined"], other: 1 })),
    "nesting without end": custom(tagged(nested(1000))),
  };
}
