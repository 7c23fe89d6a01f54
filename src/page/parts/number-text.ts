/** What a number field holds: a number, null for nothing, undefined while it is no number yet. */
export function textToNumber(field: HTMLInputElement): number | null | undefined {
  if (field.validity.badInput) return undefined;
  const text = field.value.trim();
  if (text === "") return null;
  const value = Number(text);
  return Number.isNaN(value) && text !== "NaN" ? undefined : value;
}

export const numberToText = (value: number | null) => (value === null ? "" : Object.is(value, -0) ? "-0" : String(value));
