/** `npm run gallery`: every fixture on one page, alive, without Jupyter. */
import path from "node:path";
import * as ui from "../../src/index";
import { connectLive } from "../../src/graph/live";
import { Queue } from "../../src/queue/queue";
import { currentCall } from "../../src/session/context.node";
import { SessionFiles } from "../../src/session/files.node";
import { Session } from "../../src/session/session";
import { fixtures } from "./fixtures";
import { StageServer } from "./server";

const files = new SessionFiles();
const session = new Session(new Queue(), files, { own: () => () => {}, inspect: (_, line) => line, log: console.error });
connectLive(() => (currentCall()?.session as Session | undefined) ?? session);
process.once("exit", () => files.close());
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit());

const sections = fixtures.map(({ name, make }) => ui.Column([`## ${name}`, ui.Row(make())]));
const page = ui.Blocks(["# Every component of Inlay", ...sections]) as unknown as Parameters<StageServer["show"]>[0];
void StageServer.start(session, path.dirname(process.argv[1]!), Number(process.env.PORT ?? 0)).then((server) => {
  const { url } = server.show(page);
  console.log(`The gallery: ${url} (dark: ${url}?dark). Ctrl+C ends it.`);
});
