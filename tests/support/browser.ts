/** A real Chromium, and JupyterLab in it, driven as a person would. */
import { chromium, type Browser, type Locator, type Page } from "playwright-core";
import path from "node:path";
import { root, type Lab } from "./lab";
import type { KernelTap } from "./kernel-tap";
import { until } from "./processes";

declare global {
  interface Window {
    jupyterapp: {
      commands: { execute(command: string, args?: object): Promise<unknown> };
      shell: {
        currentWidget: {
          content: {
            widgets: {
              model: { stateChanged: { connect(slot: (sender: unknown, change: { name: string; newValue: unknown }) => void): void } };
            }[];
          };
          context: { save(): Promise<void>; sessionContext: SessionContext };
        };
      };
      restored: Promise<void>;
    };
  }
}
interface SessionContext {
  session: {
    kernel: {
      status: string;
      id: string;
      interrupt(): Promise<void>;
      connectionStatusChanged: { connect(slot: (sender: unknown, status: string) => void): void };
    };
  };
  restartKernel(): Promise<void>;
}

export function startBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.INLAY_CHROMIUM;
  if (!executablePath) throw new Error("INLAY_CHROMIUM names no browser: run the tests by `npm test`, which finds one");
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...more,
  ];
  return chromium.launch({ executablePath, args });
}

/** A notebook that is open in a page. */
export class NotebookPage {
  private constructor(
    readonly page: Page,
    readonly problems: string[],
  ) {}

  static async open(
    browser: Browser,
    lab: Lab,
    notebook: string,
    { reset = true, width = 1280, height = 900, tap }: { reset?: boolean; width?: number; height?: number; tap?: KernelTap } = {},
  ): Promise<NotebookPage> {
    const context = await browser.newContext({ viewport: { width, height }, permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.text().includes("[inlay]")) problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    await tap?.listen(page);
    await page.goto(`${lab.url}/lab/tree/${notebook}${reset ? "?reset" : ""}`);
    const opened = new NotebookPage(page, problems);
    await opened.ready();
    return opened;
  }

  /** The notebook is drawn and its kernel answers. */
  async ready(): Promise<void> {
    await this.page.locator(".jp-Notebook .jp-Cell").first().waitFor({ timeout: 60_000 });
    await this.idle(60_000);
  }

  cell(index: number): Locator {
    return this.page.locator(`.jp-Notebook .jp-CodeCell[data-windowed-list-index="${index}"]`);
  }

  output(index: number): Locator {
    return this.cell(index).locator(".jp-Cell-outputWrapper");
  }

  /** The apps under a cell. */
  app(index: number): Locator {
    return this.output(index).locator("inlay-app");
  }

  /** Runs one cell as a person would, and doesn't wait for its end. */
  async startCell(index: number): Promise<void> {
    await this.cell(index).locator(".cm-content").click();
    await this.page.keyboard.press("Shift+Enter");
  }

  /** Runs one cell to its end. */
  async runCell(index: number, timeout = 30_000): Promise<void> {
    const ended = this.#ended(index);
    await this.startCell(index);
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error(`cell ${index} didn't end within ${timeout} ms`)), timeout).unref(),
    );
    await Promise.race([ended, late]);
  }

  async runAll(timeout = 60_000): Promise<void> {
    await this.page.evaluate(() => window.jupyterapp.commands.execute("notebook:run-all-cells"));
    await this.idle(timeout);
  }

  async idle(timeout = 30_000): Promise<void> {
    await until(
      "the kernel to be idle",
      () => this.page.evaluate(() => window.jupyterapp?.shell?.currentWidget?.context?.sessionContext?.session?.kernel?.status === "idle"),
      timeout,
    );
  }

  async restartKernel(): Promise<void> {
    await this.page.evaluate(() => window.jupyterapp.shell.currentWidget.context.sessionContext.restartKernel());
  }

  async save(): Promise<void> {
    await this.page.evaluate(() => window.jupyterapp.shell.currentWidget.context.save());
  }

  /** Changes JupyterLab's theme, and waits until the apps wear it. */
  async wear(theme: string): Promise<void> {
    await this.page.evaluate((name) => window.jupyterapp.commands.execute("apputils:change-theme", { theme: name }), theme);
    const dark = theme.endsWith("Dark");
    await until("the theme", () =>
      this.page.locator("inlay-app").evaluateAll((apps, wanted) => apps.every((app) => app.hasAttribute("dark") === wanted), dark),
    );
  }

  /** A picture of what a person sees, to be looked at: `.cache/screenshots/<name>.png`. */
  async photograph(what: Locator, name: string): Promise<void> {
    await what.screenshot({ path: path.join(root, ".cache", "screenshots", `${name}.png`), animations: "disabled" });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Resolves when the cell's next run ends. */
  #ended(index: number): Promise<void> {
    return this.page.evaluate((at) => {
      const { model } = window.jupyterapp.shell.currentWidget.content.widgets[at]!;
      return new Promise<void>((resolve) =>
        model.stateChanged.connect((_, { name, newValue }) => {
          if (name === "executionState" && newValue === "idle") resolve();
        }),
      );
    }, index);
  }
}

/** Waits until a field holds this. */
export async function expectValue(field: Locator, value: string, timeout?: number): Promise<void> {
  let last = "";
  await until(`the field to hold ${JSON.stringify(value)}`, async () => (last = await field.inputValue()) === value, timeout).catch(
    (error: Error) => {
      throw new Error(`${error.message}; it holds ${JSON.stringify(last)}`);
    },
  );
}
