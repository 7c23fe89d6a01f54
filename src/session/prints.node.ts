/** Hears what this process prints, where no kernel tells of it. */

type Tell = (stream: "stdout" | "stderr", text: string) => void;

const told = new Set<Tell>();
let isWrapped = false;

/** Tells of all that is printed from now on; it goes its way as before. */
export function watchPrints(tell: Tell): void {
  told.add(tell);
  if (isWrapped) return;
  isWrapped = true;
  for (const name of ["stdout", "stderr"] as const) {
    const stream = process[name];
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
      for (const each of told) each(name, text);
      return write(chunk, ...rest);
    };
  }
}
