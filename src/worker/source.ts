/** Whether a function can stand alone: what its source uses that it doesn't define, and a worker hasn't got. */
import type { Node, Program } from "acorn";

/** An expression that makes the same function anywhere. Throws a TypeError where there is none. */
export function standAlone(fn: (...args: never[]) => unknown): string {
  const source = Function.prototype.toString.call(fn);
  if (/\{\s*\[native code\]\s*\}$/.test(source))
    throw new TypeError(
      `ui.worker: ${fn.name ? JSON.stringify(fn.name) : "the function"} has no source: it is bound, or part of Node. Wrap it: (…) => …`,
    );
  const { code, program } = read(source);
  if (typeOf(program) === "ClassExpression") throw new TypeError(`ui.worker takes a function; "${fn.name}" is a class`);
  const names = freeNames(program);
  if (names.length) throw new TypeError(refuse(names));
  return code;
}

const typeOf = ({ body: [statement] }: Program) => statement?.type === "ExpressionStatement" && statement.expression.type;

function refuse(names: readonly string[]): string {
  const list = names.map((name) => JSON.stringify(name)).join(", ");
  const [are, them] = names.length > 1 ? ["are", "them"] : ["is", "it"];
  return (
    `ui.worker: the function uses ${list}, which ${are} defined outside of it. A worker has its own memory: ` +
    `make or import ${them} inside the function, pass ${them} as an input, or put the function in a module.`
  );
}

// ---------------------------------------------------------------- reading

/** What is looked at in any node; the rest is found by walking. */
interface Syntax extends Node {
  name?: string;
  computed?: boolean;
  async?: boolean;
  generator?: boolean;
  operator?: string;
  method?: boolean;
  kind?: string;
  object?: Syntax;
  property?: Syntax;
  value?: Syntax;
}

function read(source: string): { code: string; program: Program } {
  try {
    const code = `(${source}\n)`;
    return { code, program: parse(code) };
  } catch (problem) {
    const method = asFunction(source);
    if (method === undefined) throw unreadable(problem as Error);
    return { code: method, program: parse(method) };
  }
}

/** A method is printed as it stands in its object or class, and means nothing outside. */
function asFunction(source: string): string | undefined {
  const around = `({${source}\n})`;
  try {
    const [statement] = parse(around).body as unknown[] as [{ expression: { properties: Syntax[] } }];
    const { value } = statement.expression.properties[0]!;
    const { async, generator, start, end } = value!;
    return `(${async ? "async " : ""}function${generator ? "*" : ""} ${around.slice(start, end)})`;
  } catch {
    return undefined;
  }
}

function parse(code: string): Program {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- at first use: most notebooks have no worker
  const acorn = require("acorn") as typeof import("acorn");
  // Private names of a class around the method are found by the walk, with all else that comes from outside.
  return acorn.parse(code, {
    ecmaVersion: "latest",
    sourceType: "script",
    ranges: true,
    allowSuperOutsideMethod: true,
    checkPrivateFields: false,
  });
}

const unreadable = (problem: Error) => new TypeError(`ui.worker: the function can't be read: ${problem.message}`);

// ---------------------------------------------------------------- names

/** The part of eslint-scope that is used: its own types ask for newer module resolution than ours. */
interface ScopeModule {
  analyze: (program: Program, options: object) => { globalScope: { through: { identifier: Syntax }[] } };
}

/** Names from outside, in the order of their first use. */
function freeNames(program: Program): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- at first use, as above
  const { analyze } = require("eslint-scope") as ScopeModule;
  const { globalScope } = analyze(program, { ecmaVersion: 2024, sourceType: "script" });
  const { parents, outer } = look(program);
  const names = globalScope.through
    .map(({ identifier }) => ({ at: identifier.start, name: nameOf(identifier, parents.get(identifier)!) }))
    .filter((each): each is { at: number; name: string } => each.name !== undefined);
  return [...new Set([...names, ...outer].sort((a, b) => a.at - b.at).map(({ name }) => name))];
}

/** By which name a person knows it; undefined where a worker has it too. */
function nameOf({ name }: Syntax, parent: Syntax): string | undefined {
  if (parent.type === "UnaryExpression" && parent.operator === "typeof") return undefined;
  if (name === "require" || isGlobal(name!) || isHelper(name!)) return undefined;
  const member = parent.type === "MemberExpression" && !parent.computed ? parent.property!.name! : undefined;
  // What a cell has made or imported stands, when it is compiled, at `exports` or in `module_1`.
  const imported = /^(.+)_\d+$/.exec(name!);
  if (member !== undefined && (name === "exports" || imported)) return member === "default" && imported ? imported[1] : member;
  return name;
}

/** What Node itself defines isn't enumerable, but for these; what others put there is. */
const ENUMERABLE = new Set(
  "Buffer atob btoa clearImmediate clearInterval clearTimeout console crypto fetch global navigator performance process queueMicrotask setImmediate setInterval setTimeout structuredClone".split(" "), // prettier-ignore
);
const isGlobal = (name: string): boolean => ENUMERABLE.has(name) || Object.getOwnPropertyDescriptor(globalThis, name)?.enumerable === false;

/** TypeScript's, which a cell's code is compiled with. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- at first use, as above
const isHelper = (name: string): boolean => name.startsWith("__") && Object.hasOwn(require("tslib") as object, name);

interface Outer {
  at: number;
  name: string;
}

/** Each node's parent, and what else than names comes from outside: `this`, `super`, and a class's private names. */
function look(program: Syntax): { parents: Map<Syntax, Syntax>; outer: Outer[] } {
  const parents = new Map<Syntax, Syntax>();
  const outer: Outer[] = [];
  walk(program, undefined, { this: false, super: false, privates: [] });
  return { parents, outer };

  function walk(node: Syntax, parent: Syntax | undefined, bound: Bound): void {
    if (parent) parents.set(node, parent);
    const { type, start } = node;
    if (type === "ThisExpression" && !bound.this) outer.push({ at: start, name: "this" });
    if (type === "Super" && !bound.super) outer.push({ at: start, name: "super" });
    if (type === "PrivateIdentifier" && !bound.privates.includes(node.name!)) outer.push({ at: start, name: `#${node.name}` });
    const inside = bind(node, parent, bound);
    for (const child of childrenOf(node)) walk(child, node, inside);
  }
}

interface Bound {
  this: boolean;
  super: boolean;
  privates: readonly string[];
}

/** What is bound inside a node. */
function bind(node: Syntax, parent: Syntax | undefined, bound: Bound): Bound {
  switch (node.type) {
    case "FunctionDeclaration":
      return { ...bound, this: true, super: false };
    case "FunctionExpression":
      return { ...bound, this: true, super: parent?.type === "MethodDefinition" || (parent?.type === "Property" && isMethod(parent)) };
    case "PropertyDefinition":
    case "StaticBlock":
      return { ...bound, this: true, super: true };
    case "ClassBody": {
      const keys = childrenOf(node).flatMap((member) => childrenOf(member).filter(({ type }) => type === "PrivateIdentifier"));
      return { ...bound, privates: [...bound.privates, ...keys.map(({ name }) => name!)] };
    }
    default:
      return bound;
  }
}

const isMethod = ({ method, kind }: Syntax): boolean => method === true || kind !== "init";

const childrenOf = (node: Syntax): Syntax[] =>
  Object.values(node)
    .flat()
    .filter((each): each is Syntax => typeof (each as Partial<Syntax> | null)?.type === "string");
