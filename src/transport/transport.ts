import type { Down, Up } from "../wire/message";

/** A way to the pages that show one app, seen from the app's side. It may lose messages, but never reorders them. */
export interface Transport {
  /** To every page, or to the one that the message names. */
  send(message: Down): void;
  close(): void;
}

/** What the other side of a transport is given: where messages go, and what a page that comes later begins with. */
export interface Served {
  receive(message: Up): void;
  snapshot(): Down & { type: "snapshot" };
}
