/** Templates are filled in, not run: a name stands for a value, and nothing more can be written. */
type Data = Readonly<Record<string, unknown>>;

const PLACE = /\$\{\s*([\w$.]+)\s*\}|\{\{\{?\s*([\w$.]+)\s*\}?\}\}/g;

/** Puts data in: `${name}` through `raw`, `{{name}}` through `escaped`. What a template names and nobody gave is empty. */
export function fill(template: string, data: Data, raw: (text: string) => string, escaped: (text: string) => string): string {
  return template.replace(PLACE, (place: string, braced: string | undefined, doubled: string | undefined) => {
    const text = toText(find(data, (braced ?? doubled)!));
    return braced === undefined && !place.startsWith("{{{") ? escaped(text) : raw(text);
  });
}

function find(data: Data, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((at, name) => (Object(at) === at && Object.hasOwn(at as Data, name) ? (at as Data)[name] : undefined), data);
}

const toText = (value: unknown): string =>
  value === undefined || value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** Within a style sheet: nothing that ends a declaration or names an address. */
export const escapeCss = (text: string): string => text.replace(/[^\w\s.,#%+-]/g, "");
