/** Questions to the kernel that are asked again while no answer comes. */
import type { Down, Up } from "../wire/message";
import type { Store } from "./store";

/** What has no answer for so long is sent again, so many times. In milliseconds. */
export const PATIENCE = 5_000;
export const TRIES = 6;

/** Calls back once when no answer can come any more. Gives a function that ends it. */
export const whenGone = (store: Store, tell: (problem: Error) => void): (() => void) =>
  store.watch(() => {
    const problem = problemOf(store);
    if (problem) tell(problem);
  });

function problemOf({ connection }: Store): Error | undefined {
  if (connection === "live") return undefined;
  return new Error(connection === "closed" ? "The app is closed" : "The kernel is gone");
}

type Answers = "accepted" | "piece" | "answer";

/** Sends until the answer comes. Rejects when patience ends, or the signal aborts. */
export function ask<T extends Answers>(
  store: Store,
  type: T,
  question: Up,
  isMine: (answer: Down & { type: T }) => boolean,
  signal?: AbortSignal,
): Promise<Down & { type: T }> {
  return new Promise((resolve, reject) => {
    const problem = problemOf(store);
    if (problem) return reject(problem);
    let tries = 0;
    const end = (settle: () => void) => {
      stop();
      forget();
      clearInterval(timer);
      signal?.removeEventListener("abort", abort);
      settle();
    };
    const send = () => store.send(question);
    const abort = () => end(() => reject(signal!.reason as Error));
    const stop = store.watchMessages((message) => {
      const answer = message as Down & { type: T };
      if (message.type === type && isMine(answer)) end(() => resolve(answer));
    });
    const timer = setInterval(() => (++tries > TRIES ? end(() => reject(new Error("The kernel doesn't answer"))) : send()), PATIENCE);
    const forget = whenGone(store, (gone) => end(() => reject(gone)));
    signal?.addEventListener("abort", abort, { once: true });
    send();
  });
}

/** What a component's codec says to this question. Rejects with what was wrong with it. */
export async function askBlock(store: Store, block: string, question: unknown, signal?: AbortSignal): Promise<unknown> {
  const { page } = store;
  const ref = crypto.randomUUID();
  const answer = await ask(store, "answer", { type: "ask", page, ref, block, question }, (given) => given.ref === ref, signal);
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value;
}
