/** In how many rows terms or grams are, kept until the next write: queries ask for the same again and again. */

const MAX_KEPT = 50_000;

export class KeptCounts {
  readonly #counts = new Map<string, number>();

  /**
   * What is in no row is left out. `count` is asked for what is not known yet, and what it leaves out is in no row; where it gives
   * undefined (its time was over), that stays unknown.
   */
  of(
    keys: readonly string[],
    count: (unknown: readonly string[]) => ReadonlyMap<string, number> | undefined,
  ): ReadonlyMap<string, number> {
    const unknown = keys.filter((key) => !this.#counts.has(key));
    const counted = unknown.length > 0 ? count(unknown) : undefined;
    if (counted) {
      if (this.#counts.size > MAX_KEPT) this.#counts.clear();
      for (const key of unknown) this.#counts.set(key, counted.get(key) ?? 0);
    }
    const found = new Map<string, number>();
    for (const key of keys) {
      const rows = this.#counts.get(key) ?? counted?.get(key) ?? 0;
      if (rows > 0) found.set(key, rows);
    }
    return found;
  }

  clear(): void {
    this.#counts.clear();
  }
}
