/** What a token costs the kernel must not depend on how long the chat is. */
import * as ui from "../../src/index";
import type { BlockNode } from "../../src/graph/block";
import type { Down } from "../../src/wire/message";
import { pack } from "../../src/wire/pack";
import type { Served } from "../../src/transport/transport";
import { useLoopback } from "../support/loopback";
import { until } from "../support/processes";

const context = useLoopback();
const TOKENS = 1_000;

const past = (count: number): ui.Message[] =>
  Array.from({ length: count }, (_, i) => ({ role: i % 2 ? "user" : "assistant", content: `Message ${i}: ${"word ".repeat(20)}` }));

/** Milliseconds of CPU for each token, all that the kernel does for it included. */
async function costOf(
  length: number,
  answer: (history: ui.Message[]) => AsyncGenerator<ui.Said[] | ui.Update<{ value: string }>>,
): Promise<number> {
  const [chat, go] = [ui.Chatbot({ value: past(length) }), ui.Button("Go")];
  let isDone = false;
  go.click(answer, chat, chat).then(() => void (isDone = true));
  let served: Served | undefined;
  let bytes = 0;
  const send = (message: Down) => {
    bytes += JSON.stringify(pack(message).json).length;
    // A page that has what it is sent at once.
    if (message.type === "patch") setImmediate(() => served!.receive({ type: "ack", page: "p", rev: message.rev }));
  };
  context.loopback.session.show(
    ui.Blocks([chat, go]) as unknown as BlockNode,
    (code) => code(),
    (link) => {
      served = link;
      return { send, close: () => {} };
    },
  );
  const { rev } = served!.snapshot();
  served!.receive({ type: "hello", page: "p", rev, seq: 0 });
  bytes = 0;
  const { user, system } = process.cpuUsage();
  served!.receive({
    type: "input",
    page: "p",
    rev,
    seq: 1,
    edits: [{ kind: "event", block: (go as unknown as BlockNode).id, name: "click" }],
  });
  await until("the end", () => isDone, 60_000);
  const spent = process.cpuUsage({ user, system });
  expect(chat.value).toHaveLength(length + 1);
  expect(chat.value.at(-1)!.content).toBe(`${"token ".repeat(TOKENS)}end`);
  expect(bytes).toBeLessThan(TOKENS * 400);
  return (spent.user + spent.system) / 1000 / TOKENS;
}

const pause = () => new Promise((resolve) => setImmediate(resolve));

test.each<[string, Parameters<typeof costOf>[1]]>([
  [
    "by ui.append",
    async function* () {
      yield ui.append("");
      for (let i = 0; i < TOKENS; i++) {
        yield ui.append("token ");
        await pause();
      }
      yield ui.append("end");
    },
  ],
  [
    "as the whole chat so far",
    async function* (history) {
      const reply: ui.Message = { role: "assistant", content: "" };
      history.push(reply);
      let text = "";
      for (let i = 0; i < TOKENS; i++) {
        reply.content = text += "token ";
        yield history;
        await pause();
      }
      reply.content = `${text}end`;
      yield history;
    },
  ],
])(
  "a token in a chat of 1,000 messages, %s",
  async (_, answer) => {
    await costOf(10, answer);
    const short = await costOf(10, answer);
    const long = await costOf(1_000, answer);
    console.log(`kernel, ${_}: ${short.toFixed(3)} ms in a chat of 10, ${long.toFixed(3)} ms in one of 1,000`);
    expect(long).toBeLessThan(short * 10);
  },
  60_000,
);
