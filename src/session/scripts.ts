/** Code that pages run, until they answer. */
import type { Down, Up } from "../wire/message";

interface Running {
  readonly page: string;
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

export class Scripts {
  readonly #running = new Map<string, Running>();

  constructor(private readonly send: (message: Down & { type: "run" }) => void) {}

  /** What the function answers in this page. Rejects with what it throws, where the page goes, and with what `onAbort` says. */
  async run(
    page: string,
    code: string,
    args: readonly unknown[],
    onAbort: (stop: (reason: Error) => void) => () => void,
  ): Promise<unknown> {
    const ref = crypto.randomUUID();
    const answer = new Promise((resolve, reject) => this.#running.set(ref, { page, resolve, reject }));
    const forget = onAbort((reason) => this.#running.get(ref)!.reject(reason));
    try {
      this.send({ type: "run", page, ref, code, args: [...args] });
      return await answer;
    } finally {
      forget();
      this.#running.delete(ref);
    }
  }

  /** A page answered. */
  ran({ page, ref, value, error }: Up & { type: "ran" }): void {
    const running = this.#running.get(ref);
    if (running?.page !== page) return;
    if (error === undefined) running.resolve(value);
    else running.reject(new Error(error));
  }

  /** A page went. */
  left(page: string): void {
    for (const running of this.#running.values())
      if (running.page === page) running.reject(new Error("The page went before its JavaScript had answered"));
  }
}
