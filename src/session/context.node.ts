/** Whose call is this? Answered anywhere below a handler, over every await. */
import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import type { CallRun } from "./call";

const storage = new AsyncLocalStorage<CallRun>();

/** The call whose handler runs here. */
export const currentCall = () => storage.getStore();

/** Runs a handler as this call. */
export const runAs = <T>(call: CallRun, handler: () => T): T => storage.run(call, handler);

/** Remembers where it is called, so that code can run as if it stood there: its prints go to that place. */
export function hereLater(): <T>(code: () => T) => T {
  const resource = new AsyncResource("inlay");
  return (code) => resource.runInAsyncScope(code);
}
