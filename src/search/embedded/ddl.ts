/** The tables of the index's own SQLite file. It is a projection: there are no migrations, an older file is made anew. */
import type { SearchColumn } from '../settings.ts';

/**
 * `doc.facts` is what filters and facets need (held in memory, too), `doc.texts` what highlights show. The full text is fed
 * with words joined by spaces and keeps them: a table with contentless_delete does not take removed rows out of its counts, so
 * that bm25() drifts (seen in SQLite 3.53). The ascii tokenizer takes all beyond ASCII as it is: what a word is, is decided in
 * src/text alone.
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
      UNIQUE (id, audience)
    );
    CREATE TABLE name (
      form TEXT NOT NULL,
      key TEXT NOT NULL,
      doc INTEGER NOT NULL,
      text TEXT NOT NULL,
      is_label INTEGER NOT NULL,
      PRIMARY KEY (form, key, doc, text)
    ) WITHOUT ROWID;
    CREATE INDEX name_doc ON name (doc);
    CREATE VIRTUAL TABLE full_text USING fts5(
      ${names}, tokenize = "ascii tokenchars '.+'"
    );
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab(full_text, 'row');
  `;
}

/** bm25() with the weight of each column; FTS5 gives the better match the lower number. */
export function bm25(columns: readonly SearchColumn[]): string {
  return `-bm25(full_text, ${columns.map((column) => column.weight.toFixed(4)).join(', ')})`;
}

/** The only way in which text of a user gets into MATCH: every term quoted, joined by OR. */
export function matchOf(terms: Iterable<string>): string {
  return [...terms].map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
}
