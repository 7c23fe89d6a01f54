/** Runs the author's own JavaScript, which only a live kernel sends. */
import type { Down, Up } from "../wire/message";

/** Calls the function whose text this is, and sends what it answers. Never rejects. */
export async function runScript({ page, ref, code, args }: Down & { type: "run" }, send: (message: Up) => void): Promise<void> {
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it is what `js` is for
    const fn: unknown = new Function(`return (${code})`)();
    if (typeof fn !== "function") throw new TypeError("js must be a function, like (text) => text.trim()");
    const value: unknown = await (fn as (...args: unknown[]) => unknown)(...args);
    send({ type: "ran", page, ref, ...(value === undefined ? {} : { value }) });
  } catch (error) {
    send({ type: "ran", page, ref, error: `js: ${error instanceof Error ? error.message : String(error)}` });
  }
}
