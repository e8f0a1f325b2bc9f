/** Documents into an index file, in one transaction with its position. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { GongfuError } from '../../domain/errors.ts';
import { normalise } from '../../text/normalise.ts';
import type { Segmenter } from '../../text/segment.ts';
import { tokensOf } from '../../text/tokens.ts';
import type { SearchDocument } from '../document.ts';
import { type Audience, audiencesOf, factsOf } from '../facts.ts';
import { nameEntries } from '../names.ts';
import type { IndexBatch } from '../port.ts';
import { type SearchSettings, searchedTexts } from '../settings.ts';
import { addRow, dropRow, type IndexFile, type Row, setMeta } from './file.ts';

interface Putting {
  readonly file: IndexFile;
  readonly settings: SearchSettings;
  readonly segmenter: Segmenter;
}

export function putBatch(putting: Putting, { documents, removed, seq }: IndexBatch): void {
  const { database } = putting.file;
  learnNames(documents, putting.segmenter);
  const changed: (() => void)[] = [];
  inTransaction(database, () => {
    const statements = prepare(database, putting.settings);
    for (const id of removed) changed.push(...remove(id, [], putting.file, statements));
    // Of an id that comes twice the last one holds.
    const last = new Map(documents.map((document) => [document.id, document]));
    for (const document of last.values()) changed.push(...put(document, putting, statements));
    setMeta(database, 'seq', String(seq));
  });
  // What is in memory follows the commit, so that a refused batch changes nothing.
  for (const apply of changed) apply();
}

/** Names become words of the dictionary before the texts around them are cut. */
export function learnNames(documents: readonly SearchDocument[], segmenter: Segmenter): void {
  segmenter.learn(
    documents.flatMap(({ label, names, forEditors }) => [
      label ?? '',
      ...[...names, ...(forEditors?.names ?? [])].map(({ text }) => text),
    ]),
  );
}

interface Statements {
  readonly doc: StatementSync;
  readonly fullText: StatementSync;
  readonly name: StatementSync;
  readonly dropDoc: StatementSync;
  readonly dropFullText: StatementSync;
  readonly dropNames: StatementSync;
}

function prepare(database: DatabaseSync, { columns }: SearchSettings): Statements {
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  return {
    doc: database.prepare(
      `INSERT INTO doc (id, audience, facts, texts) VALUES (?, ?, ?, ?)
       ON CONFLICT (id, audience) DO UPDATE SET facts = excluded.facts, texts = excluded.texts RETURNING rowid`,
    ),
    fullText: database.prepare(`INSERT OR REPLACE INTO full_text (rowid, ${names}) VALUES (?, ${places})`),
    name: database.prepare('INSERT OR REPLACE INTO name (form, key, doc, text, is_label) VALUES (?, ?, ?, ?, ?)'),
    dropDoc: database.prepare('DELETE FROM doc WHERE rowid = ?'),
    dropFullText: database.prepare('DELETE FROM full_text WHERE rowid = ?'),
    dropNames: database.prepare('DELETE FROM name WHERE doc = ?'),
  };
}

function put(document: SearchDocument, putting: Putting, statements: Statements): readonly (() => void)[] {
  const seen = audiencesOf(document);
  const kept = seen.map(({ audience }) => audience);
  const dropped = remove(document.id, kept, putting.file, statements);
  const added = seen.map(({ audience, document: own }) => {
    const facts = factsOf(own, audience);
    const rowid = putOne(own, JSON.stringify(facts), audience, putting, statements);
    return () => addRow(putting.file, { ...facts, rowid });
  });
  return [...dropped, ...added];
}

function putOne(
  document: SearchDocument,
  facts: string,
  audience: Audience,
  putting: Putting,
  statements: Statements,
): number {
  const texts = searchedTexts(document, putting.settings);
  const shown = texts.flatMap(({ field, text }) => (field === undefined ? [] : [[field, text]]));
  const rowid = Number(statements.doc.get(document.id, audience, facts, JSON.stringify(shown))?.rowid);
  const words = putting.settings.columns.map(({ name }) =>
    texts
      .filter(({ column }) => column === name)
      .map(({ text }) => wordsOf(text, putting.segmenter))
      .join(' '),
  );
  statements.fullText.run(rowid, ...words);
  statements.dropNames.run(rowid);
  for (const { form, key, text, isLabel } of nameEntries(document))
    statements.name.run(form, key, rowid, text, isLabel ? 1 : 0);
  return rowid;
}

function wordsOf(text: string, segmenter: Segmenter): string {
  return tokensOf(normalise(text).text, segmenter)
    .map((token) => token.text)
    .join(' ');
}

function remove(
  id: string,
  kept: readonly Audience[],
  file: IndexFile,
  statements: Statements,
): readonly (() => void)[] {
  const rows = (file.rowsOfId.get(id) ?? []).filter((row: Row) => !kept.includes(row.audience));
  for (const { rowid } of rows) {
    statements.dropDoc.run(rowid);
    statements.dropFullText.run(rowid);
    statements.dropNames.run(rowid);
  }
  return rows.map((row) => () => dropRow(file, row));
}

const FULL = 13;
const READ_ONLY = 8;

function inTransaction(database: DatabaseSync, write: () => void): void {
  try {
    database.exec('BEGIN IMMEDIATE');
    write();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw translated(error);
  }
}

function translated(error: unknown): unknown {
  const code =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
      ? error.errcode & 0xff
      : undefined;
  if (code === FULL)
    return new GongfuError(
      'UNAVAILABLE',
      'The disk of the search index is full; make room, it then goes on by itself.',
      { cause: error },
    );
  if (code === READ_ONLY)
    return new GongfuError('UNAVAILABLE', 'The search index is read-only; make its folder writable.', { cause: error });
  return error;
}
