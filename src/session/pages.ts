/**
 * How far the pages of one link have come. Frames flow while some page keeps up; a page that falls silent is asked whether it
 * is there, and forgotten until it speaks again, so that nothing piles up for a tab that was closed.
 */

/** Frames on their way to a page that hasn't acknowledged them. More only add to its delay. */
const WINDOW = 4;
/** After so long without a word a page counts as gone. In milliseconds. */
const SILENCE = 2_000;
/** How often a silent page is asked: after 2, 4, 8 and 16 s. */
const QUESTIONS = 4;

interface Page {
  rev: number;
  /** Its last input that was dealt with. */
  seq: number;
  heard: number;
  present: boolean;
}

export class Pages {
  readonly #pages = new Map<string, Page>();
  #timer: NodeJS.Timeout | undefined;
  #questions = 0;

  constructor(
    private readonly revision: () => number,
    private readonly ask: () => void,
    private readonly gone: (page: string) => void,
  ) {}

  /** A page said which revision it has. True where it must be told everything: it comes, or comes back, with another one. */
  heard(id: string, rev: number): boolean {
    const page = this.#pages.get(id) ?? { rev, seq: 0, heard: 0, present: false };
    const isNew = !page.present;
    Object.assign(page, { rev, heard: performance.now(), present: true });
    this.#pages.set(id, page);
    this.#questions = 0;
    return isNew && rev !== this.revision();
  }

  /** An input of the page was dealt with. */
  dealt(id: string, seq: number): void {
    const page = this.#pages.get(id);
    if (page) page.seq = seq;
  }

  /** Its last input that was dealt with; inputs count from 1. */
  seq(id: string): number {
    return this.#pages.get(id)?.seq ?? 0;
  }

  /** The last input of each page. */
  get seen(): Record<string, number> {
    return Object.fromEntries([...this.#pages].map(([id, { seq }]) => [id, seq]));
  }

  /** The page was told everything. */
  told(id: string): void {
    const page = this.#pages.get(id);
    if (page) page.rev = this.revision();
  }

  left(id: string): void {
    this.#pages.delete(id);
    this.gone(id);
  }

  /** The page that spoke last. */
  get newest(): string | undefined {
    const present = [...this.#pages].filter(([, page]) => page.present);
    return present.sort(([, a], [, b]) => b.heard - a.heard)[0]?.[0];
  }

  /** Somebody is there to send to. */
  get any(): boolean {
    for (const { present } of this.#pages.values()) if (present) return true;
    return false;
  }

  /** The page that is furthest along can take one more frame. */
  get ready(): boolean {
    const newest = this.revision();
    for (const { present, rev } of this.#pages.values()) if (present && newest - rev < WINDOW) return true;
    return false;
  }

  /** A frame was sent: somebody should say that it came. */
  expect(wait = SILENCE): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#check(wait);
    }, wait).unref();
  }

  /** Nobody is expected any more. */
  close(): void {
    clearTimeout(this.#timer);
  }

  #check(wait: number): void {
    const behind = [...this.#pages.values()].filter(({ rev }) => rev < this.revision());
    if (!behind.length) return;
    const now = performance.now();
    for (const page of behind) if (now - page.heard >= SILENCE) page.present = false;
    if (behind.every(({ present }) => present)) return this.expect();
    if (this.#questions++ >= QUESTIONS) return this.#forget();
    this.ask();
    this.expect(wait * 2);
  }

  /** Pages that never answered don't come back under their name. */
  #forget(): void {
    for (const [id, { present }] of this.#pages) if (!present) this.left(id);
  }
}
