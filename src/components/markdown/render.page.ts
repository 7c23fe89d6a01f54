/** From Markdown to nodes. What is sanitised is the tree that is shown itself: it is never written out and parsed again. */
import DOMPurify from "dompurify";
import { Marked } from "marked";

const purifier = DOMPurify(window);
const REFUSED = ["style", "link", "form", "input", "button", "textarea", "select", "dialog", "iframe"];

purifier.addHook("afterSanitizeAttributes", (node) => {
  if (node.tagName !== "A" || !node.hasAttribute("href")) return;
  node.setAttribute("target", "_blank");
  node.setAttribute("rel", "noopener noreferrer");
});

const parser = (breaks: boolean) => new Marked({ gfm: true, breaks, async: false });
const parsers = { plain: parser(false), breaking: parser(true) };

/** Rich text as a tree: no scripts, styles, forms, ids, or attributes that JupyterLab would act on. */
export function renderMarkdown(text: string, { lineBreaks, headerLinks }: { lineBreaks: boolean; headerLinks: boolean }): DocumentFragment {
  const markup = (lineBreaks ? parsers.breaking : parsers.plain).parse(text) as string;
  const fragment = purifier.sanitize(markup, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: REFUSED,
    FORBID_ATTR: ["style", "id", "name", "class"],
    ALLOW_DATA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|data:image\/(?:png|jpe?g|gif|webp);base64,|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  });
  if (headerLinks) for (const heading of fragment.querySelectorAll("h1, h2, h3, h4")) addAnchor(heading);
  return fragment;
}

function addAnchor(heading: Element): void {
  const slug = (heading.textContent ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  heading.id = `section-${slug}`;
  const anchor = document.createElement("a");
  anchor.className = "anchor";
  anchor.href = `#section-${slug}`;
  anchor.textContent = "#";
  anchor.setAttribute("aria-label", "Link to this section");
  heading.append(anchor);
}
