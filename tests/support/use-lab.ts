/** A JupyterLab and a Chromium for one file of tests. */
import type { Browser } from "playwright-core";
import { NotebookPage, startBrowser } from "./browser";
import { startLab, writeNotebook, type Lab, type LabOptions } from "./lab";

/** The heavy cases run so often: once in `npm test`, 20 times in `npm run bench`. */
export const repeats = Array.from({ length: Number(process.env.INLAY_REPEATS ?? 1) }, (_, i) => i + 1);

export interface LabForTests {
  readonly lab: Lab;
  readonly browser: Browser;
  /** Opens a new notebook of these cells. */
  open(cells: readonly string[], options?: Parameters<typeof NotebookPage.open>[3]): Promise<NotebookPage>;
}

/** To be called at the top of a file; `flags` go to the browser. What was opened is closed after each test; a page's errors fail it. */
export function useLab({ flags = [], ...options }: LabOptions & { flags?: readonly string[] } = {}): LabForTests {
  let lab: Lab;
  let browser: Browser;
  let opened: { file: string; notebook: NotebookPage }[] = [];
  let count = 0;
  jest.setTimeout(180_000);
  beforeAll(async () => {
    browser = await startBrowser(flags);
    lab = await startLab(options);
  });
  afterEach(async () => {
    const problems = opened.flatMap(({ notebook }) => notebook.problems);
    for (const { notebook } of opened) await notebook.close();
    if (opened.length) await lab.endKernels(opened.map(({ file }) => file));
    opened = [];
    expect(problems).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
  });
  return {
    get lab() {
      return lab;
    },
    get browser() {
      return browser;
    },
    open: async (cells, pageOptions) => {
      const file = writeNotebook(lab.folder, `notebook-${++count}`, cells);
      const notebook = await NotebookPage.open(browser, lab, file, pageOptions);
      opened.push({ file, notebook });
      return notebook;
    },
  };
}
