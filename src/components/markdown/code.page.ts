/** Blocks of code in Markdown: coloured, and copied by a button. */
import { copyText } from "../../page/parts/copy";

let colouring: typeof import("./colouring.page") | undefined;

/** Gives each block of code its colours and a button. */
export function dressCode(fragment: DocumentFragment): void {
  for (const code of fragment.querySelectorAll<HTMLElement>("pre > code")) {
    const name = code.className.replace("language-", "").toLowerCase();
    code.removeAttribute("class");
    addCopy(code);
    colour(code, name);
  }
  for (const code of fragment.querySelectorAll("code[class]")) code.removeAttribute("class");
}

/** At once, where what colours it is there already: most text has no code. */
function colour(code: HTMLElement, name: string): void {
  if (colouring) return colouring.colour(code, name);
  void import("./colouring.page").then((loaded) => {
    colouring = loaded;
    loaded.colour(code, name);
  });
}

function addCopy(code: HTMLElement): void {
  const block = document.createElement("div");
  block.className = "code-block";
  const button = document.createElement("button");
  button.className = "copy-code quiet";
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy code");
  button.addEventListener("click", () => {
    void copyText(code.textContent ?? "").then(() => (button.textContent = "Copied"));
  });
  button.addEventListener("blur", () => (button.textContent = "Copy"));
  const pre = code.parentElement!;
  // What is wider scrolls, by keys too.
  pre.tabIndex = 0;
  pre.setAttribute("role", "group");
  pre.setAttribute("aria-label", "Code");
  pre.replaceWith(block);
  block.append(pre, button);
}
