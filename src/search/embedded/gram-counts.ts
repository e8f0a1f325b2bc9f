/**
 * In how many rows each gram is, and how long the rows are: what BM25 over grams needs of the whole (lex.ts), kept right with every
 * row that comes and goes. A gram that is in none has no line. Counts wait in memory and are written with their batch; while a file
 * is made anew they wait for its end, since the same grams come with nearly every document.
 */
import type { DatabaseSync } from 'node:sqlite';
import { type GramSet, gramOfCode } from '../../text/grams.ts';
import { CodeCounts } from './code-counts.ts';
import { metaOf, setMeta } from './meta.ts';

/** Some 35 MB. */
const MOST_WAITING = 2_000_000;

export class GramCounts {
  readonly #database: DatabaseSync;
  #codes = new CodeCounts();
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
    for (const code of codes) this.#codes.add(code, sign);
    for (const gram of others) this.#others.set(gram, (this.#others.get(gram) ?? 0) + sign);
  }

  /** Whether some should be written before more come. */
  get isFull(): boolean {
    return this.#leaving !== undefined || this.#codes.size + this.#others.size > MOST_WAITING;
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
    this.#codes = new CodeCounts();
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
    if (this.#codes.size + this.#others.size === 0) return undefined;
    const taken = inOrder(this.#codes, this.#others);
    this.#codes = new CodeCounts();
    this.#others = new Map();
    return taken;
  }
}

function* inOrder(codes: CodeCounts, others: ReadonlyMap<string, number>): Generator<readonly [string, number]> {
  for (const code of codes.codes()) yield [gramOfCode(code), codes.of(code)];
  yield* others;
}
