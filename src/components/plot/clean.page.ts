/** What figures of others must not do in a page: load from the network, run scripts, or reach beyond their box. */

type Keys = Record<string, unknown>;
type Visit = (key: string, value: unknown, owner: Keys) => unknown;

/** A copy in which each member is what `visit` makes of it; undefined leaves it out. */
function rewrite(value: unknown, visit: Visit): unknown {
  if (Array.isArray(value)) return value.map((member) => rewrite(member, visit));
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || value instanceof Date) return checked(value);
  const members = Object.entries(value).map(([key, member]) => [key, visit(key, member, value as Keys)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined).map(([key, member]) => [key, rewrite(member, visit)]));
}

/** Styles load by `url(…)`. */
function checked(value: unknown): unknown {
  if (typeof value === "string" && /url\s*\(|image-set\s*\(|@import/i.test(value))
    throw new Error(`Plots load nothing: ${value.slice(0, 80)}`);
  return value;
}

const isData = (url: string) => /^\s*data:image\//i.test(url);
/** Members that name what is loaded. */
const LOADED = new Set(["source", "src", "url", "uri", "image"]);
const refuse = (key: string, value: string) =>
  new Error(`Plots load nothing: ${key} ${value.slice(0, 80)} isn't read. Put a data URL there.`);

/** Traces that draw on maps, which are fetched. */
const MAPS = /geo$|choropleth|mapbox$|map$/;
const isMap = (type: unknown) => typeof type === "string" && MAPS.test(type) && type !== "heatmap" && type !== "treemap";

export function cleanPlotly(figure: Keys): Keys {
  const clean = rewrite(figure, (key, value) => {
    if (key === "type" && isMap(value)) throw new Error(`Plots load nothing, and maps are loaded: ${value as string} isn't drawn.`);
    if (LOADED.has(key) && typeof value === "string" && !isData(value)) throw refuse(key, value);
    return value;
  });
  return clean as Keys;
}

export function cleanEcharts(option: Keys): Keys {
  const clean = rewrite(option, (key, value) => {
    if (key === "image" && typeof value === "string" && !isData(value)) throw refuse(key, value);
    if (typeof value === "string" && /^\s*image:\/\//i.test(value) && !isData(value.trim().slice(8))) throw refuse(key, value);
    if ((key === "link" || key === "sublink") && !(typeof value === "string" && /^(https?|mailto):/i.test(value))) return undefined;
    // Tables of data and tooltips would be written as HTML.
    if (key === "dataView" || key === "extraCssText" || key === "appendTo") return undefined;
    if (key === "tooltip") return Array.isArray(value) ? value.map(asText) : asText(value);
    return ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value;
  });
  return clean as Keys;
}

const asText = (tooltip: unknown) => (typeof tooltip === "object" && tooltip !== null ? { ...tooltip, renderMode: "richText" } : tooltip);

/** Controls that a specification asks for, without attributes of its own choice. */
const CONTROL = ["input", "type", "name", "min", "max", "step", "options", "labels", "placeholder", "debounce"];

export function cleanVega(spec: Keys): Keys {
  const clean = rewrite(spec, (key, value) => {
    if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
    if (key !== "bind" || typeof value !== "object" || value === null) return value;
    return "input" in value ? controlOf(value) : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, controlOf(each)]));
  });
  return clean as Keys;
}

function controlOf(bind: unknown): unknown {
  if (typeof bind !== "object" || bind === null) return bind;
  return Object.fromEntries(Object.entries(bind).filter(([key]) => CONTROL.includes(key)));
}
