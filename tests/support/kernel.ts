/** A real tslab kernel, spoken to over its sockets as Jupyter does, without a server in between. */
import { createHmac, randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ChildProcess } from "node:child_process";
import { Dealer, Subscriber } from "zeromq";
import type { Down, Up } from "../../src/wire/message";
import { pack, unpack } from "../../src/wire/pack";
import { makeFolder, root } from "./lab";
import { freePort, start, stop, until } from "./processes";
import { TestPage } from "./test-page";

export interface KernelMessage {
  type: string;
  header: { msg_id: string; session: string };
  parent: { msg_id?: string };
  metadata: Record<string, unknown>;
  content: Record<string, any>;
  buffers: Buffer[];
}

const DELIMITER = "<IDS|MSG>";

export class Kernel {
  readonly session = randomUUID();
  /** All that was heard on iopub. */
  readonly heard: KernelMessage[] = [];
  stopped = false;
  readonly #replies: KernelMessage[] = [];
  #stderr = "";

  private constructor(
    private readonly process: ChildProcess,
    private readonly shell: Dealer,
    private readonly iopub: Subscriber,
    private readonly key: string,
    /** Where it runs. */
    readonly folder: string,
  ) {
    process.stderr!.on("data", (chunk: Buffer) => (this.#stderr += chunk.toString()));
    void this.#listen(iopub, this.heard);
    void this.#listen(shell, this.#replies);
  }

  static async start(): Promise<Kernel> {
    const folder = makeFolder("kernel");
    const key = randomUUID();
    const names = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"];
    const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()] as const)));
    const config = path.join(folder, "connection.json");
    writeFileSync(config, JSON.stringify({ ...ports, ip: "127.0.0.1", transport: "tcp", signature_scheme: "hmac-sha256", key }));
    const tslab = path.join(root, "node_modules", "tslab", "bin", "tslab");
    const child = start(process.execPath, [tslab, "kernel", "--config-path", config], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    const shell = new Dealer({ linger: 0, routingId: `test-${randomUUID()}` });
    const iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });
    iopub.subscribe();
    shell.connect(`tcp://127.0.0.1:${ports.shell_port}`);
    iopub.connect(`tcp://127.0.0.1:${ports.iopub_port}`);
    const kernel = new Kernel(child, shell, iopub, key, folder);
    // Until the subscription has arrived, what the kernel publishes is lost.
    await until("the kernel", async () => {
      await kernel.send("kernel_info_request", {});
      await new Promise((resolve) => setTimeout(resolve, 200));
      return kernel.heard.length > 0;
    });
    return kernel;
  }

  /** What the kernel wrote to its own stderr: the server's log. */
  get log(): string {
    return this.#stderr;
  }

  async send(
    type: string,
    content: object,
    { metadata = {}, buffers = [], session = this.session }: { metadata?: object; buffers?: Uint8Array[]; session?: string } = {},
  ): Promise<string> {
    const header = { msg_id: randomUUID(), session, username: "test", date: new Date().toISOString(), msg_type: type, version: "5.3" };
    const body = [header, {}, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
    const hmac = createHmac("sha256", this.key);
    for (const part of body) hmac.update(part);
    await this.shell.send([DELIMITER, hmac.digest("hex"), ...body, ...buffers]);
    return header.msg_id;
  }

  /** Frames as they are, signed by nobody. */
  sendRaw(frames: (string | Buffer)[]): Promise<void> {
    return this.shell.send(frames);
  }

  /** Runs a cell to its end, and gives what it said. */
  async execute(code: string, cellId: string = randomUUID(), timeout = 30_000): Promise<Run> {
    const run = await this.begin(code, cellId);
    await run.ended(timeout);
    // After an error tslab drops every request of the next 200 ms; this one may be such.
    return this.reply(run.id)!.content.status === "abort" ? this.execute(code, cellId, timeout) : run;
  }

  /** Runs a cell without waiting for it. */
  async begin(code: string, cellId: string = randomUUID()): Promise<Run> {
    const id = await this.send("execute_request", { code, silent: false, store_history: true }, { metadata: { cellId } });
    return new Run(this, id);
  }

  reply(to: string): KernelMessage | undefined {
    return this.#replies.find(({ parent }) => parent.msg_id === to);
  }

  answers(to: string): KernelMessage[] {
    return this.heard.filter(({ parent }) => parent.msg_id === to);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.shell.close();
    this.iopub.close();
    await stop(this.process);
    rmSync(this.folder, { recursive: true, force: true });
  }

  interrupt(): void {
    process.kill(this.process.pid!, "SIGINT");
  }

  async #listen(socket: Dealer | Subscriber, into: KernelMessage[]): Promise<void> {
    try {
      for await (const frames of socket) {
        const at = frames.findIndex((frame) => frame.toString() === DELIMITER);
        const [header, parent, metadata, content] = frames
          .slice(at + 2, at + 6)
          .map((frame) => JSON.parse(frame.toString()) as Record<string, any>);
        const type = String(header!.msg_type);
        into.push({ type, header, parent, metadata, content, buffers: frames.slice(at + 6) } as KernelMessage);
      }
    } catch {
      // The socket was closed.
    }
  }
}

/** One run of a cell. */
export class Run {
  constructor(
    private readonly kernel: Kernel,
    readonly id: string,
  ) {}

  get messages(): KernelMessage[] {
    return this.kernel.answers(this.id);
  }

  get isIdle(): boolean {
    return this.messages.some(({ type, content }) => type === "status" && content.execution_state === "idle");
  }

  async ended(timeout = 30_000): Promise<void> {
    await until(`the cell to end; it said: ${this.text()}`, () => this.isIdle && this.kernel.reply(this.id) !== undefined, timeout);
  }

  /** What it printed. */
  text(name?: "stdout" | "stderr"): string {
    return this.messages
      .filter(({ type, content }) => type === "stream" && (!name || content.name === name))
      .map(({ content }) => content.text as string)
      .join("");
  }

  /** The ids of the models that it showed. */
  get shown(): string[] {
    const mime = "application/vnd.jupyter.widget-view+json";
    return this.messages
      .filter(({ type }) => type === "display_data")
      .map(({ content }) => (content.data as Record<string, { model_id: string }>)[mime]?.model_id ?? "");
  }

  /** A page that shows the app of this cell. */
  page(index = 0): ModelPage {
    return new ModelPage(this.kernel, this.shown[index]!);
  }
}

/** A page that the kernel's own messages feed. */
export class ModelPage extends TestPage {
  #read = 0;
  #sending = Promise.resolve();

  constructor(
    private readonly kernel: Kernel,
    readonly model: string,
  ) {
    super();
    const open = kernel.heard.find(({ type, content }) => type === "comm_open" && content.comm_id === model)!;
    this.store.receive(open.content.data.state.snapshot, open.buffers);
    this.store.greet();
  }

  protected say(message: Up): void {
    if (!this.connected || this.kernel.stopped) return;
    const { json, buffers } = pack(message);
    const data = { method: "custom", content: json };
    this.#sending = this.#sending.then(
      async () => void (await this.kernel.send("comm_msg", { comm_id: this.model, data }, { metadata: { inlay: 1 }, buffers })),
    );
  }

  sync(): void {
    const news = this.kernel.heard.slice(this.#read);
    this.#read = this.kernel.heard.length;
    if (!this.connected) return;
    for (const { type, content, buffers } of news) {
      if (content.comm_id !== this.model) continue;
      if (type === "comm_close") this.store.disconnect("closed");
      if (type !== "comm_msg" || content.data.method !== "custom") continue;
      this.received.push(unpack(content.data.content, buffers) as Down);
      this.store.receive(content.data.content, buffers);
    }
  }

  protected override context(): string {
    return `; kernel: ${this.kernel.log.slice(-500)}`;
  }
}
