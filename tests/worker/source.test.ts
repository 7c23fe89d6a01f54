/** Which functions can stand alone, and what is said of those that can't. */
import fc from "fast-check";
import { standAlone } from "../../src/worker/source";

type Fn = (...args: never[]) => unknown;

/** As plain JavaScript: the compiler of the tests has no part in it. */
// eslint-disable-next-line @typescript-eslint/no-implied-eval
const make = (source: string) => (new Function(`return ${source}`) as () => Fn)();
const remake = (fn: Fn) => make(standAlone(fn)) as (...args: unknown[]) => unknown;

function refusal(fn: Fn): string {
  try {
    standAlone(fn);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as Error).message;
  }
  return "";
}

/** The names that it says. */
const names = (source: string) =>
  [
    ...refusal(make(source))
      .split(", which")[0]!
      .matchAll(/"([^"]+)"/g),
  ].map(([, name]) => name);

const alone = [
  "(n) => n * 2",
  "n => n",
  "async (n) => await n",
  "async n => n",
  "function (n) { return n }",
  "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) }",
  "async function (n) { for await (const x of n) console.log(x) }",
  "function* (n) { yield* n }",
  "async function* (n) { yield await n }",
  "({ fn(n) { return n } }).fn",
  "({ async fn(n) { return await n } }).fn",
  "({ *fn(n) { yield n } }).fn",
  "({ async *fn(n) { yield n } }).fn",
  "({ 'a b'(n) { return n } })['a b']",
  "({ ['a' + 'b'](n) { return n } }).ab",
  "({ get(n) { return n } }).get",
  "({ async(n) { return n } }).async",
  "(class { static fn(n) { return n } }).fn",
  "new (class { fn(n) { return n } })().fn",
  "(a, b = a, { c, d: [e, ...f], ...g } = {}, ...h) => [a, b, c, e, f, g, h]",
  "() => { try { throw 1 } catch (error) { return error } }",
  "() => { try { throw 1 } catch ({ message }) { return message } }",
  "() => { outer: for (const a of []) { for (;;) { if (a) continue outer; break outer } } }",
  "() => { for (var i = 0; i < 3; i++); return i }",
  "() => { return later(); function later() { return 1 } }",
  "() => { if (true) { function inner() {} return (() => (() => inner)())() } }",
  "() => { class A { #x = 1; static #y = 2; get x() { return this.#x } static { this.z = A.#y } has(o) { return #x in o } } return class B extends A { m() { return super.x + this.x } } }",
  "() => { const o = { a: 1, b() { return super.toString() }, get c() { return this.a } }; return o }",
  "() => typeof model === 'undefined'",
  "() => ({ model: 1, exports: 2 }).model.exports",
  "function () { return [this, arguments, new.target] }",
  "() => [Math, JSON, Promise, Intl, WebAssembly, globalThis, undefined, NaN, Infinity, Symbol, BigInt, Proxy, Atomics, SharedArrayBuffer]",
  "() => [Buffer, process, console, setTimeout, setImmediate, fetch, URL, TextDecoder, AbortController, structuredClone, performance, crypto, queueMicrotask, Blob]",
  "() => Promise.resolve().then(() => __importStar(require('os')))",
  "async () => (await import('os')).cpus()",
  "() => { let Z = class { m() {} }; __decorate([], Z.prototype, 'm', null); return Z }",
  "() => { let E; (function (E) { E[E['A'] = 0] = 'A' })(E || (E = {})); return E }",
  "() => /model/.test('model') + `${1}`",
  "() => { 'use strict'; return 1 }",
];
test.each(alone)("%s stands alone", (source) => expect(refusal(make(source))).toBe(""));

const captured: [source: string, ...names: string[]][] = [
  ["() => model", "model"],
  ["(n) => model.run(n, other) + model.x", "model", "other"],
  ["() => { count++ }", "count"],
  ["() => { total = 1 }", "total"],
  ["() => ({ model })", "model"],
  ["() => () => () => deep", "deep"],
  ["(a = fallback) => a", "fallback"],
  ["({ a = fallback, [key]: b }) => a + b", "fallback", "key"],
  ["() => { { let a = 1 } return a }", "a"],
  ["() => { try {} catch (error) {} return error }", "error"],
  ["() => { class A extends Base { [key]() {} x = first } }", "Base", "key", "first"],
  ["() => typeof model.name", "model"],
  ["() => tag`x${y}`", "tag", "y"],
  ["() => this.x", "this"],
  ["() => () => this", "this"],
  ["() => arguments[0]", "arguments"],
  ["({ fn() { return super.x } }).fn", "super"],
  ["({ fn() { return () => super.x } }).fn", "super"],
  ["({ [Symbol.iterator]() { return model } })[Symbol.iterator]", "model"],
  ["new (class { #x = 1; fn() { return this.#x } })().fn", "#x"],
  ["() => module", "module"],
  ["() => exports", "exports"],
  ["() => __dirname", "__dirname"],
  ["() => __notAHelper()", "__notAHelper"],
  // As a cell's code is compiled.
  ["() => exports.model", "model"],
  ["() => (0, path_1.join)('a', fs_1.default, path_1[0])", "join", "fs", "path_1"],
  ["() => { exports.count = (count++, count) }", "count"],
];
test.each(captured)("%s uses something from outside", (source, ...expected) => expect(names(source)).toEqual(expected));

test("whatever binds a name makes it the function's own", () => {
  const reserved = new Set(["do", "if", "in", "of", "as", "is", "no", "let", "new", "try", "var", "for"]);
  const name = fc.stringMatching(/^[a-z]{2,3}$/).filter((each) => !reserved.has(each) && !(each in globalThis));
  const binds = fc.constantFrom(
    (x: string, body: string) => `(${x}) => { ${body} }`,
    (x: string, body: string) => `(...${x}) => { ${body} }`,
    (x: string, body: string) => `({ q: [, ${x} = 1] }) => { ${body} }`,
    (x: string, body: string) => `function ${x}() { ${body} }`,
    (x: string, body: string) => `() => { ${body}; var ${x} }`,
    (x: string, body: string) => `() => { let ${x}; ${body} }`,
    (x: string, body: string) => `() => { const { q: { ${x} } } = {}; ${body} }`,
    (x: string, body: string) => `() => { class ${x} {} ${body} }`,
    (x: string, body: string) => `() => { function ${x}() {} ${body} }`,
    (x: string, body: string) => `() => { for (const ${x} of []) { ${body} } }`,
    (x: string, body: string) => `() => { try {} catch (${x}) { ${body} } }`,
  );
  const uses = fc.constantFrom(
    (x: string) => `return ${x}`,
    (x: string) => `return () => ${x}.q`,
    (x: string) => `(function () { return [{ ${x} }] })()`,
    (x: string) => `return class { [${x}] = ${x}; static { ${x}() } }`,
    (x: string) => `var p = (r = ${x}) => r`,
  );
  fc.assert(
    fc.property(name, name, binds, uses, (bound, used, bind, use) => {
      expect(names(bind(bound, use(used)))).toEqual(bound === used ? [] : [used]);
    }),
  );
});

test("the message says what to do", () => {
  expect(refusal(make("(n) => model(n)"))).toBe(
    'ui.worker: the function uses "model", which is defined outside of it. A worker has its own memory: make or import it inside the function, pass it as an input, or put the function in a module.',
  );
  expect(refusal(make("(n) => [a, b]"))).toMatch(/uses "a", "b", which are defined outside .* import them inside .* pass them as/);
});

test("what has no source, or isn't a function, is refused in words", () => {
  expect(refusal(Math.max)).toMatch(/"max" has no source: it is bound, or part of Node\. Wrap it/);
  expect(refusal((() => 1).bind(null))).toMatch(/has no source/);
  expect(refusal(make("class A {}"))).toMatch(/"A" is a class/);
});

test("globals that somebody made aren't there", () => {
  (globalThis as Record<string, unknown>).madeByACell = 1;
  try {
    expect(names("() => madeByACell")).toEqual(["madeByACell"]);
  } finally {
    delete (globalThis as Record<string, unknown>).madeByACell;
  }
});

test("methods, generators and all become functions that do the same", async () => {
  expect(remake(make("({ fn(a, b = 2) { return a + b } }).fn"))(1)).toBe(3);
  expect([...(remake(make("({ *fn(n) { yield n; yield n + 1 } }).fn"))(1) as Iterable<number>)]).toEqual([1, 2]);
  expect(await remake(make("({ async fn(n) { return n } }).fn"))(1)).toBe(1);
  expect(remake(make("({ ['a' + 'b'](n) { return -n } }).ab"))(1)).toBe(-1);
  expect(remake(make("(n) => n // at the end"))(5)).toBe(5);
});
