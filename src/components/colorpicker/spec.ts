import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface ColorPickerOptions extends CommonOptions {}

export const colorpicker = defineSpec<ColorPickerOptions & { required?: boolean }>()({
  type: "colorpicker",
  title: "ColorPicker",
  props: { ...commonProps, required: false },
  events: ["change", "input", "release", "submit", "focus", "blur"],
  empty: null,
});

const short = /^#([0-9a-f]{3,4})$/i;
const long = /^#([0-9a-f]{6}|[0-9a-f]{8})$/i;
const channel = String.raw`([-+]?\d*\.?\d+%?)`;
const withCommas = new RegExp(String.raw`^rgba?\(\s*${channel}\s*,\s*${channel}\s*,\s*${channel}\s*(?:,\s*${channel}\s*)?\)$`, "i");
const withSpaces = new RegExp(String.raw`^rgba?\(\s*${channel}\s+${channel}\s+${channel}\s*(?:/\s*${channel}\s*)?\)$`, "i");

/** CSS's hex and rgb() colours as #rrggbb, or as #rrggbbaa where they are transparent; undefined for anything else. */
export function toHex(color: string): string | undefined {
  const text = color.length < 100 ? color.trim().toLowerCase() : "";
  const digits = short.exec(text)?.[1]?.replace(/./g, "$&$&") ?? long.exec(text)?.[1];
  if (digits) return `#${digits.replace(/^(.{6})ff$/, "$1")}`;
  const [, ...channels] = withCommas.exec(text) ?? withSpaces.exec(text) ?? [];
  if (!channels.length) return undefined;
  const hex = channels.map((each, i) => (each === undefined ? "" : toDigits(each, i === 3 ? 1 : 255)));
  return toHex(`#${hex.join("")}`);
}

/** One channel of a colour; those out of range count as the nearest, as in CSS. */
function toDigits(text: string, whole: number): string {
  const part = text.endsWith("%") ? parseFloat(text) / 100 : parseFloat(text) / whole;
  const byte = Math.round(Math.min(1, Math.max(0, part)) * 255);
  return byte.toString(16).padStart(2, "0");
}
