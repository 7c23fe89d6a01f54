/**
 * A tree as the ARIA pattern has it, for JSON and FileExplorer: one row after the other, each with its level, since only rows in
 * sight are made. Long branches come a slice at a time.
 */
import { css, html, nothing, type LitElement, type ReactiveController } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icons } from "./icons";
import { findTyped, type Typing } from "./typing";

/** So many rows of one branch are drawn before somebody asks for more. */
export const SLICE = 200;

export interface TreeItem {
  /** Tells it from all others, also when the tree is drawn anew. */
  readonly key: string;
  /** What is found by typing its first letters. */
  readonly name: string;
  readonly isBranch: boolean;
}

/** What is in a branch. */
export interface Below<Item> {
  readonly items: readonly Item[];
  /** How many there are, with those that haven't come. */
  readonly count: number;
  /** Stands where items are missing: that they are on their way, or what went wrong. */
  readonly note?: string | undefined;
}

export interface TreeSource<Item extends TreeItem> {
  /** What is in a branch; at the top without one. It is asked at each drawing. */
  below(branch: Item | undefined): Below<Item>;
  /** The person asks for items that haven't come. */
  more?(branch: Item | undefined): void;
  startsOpen(branch: Item): boolean;
  draw(item: Item, isOpen: boolean): unknown;
  /** Whether it is chosen; undefined where it can't be. */
  isChosen?(item: Item): boolean | undefined;
  choose?(item: Item): void;
  isMultiple?(): boolean;
}

interface Row<Item> {
  readonly key: string;
  readonly level: number;
  readonly position: number;
  readonly size: number;
  /** Where its branch stands among the rows; -1 at the top. */
  readonly parent: number;
  /** Undefined where the row stands for items that aren't drawn. */
  readonly item: Item | undefined;
  readonly isOpen: boolean;
  /** The branch whose rest it stands for, and what it says. */
  readonly rest?: { branch: Item | undefined; note: string | undefined; left: number };
}

export const treeStyles = css`
  [role="tree"] {
    overflow: auto;
    font: 400 0.93em/1.5 var(--inlay-font-mono);
  }
  [role="treeitem"] {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    min-height: 26px;
    padding-block: 2px;
    padding-inline: calc(4px + (var(--level) - 1) * 18px) 4px;
    border-radius: 4px;
    cursor: default;
    overflow-wrap: anywhere;
    scroll-margin: 30px;
  }
  [role="treeitem"]:hover {
    background: var(--inlay-static);
  }
  [role="treeitem"]:focus {
    outline: none;
  }
  [role="treeitem"]:focus-visible {
    outline: 2px solid var(--inlay-focus);
    outline-offset: -2px;
  }
  [role="treeitem"][aria-selected="true"] {
    background: var(--inlay-accent-soft);
  }
  .twist {
    flex: none;
    width: 16px;
    height: 22px;
    display: grid;
    place-items: center;
    color: var(--inlay-text-muted);
  }
  [aria-expanded="true"] > .twist svg {
    transform: rotate(90deg);
  }
  .twist:dir(rtl) svg {
    transform: scaleX(-1);
  }
  [aria-expanded="true"] > .twist:dir(rtl) svg {
    transform: rotate(90deg);
  }
  .rest {
    color: var(--inlay-accent);
  }
  .rest.note {
    color: var(--inlay-text-muted);
  }
`;

export class Tree<Item extends TreeItem> implements ReactiveController {
  #rows: Row<Item>[] = [];
  /** Branches that the person opened or closed. */
  readonly #turned = new Map<string, boolean>();
  /** Branches of which more than one slice is drawn. */
  readonly #drawn = new Map<string, number>();
  /** The row that Tab goes to. */
  #current = "";
  #hadFocus = false;
  /** Where the first of those will stand that the person asked for. */
  #awaited: number | undefined;
  readonly #typing: Typing = { text: "", at: 0 };

  constructor(
    private readonly view: LitElement,
    private readonly source: TreeSource<Item>,
  ) {
    view.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#focused !== undefined;
  }

  hostUpdated(): void {
    if (this.#awaited !== undefined && this.#rows[this.#awaited]?.item) {
      this.#focus(this.#awaited);
      this.#awaited = undefined;
    } else if (this.#hadFocus && !this.#focused) {
      // A row that went took the focus with it.
      this.#focus(this.#currentIndex);
    }
  }

  /** The tree, in a box of this style. The caption stands in the element of id "caption". */
  render(style: string): unknown {
    this.#rows = [];
    this.#collect(undefined, "", 1, -1);
    const current = this.#currentIndex;
    return html`<div
      role="tree"
      aria-labelledby="caption"
      aria-multiselectable=${this.source.isMultiple?.() ? "true" : nothing}
      style=${style}
      @click=${this.#clicked}
      @keydown=${this.#pressed}
    >
      ${repeat(
        this.#rows,
        ({ key }) => key,
        (row, i) => this.#row(row, i, i === current),
      )}
    </div>`;
  }

  #row({ item, level, position, size, isOpen, rest }: Row<Item>, index: number, isCurrent: boolean): unknown {
    const chosen = item && this.source.isChosen?.(item);
    return html`<div
      role="treeitem"
      data-at=${index}
      tabindex=${isCurrent ? 0 : -1}
      aria-level=${level}
      aria-setsize=${size}
      aria-posinset=${position}
      aria-expanded=${item?.isBranch ? String(isOpen) : nothing}
      aria-selected=${chosen === undefined ? nothing : String(chosen)}
      style="--level:${level}"
    >
      <span class="twist" aria-hidden="true">${item?.isBranch ? icons.next : nothing}</span
      >${item ? this.source.draw(item, isOpen) : nothing}${
        rest ? html`<span class="rest ${rest.note ? "note" : ""}">${rest.note ?? moreOf(rest.left)}</span>` : nothing
      }
    </div>`;
  }

  /** The rows below a branch that is open. */
  #collect(branch: Item | undefined, key: string, level: number, parent: number): void {
    const { items, count, note } = this.source.below(branch);
    const drawn = Math.min(items.length, this.#drawn.get(key) ?? SLICE);
    const rest = count > drawn || note !== undefined;
    const size = drawn + (rest ? 1 : 0);
    for (let i = 0; i < drawn; i++) {
      const item = items[i]!;
      const isOpen = item.isBranch && (this.#turned.get(item.key) ?? this.source.startsOpen(item));
      this.#rows.push({ key: item.key, level, position: i + 1, size, parent, item, isOpen });
      if (isOpen) this.#collect(item, item.key, level + 1, this.#rows.length - 1);
    }
    if (!rest) return;
    const left = { branch, note: drawn < items.length ? undefined : note, left: count - drawn };
    this.#rows.push({ key: `${key}\nrest`, level, position: size, size, parent, item: undefined, isOpen: false, rest: left });
  }

  get #currentIndex(): number {
    return Math.max(
      0,
      this.#rows.findIndex(({ key }) => key === this.#current),
    );
  }

  /** The row in which the focus is. */
  get #focused(): HTMLElement | undefined {
    const active = (this.view.renderRoot as ShadowRoot | undefined)?.activeElement;
    return active?.getAttribute("role") === "treeitem" ? (active as HTMLElement) : undefined;
  }

  #focus(index: number): void {
    const row = this.#rows[index];
    if (!row) return;
    this.#current = row.key;
    this.view.requestUpdate();
    void this.view.updateComplete.then(() =>
      this.view.renderRoot.querySelector<HTMLElement>(`[role="treeitem"][data-at="${index}"]`)?.focus(),
    );
  }

  // ---------------------------------------------------------------- what a person does

  readonly #clicked = (event: MouseEvent) => {
    const element = (event.target as Element).closest<HTMLElement>('[role="treeitem"]');
    if (!element || !getSelection()?.isCollapsed) return;
    const index = Number(element.dataset.at);
    this.#focus(index);
    this.#act(index);
  };

  /** A click, or Enter. */
  #act(index: number): void {
    const { item, isOpen, rest } = this.#rows[index]!;
    if (rest) this.#more(rest, index);
    else if (item!.isBranch) this.#turn(item!, !isOpen);
    else this.source.choose?.(item!);
  }

  #turn({ key }: Item, isOpen: boolean): void {
    this.#turned.set(key, isOpen);
    this.view.requestUpdate();
  }

  #more({ branch, note }: NonNullable<Row<Item>["rest"]>, index: number): void {
    if (note !== undefined) return;
    const key = branch?.key ?? "";
    const drawn = (this.#drawn.get(key) ?? SLICE) + SLICE;
    this.#drawn.set(key, drawn);
    if (this.source.below(branch).items.length < drawn) this.source.more?.(branch);
    this.#awaited = index;
    this.view.requestUpdate();
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = Number((event.target as HTMLElement).dataset.at);
    const row = this.#rows[index];
    if (!row || !this.#press(this.#keyOf(event), row, index)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** In text from right to left the arrows change places. */
  #keyOf({ key, target }: KeyboardEvent): string {
    if (getComputedStyle(target as Element).direction !== "rtl") return key;
    return key === "ArrowLeft" ? "ArrowRight" : key === "ArrowRight" ? "ArrowLeft" : key;
  }

  #press(key: string, row: Row<Item>, index: number): boolean {
    const { item, isOpen, parent } = row;
    const opens = item?.isBranch === true && !isOpen;
    switch (key) {
      case "ArrowDown":
        this.#focus(index + 1);
        return true;
      case "ArrowUp":
        this.#focus(index - 1);
        return true;
      case "Home":
        this.#focus(0);
        return true;
      case "End":
        this.#focus(this.#rows.length - 1);
        return true;
      case "ArrowRight":
        if (opens) this.#turn(item, true);
        else if (isOpen && this.#rows[index + 1]?.parent === index) this.#focus(index + 1);
        return true;
      case "ArrowLeft":
        if (isOpen) this.#turn(item!, false);
        else this.#focus(parent);
        return true;
      case "Enter":
      case " ":
        this.#act(index);
        return true;
      case "*":
        for (const each of this.#rows) if (each.parent === parent && each.item?.isBranch) this.#turn(each.item, true);
        return true;
      default:
        return key.length === 1 && this.#type(key, index);
    }
  }

  /** Goes to the next row that begins with what was typed. */
  #type(letter: string, index: number): boolean {
    const names = this.#rows.map(({ item }) => item?.name ?? "");
    const found = findTyped(this.#typing, letter, names, index);
    if (found !== undefined) this.#focus(found);
    return true;
  }
}

const moreOf = (left: number) => `Show ${Math.min(SLICE, left)} more of ${left.toLocaleString("en")}`;
