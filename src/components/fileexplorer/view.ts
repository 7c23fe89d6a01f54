import { css, html, nothing, type PropertyValues } from "lit";
import { define, View } from "../../page/view";
import { icons } from "../../page/parts/icons";
import { toLength } from "../../page/parts/length";
import { Tree, treeStyles, type TreeItem } from "../../page/parts/tree";
import { fileexplorer, type FolderAnswer, type FolderQuestion, type PathWire } from "./spec";

/** A file, or a folder of which so much is known. */
interface Entry extends TreeItem {
  readonly path: PathWire;
}
interface Listing {
  items: Entry[];
  count: number;
  note: string | undefined;
}

const keyOf = (path: PathWire) => `/${path.join("/")}`;

class FileExplorerView extends View<typeof fileexplorer.props, readonly PathWire[]> {
  static override styles = [
    ...View.styles,
    treeStyles,
    css`
      .mark {
        flex: none;
        display: grid;
        place-items: center;
        width: 16px;
        height: 16px;
        margin-top: 3px;
        border: 1px solid var(--inlay-field-border);
        border-radius: 4px;
        background: var(--inlay-field);
        color: transparent;
      }
      .mark.single {
        border-radius: 50%;
      }
      [aria-selected="true"] .mark {
        border-color: transparent;
        background: var(--inlay-accent);
        color: var(--inlay-on-accent);
      }
      .mark svg {
        width: 12px;
        height: 12px;
      }
      .count {
        min-height: 1.5em;
        margin-top: 6px;
        font-size: 0.9em;
        color: var(--inlay-text-muted);
      }
      .folder {
        font-weight: 600;
      }
      .entry {
        min-width: 0;
      }
    `,
  ];

  /** What was read of each folder, by its key. */
  #listings = new Map<string, Listing>();
  #chosen = new Set<string>();
  #pattern = "";
  readonly #tree = new Tree<Entry>(this, {
    below: (branch) => this.#below(branch?.path ?? []),
    more: (branch) => void this.#read(branch?.path ?? []),
    startsOpen: () => false,
    draw: (entry) => this.#draw(entry),
    isChosen: ({ key, isBranch }) => (isBranch ? undefined : this.#chosen.has(key)),
    choose: (entry) => this.#choose(entry),
    isMultiple: () => this.props.fileCount === "multiple",
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("value")) this.#chosen = new Set(this.value.map(keyOf));
    const pattern = `${this.props.glob}\n${this.props.ignoreGlob}`;
    if (this.#pattern !== pattern) this.#listings = new Map();
    this.#pattern = pattern;
  }

  protected override head(): unknown {
    const { showLabel, info } = this.props;
    return html`<div id="caption" class=${showLabel ? "caption" : "unseen"}>${this.caption}</div>
      ${info ? html`<div id="info" class="info">${info}</div>` : nothing}`;
  }

  protected override control(): unknown {
    const { height, minHeight, maxHeight } = this.props;
    const { length } = this.value;
    return html`${this.#tree.render(`height:${toLength(height)};min-height:${toLength(minHeight)};max-height:${toLength(maxHeight)}`)}
      <div class="count" role="status">${length ? `${length} ${length === 1 ? "file" : "files"} chosen` : nothing}</div>`;
  }

  #draw({ name, isBranch }: Entry): unknown {
    if (isBranch) return html`<span class="entry folder">${name}</span>`;
    const isMultiple = this.props.fileCount === "multiple";
    return html`<span class="mark ${isMultiple ? "" : "single"}" aria-hidden="true">${icons.check}</span
      ><span class="entry">${name}</span>`;
  }

  #choose({ path, key }: Entry): void {
    if (!this.editable) return;
    const others = this.value.filter((each) => keyOf(each) !== key);
    if (this.#chosen.has(key)) this.input(others);
    else this.input(this.props.fileCount === "multiple" ? [...this.value, path] : [path]);
  }

  #below(path: PathWire): Listing {
    const known = this.#listings.get(keyOf(path));
    if (known) return known;
    const listing: Listing = { items: [], count: 0, note: "Reading…" };
    this.#listings.set(keyOf(path), listing);
    void this.#read(path);
    return listing;
  }

  /** Asks for the part of a folder that comes next. */
  async #read(path: PathWire): Promise<void> {
    const key = keyOf(path);
    const listing = this.#listings.get(key)!;
    listing.note = "Reading…";
    try {
      const question: FolderQuestion = { folder: path, from: listing.items.length };
      const { entries, count } = (await this.host.ask(question)) as FolderAnswer;
      const items = entries.map(({ name, isFolder }) => toEntry([...path, name], isFolder));
      listing.items = [...listing.items, ...items];
      listing.count = count;
      listing.note = count ? undefined : "Nothing here";
    } catch (error) {
      listing.note = (error as Error).message;
    }
    this.requestUpdate();
  }
}

const toEntry = (path: PathWire, isBranch: boolean): Entry => ({ key: keyOf(path), name: path.at(-1)!, isBranch, path });

define(fileexplorer, FileExplorerView);
