/** The vectors of an index file: kept in it by rowid, and scanned in memory. Which texts want one is known there, too. */
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { dot } from '../embedder.ts';
import type { TextHash } from '../semantic-text.ts';
import { type EmbeddingModel, type KnownVectors, type NewVector, packed, type WantingText } from '../text-vectors.ts';
import { metaOf, setMeta } from './meta.ts';
import type { MeaningText } from './prepare.ts';
import { inTransaction } from './transaction.ts';
import { VectorMatrix } from './vector-matrix.ts';

export interface VectorsOptions {
  /** Undefined where search by meaning is off: what the file has is kept. */
  readonly model: EmbeddingModel | undefined;
  readonly readOnly: boolean;
  /** Vectors of texts that are known elsewhere: of the file that this one is to replace, of the shipped texts. */
  readonly known?: KnownVectors | undefined;
  /** Those of the same file before it was closed: what they have in memory is taken over. */
  readonly loaded?: Vectors | undefined;
}

export interface NearRow {
  readonly rowid: number;
  readonly cosine: number;
}

/** Recall at 10 of eight-bit numbers alone is 0.90, with the best 50 rescored 1.00 (measured). */
const RESCORED_FOR_ONE = 5;
const MOST_RESCORED = 200;
const NOTHING = () => {};

export class Vectors {
  /** Below it a row has nothing to do with a query. */
  readonly leastCosine: number;
  /** What of them is in memory; undefined where there are none of the model. */
  readonly matrix: VectorMatrix | undefined;
  readonly #database: DatabaseSync;
  readonly #known: KnownVectors;
  /** The file has vectors of another model and is only read. */
  readonly #isOfOther: boolean;
  /** While a large file is made anew without a vector, to look for one would take longer than to put its text in. */
  #hasSome: boolean;

  /** Vectors of another model are dropped, unless the file is only read: it has none then. */
  constructor(database: DatabaseSync, { model, readOnly, known = () => undefined, loaded }: VectorsOptions) {
    this.#database = database;
    this.#known = known;
    this.leastCosine = model?.leastCosine ?? 0;
    this.#hasSome = this.#one('SELECT 1 FROM vector LIMIT 1') !== undefined;
    const isOther = model !== undefined && metaOf(database, 'model') !== model.identity;
    this.#isOfOther = isOther && readOnly;
    if (!model || this.#isOfOther) return;
    if (isOther) this.#becomeOf(model);
    this.matrix = loaded?.matrix ?? new VectorMatrix(model.dimension);
    if (!readOnly && !loaded) this.#takeKnown();
  }

  /** `isNew`: the row never had a text. Inside a transaction; what is given back is to be done after it. */
  put(rowid: number, meaning: MeaningText | undefined, isNew = false): () => void {
    if (!meaning) return isNew ? NOTHING : this.drop(rowid);
    const { text, hash } = meaning;
    const before = isNew ? undefined : this.#one('SELECT hash FROM semantic WHERE doc = ?', rowid);
    if (before?.hash === hash) return NOTHING;
    const numbers = this.find(hash) ?? this.#known(hash);
    const values = [hash, text, numbers ? 0 : 1, rowid];
    if (before) this.#run('UPDATE semantic SET hash = ?, text = ?, is_wanting = ? WHERE doc = ?', values);
    else this.#run('INSERT INTO semantic (hash, text, is_wanting, doc) VALUES (?, ?, ?, ?)', values);
    if (!numbers) return before ? this.#without(rowid) : NOTHING;
    this.#write(rowid, numbers);
    return () => this.#remember(rowid, numbers);
  }

  /** Inside a transaction; what is given back is to be done after it. */
  drop(rowid: number): () => void {
    this.#run('DELETE FROM semantic WHERE doc = ?', [rowid]);
    return this.#without(rowid);
  }

  /** Texts that want a vector, each once, the longest waiting first. */
  wanting(limit: number): readonly WantingText[] {
    const rows = this.#database
      .prepare('SELECT hash, text FROM semantic WHERE is_wanting = 1 ORDER BY doc LIMIT ?')
      .all(limit);
    const texts = new Map(rows.map(({ hash, text }) => [String(hash), String(text)]));
    return [...texts].map(([hash, text]) => ({ hash, text }));
  }

  /** To every row that has the text and wants its vector; a text that is there no more is passed over. */
  keep(vectors: readonly NewVector[]): void {
    const kept: { readonly rowid: number; readonly numbers: Uint8Array }[] = [];
    inTransaction(this.#database, () => {
      const settle = this.#database.prepare(
        'UPDATE semantic SET is_wanting = 0 WHERE hash = ? AND is_wanting = 1 RETURNING doc',
      );
      for (const { hash, vector } of vectors) {
        const numbers = packed(vector);
        for (const { doc } of settle.all(hash)) kept.push({ rowid: Number(doc), numbers });
      }
      for (const { rowid, numbers } of kept) this.#write(rowid, numbers);
    });
    for (const { rowid, numbers } of kept) this.#remember(rowid, numbers);
  }

  find(hash: TextHash): Uint8Array | undefined {
    if (!this.#hasSome) return undefined;
    const found = this.#one(
      'SELECT numbers FROM semantic JOIN vector ON vector.doc = semantic.doc WHERE hash = ? AND is_wanting = 0 LIMIT 1',
      hash,
    );
    return found?.numbers instanceof Uint8Array ? found.numbers : undefined;
  }

  counts(): { readonly vectors: number; readonly wanting: number } {
    const all = Number(this.#one('SELECT count(*) AS n FROM semantic')?.n);
    const wanting = this.#isOfOther
      ? all
      : Number(this.#one('SELECT count(*) AS n FROM semantic WHERE is_wanting = 1')?.n);
    return { vectors: all - wanting, wanting };
  }

  /** Whether a text wants its vector. */
  isBehind(): boolean {
    return this.#one('SELECT 1 FROM semantic WHERE is_wanting = 1 LIMIT 1') !== undefined;
  }

  /** Some more of the vectors into memory; whether that is all of them. */
  load(limit: number): boolean {
    const { matrix } = this;
    if (!matrix || matrix.isWhole) return true;
    const rows = this.#database.prepare('SELECT doc, numbers FROM vector WHERE doc > ? ORDER BY doc LIMIT ?');
    let read = 0;
    for (const { doc, numbers } of rows.iterate(matrix.readTo, limit)) {
      matrix.readTo = Number(doc);
      if (numbers instanceof Uint8Array) matrix.set(matrix.readTo, halves(numbers));
      read += 1;
    }
    if (read < limit) matrix.readTo = Number.POSITIVE_INFINITY;
    return matrix.isWhole;
  }

  /**
   * The `count` accepted rows with the highest cosines, highest first, ties by rowid; none where there are no vectors of the model.
   * Where `isOver` becomes true, of the rows looked at until then. Cost: linear, 10 ms for 100,000 vectors.
   */
  nearest(
    query: Float32Array,
    accept: (rowid: number) => boolean,
    count: number,
    isOver: () => boolean = () => false,
  ): readonly NearRow[] {
    if (!this.matrix) return [];
    this.load(Number.MAX_SAFE_INTEGER);
    const near = this.matrix.nearest(
      query,
      Math.max(count, Math.min(count * RESCORED_FOR_ONE, MOST_RESCORED)),
      accept,
      isOver,
    );
    const cosines = this.cosines(
      query,
      near.map(({ rowid }) => rowid),
    );
    return near
      .map(({ rowid, about }) => ({ rowid, cosine: cosines.get(rowid) ?? about }))
      .sort((a, b) => b.cosine - a.cosine || a.rowid - b.rowid)
      .slice(0, count);
  }

  /** By row; rows without a vector are left out. Cost: 5 µs a row, a third of asking for each alone. */
  cosines(query: Float32Array, rowids: readonly number[]): ReadonlyMap<number, number> {
    return new Map([...this.of(rowids)].map(([rowid, vector]) => [rowid, dot(query, vector)]));
  }

  /** Of each row its vector; rows without one are left out. */
  of(rowids: readonly number[]): ReadonlyMap<number, Float16Array> {
    const rows = this.#database.prepare(
      'SELECT doc, numbers FROM vector WHERE doc IN (SELECT value FROM json_each(?))',
    );
    const vectors = new Map<number, Float16Array>();
    for (const { doc, numbers } of rows.iterate(JSON.stringify(rowids)))
      if (numbers instanceof Uint8Array) vectors.set(Number(doc), halves(numbers));
    return vectors;
  }

  /** Undefined where the row has no vector. */
  cosine(query: Float32Array, rowid: number): number | undefined {
    return this.cosines(query, [rowid]).get(rowid);
  }

  #write(rowid: number, numbers: Uint8Array): void {
    this.#hasSome = true;
    this.#run('INSERT OR REPLACE INTO vector (doc, numbers) VALUES (?, ?)', [rowid, numbers]);
  }

  #without(rowid: number): () => void {
    this.#run('DELETE FROM vector WHERE doc = ?', [rowid]);
    return () => this.matrix?.delete(rowid);
  }

  /** A row that is not loaded yet comes with its turn. */
  #remember(rowid: number, numbers: Uint8Array): void {
    if (this.matrix && rowid <= this.matrix.readTo) this.matrix.set(rowid, halves(numbers));
  }

  #becomeOf({ identity }: EmbeddingModel): void {
    inTransaction(this.#database, () => {
      this.#run('DELETE FROM vector', []);
      this.#run('UPDATE semantic SET is_wanting = 1', []);
      setMeta(this.#database, 'model', identity);
    });
  }

  /** For texts that came while search by meaning was off, or of another model. */
  #takeKnown(): void {
    const rows = this.#database.prepare('SELECT doc, hash FROM semantic WHERE is_wanting = 1').all();
    const known = rows.flatMap(({ doc, hash }) => {
      const numbers = this.#known(String(hash));
      return numbers ? [{ rowid: Number(doc), numbers }] : [];
    });
    if (known.length === 0) return;
    inTransaction(this.#database, () => {
      for (const { rowid, numbers } of known) {
        this.#run('UPDATE semantic SET is_wanting = 0 WHERE doc = ?', [rowid]);
        this.#write(rowid, numbers);
      }
    });
    for (const { rowid, numbers } of known) this.#remember(rowid, numbers);
  }

  #one(sql: string, value?: SQLInputValue): Record<string, SQLOutputValue> | undefined {
    const statement = this.#database.prepare(sql);
    return value === undefined ? statement.get() : statement.get(value);
  }

  #run(sql: string, values: readonly SQLInputValue[]): void {
    this.#database.prepare(sql).run(...values);
  }
}

function halves({ buffer, byteOffset, byteLength }: Uint8Array): Float16Array {
  return new Float16Array(buffer, byteOffset, byteLength / Float16Array.BYTES_PER_ELEMENT);
}
