import { commonProps, defineSpec, type CommonOptions } from "../../graph/spec";

export interface FileExplorerOptions extends CommonOptions {
  /**
   * Which files are shown, by their paths: `*` and `?` stand for parts of a name, `**` for folders, `{a,b}` for one of several.
   * Names that begin with a dot are shown only where the pattern begins them so. Default "**\/*": all others.
   */
  glob?: string;
  /** Files and folders that are left out, though `glob` names them. */
  ignoreGlob?: string;
  /** Pixels, or a CSS length. */
  height?: number | string;
  minHeight?: number | string;
  /** What is taller scrolls. Default 500. */
  maxHeight?: number | string;
}

/** A file by the names that lead to it. */
export type PathWire = readonly string[];

/** What a view asks: the entries of a folder, from a place on. */
export interface FolderQuestion {
  folder: PathWire;
  from: number;
}
export interface FolderAnswer {
  entries: { name: string; isFolder: boolean }[];
  count: number;
}

export const fileexplorer = defineSpec<FileExplorerOptions & { fileCount?: "single" | "multiple"; required?: boolean }>()({
  type: "fileexplorer",
  title: "FileExplorer",
  props: {
    ...commonProps,
    fileCount: "multiple",
    required: false,
    glob: "**/*",
    ignoreGlob: "",
    height: undefined,
    minHeight: undefined,
    maxHeight: 500,
  },
  events: ["change", "input"],
  empty: [],
});
