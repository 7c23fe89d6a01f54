// What a chat gives to handlers, and what it takes.
import * as ui from "inlay";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exact<Expected>(): <Actual>(value: Actual, ...wrong: Equal<Actual, Expected> extends true ? [] : [expected: Expected]) => void;

const chat = ui.Chatbot(), say = ui.Textbox(), run = ui.Button();

run.click((history) => { exact<ui.Message[]>()(history); }, chat);
chat.like((call) => { exact<{ index: number; value: string; liked: boolean | string }>()(call.event); });
chat.edit((call) => { exact<string>()(call.event.previousValue); });
chat.exampleSelect((call) => { exact<string[]>()(call.event.value.files); });
chat.retry((call) => { exact<number>()(call.event.index); });
chat.select((call) => { exact<ui.Selected>()(call.event); });

// chatbot_streaming, as in Gradio's demo
function user(message: string, history: ui.Message[]): [string, ui.Message[]] { return ["", [...history, { role: "user", content: message }]]; }
say.submit(user, [say, chat], [say, chat], { queue: false }).then(async function* (history) {
  const reply: ui.Message = { role: "assistant", content: "" };
  for (const letter of "That's cool!") { reply.content += letter; yield [...history, reply]; }
}, chat, chat);

// anything that can stand in a message
const pixels: ui.Pixels = { data: new Uint8Array(3), width: 1, height: 1, channels: 3 };
run.click((): ui.NewMessage[] => [{ role: "assistant", content: ["Look:", { path: "a.png", altText: "A" }, pixels, ui.Slider()] }], [], chat);
run.click(async function* () { yield ui.append({ role: "assistant", content: "" }); yield ui.append("word"); yield ui.append(ui.Image()); }, [], chat);
run.click(() => "Hello", [], chat);
chat.value = ["Hello", { role: "user", content: "Hi", metadata: { title: "T", status: "done" }, options: [{ value: "a" }] }];
ui.Interface({ fn: (history) => { exact<ui.Message[]>()(history); return history; }, inputs: "chatbot", outputs: "chatbot" });
async function cell() { exact<ui.Message[]>()(await chat.next("clear")); }

// @ts-expect-error -- no such role
chat.value = [{ role: "robot", content: "" }];
// @ts-expect-error -- no such layout
ui.Chatbot({ layout: "bubbles" });
// @ts-expect-error -- a chat isn't submitted
chat.submit(() => {});
// @ts-expect-error -- a number is no message
run.click(() => 5, [], chat);

export { cell };
