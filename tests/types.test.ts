/** What the compiler says to people who write cells: tslab's own (5.0.4, not strict), and today's, strict. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts5 from "typescript-5.0";
import ts from "typescript";

type Compiler = typeof ts;
const folder = path.join(__dirname, "types");
const lib = path.join(__dirname, "../lib");
const compilers: [string, Compiler, string][] = [
  ["5.0.4 as in a cell", ts5 as unknown as Compiler, "tsconfig.tslab.json"],
  ["today's, strict", ts, "tsconfig.json"],
];
jest.setTimeout(60_000);

function readOptions(compiler: Compiler, config: string) {
  const { config: json } = compiler.readConfigFile(path.join(folder, config), (file) => compiler.sys.readFile(file));
  return compiler.parseJsonConfigFileContent(json, compiler.sys, folder);
}

function say(compiler: Compiler, { file, start, messageText }: ts.Diagnostic): string {
  const line = file ? file.getLineAndCharacterOfPosition(start ?? 0).line + 1 : 0;
  return `${file ? path.basename(file.fileName) : ""}:${line} ${compiler.flattenDiagnosticMessageText(messageText, "\n")}`;
}

test.each(compilers)("right uses compile, and each wrong one is refused (%s)", (_, compiler, config) => {
  const { options, fileNames } = readOptions(compiler, config);
  expect(fileNames.length).toBeGreaterThanOrEqual(4);
  const program = compiler.createProgram(fileNames, options);
  expect(compiler.getPreEmitDiagnostics(program).map((each) => say(compiler, each))).toEqual([]);
});

test("a parameter that became any would be seen", () => {
  const compiler = ts5 as unknown as Compiler;
  const { options } = readOptions(compiler, "tsconfig.tslab.json");
  const file = path.join(folder, "exact.ts");
  const changed = readFileSync(file, "utf8").replace("run.click((text, call)", "run.click((text: any, call)");
  const host = compiler.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (name) => (path.resolve(name) === file ? changed : read(name));
  const program = compiler.createProgram([file], options, host);
  expect(compiler.getPreEmitDiagnostics(program)).toHaveLength(1);
});

test("the public types compile by themselves on 5.0.4, checked to the last line", () => {
  const compiler = ts5 as unknown as Compiler;
  const { options } = readOptions(compiler, "tsconfig.tslab.json");
  const program = compiler.createProgram([path.join(lib, "index.d.ts")], { ...options, strict: true, skipLibCheck: false });
  const own = compiler.getPreEmitDiagnostics(program).filter(({ file }) => !file || file.fileName.startsWith(lib.replace(/\\/g, "/")));
  expect(own.map((each) => say(compiler, each))).toEqual([]);
});

/** The first lines that a person reads, for each numbered wrong use. */
test("messages stay as people know them", () => {
  const compiler = ts5 as unknown as Compiler;
  const { options } = readOptions(compiler, "tsconfig.tslab.json");
  const file = path.join(folder, "wrong.ts");
  const source = readFileSync(file, "utf8");
  const bare = source.replace(/^\/\/ @ts-expect-error/gm, "//");
  const host = compiler.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (name) => (path.resolve(name) === file ? bare : read(name));
  const program = compiler.createProgram([file], options, host);
  const numbers = source.split("\n").map((line) => /^\/\/ @ts-expect-error (\d+ .*)/.exec(line)?.[1]);
  const said = compiler.getPreEmitDiagnostics(program).map((each) => {
    const line = each.file!.getLineAndCharacterOfPosition(each.start!).line;
    return `${numbers[line - 1]}\n  ${compiler.flattenDiagnosticMessageText(each.messageText, "\n").split("\n")[0]}`;
  });
  expectStored("messages.txt", `${said.join("\n")}\n`);
});

/** What a cell's variables are called in the declarations that later cells see. */
test("variables of a cell keep their short names", () => {
  const compiler = ts5 as unknown as Compiler;
  const { options } = readOptions(compiler, "tsconfig.tslab.json");
  const program = compiler.createProgram([path.join(folder, "blocks.ts"), path.join(folder, "interfaces.ts")], {
    ...options,
    noEmit: false,
    emitDeclarationOnly: true,
  });
  const emitted: string[] = [];
  program.emit(undefined, (name, text) => name.startsWith(folder.replace(/\\/g, "/")) && emitted.push(text));
  expectStored("declarations.txt", emitted.join("\n"));
});

/** Compares with a stored text; one that is missing is written, except where nobody would look at it. */
function expectStored(name: string, text: string): void {
  const file = path.join(folder, name);
  if (!existsSync(file) && !process.env.CI) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8").replace(/\r\n/g, "\n"));
}
