/** Every notebook of the project runs top to bottom, and does what it says. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { expectValue, NotebookPage } from "../support/browser";
import { root } from "../support/lab";
import { until } from "../support/processes";
import { useLab } from "../support/use-lab";

const lab = useLab({ byStart: true });
const folder = path.join(root, "notebooks");
const data = (name: string) => path.join(folder, "data", name);

/** What a person does who uses the notebook. `n` is the place of a cell, text cells included. */
const uses: Record<string, (notebook: NotebookPage) => Promise<void>> = {
  async hello(notebook) {
    await notebook.runAll();
    await notebook.app(1).getByLabel("Name").fill("Ann");
    await notebook.app(1).getByRole("button", { name: "Submit" }).click();
    await expectValue(notebook.app(1).getByLabel("Greeting"), "Hello, Ann! Hello, Ann! Hello, Ann! ");
    await notebook.app(3).getByLabel("text").fill("inlay");
    await expectValue(notebook.app(3).getByLabel("output 1"), "INLAY");
    await expectValue(notebook.app(3).getByLabel("output 2"), "5");
    const calculator = notebook.app(5);
    await calculator.getByRole("radio", { name: "divide" }).check();
    await calculator.getByLabel("First").fill("6");
    await calculator.getByRole("button", { name: "Calculate" }).click();
    await expectValue(calculator.getByLabel("Result"), "2");
    await calculator.getByLabel("Second").fill("0");
    await calculator.getByRole("button", { name: "Calculate" }).click();
    await calculator.getByText("Nothing can be divided by zero.").waitFor();
  },

  async pictures(notebook) {
    await notebook.runAll();
    const filters = notebook.app(1);
    await filters.getByRole("button", { name: "Clear Photograph" }).click();
    await filters.locator("input[type=file]").setInputFiles(data("astronaut.png"));
    await filters.getByRole("img", { name: "Photograph" }).waitFor();
    await filters.getByRole("button", { name: "Submit" }).click();
    const grey = filters.getByRole("img", { name: "Grey" });
    await grey.waitFor();
    const levels = await sharp(data("astronaut.png")).greyscale().removeAlpha().raw().toBuffer();
    const wanted = Buffer.from([...levels].flatMap((level) => [level, level, level]));
    expect(Buffer.compare(await pixelsOf(grey), wanted)).toBe(0);

    const colours = notebook.app(3);
    await colours.getByRole("button", { name: "Submit" }).click();
    await colours.getByRole("heading", { name: "orange" }).waitFor();
    expect(await colours.getByRole("listitem").count()).toBe(5);

    await notebook.app(5).getByRole("button", { name: "Submit" }).click();
    await notebook.app(5).getByRole("img", { name: "Sepia" }).waitFor();
  },

  async ocr(notebook) {
    await notebook.runAll();
    const reader = notebook.app(3);
    await reader.getByRole("button", { name: "Submit" }).click();
    const text = reader.getByRole("textbox", { name: "Text" });
    await until("the text", async () => (await text.inputValue()).includes("histogram of grey values"), 60_000);
    const lines = (await text.inputValue()).split("\n");
    expect(lines[0]).toBe("Region-based segmentation");
    expect(lines).toContain("unambiguously as either object or background. Here,");
    await reader.getByRole("img", { name: "The page, cleaned" }).waitFor();
  },

  async components(notebook) {
    await notebook.runAll(120_000);
    const apps = notebook.page.locator("inlay-app");
    await until("all apps", async () => (await apps.count()) === 7);
    const drawn = () =>
      apps.evaluateAll((all) => all.flatMap((app) => [...app.shadowRoot!.querySelectorAll("*:defined")].map(({ localName }) => localName)));
    const components = path.join(root, "src", "components");
    const kinds = readdirSync(components).filter((name) => existsSync(path.join(components, name, "view.ts")));
    // A Column, which draws nothing of its own, isn't shown by itself.
    let missing = kinds;
    const look = async () => {
      const seen = new Set(await drawn());
      missing = kinds.filter((kind) => kind !== "column" && !seen.has(`inlay-${kind}`));
      return missing.length === 0;
    };
    await until("every component", look).catch((error: Error) => {
      throw new Error(`${error.message}; missing: ${missing.join(", ")}`);
    });
    await notebook.app(9).getByRole("button", { name: "Print something" }).click();
    await notebook.app(9).getByRole("log").getByText("printed by a handler").waitFor();
  },

  async "live-values"(notebook) {
    for (const cell of [1, 3, 5, 7, 9]) await notebook.runCell(cell);
    await notebook.output(3).getByText("inlayinlayinlay").waitFor();
    await expectValue(notebook.app(1).getByLabel("Word"), "seen");
    await notebook.app(7).getByLabel("Word").fill("typed in the other view");
    await expectValue(notebook.app(1).getByLabel("Word"), "typed in the other view");
    await notebook.output(9).getByText("It is now: typed in the other view").waitFor();
    await notebook.startCell(11);
    await notebook.app(11).getByLabel("Your name").fill("Ann");
    await notebook.app(11).getByRole("button", { name: "Done" }).click();
    await notebook.output(11).getByText("Good morning, Ann.").waitFor();
  },

  async streaming(notebook) {
    await notebook.runAll();
    const diffusion = notebook.app(1);
    await diffusion.getByRole("button", { name: "Submit" }).click();
    const picture = diffusion.getByRole("img", { name: "Picture" });
    const seen = new Set<string>();
    // The noise is told apart by its first pixels.
    const frame = () =>
      picture.evaluate((drawn: HTMLCanvasElement) => `${drawn.width} ${drawn.getContext("2d")!.getImageData(0, 0, 4, 1).data.join()}`);
    await until("the picture after the noise", async () => {
      if (await picture.count()) seen.add(await frame());
      return [...seen].at(-1)?.startsWith("1000");
    });
    expect([...seen].filter((each) => each.startsWith("600"))).toHaveLength(3);
    expect([...(await pixelsOf(picture)).subarray(0, 3)]).toEqual([255, 124, 0]);
    await notebook.app(3).getByRole("button", { name: "Send" }).click();
    await expectValue(notebook.app(3).getByLabel("Reply"), "Text that comes word by word is sent word by word. ");
    const poster = notebook.app(5);
    await poster.getByLabel("Words").fill("");
    await poster.getByLabel("Words").pressSequentially("As you type");
    const [red, green, blue] = await until("the poster", async () => {
      const drawn = poster.getByRole("img", { name: "Poster" });
      return (await drawn.count()) > 0 && [...(await pixelsOf(drawn)).subarray(0, 3)];
    });
    // hsl(235 60% 45%)
    expect([red, green, blue]).toEqual([46, 57, 184]);
    await notebook.app(7).getByRole("button", { name: "Count down" }).click();
    await expectValue(notebook.app(7).getByLabel("Seconds left"), "0");
  },

  async sound(notebook) {
    await notebook.runAll();
    const line = notebook.app(5);
    await line.getByRole("button", { name: "Dial" }).click();
    await line.getByRole("button", { name: "Play Line" }).waitFor();
    const [download] = await Promise.all([
      notebook.page.waitForEvent("download"),
      line.getByRole("button", { name: "Download Line" }).click(),
    ]);
    const recorded = notebook.app(7);
    await recorded.locator("input[type=file]").setInputFiles({ name: "line.wav", mimeType: "audio/wav", buffer: readFileSync(await download.path()) }); // prettier-ignore
    await recorded.getByRole("button", { name: "Play Recording" }).waitFor();
    await recorded.getByRole("button", { name: "Submit" }).click();
    await expectValue(recorded.getByLabel("Heard"), "1590, in 1.2 seconds");
    await notebook.photograph(line, "sound");
  },

  async training(notebook) {
    await notebook.runAll();
    const app = notebook.app(4);
    const curve = app.getByRole("img", { name: "The loss, step by step" });
    const train = app.getByRole("button", { name: "Train" });
    await train.click();
    await app.getByRole("progressbar", { name: "Training" }).first().waitFor();
    await curve.waitFor();
    const first = await curve.getAttribute("src");
    await until("the curve to grow", async () => (await curve.getAttribute("src")) !== first);
    // It answers while it learns.
    const answers = notebook.app(6);
    await answers.getByRole("button", { name: "Another digit" }).click();
    await answers.getByRole("img", { name: "A digit" }).waitFor();
    expect(await answers.getByRole("heading").innerText()).toMatch(/^\d$/);
    await app.getByRole("button", { name: "Stop" }).click();
    await app.getByRole("progressbar").first().waitFor({ state: "detached" });
    await train.click();
    const verdict = () => app.getByLabel("Unseen digits read rightly").inputValue();
    const said = await until("the last verdict", async () => /([\d.]+) % after 3 epochs/.exec(await verdict()), 90_000);
    expect(Number(said[1])).toBeGreaterThan(88);
    await notebook.photograph(app, "training");
    await notebook.app(8).getByRole("button", { name: "Save the model" }).click();
    await notebook.app(8).getByText("digits.json").waitFor();
  },

  async digits(notebook) {
    // It reads what the training before it has saved.
    await notebook.runAll();
    const pad = notebook.app(4);
    const canvas = pad.getByRole("application", { name: "Canvas of Draw a digit" });
    await canvas.scrollIntoViewIfNeeded();
    const box = (await canvas.boundingBox())!;
    const { mouse } = notebook.page;
    const at = (x: number, y: number): [number, number] => [box.x + x * box.width, box.y + y * box.height];
    // A seven, as a hand writes it.
    await mouse.move(...at(0.28, 0.25));
    await mouse.down();
    await mouse.move(...at(0.7, 0.24), { steps: 12 });
    await mouse.move(...at(0.45, 0.82), { steps: 16 });
    await mouse.up();
    await pad.getByRole("heading", { name: "7" }).waitFor();
    await notebook.photograph(pad, "digits");
  },

  async plots(notebook) {
    await notebook.runAll();
    const brushed = notebook.app(1);
    const dots = brushed.getByRole("img", { name: /^Scatter plot of mass over flipper/ });
    await dots.locator("canvas").waitFor();
    await dots.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await dots.boundingBox())!;
    const { mouse } = notebook.page;
    await mouse.move(x + width * 0.2, y + height * 0.3);
    await mouse.down();
    await mouse.move(x + width * 0.4, y + height * 0.5);
    await mouse.move(x + width * 0.6, y + height * 0.8);
    await mouse.up();
    const chosen = () => brushed.getByLabel("Chosen").inputValue();
    const [, count] = await until("a choice", async () => /^(\d+) penguins$/.exec((await chosen()).replace("300 penguins", "")));
    await brushed.getByRole("img", { name: new RegExp(`^Bar plot of mass over species: ${count} rows`) }).waitFor();
    const walk = notebook.app(3);
    await walk.getByRole("button", { name: "Walk", exact: true }).click();
    await walk.getByRole("img", { name: /^Line plot of height over step: 201 rows/ }).waitFor();
    const figures = notebook.app(5);
    await figures
      .getByRole("figure", { name: "Vega-Lite, Vega-Lite figure" })
      .locator("canvas")
      .click({ position: { x: 120, y: 180 } });
    await expectValue(figures.getByLabel("Picked"), "pick: Adelie");
    await figures.locator(".boxlayer path.box").first().waitFor();
    await figures.getByRole("figure", { name: "ECharts, ECharts figure" }).locator("canvas").waitFor();
    await figures.getByRole("img", { name: "SVG" }).waitFor();
    await figures.getByRole("img", { name: "Pixels" }).waitFor();
    for (const [place, name] of [
      [1, "brushed"],
      [3, "walk"],
      [5, "figures"],
    ] as const) {
      await notebook.photograph(notebook.app(place), `plots-${name}`);
    }
  },

  async chat(notebook) {
    await notebook.runAll();
    const app = notebook.app(3);
    const ask = async (text: string) => {
      await app.getByRole("textbox", { name: "Your message" }).fill(text);
      await app.getByRole("textbox", { name: "Your message" }).press("Enter");
    };
    await app.getByRole("button", { name: "Tell me a story" }).click();
    await app.getByText("Thought", { exact: true }).waitFor();
    const story = app.locator("inlay-chat-message:last-child inlay-chat-text");
    await until("the story", async () => /^The .*\.$/.test((await story.last().textContent())?.trim() ?? ""));
    await ask("A picture, please");
    await app.locator('img[alt="The sea at noon"]').waitFor();
    await ask("Let me draw");
    const picture = app.getByRole("img", { name: "Your sea" });
    await picture.waitFor();
    const before = await pixelsOf(picture);
    await app.getByRole("slider", { name: "Height of the sun" }).press("End");
    await until("another picture", async () => !(await pixelsOf(picture)).equals(before));
    await notebook.photograph(app, "chat");
  },

  async queue(notebook) {
    await notebook.runAll();
    const thinking = notebook.app(1);
    const answer = thinking.locator("inlay-textbox").filter({ has: notebook.page.getByLabel("Answer") });
    const think = thinking.getByRole("button", { name: "Think" });
    await think.click();
    await answer.getByRole("progressbar", { name: "Working" }).waitFor();
    await thinking.getByRole("button", { name: "Stop" }).click();
    await answer.getByRole("progressbar").waitFor({ state: "detached" });
    await think.click();
    await expectValue(thinking.getByLabel("Answer"), "What is six times seven? 42.");
    const hands = notebook.app(3);
    await hands.getByRole("button", { name: "Left" }).click();
    await hands.getByRole("button", { name: "Right" }).click();
    await hands.getByText("In line: 1 of 1").waitFor();
    await expectValue(hands.getByLabel("One"), "left is done");
    await expectValue(hands.getByLabel("Two"), "right is done");
    await hands.getByRole("status").filter({ hasText: "Both hands are free." }).waitFor();
  },

  async progress(notebook) {
    await notebook.runAll();
    const reverse = notebook.app(1);
    await reverse.getByRole("button", { name: "Submit" }).click();
    const bar = reverse.getByRole("progressbar", { name: "Reversing" });
    await bar.waitFor();
    await reverse.getByText(/\d+ \/ 17 letters/).waitFor();
    await expectValue(reverse.getByLabel("Reversed"), "stressed desserts".split("").reverse().join(""));
    await bar.waitFor({ state: "detached" });
    const training = notebook.app(3);
    // Watched from before: a bar that is gone again can't be waited for.
    const drawn = Promise.all(["Training", "Epoch 2"].map((name) => barDrawn(training, name)));
    await training.getByRole("button", { name: "Train" }).click();
    await drawn;
    await expectValue(training.getByLabel("Result"), "trained");
    await notebook
      .output(5)
      .getByText(/Counting: 100%\|█+\| 5\/5/)
      .waitFor();
  },

  async batch(notebook) {
    await notebook.runAll();
    const app = notebook.app(1);
    await app.getByRole("button", { name: "Run" }).evaluate((button: HTMLButtonElement) => {
      for (let i = 0; i < 16; i++) button.click();
    });
    await expectValue(app.getByLabel("Output"), "note");
    await notebook.output(1).getByText("one call for 16 words").waitFor();
  },

  async table(notebook) {
    await notebook.runAll();
    const shop = notebook.app(1);
    const at = (app: typeof shop, row: number, column: number) => app.locator(`[data-at="${row}:${column}"]`);
    await at(shop, 0, 1).dblclick();
    await shop.getByRole("textbox", { name: "amount" }).fill("4");
    await notebook.page.keyboard.press("Enter");
    await expectValue(shop.getByLabel("Summary"), "2 of 3 are still to buy, for 21.25.");
    await shop.getByRole("checkbox", { name: "bought" }).nth(2).click();
    await expectValue(shop.getByLabel("Summary"), "1 of 3 are still to buy, for 14.00.");
    const waves = notebook.app(3);
    await waves.getByRole("searchbox", { name: "Filter turn" }).fill("= 1000");
    await waves.getByRole("status").filter({ hasText: "628 of 1,000,000 rows" }).waitFor();
    await waves.getByRole("searchbox", { name: "Filter turn" }).fill("");
    await waves
      .getByRole("status")
      .filter({ hasText: /^1,000,000 rows$/ })
      .waitFor();
    await waves.getByRole("columnheader", { name: "angle" }).getByText("angle").click();
    await waves.getByRole("columnheader", { name: "angle" }).getByText("angle").click();
    await at(waves, 0, 0).filter({ hasText: "9999.99" }).click();
    await until("the cell", async () => (await waves.getByLabel("Cell").inputValue()).startsWith("row 999999: 9999.99, "));
    await waves.getByRole("button", { name: "Mean" }).click();
    await until("the mean", async () => Math.abs(Number(await waves.getByLabel("Mean of the sines").inputValue())) < 0.001);
    await notebook.photograph(waves, "table");
  },

  async alerts(notebook) {
    await notebook.runAll();
    const app = notebook.app(1);
    const start = app.getByRole("button", { name: "Start" });
    await start.click();
    await app.getByRole("status").filter({ hasText: "Starting process" }).waitFor();
    await app.getByRole("alert").filter({ hasText: "Name is empty" }).waitFor();
    await app.getByRole("status").filter({ hasText: "It has started" }).waitFor();
    await notebook.photograph(app, "alerts");
    await app.getByLabel("Name").fill("fail");
    await start.click();
    await app.getByRole("alert").filter({ hasText: "No luck" }).first().waitFor();
    await app.getByRole("button", { name: "Close No luck" }).click();
    const ask = notebook.app(3);
    await ask.getByRole("button", { name: "Ask" }).click();
    await ask.getByText("Expected an age, from 0.").waitFor();
    await ask.getByLabel("Age").fill("41");
    await ask.getByRole("button", { name: "Ask" }).click();
    await expectValue(ask.getByLabel("Verdict"), "41 is a fine age.");
  },
};

test("each notebook has its use here", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  expect(names.map((name) => path.basename(name, ".ipynb")).sort()).toEqual(Object.keys(uses).sort());
});

test.each(Object.keys(uses))("%s runs top to bottom", async (name) => {
  const notebook = await NotebookPage.open(lab.browser, lab.lab, `${name}.ipynb`);
  await uses[name]!(notebook);
  expect(await notebook.page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]').count()).toBe(
    // Those whose handlers fail on purpose print why.
    ["hello", "alerts"].includes(name) ? 1 : 0,
  );
  expect(notebook.problems).toEqual([]);
  if (name === "hello" || name === "pictures") await photograph(notebook, name);
  await notebook.close();
});

/** The first app, narrow and wide, in both themes. */
async function photograph(notebook: NotebookPage, name: string): Promise<void> {
  await notebook.page.evaluate(() => window.jupyterapp.commands.execute("application:toggle-left-area"));
  for (const theme of ["Light", "Dark"]) {
    await notebook.wear(`JupyterLab ${theme}`);
    for (const width of [320, 1600]) {
      await notebook.page.setViewportSize({ width, height: 2400 });
      await notebook.photograph(notebook.app(1), `${name}-${theme}-${width}`);
    }
  }
}

/** Resolves when a progress bar of this name is drawn, however shortly. */
function barDrawn(app: ReturnType<NotebookPage["app"]>, name: string): Promise<void> {
  return app.evaluate((element, wanted) => {
    const find = (root: ParentNode): boolean =>
      root.querySelector(`progress[aria-label="${wanted}"]`) !== null ||
      [...root.querySelectorAll("*")].some(({ shadowRoot }) => shadowRoot !== null && find(shadowRoot));
    return new Promise<void>((resolve) => {
      const look = () => (find(element.shadowRoot!) ? resolve() : requestAnimationFrame(look));
      look();
    });
  }, name);
}

/** The pixels of a picture as the page draws it, RGB. */
async function pixelsOf(picture: ReturnType<NotebookPage["app"]>): Promise<Buffer> {
  const rgba = await picture.evaluate(async (drawn: HTMLImageElement | HTMLCanvasElement) => {
    const isImage = drawn instanceof HTMLImageElement;
    if (isImage) await drawn.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = isImage ? [drawn.naturalWidth, drawn.naturalHeight] : [drawn.width, drawn.height];
    const context = canvas.getContext("2d", { colorSpace: "srgb" })!;
    context.drawImage(drawn, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let text = "";
    for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i]!, data[i + 1]!, data[i + 2]!);
    return btoa(text);
  });
  return Buffer.from(rgba, "base64");
}
