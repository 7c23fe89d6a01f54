/** Sits on the socket between a real page and the real server, to say things to the page that no kernel says. */
import type { Page, WebSocketRoute } from "playwright-core";
import { until } from "./processes";

interface Message {
  channel: string;
  header: Record<string, unknown>;
  parent: unknown;
  metadata: unknown;
  content: Record<string, any>;
  buffers: Uint8Array[];
}

export class KernelTap {
  /** What the kernel said, as far as it was read. */
  readonly heard: Message[] = [];
  /** Frames that the page sent. */
  readonly sent: Message[] = [];
  #route: WebSocketRoute | undefined;
  /** Says which messages never arrive. */
  loses: (message: Message) => boolean = () => false;
  /** Nothing arrives, either way. */
  isCut = false;

  async listen(page: Page): Promise<void> {
    await page.routeWebSocket(/\/api\/kernels\/[^/]+\/channels/, (route) => {
      const server = route.connectToServer();
      this.#route = route;
      route.onMessage((frame) => {
        if (typeof frame !== "string") this.sent.push(decode(frame));
        if (!this.isCut) server.send(frame);
      });
      server.onMessage((frame) => {
        const message = typeof frame === "string" ? undefined : decode(frame);
        if (message) this.heard.push(message);
        if (!this.isCut && (!message || !this.loses(message))) route.send(frame);
      });
    });
  }

  /** Says something on iopub as the kernel would. */
  async say(type: string, content: object, buffers: readonly Uint8Array[] = []): Promise<void> {
    const like = await until("a message of the kernel", () => this.heard.findLast(({ channel }) => channel === "iopub"));
    const header = { ...like.header, msg_type: type, msg_id: crypto.randomUUID() };
    this.#route!.send(encode({ channel: "iopub", header, parent: {}, metadata: {}, content, buffers: [...buffers] }));
  }
}

/** Jupyter's binary framing: the number of parts and their offsets, as 64-bit integers, then the parts. */
function decode(frame: Buffer): Message {
  const count = Number(frame.readBigUInt64LE(0));
  const offsets = Array.from({ length: count }, (_, i) => Number(frame.readBigUInt64LE(8 * (i + 1))));
  const parts = offsets.slice(0, -1).map((from, i) => frame.subarray(from, offsets[i + 1]));
  const [header, parent, metadata, content] = parts.slice(1, 5).map((part) => JSON.parse(part.toString()) as Record<string, unknown>);
  return { channel: parts[0]!.toString(), header: header!, parent, metadata, content: content!, buffers: parts.slice(5) };
}

function encode({ channel, header, parent, metadata, content, buffers }: Message): Buffer {
  const parts = [
    Buffer.from(channel),
    ...[header, parent, metadata, content].map((part) => Buffer.from(JSON.stringify(part))),
    ...buffers.map((each) => Buffer.from(each)),
  ];
  const head = Buffer.alloc(8 * (parts.length + 2));
  head.writeBigUInt64LE(BigInt(parts.length + 1), 0);
  let offset = head.length;
  parts.forEach((part, i) => {
    head.writeBigUInt64LE(BigInt(offset), 8 * (i + 1));
    offset += part.length;
  });
  head.writeBigUInt64LE(BigInt(offset), 8 * (parts.length + 1));
  return Buffer.concat([head, ...parts]);
}
