/** The tables of the index's own SQLite file. It is a projection: there are no migrations, an older file is made anew. */
import type { SearchColumn } from '../settings.ts';

/** Raise it when the tables change: a file of another version is made anew. */
export const TABLES_VERSION = 5;

/**
 * `doc.facts` is what filters and facets need (held in memory, too), `doc.texts` what highlights show, `doc.hash` that of the document
 * (document.ts), which is the same for each audience. The full text is fed
 * with words joined by spaces and keeps them: a table with contentless_delete does not take removed rows out of its counts, so
 * that bm25() drifts (seen in SQLite 3.53). The ascii tokenizer takes all beyond ASCII as it is: what a word is, is decided in
 * src/text alone. `lexical` has the normalised texts of the columns, parted by COLUMN_END, for scoring and exact phrases, with
 * the number of their grams, which `meta` has of all together; `gram` in how many of its rows each gram is. `spelling` has the keys
 * of spelling.ts. `fresh` are names that became known when the rows up to `upto` had been cut into words; those up to `done` are
 * cut again (recut.ts).
 */
export function tables(columns: readonly SearchColumn[]): string {
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  return `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE doc (
      rowid INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      audience TEXT NOT NULL,
      facts TEXT NOT NULL,
      texts TEXT NOT NULL,
      hash TEXT NOT NULL,
      UNIQUE (id, audience)
    );
    CREATE TABLE name (
      form TEXT NOT NULL,
      key TEXT NOT NULL,
      doc INTEGER NOT NULL,
      text TEXT NOT NULL,
      is_label INTEGER NOT NULL,
      weight REAL NOT NULL,
      PRIMARY KEY (form, key, doc, text)
    ) WITHOUT ROWID;
    CREATE INDEX name_doc ON name (doc);
    CREATE INDEX name_best ON name (form, substr(key, 1, 1), weight DESC);
    CREATE TABLE lexical (doc INTEGER PRIMARY KEY, length INTEGER NOT NULL, texts TEXT NOT NULL);
    CREATE TABLE gram (gram TEXT PRIMARY KEY, rows INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE spelling (key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)) WITHOUT ROWID;
    CREATE TABLE fresh (word TEXT PRIMARY KEY, done INTEGER NOT NULL, upto INTEGER NOT NULL) WITHOUT ROWID;
    CREATE VIRTUAL TABLE full_text USING fts5(
      ${names}, tokenize = "ascii tokenchars '.+%~'"
    );
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab(full_text, 'row');
    ${SEMANTIC_TABLES}
  `;
}

/**
 * By rowid of `doc`: the text that is embedded, and its vector of 16-bit floats. Three of 512 numbers fit a page of the file; of
 * 32-bit ones it would be one, with half of the page empty.
 */
const SEMANTIC_TABLES = `
    CREATE TABLE semantic (
      doc INTEGER PRIMARY KEY,
      hash TEXT NOT NULL,
      text TEXT NOT NULL,
      is_wanting INTEGER NOT NULL
    );
    CREATE INDEX semantic_hash ON semantic (hash);
    CREATE INDEX semantic_wanting ON semantic (doc) WHERE is_wanting = 1;
    CREATE TABLE vector (doc INTEGER PRIMARY KEY, numbers BLOB NOT NULL);`;

/** bm25() with the weight of each column; FTS5 gives the better match the lower number. */
export function bm25(columns: readonly SearchColumn[]): string {
  return `-bm25(full_text, ${columns.map((column) => column.weight.toFixed(4)).join(', ')})`;
}

/** Between the columns of `lexical.texts`: normalised text has no control characters. */
export const COLUMN_END = '\u0001';

/** The only way in which text of a user gets into MATCH: every term quoted, joined by OR. */
export function matchOf(terms: Iterable<string>): string {
  return [...terms].map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
}
