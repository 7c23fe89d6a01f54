/** An app made of a function: inputs on the left, outputs on the right, and what lies between. */
import { Button } from "../components/button";
import { clear } from "../components/parts/clear";
import { shortcuts } from "../components/parts/shortcuts";
import { ComponentNode, nodeOf } from "../graph/component";
import type { Args, Handler, Ports, Signal } from "../graph/handler";
import type { Child } from "../graph/layout";
import { addListener, toList, type ListenOptions, type Trigger } from "../graph/listener";
import { live, type Wait } from "../graph/live";
import { didYouMean, show } from "../graph/spec";
import { AppNode, type App, type AppOptions } from "./app";
import { Column } from "../components/column";
import { Row } from "../components/row";

export interface InterfaceOptions<I extends Ports, O, Batch extends boolean>
  extends AppOptions, Pick<ListenOptions<I, Batch>, (typeof PASSED)[number]> {
  /** What happens on Submit: gets the inputs' values, then the call; answers with the outputs'. */
  fn: Handler<I, O, Batch>;
  /** Components, or their names; none by default. */
  inputs?: I;
  /** Components, or their names; none by default. The same component may be an input and an output. */
  outputs?: O;
  /** Runs at every change of an input, without a Submit button. Default false. */
  live?: boolean;
  /** Markdown below the title. */
  description?: string;
  /** Markdown at the end. */
  article?: string;
  /** The text of the Submit button. Default "Submit", or "Generate" where there are no inputs. */
  submitBtn?: string;
  /** The text of the Clear button; null leaves it out. Default "Clear". */
  clearBtn?: string | null;
}

export interface Interface<Values extends readonly unknown[] = any> extends App {
  /**
   * Waits for the next submit, and gives the values of the inputs. Rejects after `timeout` milliseconds, or when `signal` aborts.
   *
   * @example
   * const [name, times] = await form.next("submit");
   */
  next(event: "submit", wait?: { timeout?: number; signal?: Signal }): Promise<Values>;
}

/**
 * An app for a function: a form for its inputs, a place for its outputs. Types go from the components to the function's
 * parameters, and from its result to the outputs.
 *
 * @example
 * ui.Interface({
 *   fn: (name, times) => `Hello, ${name}! `.repeat(times),
 *   inputs: [ui.Textbox({ label: "Name" }), ui.Slider({ minimum: 1, maximum: 10, step: 1, value: 3 })],
 *   outputs: ui.Textbox({ label: "Greeting" }),
 * })
 */
export function Interface<I extends Ports = [], O extends Ports = [], Batch extends boolean = false>(
  options: InterfaceOptions<I, O, Batch>,
): Interface<Args<I>> {
  return new InterfaceNode(options as unknown as InterfaceOptions<Ports, unknown, false>) as unknown as Interface<Args<I>>;
}

/** Options of its listener. */
const PASSED = [
  "batch",
  "maxBatchSize",
  "batchWindow",
  "concurrencyLimit",
  "concurrencyId",
  "showProgress",
  "timeLimit",
  "triggerMode",
  "apiName",
  "validator",
] as const;
const KNOWN: readonly string[] = ["fn", "inputs", "outputs", "live", "title", "description", "article", "submitBtn", "clearBtn", ...PASSED];

class InterfaceNode extends AppNode {
  constructor(options: InterfaceOptions<Ports, unknown, false>) {
    checkOptions(options);
    const names = parameterNames(options.fn);
    const inputs = toComponents(options.inputs, "inputs", (i) => names[i]);
    const outputs = toComponents(options.outputs, "outputs", (i, count) => (count > 1 ? `output ${i + 1}` : "output"));
    const submit = nodeOf(Button(options.submitBtn ?? (inputs.length ? "Submit" : "Generate"), { variant: "primary" }));
    const clear = options.clearBtn === null ? undefined : nodeOf(Button(options.clearBtn ?? "Clear"));
    super(
      "Interface",
      form(options, inputs, outputs, [clear, !options.live && submit]),
      options.title === undefined ? {} : { title: options.title },
    );

    const list = (components: readonly ComponentNode[], given: unknown) => (Array.isArray(given) ? components : (components[0] ?? []));
    const submitted = (...args: unknown[]) => {
      live().happened(this, "submit", args.slice(0, -1));
      return (options.fn as (...args: unknown[]) => unknown)(...args);
    };
    Object.defineProperty(submitted, "name", { value: options.fn.name && options.fn.name !== "fn" ? options.fn.name : "fn" });
    addListener(triggersOf(options, inputs, submit), submitted, inputs, list(outputs, options.outputs), listenOptions(options));
    if (clear) addListener([{ block: clear, event: "click" }], () => reset(inputs, outputs), [], []);
  }

  next(event: string, wait?: Wait): Promise<unknown> {
    return live().next(this, event, wait);
  }
}

function listenOptions(options: InterfaceOptions<Ports, unknown, false>): ListenOptions {
  return Object.fromEntries(PASSED.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]));
}

function checkOptions(options: InterfaceOptions<Ports, unknown, false>): void {
  if (typeof options !== "object" || options === null)
    throw new TypeError(`Interface takes its options as an object, like { fn, inputs, outputs }; got ${show(options)}`);
  for (const name of Object.keys(options)) {
    if (!KNOWN.includes(name)) throw new TypeError(`Interface has no option ${show(name)}${didYouMean(name, KNOWN)}`);
  }
  if (typeof options.fn !== "function") throw new TypeError(`Interface: fn must be a function, got ${show(options.fn)}`);
}

/** Ports as a person wrote them: components, their names, one or a list. */
function toComponents(ports: unknown, where: string, label: (i: number, count: number) => string | undefined): ComponentNode[] {
  const list = ports === undefined ? [] : toList(ports);
  return list.map((port, i) => {
    const component = typeof port === "string" ? byName(port, where) : port;
    if (!(component instanceof ComponentNode))
      throw new TypeError(`Interface: ${where} must be components or their names, got ${show(port)}`);
    component.suggestLabel(label(i, list.length));
    return component;
  });
}

function byName(name: string, where: string): unknown {
  const make = shortcuts.get(name);
  if (make) return make();
  throw new TypeError(`Interface: ${where} has no component ${show(name)}${didYouMean(name, [...shortcuts.keys()])}`);
}

function triggersOf(options: { live?: boolean }, inputs: readonly ComponentNode[], submit: ComponentNode): Trigger[] {
  if (options.live) return inputs.map((block) => ({ block, event: "change" }));
  const byEnter = inputs.filter(({ spec }) => spec.events.includes("submit")).map((block) => ({ block, event: "submit" }));
  return [{ block: submit, event: "click" }, ...byEnter];
}

/** The page: a form and results side by side; what is both stands on the left alone. */
function form(
  { title, description, article }: { title?: string; description?: string; article?: string },
  inputs: readonly ComponentNode[],
  outputs: readonly ComponentNode[],
  buttons: readonly (ComponentNode | false | undefined)[],
): Child[] {
  const results = outputs.filter((output) => !inputs.includes(output));
  const left = Column([...inputs, buttons.some(Boolean) && Row(buttons)]);
  return [title !== undefined && `# ${title}`, description, Row(results.length ? [left, Column(results)] : [left]), article];
}

/** Back to the start; what is still running can't write over it. */
function reset(inputs: readonly ComponentNode[], outputs: readonly ComponentNode[]): void {
  for (const output of outputs) clear(output);
  for (const input of inputs) live().reset(input);
}

/** The names of a function's parameters, as far as they are simple: labels for inputs that have none. */
function parameterNames(fn: (...args: never[]) => unknown): (string | undefined)[] {
  const source = fn.toString().replace(/\/\*[^]*?\*\/|\/\/.*$/gm, "");
  const list =
    /^(?:async\s*)?(?:function\s*\*?\s*[\w$]*\s*|[\w$]*\s*)?\(([^)]*)\)/.exec(source)?.[1] ??
    /^(?:async\s+)?([\w$]+)\s*=>/.exec(source)?.[1] ??
    "";
  return list.split(",").map((each) => /^\s*([A-Za-z_$][\w$]*)\s*$/.exec(each)?.[1]);
}
