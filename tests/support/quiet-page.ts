/**
 * A page that is watched as little as can be: playwright has every frame of a socket told to it, in base64, which takes more
 * of the processor than what a bench of pictures or streams is to measure.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ChildProcess } from "node:child_process";
import WebSocket from "ws";
import { makeFolder, type Lab } from "./lab";
import { start, stop, until } from "./processes";

type Answer = { result?: { value?: unknown }; exceptionDetails?: { exception?: { description?: string } } };

export class QuietPage {
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  private constructor(
    private readonly browser: ChildProcess,
    private readonly socket: WebSocket,
  ) {
    socket.on("message", (text: Buffer) => {
      const { id, result } = JSON.parse(text.toString()) as { id: number; result: Answer };
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    });
  }

  /** Opens a notebook in a browser of its own, and waits until its kernel answers. */
  static async open(lab: Lab, notebook: string): Promise<QuietPage> {
    const folder = makeFolder("quiet");
    const flags = ["--no-sandbox", "--disable-gpu", "--headless", "--remote-debugging-port=0", "--window-size=1280,900"];
    const browser = start(process.env.INLAY_CHROMIUM!, [...flags, `--user-data-dir=${folder}`, "about:blank"], { stdio: "ignore" });
    const file = path.join(folder, "DevToolsActivePort");
    const port = await until("the browser", () => existsSync(file) && readFileSync(file, "utf8").split("\n")[0]);
    const [target] = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as { webSocketDebuggerUrl: string }[];
    const socket = new WebSocket(target!.webSocketDebuggerUrl);
    await new Promise((resolve) => socket.once("open", resolve));
    const page = new QuietPage(browser, socket);
    await page.#send("Page.navigate", { url: `${lab.url}/lab/tree/${notebook}?reset` });
    const status = "window.jupyterapp?.shell?.currentWidget?.context?.sessionContext?.session?.kernel?.status";
    await until("the kernel", () => page.evaluate<boolean>(`${status} === "idle"`), 60_000);
    return page;
  }

  /** The value of an expression, or what its promise resolves to. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result?.value as T;
  }

  /** Runs the next cell, and doesn't wait for its end. */
  async runCell(): Promise<void> {
    await this.evaluate(`void window.jupyterapp.commands.execute("notebook:run-cell-and-select-next")`);
  }

  async close(): Promise<void> {
    this.socket.close();
    await stop(this.browser);
  }

  #send(method: string, params: object): Promise<Answer> {
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}
