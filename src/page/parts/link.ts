/** Opens an address in a new tab; none but http and https. */
export function openLink(address: string): void {
  if (/^https?:/i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
}
