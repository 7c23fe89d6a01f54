/** Components in a real browser without Jupyter: what tests of views stand on. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import type { Block } from "../../src/index";
import type { BlockNode } from "../../src/graph/block";
import { StageServer } from "../stage/server";
import { startBrowser } from "./browser";
import { root } from "./lab";
import { Loopback } from "./loopback";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export interface ShowOptions extends BrowserContextOptions {
  dark?: boolean;
  width?: number;
}

export interface StageForTests {
  readonly browser: Browser;
  /** What components live in, in this very process: `component.value` is what the page shows. */
  readonly loopback: Loopback;
  /** Opens a page that shows the block. It is closed after the test; what goes wrong in it fails the test. */
  show(block: Block, options?: ShowOptions): Promise<Page>;
  /** Where a page finds the block. */
  urlOf(block: Block): string;
}

/** To be called at the top of a file; `flags` go to the browser. */
export function useStage(flags: readonly string[] = []): StageForTests {
  let browser: Browser;
  let server: StageServer;
  let loopback: Loopback;
  let pages: Page[] = [];
  const problems: string[] = [];
  jest.setTimeout(60_000);
  beforeAll(async () => {
    const bundle = spawnSync(process.execPath, [path.join(root, "tests", "stage", "bundle.cjs")], { encoding: "utf8" });
    if (bundle.status !== 0) throw new Error(bundle.stderr);
    browser = await startBrowser(flags);
    loopback = new Loopback();
    server = await StageServer.start(loopback.session, bundle.stdout.trim());
  });
  afterEach(async () => {
    for (const page of pages) await page.context().close();
    pages = [];
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    loopback?.close();
  });
  return {
    get browser() {
      return browser;
    },
    get loopback() {
      return loopback;
    },
    urlOf: (block) => server.show(block as unknown as BlockNode).url,
    show: async (block, { dark = false, width = 900, ...context } = {}) => {
      const page = await (await browser.newContext({ viewport: { width, height: 800 }, ...context })).newPage();
      pages.push(page);
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      page.on("pageerror", (error) => problems.push(String(error)));
      await page.goto(`${server.show(block as unknown as BlockNode).url}${dark ? "?dark" : ""}`);
      await page.locator("inlay-app").waitFor();
      await drawn(page);
      return page;
    },
  };
}

/** Resolves when every view has come and is drawn. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const pending = document.querySelector("inlay-app")!.shadowRoot!.querySelectorAll(":not(:defined)");
    return pending.length === 0;
  });
  await page.evaluate(async () => {
    const { shadowRoot } = document.querySelector("inlay-app")!;
    const views = [...shadowRoot!.querySelectorAll("*")] as (Element & { updateComplete?: Promise<unknown> })[];
    for (const view of views) await view.updateComplete;
  });
}

/** What axe finds that is serious, as lines to read. */
export async function audit(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page
    .locator("inlay-app")
    .evaluate((element) => (window as unknown as { axe: { run(on: Element): Promise<AxeResults> } }).axe.run(element));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(" ")} ${failureSummary}`).join("; ")}`,
    );
}

/** A picture of what a person sees, to be looked at: `.cache/screenshots/<name>.png`. */
export async function photograph(what: Page | Locator, name: string): Promise<void> {
  await what.screenshot({ path: path.join(root, ".cache", "screenshots", `${name}.png`), animations: "disabled" });
}
