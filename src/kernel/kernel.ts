/**
 * The seam behind which a notebook's kernel stands. tslab is the first that does (`tslab.node.ts`); whoever implements this
 * interface brings Inlay to another one.
 */

/** A Jupyter message's header, as it came. */
export interface Header {
  readonly msg_id: string;
  readonly session: string;
}

/** Something to say on iopub. */
export interface Publication {
  readonly type: string;
  readonly content: object;
  readonly metadata?: object;
  readonly buffers?: readonly Uint8Array[];
  /** The request that it answers or belongs to: an output needs its cell's. */
  readonly parent?: Header | undefined;
}

/** A `comm_open`, `comm_msg` or `comm_close` of a page. */
export interface CommRequest {
  readonly type: string;
  readonly header: Header;
  readonly content: unknown;
  readonly buffers: readonly Uint8Array[];
}

/** One run of a cell. */
export interface Cell {
  /** The same for each run of the cell, where the front end tells it. */
  readonly id: string;
  readonly header: Header;
  /** Has this done when the cell runs again. Gives a function that takes it back. */
  own(remove: () => void): () => void;
}

export interface Kernel {
  /** Sends, in the order of the calls; many in one tick are spread over time. */
  publish(message: Publication): void;
  /** Who gets the pages' comm messages, and is asked which comms are open. */
  serve(comms: { receive(request: CommRequest): void; info(target?: string): Record<string, { target_name: string }> }): void;
  /** The run of the cell whose code, or whose callback, runs now. */
  currentCell(): Cell | undefined;
  /** Calls back when the user interrupts the kernel. */
  onInterrupt(callback: () => void): void;
  /** Calls back with all that is printed from now on, where it is printed. */
  onPrint(callback: (stream: "stdout" | "stderr", text: string) => void): void;
  /** True while the kernel prints the value of a cell's last expression. */
  printsLastExpression(): boolean;
  /** Writes a line to the server's log, not into the notebook. */
  log(line: string): void;
  /** What a custom inspection returns to print nothing at all, not even an empty line. */
  readonly nothing: string;
}
