/**
 * In how many rows each gram is, and how long the rows are: what BM25 over grams needs of the whole (lex.ts), kept right with every
 * row that comes and goes. A gram that is in none has no line. Counts wait in memory and are written with their batch.
 */
import type { DatabaseSync } from 'node:sqlite';
import { type GramSet, gramOfCode } from '../../text/grams.ts';

export class GramCounts {
  readonly #database: DatabaseSync;
  readonly #codes = new Map<number, number>();
  readonly #others = new Map<string, number>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Of one row: `sign` is 1 where it comes, -1 where it goes. */
  add({ codes, others }: GramSet, sign: 1 | -1): void {
    for (const code of codes) this.#codes.set(code, (this.#codes.get(code) ?? 0) + sign);
    for (const gram of others) this.#others.set(gram, (this.#others.get(gram) ?? 0) + sign);
  }

  get waiting(): number {
    return this.#codes.size + this.#others.size;
  }

  /** At most so many, those that wait longest first. Inside a transaction. */
  write(most = Number.POSITIVE_INFINITY): void {
    const put = this.#database.prepare(
      'INSERT INTO gram (gram, rows) VALUES (?, ?) ON CONFLICT (gram) DO UPDATE SET rows = rows + excluded.rows',
    );
    const drop = this.#database.prepare('DELETE FROM gram WHERE gram = ? AND rows <= 0');
    const change = (gram: string, by: number) => {
      if (by !== 0) put.run(gram, by);
      if (by < 0) drop.run(gram);
    };
    for (const [code, by] of taken(this.#codes, most)) change(gramOfCode(code), by);
    for (const [gram, by] of taken(this.#others, most)) change(gram, by);
  }

  /** After a batch that was undone. */
  forget(): void {
    this.#codes.clear();
    this.#others.clear();
  }

  frequencies(grams: readonly string[]): ReadonlyMap<string, number> {
    const rows = this.#database
      .prepare('SELECT gram, rows FROM gram WHERE gram IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(grams));
    return new Map(rows.map(({ gram, rows: count }) => [String(gram), Number(count)]));
  }
}

/** The first of them, which are taken out. */
function* taken<K>(counts: Map<K, number>, most: number): Generator<readonly [K, number]> {
  let left = most;
  for (const one of counts) {
    if (left-- <= 0) return;
    counts.delete(one[0]);
    yield one;
  }
}
