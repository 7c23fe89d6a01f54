/** The notebook as a place to live: one session for all its apps, shown under its cells. */
import type { Host } from "./apps/host";
import type { BlockNode } from "./graph/block";
import type { Cell, Kernel } from "./kernel/kernel";
import { Widgets, type Model } from "./kernel/widgets";
import { SessionFiles } from "./session/files.node";
import { hereLater } from "./session/context.node";
import { Queue } from "./queue/queue";
import type { Link } from "./session/link";
import { Session, type Place } from "./session/session";
import { interruptJobs } from "./worker/job.node";

interface Shown {
  link: Link;
  model: Model;
  /** The runs of cells under which it stands. */
  cells: WeakSet<Cell>;
}

export class Notebook implements Host, Place {
  readonly #widgets: Widgets;
  readonly #shown = new Map<BlockNode, Shown>();
  readonly session: Session;

  constructor(private readonly kernel: Kernel) {
    this.#widgets = new Widgets(kernel);
    const files = new SessionFiles();
    process.once("exit", () => files.close());
    this.session = new Session(new Queue(), files, this);
    kernel.onInterrupt(() => {
      this.session.interrupt();
      interruptJobs();
    });
  }

  show(root: BlockNode, text: string): void {
    const shown = this.#shown.get(root) ?? this.#open(root);
    const cell = this.kernel.currentCell();
    if (!cell || shown.cells.has(cell)) return;
    shown.cells.add(cell);
    shown.model.show(cell, text);
  }

  close(root: BlockNode): void {
    const shown = this.#shown.get(root);
    if (!shown) return;
    this.#shown.delete(root);
    this.session.hide(shown.link);
  }

  own = (remove: () => void): (() => void) => this.kernel.currentCell()?.own(remove) ?? (() => {});

  inspect = (block: BlockNode, line: string): string => {
    if (!this.kernel.printsLastExpression()) return line;
    this.show(block, line);
    return this.kernel.nothing;
  };

  log = (line: string): void => this.kernel.log(line);

  onPrint: Place["onPrint"] = (tell) => this.kernel.onPrint(tell);

  #open(root: BlockNode): Shown {
    let model: Model;
    const link = this.session.show(root, hereLater(), (served) => (model = this.#widgets.open(served)));
    const shown = { link, model: model!, cells: new WeakSet<Cell>() };
    this.#shown.set(root, shown);
    this.own(() => this.close(root));
    return shown;
  }
}
