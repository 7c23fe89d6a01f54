/**
 * Gives a running, stock tslab kernel what it lacks: comms, one paced way out, and prints that stay with their cell.
 *
 * tslab has no hooks, so its classes are wrapped in place, once, by whoever imports us in a cell. ARCHITECTURE.md says
 * which facts of tslab 1.0.22 each wrap rests on.
 */
/* eslint-disable @typescript-eslint/unbound-method, @typescript-eslint/no-this-alias -- methods are taken off prototypes here, and
   objects that tslab keeps to itself show themselves only as `this` */
import { AsyncLocalStorage } from "node:async_hooks";
import crypto, { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import type { Cell, Header, Kernel, Publication } from "./kernel";
import { Outbox } from "./outbox";

const DELIMITER = Buffer.from("<IDS|MSG>");
/** Printed by nobody else; the print that carries it is dropped. */
const NOTHING = "\u0000inlay:nothing\u0000";

// ---------------------------------------------------------------- the parts of tslab and zeromq that are touched

interface ZmqMessage {
  header: Header & { msg_type: string };
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
  createReply(): ZmqMessage;
  signAndSend(key: string, socket: Socket): void;
}
interface Socket {
  send(frames: readonly (string | Uint8Array)[]): Promise<void>;
  sendTimeout: number;
}
interface ZmqServer {
  publishStatus(status: string, parent: ZmqMessage): void;
  handleShellMessage(socket: Socket, ...frames: Buffer[]): Promise<void>;
  handleExecute(socket: Socket, message: ZmqMessage): Promise<void>;
}
interface JupyterHandler {
  handleExecuteImpl(content: object, ...rest: unknown[]): Promise<unknown>;
}
interface TslabModule {
  exports: { ZmqServer: { prototype: ZmqServer }; JupyterHandlerImpl: { prototype: JupyterHandler } };
  require(id: "zeromq"): { Publisher: { prototype: Socket } };
}
type MessageClass = { fromRaw(key: string, frames: Buffer[]): ZmqMessage };

/** tslab's module, if this process is a tslab kernel. */
export function findTslab(): TslabModule | undefined {
  const module = Object.values(require.cache).find((each) => each?.filename.replace(/\\/g, "/").endsWith("/tslab/dist/jupyter.js"));
  return module;
}

/**
 * What the import can't be given: caught while tslab sends two empty prints, which reach nobody.
 * The first shows the iopub socket, the signing key and the class of messages; the second the request of the running cell.
 */
function catchRunningCell(publisher: Socket) {
  let socket: Socket | undefined, key: string | undefined, prototype: ZmqMessage | undefined, request: ZmqMessage | undefined;
  const { createHmac } = crypto;
  try {
    // `send` is inherited from a native class and not writable: an own one is defined, and deleted afterwards.
    Object.defineProperty(publisher, "send", {
      configurable: true,
      value(this: Socket) {
        socket = this;
        return Promise.resolve();
      },
    });
    crypto.createHmac = ((algorithm: string, secret: string) => {
      key = secret;
      return createHmac(algorithm, secret);
    }) as typeof createHmac;
    // Messages are of a class that isn't exported. A fresh one sets its `hmac`, and so meets this setter.
    Object.defineProperty(Object.prototype, "hmac", {
      configurable: true,
      set(this: ZmqMessage, value: unknown) {
        prototype ??= Object.getPrototypeOf(this) as ZmqMessage;
        Object.defineProperty(this, "hmac", { value, writable: true, configurable: true, enumerable: true });
      },
    });
    process.stdout.write("");
    const { createReply } = prototype!;
    prototype!.createReply = function () {
      request ??= this;
      return createReply.call(this);
    };
    process.stdout.write("");
    prototype!.createReply = createReply;
  } finally {
    delete (publisher as Partial<Socket>).send;
    crypto.createHmac = createHmac;
    delete (Object.prototype as { hmac?: unknown }).hmac;
  }
  return { socket: socket!, key: key!, prototype: prototype!, request: request! };
}

// ---------------------------------------------------------------- attaching

/** Attaches to the kernel that runs the current cell. */
export function attach(tslab: TslabModule): Kernel {
  const { ZmqServer, JupyterHandlerImpl } = tslab.exports;
  const publisher = tslab.require("zeromq").Publisher.prototype;
  const { socket: iopub, key, prototype, request } = catchRunningCell(publisher);
  const { send } = publisher;
  const Message = prototype.constructor as unknown as MessageClass;
  const outbox = new Outbox();
  // JupyterLab drops comm messages whose session differs from the last message's, so all of them say the same one.
  const session = request.header.session;
  // Without it some 500 sends in one tick throw EBUSY, and the cell never ends.
  iopub.sendTimeout = 0;

  function toFrames({ type, content, metadata = {}, buffers = [], parent }: Publication): (string | Uint8Array)[] {
    const header = { version: "5.3", date: new Date().toISOString(), session, username: "kernel", msg_type: type, msg_id: randomUUID() };
    const body = [header, parent ?? {}, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
    const hmac = crypto.createHmac("sha256", key);
    for (const part of body) hmac.update(part);
    // Buffers aren't signed.
    return [DELIMITER, hmac.digest("hex"), ...body, ...buffers];
  }
  const transmit = (frames: readonly (string | Uint8Array)[]) => void send.call(iopub, frames).catch(() => {});
  const publish = (message: Publication) => outbox.post({ send: () => transmit([message.type, ...toFrames(message)]) });
  const print = (name: string, text: string, parent: Header) =>
    outbox.post({
      stream: `${name} ${parent.msg_id}`,
      text,
      send: (merged) => transmit(["stream", ...toFrames({ type: "stream", content: { name, text: merged }, parent })]),
    });

  // Everything that tslab itself sends on iopub takes the same way, in order.
  Object.defineProperty(publisher, "send", {
    configurable: true,
    value(this: Socket, frames: (string | Uint8Array)[]) {
      if (this !== iopub) return send.call(this, frames);
      const at = frames.findIndex((frame) => String(frame) === String(DELIMITER));
      const [header, parent, , content] = frames.slice(at + 2, at + 6).map((frame) => JSON.parse(String(frame)) as Record<string, string>);
      if (header!.msg_type === "stream") print(content!.name!, content!.text!, parent as unknown as Header);
      else outbox.post({ free: header!.msg_type === "status", send: () => transmit(frames) });
      return Promise.resolve();
    },
  });
  const { createReply } = prototype;
  prototype.createReply = function () {
    return withSession(createReply.call(this), session);
  };

  const cells = new Cells(request);
  const requests = new WeakMap<object, ZmqMessage>();
  const { handleExecute, handleShellMessage } = ZmqServer.prototype;
  ZmqServer.prototype.handleExecute = function (socket, message) {
    requests.set(message.content, message);
    return handleExecute.call(this, socket, message);
  };
  const { handleExecuteImpl } = JupyterHandlerImpl.prototype;
  JupyterHandlerImpl.prototype.handleExecuteImpl = function (content, ...rest) {
    // Requests queue up, so the newest one isn't the one that runs.
    return cells.run(requests.get(content)!, () => handleExecuteImpl.call(this, content, ...rest));
  };
  let heard: Parameters<Kernel["onPrint"]>[0] | undefined;
  keepPrints((name, text) => {
    heard?.(name, text);
    const cell = cells.current();
    if (cell) print(name, text, cell.header);
    return cell !== undefined;
  });

  let comms: Parameters<Kernel["serve"]>[0] | undefined;
  ZmqServer.prototype.handleShellMessage = async function (socket, ...frames) {
    const type = typeOf(frames);
    if (!type.startsWith("comm_") && type !== "history_request") return handleShellMessage.call(this, socket, ...frames);
    // tslab would count the buffers to what is signed.
    const buffersAt = frames.findIndex((frame) => frame.equals(DELIMITER)) + 6;
    const message = Message.fromRaw(key, frames.slice(0, buffersAt));
    const buffers = frames.slice(buffersAt);
    const reply = (content: object) => {
      const answer = message.createReply();
      answer.header.msg_type = type.replace("request", "reply");
      answer.content = { status: "ok", ...content };
      answer.signAndSend(key, socket);
    };
    // busy, answer, idle costs 48 ms through jupyter_server, the answer alone 3: our own pages don't ask for the rest.
    const quiet = message.metadata.inlay === 1;
    if (!quiet) this.publishStatus("busy", message);
    try {
      if (type === "history_request") reply({ history: [] });
      else if (type === "comm_info_request") reply({ comms: comms?.info(message.content.target_name as string | undefined) ?? {} });
      else comms?.receive({ type, header: message.header, content: message.content, buffers });
    } finally {
      if (!quiet) this.publishStatus("idle", message);
    }
  };

  return {
    publish,
    serve: (given) => void (comms = given),
    currentCell: () => cells.current(),
    onInterrupt: (callback) => void process.on("SIGINT", callback),
    onPrint: (callback) => void (heard = callback),
    printsLastExpression,
    // The process's own stderr: tslab's replacement would print into a cell.
    log: (line) => void Writable.prototype.write.call(process.stderr, `[inlay] ${oneLine(line)}\n`, "utf8"),
    nothing: NOTHING,
  };
}

function withSession(message: ZmqMessage, session: string): ZmqMessage {
  message.header = { ...message.header, session };
  return message;
}

/** What strangers sent must not make lines of its own, or fill the log. */
function oneLine(text: string): string {
  const printable = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " "); // eslint-disable-line no-control-regex
  return printable.length > 300 ? `${printable.slice(0, 300)}…` : printable;
}

/** The type of a message, before anything of it is believed. */
function typeOf(frames: Buffer[]): string {
  try {
    const at = frames.findIndex((frame) => frame.equals(DELIMITER));
    return String((JSON.parse(String(frames[at + 2])) as { msg_type?: unknown }).msg_type);
  } catch {
    return "";
  }
}

// ---------------------------------------------------------------- cells

/** Knows which run of which cell any piece of code belongs to, callbacks that run later included. */
class Cells {
  readonly #storage = new AsyncLocalStorage<CellRun>();
  readonly #newest = new Map<string, CellRun>();

  constructor(running: ZmqMessage) {
    this.#storage.enterWith(this.#begin(running));
  }

  current(): Cell | undefined {
    return this.#storage.getStore();
  }

  run<T>(request: ZmqMessage, execute: () => T): T {
    return this.#storage.run(this.#begin(request), execute);
  }

  #begin(request: ZmqMessage): CellRun {
    const { cellId } = request.metadata;
    const cell = new CellRun(typeof cellId === "string" ? cellId : request.header.msg_id, request.header);
    this.#newest.get(cell.id)?.end();
    this.#newest.set(cell.id, cell);
    return cell;
  }
}

class CellRun implements Cell {
  readonly #owned = new Set<() => void>();

  constructor(
    readonly id: string,
    readonly header: Header,
  ) {}

  own(remove: () => void): () => void {
    this.#owned.add(remove);
    return () => this.#owned.delete(remove);
  }

  end(): void {
    for (const remove of [...this.#owned].reverse()) remove();
    this.#owned.clear();
  }
}

// ---------------------------------------------------------------- prints

/**
 * Sends prints to whoever takes them. tslab points `write` at the newest cell each time one starts; it still may, and gets
 * what nobody else takes.
 */
function keepPrints(take: (name: "stdout" | "stderr", text: string) => boolean): void {
  for (const name of ["stdout", "stderr"] as const) {
    const stream = process[name];
    let fallback = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
    const write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
      const done = rest.find((each) => typeof each === "function") as (() => void) | undefined;
      if (done) process.nextTick(done);
      return text === `${NOTHING}\n` || take(name, text) || fallback(text);
    };
    Object.defineProperty(stream, "write", { configurable: true, get: () => write, set: (given: typeof fallback) => (fallback = given) });
  }
}

/** tslab prints a last expression by `console.log`, so its executor stands on the stack right above the console's own lines. */
function printsLastExpression(): boolean {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 40;
  const lines = new Error().stack!.replace(/\\/g, "/").split("\n").slice(1);
  Error.stackTraceLimit = stackTraceLimit;
  const log = lines.findIndex((line) => line.includes("console.log"));
  return (
    log >= 0 &&
    lines
      .slice(log + 1)
      .find((line) => !line.includes("node:internal"))
      ?.includes("/tslab/dist/executor.js") === true
  );
}
