import type { Call, Signal } from "../graph/handler";

/**
 * Waits for so many milliseconds. With a call, or its signal, it rejects as soon as the call is no longer wanted.
 *
 * @example
 * run.click(async (text, call) => { await ui.sleep(500, call); return text; }, word, output);
 */
export function sleep(ms: number, call?: Call | Signal): Promise<void> {
  const signal = call && "signal" in call ? call.signal : call;
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal!.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
  });
}
