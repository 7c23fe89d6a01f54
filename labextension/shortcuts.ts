/** Keeps JupyterLab's shortcuts out of text that is typed into an app: in a notebook "d, d" would delete the cell. */
import { InlayApp } from "../src/page/app";

/** JupyterLab's shortcuts look no further than an element that has this. */
const SUPPRESS = "data-lm-suppress-shortcuts";

/** Runs before JupyterLab's own listener, which sees only the app and not the field in its shadow. */
export function guardShortcuts(): void {
  addEventListener("keydown", guard, { capture: true });
}

/** JupyterLab watches what a key does to its target, and takes the line break of Shift+Enter away. */
export function keepInput(app: InlayApp): void {
  app.addEventListener("beforeinput", (event) => event.stopPropagation(), { capture: true });
}

function guard(event: KeyboardEvent): void {
  const path = event.composedPath();
  const app = path.find((element) => element instanceof InlayApp);
  if (!app) return;
  const [target] = path;
  const isText =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "button", "file"].includes(target.type)) ||
    // Letters look for rows there, and arrows go from one to the next.
    (target instanceof Element && target.closest('[role="tree"]') !== null);
  // A canvas has keys of its own, as ARIA says by that role; "b" would make a cell, and undoing would be the notebook's.
  const isCanvas = target instanceof HTMLElement && target.role === "application";
  // So has a table, whose cells are copied and pasted too.
  const isGrid = target instanceof Element && target.closest('[role="grid"]') !== null;
  const isOwn = (isCanvas && /^[zy]$/i.test(event.key)) || (isGrid && /^([acvxz]|Arrow.*|Home|End)$/i.test(event.key));
  // With a modifier it is a command, such as saving the notebook.
  const isCommand = event.ctrlKey || event.metaKey || event.altKey;
  app.toggleAttribute(SUPPRESS, (isText || isCanvas || isGrid) && (!isCommand || isOwn));
}
