/** Apps in a browser without Jupyter: one session behind an HTTP server on loopback, and a web socket for each page. */
import { createReadStream, existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { WebSocketServer, type WebSocket } from "ws";
import type { BlockNode } from "../../src/graph/block";
import type { Link } from "../../src/session/link";
import type { Session } from "../../src/session/session";
import type { Served } from "../../src/transport/transport";
import { parseUp } from "../../src/wire/message";
import { unpack } from "../../src/wire/pack";
import { fromFrame, toFrame } from "./frame";

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Inlay</title>
<main></main><script src="/page.js"></script></html>`;

interface Open {
  served: Served;
  sockets: Set<WebSocket>;
}

export class StageServer {
  readonly #http: Server;
  readonly #apps: Open[] = [];

  private constructor(
    private readonly session: Session,
    /** Where the page's bundle lies. */
    folder: string,
  ) {
    this.#http = createServer((request, response) => {
      const name = path.basename(request.url!.split("?")[0]!);
      const file = path.join(folder, name);
      const isScript = name.endsWith(".js") && existsSync(file);
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
      if (isScript) createReadStream(file).pipe(response);
      else response.end(html);
    });
    const sockets = new WebSocketServer({ server: this.#http });
    sockets.on("connection", (socket, request) => this.#join(socket, Number(path.basename(request.url!))));
  }

  static async start(session: Session, folder: string, port = 0): Promise<StageServer> {
    const server = new StageServer(session, folder);
    await new Promise<void>((ready) => server.#http.listen(port, "127.0.0.1", ready));
    return server;
  }

  /** Shows a block, and gives the address of its page. */
  show(root: BlockNode): { url: string; link: Link } {
    const sockets = new Set<WebSocket>();
    const link = this.session.show(
      root,
      (code) => code(),
      (served) => {
        this.#apps.push({ served, sockets });
        const send = (message: unknown) => {
          const frame = toFrame(message);
          for (const socket of sockets) socket.send(frame);
        };
        return { send, close: () => {} };
      },
    );
    const { port } = this.#http.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}/${this.#apps.length - 1}`, link };
  }

  async close(): Promise<void> {
    for (const { sockets } of this.#apps) for (const socket of sockets) socket.terminate();
    await new Promise((closed) => this.#http.close(closed));
  }

  #join(socket: WebSocket, index: number): void {
    const app = this.#apps[index];
    if (!app) return socket.close();
    socket.send(toFrame(app.served.snapshot()));
    app.sockets.add(socket);
    socket.on("close", () => app.sockets.delete(socket));
    socket.on("message", (frame: Buffer) => {
      const { json, buffers } = fromFrame(frame);
      app.served.receive(parseUp(unpack(json, buffers)));
    });
  }
}
