/** Each public name has an example, and each example in the sources runs in a cell. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { root } from "../support/lab";
import { Kernel } from "../support/kernel";

jest.setTimeout(120_000);
let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.start();
  writeFileSync(path.join(kernel.folder, "model.js"), "exports.predict = (x) => x * 2;");
  writeFileSync(path.join(kernel.folder, "model.d.ts"), "export function predict(x: number): number;");
  // What examples speak of that they don't make themselves.
  const run = await kernel.execute(`import * as ui from "inlay";
const word = ui.Textbox(), output = ui.Textbox(), note = ui.Textbox(), clock = ui.Textbox(), essay = ui.Textbox(), total = ui.Number();
const count = ui.Number({ required: true }), run = ui.Button("Run"), kind = ui.Radio({ choices: ["short", "long"] });
const form = ui.Interface({ fn: (name, times) => name.repeat(times), inputs: ["text", "slider"], outputs: "text" });
async function slow(text: string) { return text; }`);
  expect(run.text("stderr")).toBe("");
});
afterAll(() => kernel?.stop());

const src = path.join(root, "src");
const examples = (readdirSync(src, { recursive: true }) as string[])
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) =>
    [...readFileSync(path.join(src, file), "utf8").matchAll(/@example\n([^]*?)\*\//g)].map(([, text]): [string, string] => [
      file.replaceAll(path.sep, "/"),
      text!.replace(/^ *\* ?/gm, "").trim(),
    ]),
  );

test.each(examples)("example %#, of %s, runs", async (_, code) => {
  // One that waits for a person is only compiled.
  const run = await kernel.execute(code.includes("await") && code.includes(".next(") ? `async function example() {\n${code}\n}` : code);
  expect(run.text("stderr").replaceAll(/^.*\d\/\d.*$/gm, "")).toBe("");
  expect(kernel.reply(run.id)!.content.status).toBe("ok");
});

test("each public value has an example", () => {
  const entry = path.join(root, "lib", "index.d.ts");
  const program = ts.createProgram([entry], { skipLibCheck: true, moduleResolution: ts.ModuleResolutionKind.Node10 });
  const checker = program.getTypeChecker();
  const names = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)!)!);
  const without = names
    .map((name) => (name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name))
    .filter((symbol) => symbol.flags & ts.SymbolFlags.Value && !symbol.getJsDocTags(checker).some((tag) => tag.name === "example"));
  expect(without.map((symbol) => symbol.name)).toEqual([]);
});
