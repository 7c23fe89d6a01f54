/** A chat in real JupyterLab: it streams, with pictures and a component in it, and all of it is right at the end. */
import { until } from "../support/processes";
import { useLab } from "../support/use-lab";

const lab = useLab();

const cell = `import * as ui from "inlay";
const chat = ui.Chatbot({ label: "Talk" }), say = ui.Textbox({ label: "Say" });
const picture = (level: number): ui.Pixels => ({ data: new Uint8Array(30 * 20 * 3).fill(level), width: 30, height: 20, channels: 3 });
const inside = ui.Slider({ label: "Inside", value: 7 });
const ask = (text: string, history: ui.Message[]): [string, ui.Message[]] => ["", [...history, { role: "user", content: text }]];
say.submit(ask, [say, chat], [say, chat]).then(async function* () {
  yield ui.append({ role: "assistant", content: "" });
  for (let i = 0; i < 2000; i++) {
    yield ui.append(\`t\${i} \`);
    if (i % 500 === 499) yield ui.append({ picture: picture(i / 10), altText: \`Picture \${i}\` });
    if (i % 10 === 0) await ui.sleep(1);
  }
  yield ui.append(inside);
}, [], chat);
ui.Blocks([chat, say])`;

test("2,000 tokens with pictures, and a live component", async () => {
  const notebook = await lab.open([cell, "inside.value + (chat.value[1].content as unknown[]).length"]);
  await notebook.runCell(0);
  const app = notebook.app(0);
  const field = app.getByRole("textbox", { name: "Say" });
  await field.fill("Go on");
  const begun = performance.now();
  await field.press("Enter");
  await app.getByRole("slider", { name: "Inside" }).waitFor({ timeout: 60_000 });
  console.log(`2,000 tokens and 4 pictures in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  const texts = app.locator("inlay-chat-message:last-child inlay-chat-text");
  const whole = async () => (await texts.allTextContents()).map((text) => text.trim()).join(" ");
  const wanted = Array.from({ length: 2000 }, (_, i) => `t${i}`).join(" ");
  await until("all tokens", async () => (await whole()) === wanted);
  for (const [n, i] of [499, 999, 1499, 1999].entries()) {
    // What is far from sight isn't fetched yet.
    await app.locator("inlay-chat-file").nth(n).scrollIntoViewIfNeeded();
    const drawn = app.locator(`img[alt="Picture ${i}"]`);
    await drawn.waitFor();
    expect(await drawn.evaluate((img: HTMLImageElement) => img.decode().then(() => [img.naturalWidth, img.naturalHeight]))).toEqual([
      30, 20,
    ]);
  }
  await app.getByRole("slider", { name: "Inside" }).press("ArrowRight");
  // Text, picture, … and the slider: nine parts.
  await notebook.runCell(1);
  await notebook.output(1).getByText("17").waitFor();
});
