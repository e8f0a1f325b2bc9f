/** The texts of rows, as they are scored and as they are shown; those of rows that are often among the best are kept. */
import type { ShownText } from '../highlight.ts';
import type { LexDocument } from '../lex.ts';
import { lexFields } from '../lexical-text.ts';
import type { SearchSettings } from '../settings.ts';
import type { Connection } from './connection.ts';
import { COLUMN_END } from './ddl.ts';
import { type Deadline, inTimeAt } from './deadline.ts';
import type { FactTable } from './fact-table.ts';
import { KeptRows } from './kept-rows.ts';

/** Characters: some 5,000 passages, 4 MB. */
const MOST_SCORED = 1_000_000;
/** Of those that are shown the map back to the original is kept as well: 4 MB. */
const MOST_SHOWN = 300_000;
/** So many are read between two looks at the clock. */
const ROWS_AT_ONCE = 200;

export class RowTexts {
  readonly #database: Connection;
  readonly #facts: FactTable;
  readonly #deadline: Deadline;
  readonly #scored: KeptRows<LexDocument>;
  readonly #shown: KeptRows<readonly ShownText[]>;

  constructor(database: Connection, facts: FactTable, deadline: Deadline) {
    this.#database = database;
    this.#facts = facts;
    this.#deadline = deadline;
    this.#scored = new KeptRows(facts, MOST_SCORED);
    this.#shown = new KeptRows(facts, MOST_SHOWN);
  }

  /** By row; those that were not read in time are left out. */
  scored(rowids: readonly number[], settings: SearchSettings): ReadonlyMap<number, LexDocument> {
    const documents = new Map<number, LexDocument>();
    const unknown: number[] = [];
    for (const rowid of rowids) {
      const known = this.#scored.get(rowid);
      if (known) documents.set(rowid, known);
      else unknown.push(rowid);
    }
    for (let at = 0; at < unknown.length && !this.#deadline.isOver(); at += ROWS_AT_ONCE) {
      for (const [rowid, document] of this.#readScored(unknown.slice(at, at + ROWS_AT_ONCE), settings))
        documents.set(rowid, document);
    }
    return documents;
  }

  /** None past the deadline. */
  shown(rowid: number): readonly ShownText[] {
    const known = this.#shown.get(rowid);
    if (known) return known;
    if (this.#deadline.isOver()) return [];
    const texts = String(this.#database.prepare('SELECT texts FROM doc WHERE rowid = ?').get(rowid)?.texts ?? '[]');
    // Written by put.ts from ShownText.
    const pairs = JSON.parse(texts) as readonly (readonly [ShownText['field'], string])[];
    const shown = pairs.map(([field, text]) => ({ field, text }));
    this.#shown.keep(rowid, shown, texts.length);
    return shown;
  }

  #readScored(rowids: readonly number[], settings: SearchSettings): readonly (readonly [number, LexDocument])[] {
    const rows = this.#deadline.unlessOver(() =>
      this.#database
        .prepare(
          `SELECT doc, length, texts FROM lexical WHERE doc IN (SELECT value FROM json_each(?)) AND ${inTimeAt('doc')}`,
        )
        .all(JSON.stringify(rowids)),
    );
    return (rows ?? []).map(({ doc, length, texts }) => {
      const [rowid, joined] = [Number(doc), String(texts)];
      const fields = lexFields(joined.split(COLUMN_END), this.#facts.isPassage(rowid), settings);
      const document = { fields, length: Number(length) };
      this.#scored.keep(rowid, document, joined.length);
      return [rowid, document] as const;
    });
  }
}
