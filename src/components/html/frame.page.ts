/**
 * The frame in which an author's script and styles live. Its origin is nobody's, it has no network, and of scripts only those of its own page
 * run, not those in a value. Whatever it says is checked here.
 */
import { html } from "./spec";

export interface FrameOptions {
  title: string;
  script: string;
  /** The user's change. */
  input: (value: unknown) => void;
  emit: (name: string, data: unknown) => void;
}

/** What the frame is told to draw. */
interface Drawing {
  markup: string;
  css: string;
  props: Readonly<Record<string, unknown>>;
  variables: readonly (readonly [name: string, value: string])[];
  scheme: string;
}

const HIGHEST = 20_000;
const VARIABLES = ["font", "font-mono", "text", "text-muted", "page", "block", "border", "field", "field-border", "field-radius", "radius", "static", "button", "button-hover", "accent", "on-accent", "accent-soft", "focus", "danger"]; // prettier-ignore

export class Frame {
  readonly element = document.createElement("iframe");
  #isOpen = false;
  #waiting: Drawing | undefined;

  constructor(private readonly options: FrameOptions) {
    this.element.title = options.title;
    this.element.setAttribute("sandbox", "allow-scripts");
    this.element.srcdoc = pageOf(options.script);
    addEventListener("message", this.#heard);
  }

  /** Draws this, with these data for the script. */
  show(markup: string, css: string, props: Drawing["props"]): void {
    const style = getComputedStyle(this.element);
    const variables = VARIABLES.map((name) => [`--inlay-${name}`, style.getPropertyValue(`--inlay-${name}`)] as const);
    this.#waiting = { markup, css, props, variables, scheme: style.colorScheme };
    this.#send();
  }

  close(): void {
    removeEventListener("message", this.#heard);
    this.element.remove();
  }

  #send(): void {
    if (!this.#isOpen || this.#waiting === undefined) return;
    // Its origin is opaque: no other target can be named.
    this.element.contentWindow?.postMessage(this.#waiting, "*");
    this.#waiting = undefined;
  }

  readonly #heard = ({ source, data }: MessageEvent<unknown>) => {
    if (source === null || source !== this.element.contentWindow || typeof data !== "object" || data === null) return;
    const { type, name, value } = data as { type?: unknown; name?: unknown; value?: unknown };
    if (type === "open") {
      this.#isOpen = true;
      this.#send();
    } else if (type === "height" && Number.isFinite(value)) {
      this.element.style.height = `${Math.min(HIGHEST, Math.max(0, Math.ceil(value as number)))}px`;
    } else if (type === "value" && isData(value)) this.options.input(value);
    else if (type === "event" && (html.events as readonly unknown[]).includes(name) && isData(value))
      this.options.emit(name as string, value ?? null);
  };
}

/** Of all that frames can say, only what JSON can. */
function isData(value: unknown): boolean {
  try {
    return value === undefined || JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}

/** Runs within the frame; it must name nothing from outside. */
function live(run: (element: HTMLElement, props: object, trigger: unknown, watch: unknown) => void): void {
  const say = (type: string, more: object) => parent.postMessage({ type, ...more }, "*");
  const element = document.querySelector("main")!;
  const style = document.querySelectorAll("style")[1]!;
  const state: Record<string, unknown> = {};
  const watchers: { names: string[]; fn: (props: object) => void }[] = [];
  let markup: string | undefined;
  const props = new Proxy(state, {
    set(_, name: string, value: unknown) {
      state[name] = value;
      if (name === "value") say("value", { value });
      tell([name]);
      return true;
    },
  });
  const tell = (changed: string[]) => {
    for (const { names, fn } of watchers) if (names.some((name) => changed.includes(name))) fn(props);
  };
  const trigger = (name: string, value?: unknown) => say("event", { name, value });
  const watch = (names: string | string[], fn: (props: object) => void) => void watchers.push({ names: [names].flat(), fn });
  addEventListener("message", ({ source, data }: MessageEvent<Drawing>) => {
    if (source !== parent) return;
    const isFirst = markup === undefined;
    const changed = Object.keys(data.props).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(data.props[name]));
    Object.assign(state, data.props);
    for (const [name, value] of data.variables) document.documentElement.style.setProperty(name, value);
    document.documentElement.style.colorScheme = data.scheme;
    if (style.textContent !== data.css) style.textContent = data.css;
    if (markup !== data.markup) element.innerHTML = markup = data.markup;
    if (isFirst) run(element, props, trigger, watch);
    else tell(changed);
  });
  new ResizeObserver(() => say("height", { value: document.documentElement.getBoundingClientRect().height })).observe(
    document.documentElement,
  );
  say("open", {});
}

function pageOf(script: string): string {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:; form-action 'none'; base-uri 'none'`; // prettier-ignore
  const code = `(${live.toString()})((element, props, trigger, watch) => {\n${script}\n})`;
  // Within a script only these two begin something else.
  const safe = code.replace(/<(?=\/script|!--|script)/gi, "\\x3C");
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<style>html { height: auto; overflow: hidden } body { margin: 0; padding: 1px; color: var(--inlay-text); font: 14px/1.5 var(--inlay-font); overflow-wrap: anywhere } button, input, select, textarea { font: inherit }</style><style></style>
<main></main><script nonce="${nonce}">${safe}</script>`;
}
