/** Which rows have a term: read from FTS5 in one piece, and kept until the next write. */
import type { DatabaseSync } from 'node:sqlite';
import { matchOf } from './ddl.ts';
import { type Deadline, inTimeAt } from './deadline.ts';
import type { GramCounts } from './gram-counts.ts';
import { KeptCounts } from './kept-counts.ts';

const NONE = new Uint32Array(0);
/** Rowids of all kept postings: 16 MB. */
const MAX_KEPT = 4_000_000;
/** So many words of a query are nearly always all looked for: reading their rows tells how many there are. */
const FEW_TERMS = 8;
const HAN_WORD = /^\p{Script=Han}+$/u;

export class Postings {
  readonly #database: DatabaseSync;
  readonly #deadline: Deadline;
  /** The longest unused first. */
  readonly #kept = new Map<string, Uint32Array>();
  #size = 0;
  readonly #ofTerms = new KeptCounts();
  readonly #ofGrams = new KeptCounts();

  constructor(database: DatabaseSync, deadline: Deadline) {
    this.#database = database;
    this.#deadline = deadline;
  }

  /** Ascending; empty past the deadline. Cost: 0.2 µs a row, the first time. */
  of(term: string): Uint32Array {
    return this.#rowsOf(term) ?? NONE;
  }

  /** In how many rows each term is; those that are in none are left out. FTS5 counts them one by one, so counts are kept as well. */
  frequencies(terms: readonly string[]): ReadonlyMap<string, number> {
    return this.#ofTerms.of(terms, (unknown) => this.#count(unknown));
  }

  /** The same of grams. */
  frequenciesOfGrams(some: readonly string[], grams: GramCounts): ReadonlyMap<string, number> {
    return this.#ofGrams.of(some, (unknown) => grams.frequencies(unknown));
  }

  /** After a write. */
  clear(): void {
    this.#kept.clear();
    this.#ofTerms.clear();
    this.#ofGrams.clear();
    this.#size = 0;
  }

  /** Undefined past the deadline. */
  #rowsOf(term: string): Uint32Array | undefined {
    const known = this.#kept.get(term);
    const rows = known ?? this.#read(term);
    if (!rows) return undefined;
    this.#kept.delete(term);
    this.#kept.set(term, rows);
    if (!known) this.#size += rows.length;
    this.#forgetOldest();
    return rows;
  }

  #count(terms: readonly string[]): ReadonlyMap<string, number> | undefined {
    const isFew = terms.length <= FEW_TERMS && terms.every((term) => HAN_WORD.test(term));
    return isFew ? this.#countRows(terms) : this.#countAll(terms);
  }

  #countRows(terms: readonly string[]): ReadonlyMap<string, number> | undefined {
    const counts = new Map<string, number>();
    for (const term of terms) {
      const rows = this.#rowsOf(term);
      if (!rows) return undefined;
      counts.set(term, rows.length);
    }
    return counts;
  }

  #countAll(terms: readonly string[]): ReadonlyMap<string, number> | undefined {
    const counted = this.#deadline.unlessOver(() =>
      this.#database
        .prepare('SELECT term, doc FROM vocabulary WHERE term IN (SELECT value FROM json_each(?)) AND deadline()')
        .all(JSON.stringify(terms)),
    );
    return counted && new Map(counted.map(({ term, doc }) => [String(term), Number(doc)]));
  }

  #read(term: string): Uint32Array | undefined {
    return this.#deadline.unlessOver(() => {
      const found = this.#database
        .prepare(
          `SELECT json_group_array(rowid) AS rows FROM full_text WHERE full_text MATCH ? AND ${inTimeAt('rowid')}`,
        )
        .get(matchOf([term]));
      return new Uint32Array(JSON.parse(String(found?.rows ?? '[]')) as readonly number[]);
    });
  }

  #forgetOldest(): void {
    for (const [term, rows] of this.#kept) {
      if (this.#size <= MAX_KEPT || this.#kept.size === 1) return;
      this.#kept.delete(term);
      this.#size -= rows.length;
    }
  }
}
