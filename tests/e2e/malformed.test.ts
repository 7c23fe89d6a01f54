/** What reaches a page's model, whoever sent it: logged once and refused, and the next good message works. */
import type { Down } from "../../src/wire/message";
import { expectValue } from "../support/browser";
import { KernelTap } from "../support/kernel-tap";
import { malformed } from "../support/malformed";
import { until } from "../support/processes";
import { useLab } from "../support/use-lab";

const lab = useLab();

const app = `import * as ui from "inlay";
const word = ui.Textbox({ label: "Word", value: "first" }), up = ui.Button("Up"), shown = ui.Textbox({ label: "Shown" });
let count = 0;
up.click(() => \`answer \${++count}\`, [], shown);
ui.Blocks([word, up, shown])`;

test("each malformed message is logged once and refused, and the next good one works", async () => {
  const tap = new KernelTap();
  const notebook = await lab.open([app], { tap });
  await notebook.runCell(0);
  const up = notebook.app(0).getByRole("button", { name: "Up" });
  await up.click();
  await expectValue(notebook.app(0).getByLabel("Shown"), "answer 1");
  const model = tap.heard.find(({ header }) => header.msg_type === "comm_open")!.content.comm_id as string;
  const patch = (value: unknown): Down => ({
    type: "patch",
    rev: 1_000_000,
    seen: {},
    ops: [["replace", ["blocks", "nobody", "value"], value]],
  });
  const kinds = {
    ...malformed(patch),
    "data that is null": { content: { data: null } },
    "data that is a list": { content: { data: [] } },
    "an update whose state is null": { content: { data: { method: "update", state: null } } },
    "an update with a broken snapshot": { content: { data: { method: "update", state: { snapshot: { type: "snapshot" } } } } },
    "buffer paths into a prototype": {
      content: { data: { method: "update", state: {}, buffer_paths: [["__proto__", "polluted"]] } },
      buffers: [new Uint8Array([1])],
    },
    "a value at a prototype's path": {
      content: {
        data: { method: "custom", content: { type: "patch", rev: "next", seen: {}, ops: [["add", ["__proto__", "polluted"], 1]] } },
      },
    },
  };
  let answers = 1;
  for (const [kind, { content, buffers = [] }] of Object.entries(kinds) as [string, { content: object; buffers?: Uint8Array[] }][]) {
    const before = notebook.problems.length;
    await tap.say("comm_msg", { comm_id: model, ...content }, buffers);
    await up.click();
    await expectValue(notebook.app(0).getByLabel("Shown"), `answer ${++answers}`).catch((error: Error) => {
      throw new Error(`after ${kind}: ${error.message}`);
    });
    const logged = notebook.problems.slice(before);
    expect([kind, logged.length, logged.every((line) => line.startsWith("[inlay] refused a message"))]).toEqual([kind, 1, true]);
  }
  expect(await notebook.page.evaluate(() => [({} as { polluted?: unknown }).polluted, Object.keys(Object.prototype)])).toEqual([
    undefined,
    [],
  ]);
  notebook.problems.length = 0;
});

test("what got lost on the way is asked for again", async () => {
  const tap = new KernelTap();
  const notebook = await lab.open([app], { tap });
  await notebook.runCell(0);
  const up = notebook.app(0).getByRole("button", { name: "Up" });
  const shown = notebook.app(0).getByLabel("Shown");
  await up.click();
  await expectValue(shown, "answer 1");
  const isPatch = ({ header, content }: { header: Record<string, unknown>; content: Record<string, any> }) =>
    header.msg_type === "comm_msg" && content.data.content?.type === "patch";
  let lost = 0;
  tap.loses = (message) => isPatch(message) && lost++ === 0;
  // A frame in the middle: the next one shows the gap.
  await up.click();
  await until("a frame to be lost", () => lost > 0);
  await up.click();
  await expectValue(shown, "answer 3");
  // The last frame: nothing comes after it, so the kernel must ask.
  lost = 0;
  await up.click();
  await until("a frame to be lost", () => lost > 0);
  await expectValue(shown, "answer 4");
});
