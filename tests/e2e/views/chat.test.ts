/** A Chatbot in a real browser: found by role and label, used by mouse and keys, streamed into. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import * as ui from "../../../src/index";
import { makeFolder } from "../../support/lab";
import { until } from "../../support/processes";
import { chelsea } from "../../stage/fixtures/data";
import { photograph, useStage } from "../../support/use-stage";

const stage = useStage();
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const past = (count: number): ui.Message[] =>
  Array.from({ length: count }, (_, i) => ({ role: i % 2 ? "user" : "assistant", content: `Message ${i}: ${"word ".repeat(20)}` }));
const message = (page: Page, n: number) => page.getByRole("article", { name: new RegExp(`message ${n}$`) });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Each event of the chat as it comes, with what it carries. */
function record(chat: ui.Chatbot, ...events: (keyof ui.ChatbotEvents)[]): unknown[][] {
  const seen: unknown[][] = [];
  for (const event of events) (chat[event] as ui.Listener)((call: ui.Call) => void seen.push([event, call.event]));
  return seen;
}

test("what can be done with messages, by mouse", async () => {
  const chat = ui.Chatbot({
    label: "Talk",
    value: [
      { role: "user", content: "Why?" },
      { role: "assistant", content: "**So.**", options: [{ value: "yes", label: "Go on" }] },
    ],
    editable: "user",
    watermark: " (by us)",
  });
  const seen = record(chat, "like", "retry", "undo", "edit", "optionSelect", "copy", "clear");
  const page = await stage.show(chat, CLIPBOARD);
  const log = page.getByRole("log", { name: "Talk" });
  await log.getByText("So.").waitFor();
  const answer = message(page, 2);
  await answer.getByRole("button", { name: "Like", exact: true }).click();
  expect(await answer.getByRole("button", { name: "Like", exact: true }).getAttribute("aria-pressed")).toBe("true");
  await answer.getByRole("button", { name: "Dislike" }).click();
  await answer.getByRole("button", { name: "Dislike" }).click();
  await answer.getByRole("button", { name: "Retry" }).click();
  await answer.getByRole("button", { name: "Undo" }).click();
  await answer.getByRole("button", { name: "Go on" }).click();
  await answer.getByRole("button", { name: "Copy message" }).click();
  await until("the copy", async () => (await clipboard(page)) === "**So.** (by us)");
  await page.getByRole("button", { name: "Copy chat" }).click();
  await until("all", async () => (await clipboard(page)) === "user: Why?\n\nassistant: **So.** (by us)");
  await message(page, 1).hover();
  await message(page, 1).getByRole("button", { name: "Edit" }).click();
  const field = page.getByRole("textbox", { name: "Edit message 1" });
  await field.fill("How?");
  await field.press("Enter");
  await message(page, 1).getByText("How?").waitFor();
  expect(await answer.getByRole("button", { name: "Edit" }).count()).toBe(0);
  await page.getByRole("button", { name: "Clear" }).click();
  await message(page, 1).waitFor({ state: "detached" });
  expect(chat.value).toEqual([]);
  await until("the events", () => seen.length === 10);
  expect(seen).toEqual([
    ["like", { index: 1, value: "**So.**", liked: true }],
    ["like", { index: 1, value: "**So.**", liked: false }],
    ["like", { index: 1, value: "**So.**", liked: "" }],
    ["retry", { index: 0, value: "Why?" }],
    ["undo", { index: 0, value: "Why?" }],
    ["optionSelect", { index: 1, value: "yes" }],
    ["copy", "**So.** (by us)"],
    ["copy", "user: Why?\n\nassistant: **So.** (by us)"],
    ["edit", { index: 0, value: "How?", previousValue: "Why?" }],
    ["clear", []],
  ]);
});

test("buttons that nobody listens to aren't there, and come when somebody does", async () => {
  const chat = ui.Chatbot({ value: ["Hello"] });
  const page = await stage.show(chat);
  await message(page, 1).waitFor();
  for (const name of ["Retry", "Undo", "Like", "Clear"]) expect(await page.getByRole("button", { name }).count()).toBe(0);
  const listener = chat.retry(() => {});
  await page.getByRole("button", { name: "Retry" }).waitFor();
  listener.remove();
  await page.getByRole("button", { name: "Retry" }).waitFor({ state: "detached" });
});

test("keys go from message to message, and Tab into the toolbar of the one", async () => {
  const chat = ui.Chatbot({ value: past(5), height: 200 });
  const seen = record(chat, "select");
  const page = await stage.show(chat);
  await page.getByRole("log").focus();
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.ariaLabel ?? "";
    });
  await page.keyboard.press("ArrowUp");
  expect(await focused()).toBe("Assistant, message 5");
  await page.keyboard.press("ArrowUp");
  expect(await focused()).toBe("You, message 4");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Copy message");
  expect(
    await message(page, 4)
      .getByRole("button", { name: "Copy message" })
      .evaluate((button) => button.matches(":focus")),
  ).toBe(true);
  await message(page, 4).focus();
  await page.keyboard.press("Home");
  expect(await focused()).toBe("Assistant, message 1");
  await page.keyboard.press("End");
  expect(await focused()).toBe("Assistant, message 5");
  await until("select", () => seen.length === 1);
  expect(seen[0]![1]).toMatchObject({ index: 3, selected: true });
});

test("an empty chat offers examples, by keys too", async () => {
  const chat = ui.Chatbot({ placeholder: "# Ask me", examples: ["One", { text: "Two", displayText: "Second" }] });
  const seen = record(chat, "exampleSelect");
  const page = await stage.show(chat);
  await page.getByRole("heading", { name: "Ask me" }).waitFor();
  await page.getByRole("button", { name: "Second" }).press("Enter");
  await until("the example", () => seen.length);
  expect(seen).toEqual([["exampleSelect", { index: 1, value: { text: "Two", files: [] } }]]);
});

test("a component in a message is alive, and goes with it", async () => {
  const [chat, box] = [ui.Chatbot({ label: "Talk" }), ui.Textbox({ label: "Inside" })];
  box.submit((text) => ui.append({ role: "user", content: `You said ${text}` }), box, chat);
  chat.value = ["Tell me:", box];
  const page = await stage.show(chat);
  const field = message(page, 2).locator("slot").and(page.locator(`slot[name]`));
  await field.waitFor({ state: "attached" });
  await page.getByRole("textbox", { name: "Inside" }).fill("hello");
  await page.getByRole("textbox", { name: "Inside" }).press("Enter");
  await page.getByText("You said hello").waitFor();
  expect(await page.getByRole("textbox", { name: "Inside" }).inputValue()).toBe("hello");
  const inside = await page.getByRole("textbox", { name: "Inside" }).boundingBox();
  const around = await message(page, 2).boundingBox();
  expect(inside!.y).toBeGreaterThan(around!.y);
  expect(inside!.y + inside!.height).toBeLessThan(around!.y + around!.height);
  chat.value = [];
  await page.getByRole("textbox", { name: "Inside" }).waitFor({ state: "detached" });
});

test("files are drawn, played or saved; their names are text", async () => {
  const name = `<img src=x onerror=document.title='hit'>.csv`;
  const file = path.join(makeFolder("chat"), name);
  writeFileSync(file, "a,b\n1,2");
  const chat = ui.Chatbot({ value: [{ role: "assistant", content: [{ path: chelsea, altText: "A cat" }, { path: file }] }] });
  const page = await stage.show(chat, { acceptDownloads: true });
  const picture = page.getByRole("img", { name: "A cat" }).and(page.locator("img"));
  await picture.waitFor();
  expect(await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => [img.naturalWidth, img.naturalHeight]))).toEqual([
    451, 300,
  ]);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: `Download ${name}` }).click()]);
  expect(download.suggestedFilename()).toContain("img src=x");
  expect(await page.title()).not.toBe("hit");
});

test("thoughts can be folded, stand inside each other, and are read out of text", async () => {
  const chat = ui.Chatbot({
    reasoningTags: [["<think>", "</think>"]],
    value: [
      { role: "assistant", content: "deep", metadata: { title: "Plan", status: "pending", id: "p", log: "3 steps" } },
      { role: "assistant", content: "deeper", metadata: { title: "Search", parentId: "p", duration: 1.25 } },
      { role: "assistant", content: "<think>hm</think>It is <answer>so</answer>." },
    ],
  });
  const page = await stage.show(chat);
  await page.getByText("deep", { exact: true }).waitFor();
  expect(await page.getByText("deeper").isVisible()).toBe(false);
  await page.getByText("Search").click();
  await page.getByText("deeper").waitFor();
  await page.getByText("1.3 s").waitFor();
  expect(await page.getByText("hm", { exact: true }).isVisible()).toBe(false);
  await page.getByText("It is <answer>so</answer>.").waitFor();
  chat.value = [{ ...chat.value[0]!, metadata: { title: "Plan", status: "done", id: "p" } }];
  await until("it to fold", async () => !(await page.getByText("deep", { exact: true }).isVisible()));
});

test("hostile text does nothing", async () => {
  const hostile = [
    `<script>window.__xss = 1</script><img src=x onerror="window.__xss = 1">`,
    `[x](javascript:window.__xss=1) <a href="jav&#x09;ascript:window.__xss=1">y</a>`,
    `<style>* { display: none }</style><form id="props" name="host"><input name="value"></form>`,
    `<button data-commandlinker-command="x" data-commandlinker-args="{}">run</button><iframe srcdoc="<script>parent.__xss=1</script>"></iframe>`,
    `<svg><g/onload=window.__xss=1></svg><math><mtext><table><mglyph><style><img src=x onerror=window.__xss=1>`,
    `<inlay-chat-message></inlay-chat-message><slot name="b1"></slot><inlay-chat-file></inlay-chat-file>`,
  ];
  const chat = ui.Chatbot({ allowTags: false, value: [...hostile.map((content) => ({ role: "user" as const, content })), "The end."] });
  const page = await stage.show(chat);
  await page.getByText("The end.").waitFor();
  const found = await page.locator("inlay-chatbot").evaluate((view) => {
    const { shadowRoot } = view;
    const texts = [...shadowRoot!.querySelectorAll("inlay-chat-text")];
    return {
      xss: "__xss" in window,
      elements: texts.flatMap((text) =>
        [
          ...text.querySelectorAll("script,style,form,input,button,iframe,slot,inlay-chat-message,inlay-chat-file,[id],[name],[onerror]"),
        ].map(({ tagName }) => tagName),
      ),
      links: texts
        .flatMap((text) => [...text.querySelectorAll("a")].map((link) => link.getAttribute("href")))
        .filter((href) => href?.includes("script")),
      commands: shadowRoot!.querySelectorAll("[data-commandlinker-command]").length,
    };
  });
  expect(found).toEqual({ xss: false, elements: [], links: [], commands: 0 });
});

test("a reader who has scrolled up stays there, and jumps to the newest", async () => {
  const chat = ui.Chatbot({ value: past(40), height: 300 });
  const page = await stage.show(chat);
  const log = page.getByRole("log");
  const below = () => log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
  await until("the end", async () => (await below()) < 2);
  chat.value = [...chat.value, "More.\n\n".repeat(30)];
  await page.getByText("More.").last().waitFor();
  await until("the end to be followed", async () => (await below()) < 2);
  await log.hover();
  await page.mouse.wheel(0, -700);
  const jump = page.getByRole("button", { name: "Jump to newest" });
  await jump.waitFor();
  const top = await log.evaluate((element) => element.scrollTop);
  chat.value = [...chat.value, "Even more."];
  await page.getByText("Even more.").waitFor({ state: "attached" });
  expect(await log.evaluate((element) => element.scrollTop)).toBe(top);
  await jump.click();
  await until("the newest", async () => (await below()) < 2);
  await jump.waitFor({ state: "detached" });
});

test("a screen reader hears an answer once, when it is there", async () => {
  const [chat, go] = [ui.Chatbot({ label: "Talk" }), ui.Button("Go")];
  go.click(
    async function* () {
      for (let i = 0; i < 20; i++) {
        yield ui.append(`w${i} `);
        await ui.sleep(30);
      }
    },
    [],
    chat,
  );
  const page = await stage.show(ui.Column([chat, go]));
  const status = page.locator("inlay-chatbot").locator("[role=status]").last();
  await status.evaluate((element) => {
    const said: string[] = ((window as unknown as { said: string[] }).said = []);
    new MutationObserver(() => said.push(element.textContent)).observe(element, { childList: true, characterData: true, subtree: true });
  });
  await page.getByRole("button", { name: "Go" }).click();
  await until("the word", () => page.evaluate(() => (window as unknown as { said: string[] }).said.length > 0));
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([
    Array.from({ length: 20 }, (_, i) => `w${i} `).join(""),
  ]);
  expect(await page.getByRole("log").getAttribute("aria-live")).toBe("off");
});

test("a chat of a million characters is copied as a whole", async () => {
  const chat = ui.Chatbot({ value: [{ role: "user", content: "x".repeat(1_000_000) }], renderMarkdown: false });
  const page = await stage.show(chat, CLIPBOARD);
  await page.getByRole("button", { name: "Copy chat" }).click();
  await until("the copy", async () => (await clipboard(page)).length === 1_000_006);
});

/** Milliseconds of the page's CPU for each token, all that the page does for it included. */
async function costOf(length: number): Promise<number> {
  const TOKENS = 300;
  const [chat, go] = [ui.Chatbot({ label: "Talk", value: past(length) }), ui.Button("Go")];
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  let isDone = false;
  go.click(
    async function* () {
      yield ui.append("The ");
      await begun;
      for (let i = 0; i < TOKENS; i++) {
        yield ui.append("token ");
        await ui.sleep(8);
      }
      yield ui.append("end");
    },
    [],
    chat,
  ).then(() => void (isDone = true));
  const page = await stage.show(ui.Column([chat, go]));
  await page.getByRole("button", { name: "Go" }).click();
  // Asked without a search by role, which would look at each message.
  const last = page.locator("inlay-chat-message:last-child inlay-chat-text");
  await until("the first", async () => (await last.textContent())?.trim() === "The");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const busy = async () =>
    (await devtools.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
  const before = await busy();
  begin();
  await until("the end", () => isDone);
  const spent = (await busy()) - before;
  await until("all of it", async () => (await last.textContent())?.trim() === `The ${"token ".repeat(TOKENS)}end`);
  return spent / TOKENS;
}

test("what a token costs the page doesn't depend on how long the chat is", async () => {
  const [short, long] = [await costOf(10), await costOf(1_000)];
  console.log(`page: ${short.toFixed(2)} ms in a chat of 10, ${long.toFixed(2)} ms in one of 1,000`);
  expect(long).toBeLessThan(short * 10);
});

test("right to left, narrow, without overflow", async () => {
  const chat = ui.Chatbot({
    label: "שיחה",
    rtl: true,
    value: [{ role: "user", content: "שלום" }, "שלום! `code` ".repeat(20)],
    avatarImages: ["🧑", "🤖"],
  });
  const page = await stage.show(chat, { width: 320 });
  await photograph(page.locator("inlay-app"), "Chatbot-rtl");
  const [mine, theirs] = [await message(page, 1).locator(".bubble").boundingBox(), await message(page, 2).locator(".bubble").boundingBox()];
  expect(mine!.x).toBeLessThan(theirs!.x + theirs!.width - mine!.width);
  expect(await page.getByRole("log").evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});
