/** Shows one app in a program of its own, and says where. It ends with the program. */
import path from "node:path";
import type { BlockNode } from "../../src/graph/block";
import { connectLive } from "../../src/graph/live";
import type { App, Block } from "../../src/index";
import { Queue } from "../../src/queue/queue";
import { currentCall } from "../../src/session/context.node";
import { SessionFiles } from "../../src/session/files.node";
import { Session } from "../../src/session/session";
import { StageServer } from "./server";

/** Components belong to the session that is there when they are made: call this before, with what makes them. */
export async function serve(make: () => Block | App): Promise<void> {
  const files = new SessionFiles();
  const session = new Session(new Queue(), files, { own: () => () => {}, inspect: (_, line) => line, log: console.error });
  connectLive(() => (currentCall()?.session as Session | undefined) ?? session);
  process.once("exit", () => files.close());
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit());
  const server = await StageServer.start(session, path.dirname(process.argv[1]!), Number(process.env.PORT ?? 0));
  console.log(server.show(make() as unknown as BlockNode).url);
}
