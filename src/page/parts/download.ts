/** Saves a file, or what an address of this page holds, under this name. */
export function saveAs(what: Blob | string, name: string): void {
  const link = document.createElement("a");
  link.href = typeof what === "string" ? what : URL.createObjectURL(what);
  link.download = name;
  link.click();
  // The browser reads it in its own time.
  if (typeof what !== "string") setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
