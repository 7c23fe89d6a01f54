/** What a page loads, and when: in bytes, compressed (gz) and as JupyterLab's server sends them (raw). */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const root = path.resolve(__dirname, "..");
const folder = path.join(root, "labextension", "dist", "static");
const chunks = JSON.parse(readFileSync(path.join(root, ".cache", "chunks.json"), "utf8")) as Record<string, string[]>;
const KB = 1000;

function sizeOf(files: readonly string[]): { gz: number; raw: number } {
  const scripts = files.map((file) => readFileSync(path.join(folder, file)));
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return { gz: sum(scripts.map((script) => gzipSync(script, { level: 9 }).length)), raw: sum(scripts.map(({ length }) => length)) };
}

test("JupyterLab's start: a stub", () => {
  const entry = readdirSync(folder).filter((name) => /^remoteEntry\..*\.js$/.test(name));
  expect(entry).toHaveLength(1);
  const { gz, raw } = sizeOf([...entry, ...chunks["./labextension/plugin"]!]);
  expect(gz).toBeLessThan(5 * KB);
  expect(raw).toBeLessThan(10 * KB);
});

test("the first app: all basic components", () => {
  const { gz, raw } = sizeOf(chunks["./model"]!);
  expect(gz).toBeLessThan(25 * KB);
  expect(raw).toBeLessThan(75 * KB);
});

/** What a component adds when a first one is shown, in KB gz; 5 where nothing else is said. */
const budgets: Readonly<Record<string, number>> = {
  "./audio/view": 28,
  "./barplot/view": 9,
  // Markdown comes with it.
  "./chatbot/view": 40,
  "./code/view": 30,
  "./dataframe/view": 12,
  "./html/view": 20,
  "./lineplot/view": 9,
  "./markdown/view": 40,
  "./model3d/view": 190,
  "./scatterplot/view": 9,
  "./video/view": 9,
};
const views = Object.keys(chunks).filter((request) => /^\.\/[a-z0-9]+\/view$/.test(request));

test.each(views.map((view) => [view, budgets[view] ?? 5] as const))("%s: at most %i KB more", (view, most) => {
  expect(sizeOf(chunks[view]!).gz).toBeLessThan(most * KB);
});
