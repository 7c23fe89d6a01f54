/** What was dropped, also where that is a folder. */

/** A file's name; within a folder that was chosen, its path from there. */
export const pathOf = (file: File): string => paths.get(file) ?? (file.webkitRelativePath || file.name);

const paths = new WeakMap<File, string>();

/** All files of a drop; of folders only where they are wanted. */
export async function filesOf({ items, files }: DataTransfer, wantsFolders: boolean): Promise<File[]> {
  // The list is emptied when this event has gone.
  const entries = wantsFolders ? [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null) : [];
  if (!entries.length) return [...files];
  const found: File[] = [];
  for (const entry of entries) for await (const file of walk(entry)) found.push(file);
  return found;
}

async function* walk(entry: FileSystemEntry): AsyncGenerator<File> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    paths.set(file, entry.fullPath.slice(1));
    yield file;
  } else if (entry.isDirectory) {
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      // A reader gives a part of the folder each time, and nothing at its end.
      const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (!part.length) return;
      for (const each of part) yield* walk(each);
    }
  }
}
