/** What was read of rows, kept by rowid until a row changes; of all that is kept at most so many characters. */
import type { FactTable } from './fact-table.ts';

interface Kept<T> {
  readonly version: number;
  readonly value: T;
  readonly length: number;
}

export class KeptRows<T> {
  readonly #facts: FactTable;
  readonly #most: number;
  /** The longest unused first. */
  readonly #kept = new Map<number, Kept<T>>();
  #length = 0;

  constructor(facts: FactTable, most: number) {
    this.#facts = facts;
    this.#most = most;
  }

  get(rowid: number): T | undefined {
    const kept = this.#kept.get(rowid);
    if (!kept) return undefined;
    this.#kept.delete(rowid);
    if (kept.version === this.#facts.versionOf(rowid)) {
      this.#kept.set(rowid, kept);
      return kept.value;
    }
    this.#length -= kept.length;
    return undefined;
  }

  /** `length` in characters. */
  keep(rowid: number, value: T, length: number): void {
    this.#length += length - (this.#kept.get(rowid)?.length ?? 0);
    this.#kept.set(rowid, { version: this.#facts.versionOf(rowid), value, length });
    if (this.#length > this.#most) this.#forgetOldest();
  }

  /** A quarter at once: a map passes over what was taken from its front again and again. */
  #forgetOldest(): void {
    for (const [rowid, { length }] of this.#kept) {
      if (this.#length <= 0.75 * this.#most) return;
      this.#kept.delete(rowid);
      this.#length -= length;
    }
  }
}
