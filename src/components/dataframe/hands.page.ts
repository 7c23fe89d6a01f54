/** What keys, pointers and the clipboard do in a table. */
import { copyText } from "../../page/parts/copy";
import { canEdit, readCell, type Editing } from "./editor.page";
import type { Layout } from "./layout.page";
import type { Bounds, Selection } from "./selection.page";
import { cellText, type TableQuestion, type TableWire } from "./spec";
import type { Area, Windows } from "./windows.page";
import type { Work } from "./work.page";

export interface TableView {
  readonly wire: TableWire;
  readonly windows: Windows;
  readonly selection: Selection;
  readonly layout: Layout;
  readonly work: Work;
  readonly bounds: Bounds;
  readonly isEditable: boolean;
  /** The names of the columns stay as they are. */
  readonly isNamed: boolean;
  readonly canGrow: boolean;
  readonly isRtl: boolean;
  editing: Editing | undefined;
  problem: string;
  sort(column: number, several: boolean): void;
  /** Brings the active cell into sight, and the focus to it. */
  go(): void;
  ask(question: TableQuestion): Promise<unknown>;
  requestUpdate(): void;
}

const FIELDS = "input:not([type=checkbox]), textarea";

export class Hands {
  constructor(private readonly view: TableView) {}

  /** Opens an editor in a cell, or in the header with its name. */
  edit(row: number, column: number, typed?: string): void {
    const { wire, windows, isEditable, isNamed, selection } = this.view;
    const { fixed, name, kind } = wire.columns[column]!;
    if (!isEditable || fixed || (row < 0 ? isNamed : !windows.has(row, column))) return;
    if (row >= 0 && kind === "bool") return void this.#toggle(row, column);
    const value = row < 0 ? name : windows.cell(row, column);
    if (!canEdit(value)) return;
    this.view.problem = "";
    selection.to(row, column);
    this.view.editing = { row, column, text: typed ?? cellText(value), problem: "" };
  }

  #toggle(row: number, column: number): boolean {
    const { wire, windows, isEditable, work } = this.view;
    const { kind, fixed } = wire.columns[column]!;
    const isBool = kind === "bool" && isEditable && !fixed;
    if (isBool) work.set([[row, column, windows.cell(row, column) !== true]]);
    return isBool;
  }

  /** Takes what stands in the editor. Says whether that is possible. */
  #commit(text: string): boolean {
    const { wire, windows, work } = this.view;
    const { row, column } = this.view.editing!;
    const { kind, name } = wire.columns[column]!;
    if (row < 0) {
      this.view.editing = undefined;
      if (text !== name) work.do({ kind: "renameColumn", column, name: text });
      return true;
    }
    const before = windows.cell(row, column);
    const read = text === cellText(before) ? { value: before } : readCell(text, kind, before);
    if ("problem" in read) {
      this.view.editing = { row, column, text, problem: read.problem };
      return false;
    }
    this.view.editing = undefined;
    work.set([[row, column, read.value]]);
    return true;
  }

  /** A key in the editor, or the focus leaves it. */
  readonly finished = (event: KeyboardEvent | FocusEvent): void => {
    const { value } = event.target as HTMLInputElement;
    const { selection } = this.view;
    if (!this.view.editing) return;
    if (event instanceof FocusEvent) return void this.#commit(value);
    event.stopPropagation();
    const { key, shiftKey } = event;
    if (key === "Escape") this.view.editing = undefined;
    else if (key !== "Tab" && (key !== "Enter" || shiftKey)) return;
    else if (!this.#commit(value)) return event.preventDefault();
    else if (key === "Enter") selection.to(Math.min(this.view.bounds.rows - 1, selection.row + 1), selection.column);
    else this.#step(shiftKey ? -1 : 1);
    event.preventDefault();
    this.view.go();
  };

  /** To the next cell, in the next row after the last one. */
  #step(by: number): void {
    const { selection, bounds } = this.view;
    const next = selection.row * bounds.columns + selection.column + by;
    if (next >= 0 && next < bounds.rows * bounds.columns) selection.to(Math.floor(next / bounds.columns), next % bounds.columns);
  }

  readonly pressed = (event: KeyboardEvent): void => {
    if ((event.composedPath()[0] as HTMLElement).matches(FIELDS)) return;
    this.view.problem = "";
    if (!this.#press(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.view.requestUpdate();
  };

  /** Says whether the key means anything here. */
  #press(event: KeyboardEvent): boolean {
    const { selection, bounds, isRtl } = this.view;
    if (event.altKey) return this.#widen(event.key);
    if (selection.press(event, bounds, isRtl)) this.view.go();
    else if (event.ctrlKey || event.metaKey) return this.#command(event.key.toLowerCase());
    else return selection.row < 0 ? this.#pressInHeader(event) : this.#pressInCell(event.key);
    return true;
  }

  #command(key: string): boolean {
    const { selection, bounds, isEditable, work } = this.view;
    if (key === "c") void this.copy("tsv", selection.area);
    else if (key === "a") selection.all(bounds);
    else if (key === "z" && isEditable) work.do({ kind: "undo" });
    else return false;
    return true;
  }

  #pressInHeader({ key, shiftKey }: KeyboardEvent): boolean {
    const { row, column } = this.view.selection;
    if (key === "Enter" || key === " ") this.view.sort(column, shiftKey);
    else if (key === "F2") this.edit(row, column);
    else return false;
    return true;
  }

  #pressInCell(key: string): boolean {
    const { selection, isEditable, work } = this.view;
    const { row, column } = selection;
    if (key === "Escape") selection.to(row, column);
    else if (!isEditable) return false;
    else if (key === "Enter" || key === "F2") this.edit(row, column);
    else if (key === "Delete" || key === "Backspace") void work.clear(selection.area);
    else if (key.length !== 1) return false;
    else if (key !== " " || !this.#toggle(row, column)) this.edit(row, column, key);
    return true;
  }

  /** Columns get wider or narrower by keys, as by their edge. */
  #widen(key: string): boolean {
    const { selection, layout, isRtl } = this.view;
    if (selection.row >= 0 || (key !== "ArrowLeft" && key !== "ArrowRight")) return false;
    const by = (key === "ArrowRight") !== isRtl ? 16 : -16;
    layout.resize(selection.column, layout.drawn(selection.column) + by);
    return true;
  }

  readonly resized = (event: PointerEvent): void => {
    event.stopPropagation();
    event.preventDefault();
    const [, column] = placeOf(event)!;
    const handle = event.target as HTMLElement;
    const way = this.view.isRtl ? -1 : 1;
    const start = handle.parentElement!.offsetWidth - way * event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = ({ clientX }) => {
      this.view.layout.resize(column, start + way * clientX);
      this.view.requestUpdate();
    };
    handle.onlostpointercapture = () => (handle.onpointermove = null);
  };

  readonly pointed = (event: PointerEvent): void => {
    const at = placeOf(event);
    if (!at || event.button !== 0 || (event.composedPath()[0] as HTMLElement).matches(FIELDS)) return;
    this.view.selection.to(...at, event.shiftKey && at[0] >= 0);
    // A finger may be about to scroll.
    if (event.pointerType === "mouse") this.view.go();
    else this.view.requestUpdate();
  };

  readonly dragged = (event: PointerEvent): void => {
    const { selection, editing } = this.view;
    const at = event.buttons === 1 && event.pointerType === "mouse" && !editing ? placeOf(event) : undefined;
    if (!at || at[0] < 0 || selection.row < 0 || selection.isActive(...at)) return;
    selection.to(...at, true);
    this.view.requestUpdate();
  };

  readonly opened = (event: MouseEvent): void => {
    const at = placeOf(event);
    if (at && at[0] >= 0 && !this.view.editing && this.view.wire.columns[at[1]]!.kind !== "bool") this.edit(...at);
  };

  readonly clicked = (event: MouseEvent): void => {
    const at = placeOf(event);
    const target = event.composedPath()[0] as HTMLElement;
    if (!at) return;
    if (target.matches("input[type=checkbox]")) this.#toggle(...at);
    else if (at[0] < 0 && !this.view.editing && !target.matches(".resize, input, textarea")) this.view.sort(at[1], event.shiftKey);
    this.view.requestUpdate();
  };

  async copy(kind: "csv" | "tsv", { rows, columns }: Area): Promise<void> {
    const { wire, windows } = this.view;
    try {
      await copyText((await this.view.ask({ kind, version: wire.version, rows, columns, query: windows.query })) as string);
    } catch (error) {
      this.view.problem = (error as Error).message;
    }
  }

  readonly pasted = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain");
    const { selection, isEditable, editing, work, canGrow } = this.view;
    if (!text || !isEditable || editing || selection.row < 0) return;
    event.preventDefault();
    const { rows, columns } = selection.area;
    void work.paste(text, rows[0], columns[0], canGrow);
  };
}

/** The cell in which it happened. */
function placeOf(event: Event): [row: number, column: number] | undefined {
  const cell = event.composedPath().find((each): each is HTMLElement => each instanceof HTMLElement && each.dataset.at !== undefined);
  return cell?.dataset.at!.split(":").map(Number) as [number, number] | undefined;
}
