/**
 * From HTML of anybody to nodes that can do no harm. The tree that is checked is the tree that is shown: it is never written out and
 * parsed again.
 */
import DOMPurify from "dompurify";

const purifier = DOMPurify(window);

/** Elements that HTML allows, and we don't: they style, send, frame or load, or look like our own controls. */
const REFUSED_TAGS = ["style", "link", "form", "input", "button", "textarea", "select", "option", "optgroup", "datalist", "dialog", "iframe", "video", "audio", "source", "picture", "track", "template", "slot"]; // prettier-ignore
/** Attributes that reach beyond their element: into the page's names, its styles, its network, or JupyterLab's commands. */
const REFUSED_ATTRIBUTES = ["id", "name", "class", "style", "srcset", "background", "poster", "slot", "part", "for", "is", "usemap", "popover", "popovertarget", "autofocus", "tabindex", "role", "action", "formaction", "ping"]; // prettier-ignore

const LANGUAGE = /^language-[\w+#.-]{1,40}$/;
const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[\w+/=\s]*$/i;

/** What of a style may stay: it moves nothing, covers nothing and loads nothing. */
const STYLES = ["color", "background-color", "font-size", "font-style", "font-weight", "font-family", "font-variant", "text-align", "text-decoration", "text-transform", "text-indent", "letter-spacing", "word-spacing", "line-height", "white-space", "vertical-align", "list-style-type", "direction", "display", "gap", "flex", "flex-direction", "flex-wrap", "justify-content", "align-items", "grid-template-columns", "width", "max-width", "min-width", "height", "max-height", "min-height", "margin", "margin-top", "margin-right", "margin-bottom", "margin-left", "padding", "padding-top", "padding-right", "padding-bottom", "padding-left", "border", "border-color", "border-style", "border-width", "border-top", "border-right", "border-bottom", "border-left", "border-radius", "border-collapse", "border-spacing", "opacity", "overflow", "overflow-x", "overflow-y"]; // prettier-ignore
/** Functions in a value: none of these loads anything. */
const HARMLESS = /^(?:[^(\\]|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color-mix|calc|min|max|clamp|repeat|minmax|light-dark|var)\()*$/i;

purifier.addHook("uponSanitizeAttribute", (element, attribute) => {
  const { attrName: name, attrValue: value } = attribute;
  if (name === "class" && element.tagName === "CODE" && LANGUAGE.test(value)) attribute.forceKeepAttr = true;
  else if (name === "href") attribute.keepAttr = element.tagName === "A" && isLink(value);
  else if (name === "src") attribute.keepAttr = element.tagName === "IMG" && isPicture(value);
});

purifier.addHook("afterSanitizeAttributes", (node) => {
  if (node.tagName === "IMG") node.setAttribute("referrerpolicy", "no-referrer");
  if (node.tagName !== "A" || !node.hasAttribute("href") || node.getAttribute("href")!.startsWith("#")) return;
  node.setAttribute("target", "_blank");
  node.setAttribute("rel", "noopener noreferrer");
});

/** Only after parsing it is known what a browser makes of an address. Those without a scheme would name places of the page's own server. */
function schemeOf(address: string): string {
  try {
    return new URL(address).protocol;
  } catch {
    return "";
  }
}

const isLink = (address: string): boolean => address.startsWith("#") || ["http:", "https:", "mailto:"].includes(schemeOf(address));
const isPicture = (address: string): boolean => ["http:", "https:"].includes(schemeOf(address)) || PICTURE.test(address);

/** Nodes without scripts, styles, forms, names, or attributes that JupyterLab would act on. `styles` keeps what an inline style may say. */
export function sanitise(
  markup: string,
  { styles = false, tags = [] }: { styles?: boolean; tags?: readonly string[] } = {},
): DocumentFragment {
  const checked = purifier.sanitize(markup, {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true },
    ADD_TAGS: [...tags],
    FORBID_TAGS: REFUSED_TAGS,
    FORBID_ATTR: styles ? REFUSED_ATTRIBUTES.filter((name) => name !== "style") : REFUSED_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
  }) as DocumentFragment | null;
  // Of a frameset, which takes the place of a body, nothing is left.
  const fragment = checked ?? document.createDocumentFragment();
  if (styles) for (const element of fragment.querySelectorAll<HTMLElement>("[style]")) restyle(element);
  return fragment;
}

/** Leaves of an inline style what is allowed, as the browser read it. */
function restyle(element: HTMLElement): void {
  const kept = STYLES.map((name) => [name, element.style.getPropertyValue(name)] as const).filter(
    ([, value]) => value && HARMLESS.test(value),
  );
  element.removeAttribute("style");
  for (const [name, value] of kept) element.style.setProperty(name, value);
}
