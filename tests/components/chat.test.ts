/** What a chat takes and gives, and how it refuses the rest; components that live in messages. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import * as ui from "../../src/index";
import { nodeOf } from "../../src/graph/component";
import type { MessageWire } from "../../src/components/chatbot/spec";
import { makeFolder } from "../support/lab";
import { useLoopback } from "../support/loopback";
import { until } from "../support/processes";

const context = useLoopback();
const wireOf = (page: { value(name: string): unknown }) => page.value("chatbot") as MessageWire[];
const grey: ui.Pixels = { data: new Uint8Array([0, 128, 255, 64]), width: 2, height: 2, channels: 1 };

function file(name: string, text = "text"): string {
  const place = path.join(makeFolder("chat"), name);
  writeFileSync(place, text);
  return place;
}

describe("a chat keeps", () => {
  const plain: ui.Message = { role: "user", content: "Hi\ud800\n  there" };
  test.each<[string, unknown, unknown?]>([
    ["a message", [plain]],
    ["nothing", []],
    ["null as nothing", null, []],
    ["text as the assistant's", "Hello", [{ role: "assistant", content: "Hello" }]],
    ["text among messages", [plain, "Hello"], [plain, { role: "assistant", content: "Hello" }]],
    ["a lone message", { role: "system", content: "Be brief" }, [{ role: "system", content: "Be brief" }]],
    ["several parts", [{ role: "user", content: ["one", "two"] }]],
    [
      "a thought",
      [{ role: "assistant", content: "", metadata: { title: "Search", status: "pending", id: "a", duration: 0.5, log: "3 hits" } }],
    ],
    ["options", [{ role: "assistant", content: "Go on?", options: [{ value: "yes", label: "Yes" }, { value: "no" }] }]],
    ["keys of objects as text", [{ role: "user", content: "__proto__" }]],
  ])("%s", (_, given, expected = given) => {
    const chat = ui.Chatbot();
    context.loopback.show(chat);
    chat.value = given as ui.Message[];
    expect(chat.value).toStrictEqual(expected);
  });

  test("a file, by its path; a page knows its name and an id, and can't name another", () => {
    const chat = ui.Chatbot();
    const place = file('<img src=x onerror="alert(1)">.txt'.replaceAll("/", ""));
    chat.value = [{ role: "user", content: { path: place, altText: "notes" } }];
    const page = context.loopback.show(chat);
    expect(chat.value).toEqual([
      { role: "user", content: { path: place, altText: "notes", name: path.basename(place), mimeType: "text/plain" } },
    ]);
    expect(JSON.stringify(wireOf(page))).not.toContain(path.dirname(place));
  });

  test("a picture, which handlers get as a file", async () => {
    const chat = ui.Chatbot();
    const page = context.loopback.show(chat);
    chat.value = [{ role: "assistant", content: [{ picture: grey, altText: "grey" }, "so"] }];
    await page.until("the picture", () => wireOf(page).length === 1);
    const [message] = chat.value;
    const [picture, text] = message!.content as [ui.MessageFile, string];
    expect(text).toBe("so");
    expect(picture).toMatchObject({ altText: "grey", mimeType: "image/png", path: expect.stringMatching(/image\.png$/) });
    // It comes back as what it was: nothing is sent again.
    const before = wireOf(page);
    chat.value = [...chat.value, { role: "user", content: "thanks" }];
    await page.until("the answer", () => wireOf(page).length === 2);
    expect(wireOf(page)[0]).toBe(before[0]);
  });
});

test.each<[unknown, string]>([
  [[{ role: "robot", content: "" }], 'Chatbot: expected a role "user", "assistant" or "system", got "robot"'],
  [[5], "Chatbot: expected text, { path }, a picture or a component in a message, got 5"],
  [[{ content: "x" }], "Chatbot: expected text, { path }, a picture or a component in a message, got an object with content"],
  [[{ role: "user", content: undefined }], "Chatbot: expected text, { path }, a picture or a component in a message, got undefined"],
  [[{ role: "user", content: { path: 5 } }], "Chatbot: expected the path of a file, got 5"],
  [[{ role: "user", content: { path: "no-such" } }], 'Chatbot: expected the path of a file, but there is none at "no-such"'],
  [[{ role: "user", content: "", metadata: { titel: "x" } }], 'Chatbot: metadata has no "titel"; did you mean "title"?'],
  [[{ role: "user", content: "", metadata: { duration: "1" } }], 'Chatbot: expected a number as duration of metadata, got "1"'],
  [[{ role: "user", content: "", metadata: { status: "on" } }], 'Chatbot: expected a status "pending" or "done", got "on"'],
  [[{ role: "user", content: "", options: ["a"] }], 'Chatbot: expected options like { value: "yes", label: "Yes" }, got "a"'],
  [[{ role: "user", content: "", options: "a" }], 'Chatbot: expected a list of options, got "a"'],
])("a wrong value is refused by name %#", (value, message) => {
  const chat = ui.Chatbot();
  context.loopback.show(chat);
  expect(() => (chat.value = value as ui.Message[])).toThrow(new TypeError(message));
});

describe("ui.append", () => {
  const appended = async (first: ui.Said[], ...parts: (ui.Said | ui.Said[])[]) => {
    const [chat, go] = [ui.Chatbot({ value: first }), ui.Button("Go")];
    go.click(
      function* () {
        for (const part of parts) yield ui.append(part);
      },
      [],
      chat,
    );
    const page = context.loopback.show(ui.Blocks([chat, go]));
    page.event("button", "click");
    await page.until("the end", () => page.status("chatbot")?.state === "complete");
    return chat.value;
  };

  test("adds text to what the assistant says", async () => {
    expect(await appended([{ role: "user", content: "Hi" }], "He", "llo", "!")).toEqual([
      { role: "user", content: "Hi" },
      { role: "assistant", content: "Hello!" },
    ]);
  });
  test("adds a message, and then text to it", async () => {
    expect(await appended(["One"], { role: "assistant", content: "Tw" }, "o")).toEqual([
      { role: "assistant", content: "One" },
      { role: "assistant", content: "Two" },
    ]);
  });
  test("adds a list as messages", async () => {
    expect(await appended(["One"], ["Two", { role: "user", content: "Three" }])).toHaveLength(3);
  });
  test("adds files and components beside text", async () => {
    const box = ui.Textbox();
    const [message] = await appended(["See"], { path: file("a.csv") }, box, "this");
    expect(message!.content).toEqual(["See", expect.objectContaining({ name: "a.csv" }), box, "this"]);
  });
});

describe("components in messages", () => {
  test("stand in the document, live, and go with their message when a handler made them", async () => {
    const [chat, go, clear] = [ui.Chatbot(), ui.Button("Go"), ui.Button("Empty")];
    let made: ui.Textbox | undefined;
    go.click(
      () => {
        made = ui.Textbox({ label: "Inside", value: "here" });
        made.input((text) => `${text}!`, made, made);
        return [{ role: "assistant" as const, content: ["Look:", made] }];
      },
      [],
      chat,
    );
    clear.click(() => [], [], chat);
    const page = context.loopback.show(ui.Blocks([chat, go, clear]));
    page.event("Go", "click");
    await page.until("the component", () => page.find("chatbot").children?.length === 1);
    expect(page.find("chatbot").children).toEqual([page.find("Inside").id]);
    expect(wireOf(page)[0]!.content).toEqual([{ text: "Look:" }, { block: page.find("Inside").id }]);
    page.input("Inside", "new");
    await page.until("the answer of its listener", () => page.value("Inside") === "new!");
    expect(chat.value).toEqual([{ role: "assistant", content: ["Look:", made] }]);
    page.event("Empty", "click");
    await page.until("it to go", () => page.find("chatbot").children?.length === 0);
    expect(nodeOf(made!).listeners.size).toBe(0);
    expect(nodeOf(made!).parent).toBeUndefined();
  });

  test("stay where they are while the chat grows, without being sent again", async () => {
    const [chat, slider] = [ui.Chatbot(), ui.Slider({ label: "Level" })];
    chat.value = [{ role: "assistant", content: slider }];
    const page = context.loopback.show(chat);
    const sent = page.received.length;
    for (let i = 0; i < 3; i++) chat.value = [...chat.value, `${i}`];
    await page.until("the messages", () => wireOf(page).length === 4);
    const ops = page.received.slice(sent).flatMap((message) => (message.type === "patch" ? message.ops : []));
    expect(ops.every(([, at]) => at[1] === nodeOf(chat).id)).toBe(true);
  });

  test("of a cell only leave: they come back with their listeners", () => {
    const [chat, box] = [ui.Chatbot(), ui.Textbox({ label: "Kept" })];
    box.submit(() => {});
    chat.value = [box];
    const page = context.loopback.show(chat);
    expect(page.find("Kept").type).toBe("textbox");
    chat.value = [];
    chat.value = [box];
    expect(nodeOf(box).listeners.size).toBe(1);
    const other = ui.Chatbot();
    chat.value = [];
    other.value = [box];
    expect(other.value[0]!.content).toBe(box);
  });

  test("have one place", () => {
    const [chat, box] = [ui.Chatbot(), ui.Textbox({ label: "B" })];
    const row = ui.Row([box]);
    context.loopback.show(chat);
    expect(() => (chat.value = [box])).toThrow("Chatbot: Textbox “B” stands in a Row already; a block has one place");
    expect(() => (chat.value = [row, row])).toThrow("Chatbot: a block has one place, and one of these stands in two");
    chat.value = [row];
    const nested = ui.Column([chat]);
    expect(() => (chat.value = [nested])).toThrow("Chatbot: Column can't stand in itself");
    expect(() => (ui.Chatbot().value = [row])).toThrow("Chatbot: Row stands in a Chatbot already; a block has one place");
    expect(() => ui.Column([row])).toThrow("Row stands in a Chatbot already; a block has one place");
  });

  test("are gone when they are removed by themselves, as when their cell runs again", async () => {
    const [chat, box] = [ui.Chatbot(), ui.Textbox({ label: "B" })];
    chat.value = [box];
    const page = context.loopback.show(chat);
    expect(page.find("chatbot").children).toHaveLength(1);
    box.remove();
    await page.until("it to go", () => page.find("chatbot").children?.length === 0);
  });
});

describe("what a page says", () => {
  const chatOf = (options: ui.ChatbotOptions = {}) => {
    const chat = ui.Chatbot({
      value: [
        { role: "user", content: "Why?" },
        { role: "assistant", content: "So." },
      ],
      ...options,
    });
    const heard: unknown[] = [];
    const page = context.loopback.show(chat);
    const listen = (...events: (keyof ui.ChatbotEvents)[]) => {
      for (const event of events) (chat[event] as ui.Listener)((call: ui.Call) => void heard.push(call.event));
    };
    return { chat, page, heard, listen };
  };

  test("the page is told what is listened to, and waited for", async () => {
    const { chat, page } = chatOf();
    expect(page.find("chatbot").props.listened).toEqual([]);
    const listener = chat.retry(() => {});
    await page.until("retry", () => (page.find("chatbot").props.listened as string[]).includes("retry"));
    listener.remove();
    await page.until("nothing", () => !(page.find("chatbot").props.listened as string[]).length);
    const liked = chat.next("like");
    await page.until("like", () => (page.find("chatbot").props.listened as string[]).includes("like"));
    page.event("chatbot", "like", { index: 1, liked: true });
    expect(await liked).toEqual({ index: 1, value: "So.", liked: true });
    await page.until("nothing again", () => !(page.find("chatbot").props.listened as string[]).length);
  });

  type Told = [event: keyof ui.ChatbotEvents, data: unknown, expected: unknown, options: ui.ChatbotOptions];
  test.each<Told>([
    ["like", { index: 1, liked: false }, { index: 1, value: "So.", liked: false }, {}],
    ["like", { index: 1, liked: "" }, { index: 1, value: "So.", liked: "" }, {}],
    ["like", { index: 1, liked: "Unclear" }, { index: 1, value: "So.", liked: "Unclear" }, { feedbackOptions: ["Unclear"] }],
    ["like", { index: 0, liked: true }, { index: 0, value: "Why?", liked: true }, { likeUserMessage: true }],
    ["retry", undefined, { index: 0, value: "Why?" }, {}],
    ["undo", undefined, { index: 0, value: "Why?" }, {}],
    ["select", { index: 1 }, { index: 1, value: "So.", selected: true }, {}],
    ["edit", { index: 0, value: "How?" }, { index: 0, value: "How?", previousValue: "Why?" }, { editable: "user" }],
    ["exampleSelect", { index: 0 }, { index: 0, value: { text: "a", files: [] } }, { examples: ["a"] }],
    ["copy", {}, "user: Why?\n\nassistant: So. (by us)", { watermark: " (by us)" }],
    ["copy", { first: 1, index: 1 }, "So.", {}],
  ])("%s carries what stands there", async (event, data, expected, options) => {
    const { page, heard, listen } = chatOf(options);
    listen(event);
    page.event("chatbot", event, data);
    await until("the event", () => heard.length);
    expect(heard).toEqual([expected]);
  });

  test("an option is chosen by its place", async () => {
    const { chat, page, heard, listen } = chatOf();
    chat.value = [{ role: "assistant", content: "?", options: [{ value: "a" }, { value: "b", label: "B" }] }];
    listen("optionSelect");
    page.event("chatbot", "optionSelect", { index: 0, option: 1 });
    await until("the event", () => heard.length);
    expect(heard).toEqual([{ index: 0, value: "b" }]);
  });

  test("edit and clear change the chat before anyone hears of them", async () => {
    const { chat, page } = chatOf({ editable: "all" });
    const seen: unknown[] = [];
    chat.edit((history) => void seen.push(history.map(({ content }) => content)), chat);
    chat.clear((history) => void seen.push(history), chat);
    page.event("chatbot", "edit", { index: 1, value: "Because." });
    await until("the edit", () => seen.length === 1);
    page.event("chatbot", "clear");
    await until("the end", () => seen.length === 2);
    expect(seen).toEqual([["Why?", "Because."], []]);
    expect(chat.value).toEqual([]);
  });

  test.each<Told>([
    ["like", { index: 2, liked: true }, "expected the place of a message, got 2", {}],
    ["like", { index: "constructor", liked: true }, 'expected the place of a message, got "constructor"', {}],
    ["like", { index: 0, liked: true }, "nothing is asked about the user's messages", {}],
    ["like", { index: 1, liked: "Great" }, 'expected one of the feedbackOptions, got "Great"', {}],
    ["like", null, "expected the place of a message, got undefined", {}],
    ["edit", { index: 0, value: "x" }, "this message can't be edited", {}],
    ["edit", { index: 1, value: "x" }, "this message can't be edited", { editable: "user" }],
    ["edit", { index: 0, value: { path: "/etc/passwd" } }, "expected text, got an object with path", { editable: "user" }],
    ["exampleSelect", { index: -1 }, "expected the place of an example, got -1", { examples: ["a"] }],
    ["optionSelect", { index: 0, option: 0 }, "expected the place of an option, got 0", {}],
    ["copy", { index: 0, first: 0.5 }, "expected the place of a message, got 0.5", {}],
  ])("%s is refused where a page must not say it %#", async (event, data, message, options) => {
    const { chat, page, heard, listen } = chatOf(options);
    const before = chat.value;
    listen(event);
    page.event("chatbot", event, data);
    await until("the refusal", () => context.loopback.log.length);
    expect(context.loopback.log).toEqual([`refused an event: ${event} of Chatbot: ${String(message)}`]);
    expect(heard).toEqual([]);
    expect(chat.value).toEqual(before);
  });

  test("what nobody listens to does nothing, and no page writes messages", async () => {
    const { chat, page } = chatOf({ interactive: true });
    page.event("chatbot", "clear");
    await until("the refusal", () => context.loopback.log.length);
    expect(context.loopback.log).toEqual(["refused an event: nobody listens to clear of Chatbot"]);
    page.input("chatbot", [{ role: "assistant", content: [{ block: "b1" }] }]);
    await page.until("the problem", () => page.status("chatbot")?.state === "invalid");
    expect(chat.value).toHaveLength(2);
  });

  test("an avatar is read for whose it is, and nothing else", async () => {
    const { page } = chatOf({ avatarImages: [null, path.resolve("notebooks/data/chelsea.png")] });
    const { BlockHost } = await import("../../src/page/host");
    const host = new BlockHost(page.store, page.find("chatbot").id);
    expect(await host.ask("assistant")).toMatchObject({ mime: "image/png" });
    for (const question of ["user", "/etc/passwd", 1, "__proto__", null])
      await expect(host.ask(question)).rejects.toThrow("no such picture");
  });
});
