/** A session and its pages in one process, with the wire between them and no Jupyter around. */
import type { BlockNode } from "../../src/graph/block";
import { connectLive } from "../../src/graph/live";
import { currentCall } from "../../src/session/context.node";
import { Queue } from "../../src/queue/queue";
import { SessionFiles } from "../../src/session/files.node";
import { watchPrints } from "../../src/session/prints.node";
import type { Link } from "../../src/session/link";
import { Session } from "../../src/session/session";
import type { Served, Transport } from "../../src/transport/transport";
import { parseUp, type Down, type Up } from "../../src/wire/message";
import { pack, unpack } from "../../src/wire/pack";
import { TestPage } from "./test-page";

/** One session, of which components are asked from now on. */
export class Loopback {
  readonly files = new SessionFiles();
  /** What the session wrote to the server's log. */
  readonly log: string[] = [];
  readonly session: Session;

  constructor(readonly queue = new Queue()) {
    const log = (line: string) => void this.log.push(line);
    this.session = new Session(queue, this.files, { own: () => () => {}, inspect: (_, line) => line, log, onPrint: watchPrints });
    connectLive(() => (currentCall()?.session as Session | undefined) ?? this.session);
  }

  /** Another session of the same server. */
  another(): Loopback {
    const other = new Loopback(this.queue);
    connectLive(() => (currentCall()?.session as Session | undefined) ?? this.session);
    return other;
  }

  /** Shows a block, and gives a page that has it. */
  show(block: unknown): LoopPage {
    return this.open(block).page();
  }

  /** Shows a block. */
  open(block: unknown): Opened {
    return new Opened(this.session, block as BlockNode);
  }

  close(): void {
    this.files.close();
  }
}

/** To be called at the top of a file: a session for each test, where what handlers print stays out of the way. */
export function useLoopback() {
  let loopback: Loopback;
  let printed: jest.SpyInstance;
  beforeEach(() => {
    loopback = new Loopback();
    printed = jest.spyOn(console, "error").mockImplementation(() => {});
  });
  afterEach(() => {
    printed.mockRestore();
    loopback.close();
  });
  return {
    get loopback() {
      return loopback;
    },
    get printed() {
      return printed;
    },
  };
}

/** An app, and as many pages of it as are wanted. */
export class Opened {
  readonly link: Link;
  readonly pages = new Set<LoopPage>();
  #served: Served | undefined;

  constructor(session: Session, root: BlockNode) {
    const transport: Transport = {
      send: (message) => {
        for (const page of this.pages) page.deliver(message);
      },
      close: () => {},
    };
    this.link = session.show(
      root,
      (code) => code(),
      (served) => {
        this.#served = served;
        return transport;
      },
    );
  }

  /** A page that is loaded now. */
  page(): LoopPage {
    const page = new LoopPage((message) => this.#served!.receive(message));
    page.deliver(this.#served!.snapshot());
    this.pages.add(page);
    page.sync();
    page.store.greet();
    return page;
  }
}

export class LoopPage extends TestPage {
  #arrived: { text: string; buffers: readonly Uint8Array[] }[] = [];
  /** Messages that get lost on their way to the page. */
  loses: (message: Down) => boolean = () => false;

  constructor(private readonly tell: (message: Up) => void) {
    super();
  }

  protected say(message: Up): void {
    if (!this.connected) return;
    const { json, buffers } = pack(message);
    // As text, as it would travel; a tick later, as it would come.
    const text = JSON.stringify(json);
    setImmediate(() => this.tell(parseUp(unpack(JSON.parse(text), buffers))));
  }

  deliver(message: Down): void {
    if (!this.connected || this.loses(message)) return;
    this.received.push(message);
    const { json, buffers } = pack(message);
    this.#arrived.push({ text: JSON.stringify(json), buffers });
    // A page takes each message as it comes, so that its acknowledgements flow.
    setImmediate(() => this.sync());
  }

  sync(): void {
    const arrived = this.#arrived;
    this.#arrived = [];
    for (const { text, buffers } of arrived) this.store.receive(JSON.parse(text), buffers);
  }
}
