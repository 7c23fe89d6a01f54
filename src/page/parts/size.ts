/** So many bytes, as people read it. */
export function toSize(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(units.length - 1, bytes ? Math.floor(Math.log(bytes) / Math.log(1000)) : 0);
  return `${(bytes / 1000 ** power).toFixed(power ? 1 : 0)} ${units[power]}`;
}
