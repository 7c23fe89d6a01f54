/** Rich text that streams, with formulas and code, in real Chromium. */
import type { Page } from "playwright-core";
import * as ui from "../../../src/index";
import { until } from "../../support/processes";
import { photograph, useStage } from "../../support/use-stage";

const stage = useStage();
const text = (page: Page) => page.locator("inlay-markdown .text");

test("formulas are MathML, and a wrong one shows its source", async () => {
  const page = await stage.show(
    ui.Markdown("Say $a^2$ and \\(b\\), for $5 or $6.\n\n$$\na\n- b\n$$\n\n`$$c$$` and $$\\frac{1$$", {
      latexDelimiters: [
        { left: "$$", right: "$$", display: true },
        { left: "$", right: "$", display: false },
        { left: "\\(", right: "\\)", display: false },
      ],
    }),
  );
  const math = text(page).locator("math");
  await until("formulas", async () => (await math.count()) === 3);
  expect(await math.locator("annotation").allTextContents()).toEqual(["a^2", "b", "\na\n- b\n"]);
  expect(await text(page).locator(".wrong").textContent()).toBe("$$\\frac{1$$");
  expect(await text(page).locator("p").first().innerText()).toContain("for $5 or $6.");
  expect(await text(page).locator("code").textContent()).toBe("$$c$$");
});

test("a formula can neither link nor name anything", async () => {
  const page = await stage.show(
    ui.Markdown("$$\\href{javascript:window.__xss=1}{x} \\htmlId{a}{y} \\includegraphics{http://x/y.png}$$\n\n$$z$$"),
  );
  await text(page).locator("math").first().waitFor();
  expect(await text(page).locator("a, img, [id]").count()).toBe(0);
});

test("code has colours in its language, and a button that copies it", async () => {
  const code = 'const x: string = "</code><img src=x onerror=alert(1)>";';
  const page = await stage.show(
    ui.Markdown(`\`\`\`ts\n${code}\n\`\`\`\n\n- in a list\n\n  \`\`\`python\n  def f(): pass\n  \`\`\`\n\n\`\`\`none\nx\n\`\`\``),
    {
      permissions: ["clipboard-read", "clipboard-write"],
    },
  );
  await text(page).locator(".tok-keyword", { hasText: "const" }).waitFor();
  await text(page).locator(".tok-keyword", { hasText: "def" }).waitFor();
  expect(await text(page).locator("img").count()).toBe(0);
  const copy = page.getByRole("button", { name: "Copy code" }).first();
  await copy.focus();
  await page.keyboard.press("Enter");
  await until("the word", async () => (await copy.textContent()) === "Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${code}\n`);
});

test("what streams in draws its last blocks alone: 10,000 tokens, linear, and earlier nodes stay", async () => {
  const box = ui.Markdown("# Title\n\nFirst *one*.\n\n");
  const page = await stage.show(box);
  await text(page).evaluate((element) => {
    const counted = Object.assign(window, { added: 0, before: [...element.children] });
    new MutationObserver((changes) => changes.forEach((change) => (counted.added += change.addedNodes.length))).observe(element, { childList: true, subtree: true }); // prettier-ignore
  });
  const tokens = Array.from({ length: 10_000 }, (_, i) => (i % 50 === 49 ? "\n\n" : i % 170 === 0 ? "\n- item " : `word${i} `));
  let whole = box.value;
  for (const [i, token] of tokens.entries()) {
    box.value = whole += token;
    if (i % 10 === 9) await new Promise(setImmediate);
  }
  await until("the end", async () => (await text(page).innerText()).includes("word9998"));
  const { added, same } = await page.evaluate(() => {
    const { added, before } = window as unknown as { added: number; before: Element[] };
    const now = document
      .querySelector("inlay-app")!
      .shadowRoot!.querySelector("inlay-markdown")!
      .shadowRoot!.querySelector(".text")!.children;
    return { added, same: before.every((element, i) => element === now[i]) };
  });
  expect(same).toBe(true);
  expect(added).toBeLessThan(50_000);
  const streamed = await text(page).evaluate((element) => element.innerHTML);
  const fresh = await stage.show(ui.Markdown(whole));
  expect(await text(fresh).evaluate((element) => element.innerHTML)).toBe(streamed);
});

/** Beginnings of a text, each drawn over the one before, and then the whole drawn at once. */
test.each([
  ["a rule that becomes a word", "text\n***", "bold*** more"],
  ["a heading below its line", "text\n", "===\n\nend"],
  ["a list with gaps", "- a\n\n", "- b\n\n  more of b\n\nend"],
  ["an element around blocks", "<details><summary>S</summary>\n\n**a**\n\n", "```js\nlet a\n```\n\n</details>\n\nend"],
  ["a link whose address comes last", "see [x] and [y]\n\nmore\n\n", "even more\n\n[x]: https://example.com\n"],
  ["a table", "|a|b|\n|-|-|\n", "|1|2|\n\nend"],
  ["an open fence", "```\na\n\n", "b\n\n# c\n```\n# d"],
  ["a formula", "a\n$$\nx\n", "\n+ y\n$$\nb"],
])("grown or whole, the text is drawn alike: %s", async (_, first, rest) => {
  const box = ui.Markdown("");
  const page = await stage.show(box);
  for (let end = 1; end <= (first + rest).length; end++) {
    box.value = (first + rest).slice(0, end);
    await until("the text", () =>
      page.locator("inlay-markdown").evaluate((view: Element & { value?: string }, length) => view.value?.length === length, end),
    );
  }
  const whole = await stage.show(ui.Markdown(first + rest));
  const drawn = (on: Page) => text(on).evaluate((element) => element.innerHTML);
  await until("the same drawing", async () => (await drawn(page)) === (await drawn(whole)));
  expect(await drawn(page)).toBe(await drawn(whole));
});

test("a heading's link goes to it", async () => {
  const page = await stage.show(ui.Markdown(`# One\n\n[to the end](#the-end)\n\n${"x\n\n".repeat(60)}## The end`, { headerLinks: true }));
  const url = page.url();
  await page.getByRole("link", { name: "to the end" }).click();
  expect(await page.evaluate(() => document.querySelector("inlay-app")!.shadowRoot!.querySelector("inlay-markdown")!.shadowRoot!.activeElement?.textContent)).toBe("The end#"); // prettier-ignore
  expect(page.url()).toBe(url);
});

test("rich text in both themes", async () => {
  const sample = '# Report\n\nSome **bold**, a [link](https://example.com), `code`.\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n$$\\int_0^1 x^2\\,dx = \\frac{1}{3}$$\n\n```ts\n// a comment\nexport const f = async (x: number) => `${x}` + "text" + 42;\n```\n'; // prettier-ignore
  for (const dark of [false, true]) {
    const page = await stage.show(ui.Markdown(sample, { headerLinks: true, buttons: ["copy"] }), { dark, width: 700 });
    await text(page).locator("math").waitFor();
    await text(page).locator(".tok-keyword").first().waitFor();
    await photograph(page, `rich-${dark ? "dark" : "light"}`);
  }
});

test("HTML is a template filled with text and sanitised HTML", async () => {
  const box = ui.HTML({ label: "Card", htmlTemplate: "<b>{{value.name}}</b> <i>${value.more}</i> {{gone}}${a.b}", props: { a: { b: "!" } }, value: { name: "<u>x</u>", more: "<u onclick=1>y</u>" } }); // prettier-ignore
  const page = await stage.show(box);
  const card = page.getByRole("region", { name: "Card" });
  expect(await card.innerHTML()).toBe("<b>&lt;u&gt;x&lt;/u&gt;</b> <i><u>y</u></i> !");
  box.value = { name: "z", more: "" };
  await until("the new value", async () => (await card.innerText()).startsWith("z"));
});

test("an author's script runs in its frame: it draws, changes the value, and triggers events", async () => {
  const box = ui.HTML({
    label: "Stars",
    value: 3,
    htmlTemplate: "<button>more</button> <output>{{value}}</output>",
    cssTemplate: "button { padding: {{size}}px }",
    props: { size: 20 },
    jsOnLoad: `const button = () => element.querySelector("button");
      element.addEventListener("click", (event) => { if (event.target === button()) { props.value++; trigger("click", { at: props.value }); trigger("launch", 1); } });
      watch("value", () => (element.dataset.watched = props.value));`,
  });
  const clicks: unknown[] = [];
  box.click((call) => void clicks.push(call.event), [], []);
  const page = await stage.show(box);
  expect(await page.locator("iframe").getAttribute("sandbox")).toBe("allow-scripts");
  const frame = page.locator("iframe").contentFrame();
  const more = frame.getByRole("button", { name: "more" });
  expect(await more.evaluate((element) => getComputedStyle(element).paddingLeft)).toBe("20px");
  await more.click();
  await until("the value", () => box.value === 4);
  await until("the event", () => clicks.length === 1);
  expect(clicks).toEqual([{ at: 4 }]);
  await until("the drawing", async () => (await frame.locator("output").textContent()) === "4");
  box.value = 9;
  await until("the kernel's value", async () => (await frame.locator("main").getAttribute("data-watched")) === "9");
  const height = (await page.locator("iframe").boundingBox())!.height;
  expect(height).toBeGreaterThan(40);
  expect(height).toBeLessThan(200);
});

test("a frame reaches neither the page nor a network, and the page hears nothing that it doesn't know", async () => {
  const box = ui.HTML({
    value: "<img src=x onerror='window.ran=1'>",
    htmlTemplate: "<button>try</button>${value}",
    jsOnLoad: `const tries = {
        page: () => parent.document.title, storage: () => localStorage.length, eval: () => new Function("return 1")(),
      };
      const say = (name, run) => { try { run(); return name + ": ran"; } catch { return name + ": refused"; } };
      element.querySelector("button").addEventListener("click", async () => {
        const said = Object.entries(tries).map(([name, run]) => say(name, run));
        for (const message of [null, "x", { type: "event", name: "explode" }, { type: "height", value: 1e9 }, { type: "value", value: 1n }]) parent.postMessage(message, "*");
        said.push(await fetch("http://127.0.0.1:1/").then(() => "network: ran", () => "network: refused"));
        element.innerHTML = "<img src=data:, onerror='window.ran=1'>";
        element.append(said.join(", "));
        setTimeout(() => element.append(", handler: " + window.ran), 200);
      });`,
  });
  const page = await stage.show(box);
  // What is refused stands in the console.
  page.removeAllListeners("console");
  const frame = page.locator("iframe").contentFrame();
  expect(await frame.locator("main img").evaluate((element) => element.outerHTML)).toBe('<img referrerpolicy="no-referrer">');
  await frame.getByRole("button", { name: "try" }).click();
  const said = frame.locator("main");
  await until("the answer", async () => (await said.innerText()).includes("handler"));
  expect(await said.innerText()).toBe("page: refused, storage: refused, eval: refused, network: refused, handler: undefined");
  await page.evaluate(() => window.postMessage({ type: "value", value: "forged" }, "*"));
  await page.evaluate(() => new Promise((seen) => setTimeout(seen)));
  expect(box.value).toBe("<img src=x onerror='window.ran=1'>");
});

const names = (): ui.HighlightedPart[] => [["Ada", "person"], [" met ", null], ["Alan", "person"], [" in  London", null]]; // prettier-ignore

test("a HighlightedText shows labels and a legend, and tells what is chosen", async () => {
  const box = ui.HighlightedText({ label: "Names", value: names(), colorMap: { person: "url(x);color:red", place: "green" }, showLegend: true, interactive: false }); // prettier-ignore
  const chosen: unknown[] = [];
  box.select((call) => void chosen.push(call.event), [], []);
  const page = await stage.show(box);
  expect(await page.getByRole("list", { name: "Labels" }).getByRole("listitem").allInnerTexts()).toEqual(["person", "place"]);
  const part = page.getByRole("button", { name: "Alan" });
  expect(await part.getAttribute("style")).toMatch(/^--colour:#\w{6}$/);
  await part.press("Enter");
  await page.getByRole("button", { name: "Ada" }).click();
  await until("two events", () => chosen.length === 2);
  expect(chosen).toEqual([
    { index: 2, value: ["Alan", "person"], selected: true },
    { index: 0, value: ["Ada", "person"], selected: true },
  ]);
  box.value = [
    ["so ", 0.5],
    ["so", -1],
  ];
  await page.locator(".name", { hasText: "-1" }).waitFor();
});

test("text is labelled by keys: selected, named, renamed and let go", async () => {
  const box = ui.HighlightedText({ label: "Names", value: names(), interactive: true });
  const page = await stage.show(box);
  const field = page.getByRole("textbox", { name: "Names" });
  await field.focus();
  await page.keyboard.press("Control+End");
  for (let i = 0; i < "London".length; i++) await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.type("x");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Enter");
  const label = page.getByLabel("Label of “London”");
  await label.fill("place");
  await page.keyboard.press("Enter");
  const labelled = [["Ada", "person"], [" met ", null], ["Alan", "person"], [" in  ", null], ["London", "place"]]; // prettier-ignore
  await until("the label", () => JSON.stringify(box.value) === JSON.stringify(labelled));
  await page.getByText("Ada", { exact: true }).click();
  await page.getByLabel("Label of “Ada”").fill("woman");
  await page.getByRole("button", { name: "Set label" }).click();
  await until("the new label", () => box.value?.[0]?.[1] === "woman");
  await page.getByText("Alan", { exact: true }).click();
  await page.getByRole("button", { name: "Remove label" }).click();
  await until("no label", () => JSON.stringify(box.value) === JSON.stringify([["Ada", "woman"], [" met Alan in  ", null], ["London", "place"]])); // prettier-ignore
  await page.getByText("Ada", { exact: true }).click();
  await page.getByLabel("Label of “Ada”").waitFor();
  await page.keyboard.press("Escape");
  expect(await page.getByRole("button", { name: "Set label" }).count()).toBe(0);
  expect(await field.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(true);
});
