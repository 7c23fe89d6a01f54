/** First in, first out, but owners take turns: who brings many at once doesn't keep the others waiting. */
export class Turns<T extends { readonly owner: object }> {
  /** Whose turn is next stands first. */
  readonly #owners = new Map<object, Set<T>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(item: T): void {
    const own = this.#owners.get(item.owner);
    if (own) own.add(item);
    else this.#owners.set(item.owner, new Set([item]));
    this.#size++;
  }

  /** Who is next; it stays. */
  get first(): T | undefined {
    for (const own of this.#owners.values()) for (const item of own) return item;
    return undefined;
  }

  has(item: T): boolean {
    return this.#owners.get(item.owner)?.has(item) ?? false;
  }

  /** Takes the next one, or the next that is wanted. */
  take(wanted: (item: T) => boolean = () => true): T | undefined {
    for (const item of this) {
      if (!wanted(item)) continue;
      this.remove(item);
      // Its owner has had a turn.
      const own = this.#owners.get(item.owner);
      if (own) {
        this.#owners.delete(item.owner);
        this.#owners.set(item.owner, own);
      }
      return item;
    }
    return undefined;
  }

  /** True where it was there. */
  remove(item: T): boolean {
    const own = this.#owners.get(item.owner);
    if (!own?.delete(item)) return false;
    if (!own.size) this.#owners.delete(item.owner);
    this.#size--;
    return true;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const own of this.#owners.values()) yield* own;
  }
}
