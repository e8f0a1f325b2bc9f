/**
 * In how many rows each gram is, and how long the rows are: what BM25 over grams needs of the whole (lex.ts), kept right with every
 * row that comes and goes. A gram that is in none has no line. Counts wait in memory and are written with their batch; while a file
 * is made anew they wait for its end, since the same grams come with nearly every document.
 */
import type { DatabaseSync } from 'node:sqlite';
import { type GramSet, gramOfCode } from '../../text/grams.ts';
import { CodeTally, type CountedCodes, merged } from './code-tally.ts';
import { metaOf, setMeta } from './meta.ts';

/** What was counted elsewhere, to be added: by gram, and the length of all rows. */
export interface CountedGrams {
  readonly codes: CountedCodes;
  readonly others: ReadonlyMap<string, number>;
  readonly length: number;
}

/** Some 16 MB. */
const MOST_WAITING = 2_000_000;

export class GramCounts {
  readonly #database: DatabaseSync;
  /** Of rows that came, and of those that went. */
  #come = new CodeTally();
  #gone = new CodeTally();
  #others = new Map<string, number>();
  #length = 0;
  /** What is being written, piece by piece; what comes meanwhile waits for the next time. */
  #leaving: Iterator<readonly [string, number]> | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Of one row: `sign` is 1 where it comes, -1 where it goes. */
  add({ codes, others, length }: GramSet, sign: 1 | -1): void {
    this.#length += sign * length;
    (sign === 1 ? this.#come : this.#gone).add(codes);
    for (const gram of others) this.#others.set(gram, (this.#others.get(gram) ?? 0) + sign);
  }

  addCounted({ codes, others, length }: CountedGrams): void {
    this.#length += length;
    this.#come.addCounted(codes);
    for (const [gram, rows] of others) this.#others.set(gram, (this.#others.get(gram) ?? 0) + rows);
  }

  /** Whether some should be written before more come. */
  get isFull(): boolean {
    return this.#leaving !== undefined || this.#come.size + this.#others.size > MOST_WAITING;
  }

  /** At most so many, in the order of their lines, which is quickest; whether more wait. Inside a transaction. */
  write(most = Number.POSITIVE_INFINITY): boolean {
    const put = this.#database.prepare(
      'INSERT INTO gram (gram, rows) VALUES (?, ?) ON CONFLICT (gram) DO UPDATE SET rows = rows + excluded.rows',
    );
    const drop = this.#database.prepare('DELETE FROM gram WHERE gram = ? AND rows <= 0');
    this.#writeLength();
    for (let left = most; left > 0; left--) {
      const next = this.#next();
      if (!next) return false;
      const [gram, by] = next;
      if (by !== 0) put.run(gram, by);
      if (by < 0) drop.run(gram);
    }
    return true;
  }

  /** After a batch that was undone. */
  forget(): void {
    this.#leaving = undefined;
    this.#come = new CodeTally();
    this.#gone = new CodeTally();
    this.#others = new Map();
    this.#length = 0;
  }

  /** Of all rows together, in grams, as the file has it. */
  get length(): number {
    return Number(metaOf(this.#database, 'length') ?? 0);
  }

  frequencies(grams: readonly string[]): ReadonlyMap<string, number> {
    const rows = this.#database
      .prepare('SELECT gram, rows FROM gram WHERE gram IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(grams));
    return new Map(rows.map(({ gram, rows: count }) => [String(gram), Number(count)]));
  }

  #writeLength(): void {
    if (this.#length === 0) return;
    setMeta(this.#database, 'length', String(this.length + this.#length));
    this.#length = 0;
  }

  #next(): readonly [string, number] | undefined {
    for (;;) {
      this.#leaving ??= this.#taken();
      if (!this.#leaving) return undefined;
      const { done, value } = this.#leaving.next();
      if (!done) return value;
      this.#leaving = undefined;
    }
  }

  /** All that wait, which are taken out. */
  #taken(): Iterator<readonly [string, number]> | undefined {
    const codes = merged(this.#come.taken(), this.#gone.taken(), -1);
    if (codes.codes.length + this.#others.size === 0) return undefined;
    const taken = inOrder(codes, this.#others);
    this.#others = new Map();
    return taken;
  }
}

function* inOrder(
  { codes, counts }: CountedCodes,
  others: ReadonlyMap<string, number>,
): Generator<readonly [string, number]> {
  for (let i = 0; i < codes.length; i++) yield [gramOfCode(codes[i] ?? 0), counts[i] ?? 0];
  yield* others;
}
