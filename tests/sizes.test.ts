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

/** What a component's own code may weigh, in KB gz; 5 where nothing else is said. */
const budgets: Readonly<Record<string, number>> = {
  // With the waveform's library.
  "./audio/view": 26,
  "./chatbot/view": 10,
  // In JupyterLab, which has the editor itself.
  "./code/view": 30,
  "./dataframe/view": 12,
  "./imageeditor/view": 15,
  // With three.js.
  "./model3d/view": 175,
};
const views = Object.keys(chunks).filter((request) => /^\.\/[a-z0-9]+\/view$/.test(request));
/** For how many components a file is loaded. */
const users = new Map<string, number>();
for (const file of views.flatMap((view) => chunks[view]!)) users.set(file, (users.get(file) ?? 0) + 1);

test.each(views.map((view) => [view, budgets[view] ?? 5] as const))("%s: at most %i KB of its own", (view, most) => {
  expect(sizeOf(chunks[view]!.filter((file) => users.get(file) === 1)).gz).toBeLessThan(most * KB);
});

test("what brings files, the camera, charts: 8 KB each at most, loaded once for all that share it", () => {
  const rich = new Set(chunks["./markdown/view"]);
  const shared = [...users].filter(([file, count]) => count > 1 && !rich.has(file)).map(([file]) => sizeOf([file]).gz);
  expect(shared.length).toBeGreaterThan(2);
  expect(Math.max(...shared)).toBeLessThan(8 * KB);
});

test("Markdown, and a chat with it", () => {
  expect(sizeOf(chunks["./markdown/view"]!).gz).toBeLessThan(40 * KB);
  expect(sizeOf(chunks["./chatbot/view"]!).gz).toBeLessThan(40 * KB);
});

test.each([
  [310, "../parts/vega.page"],
  [80, "katex"],
  [480, "plotly.js-cartesian-dist-min"],
])("at most %i KB: %s, where it is needed", (most, request) => {
  expect(sizeOf(chunks[request]!).gz).toBeLessThan(most * KB);
});
