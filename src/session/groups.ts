/** Which limits hold for a listener's calls: its own, those of its group, or its app's. */
import type { ListenerNode } from "../graph/listener";
import { rootOf, type RootNode } from "../graph/root";
import type { Batch, Group, Room } from "../queue/queue";

const ofListeners = new WeakMap<ListenerNode, Group>();
const ofRoots = new WeakMap<RootNode, Map<string, Group>>();
const batches = new WeakMap<ListenerNode, Batch>();
/** Listeners of components that stand in no app. */
const outside: Room = { maxSize: null };

export function groupOf(listener: ListenerNode): Group {
  const root = rootOf(listener.origin);
  const { concurrencyId: id, concurrencyLimit: own } = listener.options;
  const make = (): Group => ({ limit: own !== undefined ? own : root ? root.limits.defaultConcurrencyLimit : 1 });
  return id === undefined || !root
    ? known(ofListeners, listener, make)
    : known(
        known(ofRoots, root, () => new Map<string, Group>()),
        id,
        make,
      );
}

export function roomOf(listener: ListenerNode): Room {
  return rootOf(listener.origin)?.limits ?? outside;
}

/** The same object for all calls that may run together. */
export function batchOf(listener: ListenerNode): Batch | undefined {
  const { batch, maxBatchSize = 4, batchWindow = 5 } = listener.options;
  return batch ? known(batches, listener, () => ({ size: maxBatchSize, window: batchWindow })) : undefined;
}

interface Cache<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What is there under the key, or is made now. */
function known<K, V>(cache: Cache<K, V>, key: K, make: () => V): V {
  const there = cache.get(key);
  if (there !== undefined) return there;
  const made = make();
  cache.set(key, made);
  return made;
}
