/** The picture on the clipboard, as a file. Rejects where there is none, or the browser doesn't allow it. */
export async function pictureOfClipboard(): Promise<File> {
  const items = await navigator.clipboard.read();
  for (const item of items) {
    const type = item.types.find((each) => each.startsWith("image/"));
    if (type) return new File([await item.getType(type)], `pasted.${type.slice(6)}`, { type });
  }
  throw new Error("there is no picture on the clipboard");
}
