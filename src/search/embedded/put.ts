/** Documents into an index file, in one transaction with its position. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { foldName } from '../../text/keys.ts';
import type { Segmenter } from '../../text/segment.ts';
import type { SearchDocument } from '../document.ts';
import { audiencesOf, type Facts, factsOf } from '../facts.ts';
import { columnTexts, gramsOfFields, lexFields } from '../lexical-text.ts';
import { nameEntries } from '../names.ts';
import type { IndexBatch } from '../port.ts';
import { type SearchSettings, searchedTexts } from '../settings.ts';
import { COLUMN_END } from './ddl.ts';
import type { IndexFile } from './file.ts';
import { setMeta } from './meta.ts';
import { addFresh } from './recut.ts';
import { inTransaction } from './transaction.ts';
import { wordsOf, wordsStatement } from './words.ts';

export interface Putting {
  readonly file: IndexFile;
  readonly settings: SearchSettings;
  readonly segmenter: Segmenter;
}

/** Searches wait while something is written. */
const GRAMS_AT_ONCE = 5_000;
const WORDS_AT_ONCE = 1_000;
const PAGES_MERGED_AT_ONCE = 500;
/** What FTS5 gathers before it writes; the second is what it has by itself. */
const ADDING_HASH_BYTES = 16_777_216;
const HASH_BYTES = 1_048_576;
/** And rows in large transactions: small ones make many small segments in FTS5, which it then merges again and again. */
const ROWS_AT_ONCE = 5_000;

/** What is done to the file's memory once its batch is committed. */
type Change = () => void;

export function putBatch(putting: Putting, { documents, removed, seq }: IndexBatch): void {
  const { database, grams, postings, spellings } = putting.file;
  try {
    const changes: Change[] = [];
    inTransaction(database, () => {
      changes.push(...write(documents, removed, putting));
      grams.write();
      setMeta(database, 'seq', String(seq));
    });
    // What is in memory follows the commit, so that a refused batch changes nothing.
    for (const apply of changes) apply();
  } catch (error) {
    grams.forget();
    spellings.forget();
    throw error;
  } finally {
    postings.clear();
  }
}

/**
 * What is begun is dropped after a crash or an error: until it is whole nothing of it need be safe on the disk, nor be undone.
 * FTS5 merges what it has written again and again: the larger the pieces, the less there is to merge.
 */
export function beginAdding({ database, spellings }: IndexFile): void {
  // To go without a journal is refused by itself.
  database.enableDefensive(false);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  database.enableDefensive(true);
  setFullText(database, 'hashsize', ADDING_HASH_BYTES);
  spellings.defer();
}

/** Into a file that nobody searches yet; `endAdding` when it is whole. After an error it is to be dropped. */
export function addDocuments(putting: Putting, documents: readonly SearchDocument[]): void {
  const { database, grams, facts } = putting.file;
  if (!database.isTransaction) database.exec('BEGIN IMMEDIATE');
  const before = facts.rows;
  for (const apply of write(documents, [], putting)) apply();
  if (grams.isFull) grams.write(GRAMS_AT_ONCE);
  const isLarge = Math.floor(before / ROWS_AT_ONCE) < Math.floor(facts.rows / ROWS_AT_ONCE);
  if (isLarge) database.exec('COMMIT');
}

/** Some of what is left to do when all documents are there; whether there is more. Cost: some 30 ms. */
export function settleSome({ database, grams, spellings }: IndexFile): boolean {
  let hasMore = false;
  inTransaction(database, () => {
    hasMore = grams.write(GRAMS_AT_ONCE) || mergeSome(database) || spellings.addHeld(WORDS_AT_ONCE);
  });
  return hasMore;
}

/** Towards one piece in place of many, each of which a query would have to read. */
function mergeSome(database: DatabaseSync): boolean {
  const before = changesOf(database);
  // Less than nothing: pieces of any size, however few.
  setFullText(database, 'merge', -PAGES_MERGED_AT_ONCE);
  // It always changes one line.
  return changesOf(database) - before > 1;
}

function changesOf(database: DatabaseSync): number {
  return Number(database.prepare('SELECT total_changes() AS n').get()?.n);
}

function setFullText(database: DatabaseSync, name: 'hashsize' | 'merge', value: number): void {
  // Bound, a number would be a fraction, which FTS5 refuses.
  database.exec(`INSERT INTO full_text (full_text, rank) VALUES ('${name}', ${value})`);
}

export function endAdding(file: IndexFile, seq: number): void {
  const { database } = file;
  while (settleSome(file));
  setFullText(database, 'hashsize', HASH_BYTES);
  if (database.isTransaction) database.exec('COMMIT');
  database.exec('PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL');
  inTransaction(database, () => setMeta(database, 'seq', String(seq)));
  // Brings all that was ever written to the disk.
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

function write(documents: readonly SearchDocument[], removed: readonly string[], putting: Putting): readonly Change[] {
  const { file, segmenter } = putting;
  const names = documents.flatMap(namesOf);
  addFresh(file, names);
  // Names become words of the dictionary before the texts around them are cut.
  segmenter.learn(names);
  const statements = prepare(file.database, putting.settings);
  const gone = removed.flatMap((id) => file.facts.rowsOf(id).map((rowid) => remove(rowid, putting, statements)));
  // Of an id that comes twice the last one holds.
  const last = new Map(documents.map((document) => [document.id, document]));
  return [...gone, ...[...last.values()].flatMap((document) => put(document, putting, statements))];
}

function namesOf({ label, names, forEditors }: SearchDocument): readonly string[] {
  return [label ?? '', ...[...names, ...(forEditors?.names ?? [])].map(({ text }) => text)];
}

/**
 * A statement that SQLite may have to undo in part (OR REPLACE beside an index, DO UPDATE, RETURNING) makes FTS5 write what it has
 * gathered: a new row, of which there are the most, does without them, at half the cost.
 */
interface Statements {
  readonly newDoc: StatementSync;
  readonly doc: StatementSync;
  readonly words: StatementSync;
  /** Of a row that has none yet: FTS5 need not look for old ones. */
  readonly newWords: StatementSync;
  readonly name: StatementSync;
  readonly lexical: StatementSync;
  readonly lexicalOf: StatementSync;
  readonly drops: readonly StatementSync[];
  readonly dropNames: StatementSync;
}

function prepare(database: DatabaseSync, settings: SearchSettings): Statements {
  return {
    newDoc: database.prepare('INSERT INTO doc (id, audience, facts, texts) VALUES (?, ?, ?, ?)'),
    doc: database.prepare('UPDATE doc SET facts = ?, texts = ? WHERE rowid = ?'),
    words: wordsStatement(database, settings, 'INSERT OR REPLACE'),
    newWords: wordsStatement(database, settings, 'INSERT'),
    name: database.prepare(
      'INSERT OR IGNORE INTO name (form, key, doc, text, is_label, weight) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    lexical: database.prepare('INSERT OR REPLACE INTO lexical (doc, length, texts) VALUES (?, ?, ?)'),
    lexicalOf: database.prepare('SELECT length, texts FROM lexical WHERE doc = ?'),
    drops: ['doc WHERE rowid', 'full_text WHERE rowid', 'lexical WHERE doc', 'name WHERE doc'].map((where) =>
      database.prepare(`DELETE FROM ${where} = ?`),
    ),
    dropNames: database.prepare('DELETE FROM name WHERE doc = ?'),
  };
}

function put(document: SearchDocument, putting: Putting, statements: Statements): readonly Change[] {
  const { facts } = putting.file;
  const seen = audiencesOf(document);
  const outdated = facts.rowsOf(document.id).filter((rowid) => {
    const audience = facts.audienceOf(rowid);
    return !seen.some((one) => one.audience === audience);
  });
  const dropped = outdated.map((rowid) => remove(rowid, putting, statements));
  const added = seen.flatMap(({ audience, document: own }) => putOne(own, factsOf(own, audience), putting, statements));
  return [...dropped, ...added];
}

function putOne(document: SearchDocument, facts: Facts, putting: Putting, statements: Statements): readonly Change[] {
  const { file, settings } = putting;
  const shown = searchedTexts(document, settings).flatMap(({ field, text }) =>
    field === undefined ? [] : [[field, text]],
  );
  const json = [JSON.stringify(facts), JSON.stringify(shown)] as const;
  const held = heldRow(facts, json, putting, statements);
  const rowid = held ?? Number(statements.newDoc.run(facts.id, facts.audience, ...json).lastInsertRowid);
  const before = held === undefined ? undefined : statements.lexicalOf.get(held);
  const change = putTexts(rowid, document, putting, before, statements);
  if (held !== undefined) statements.dropNames.run(held);
  for (const { form, key, text, isLabel } of nameEntries(document)) {
    statements.name.run(form, key, rowid, text, isLabel ? 1 : 0, document.weight);
    if (form === 'FOLDED') file.spellings.addName(text, foldName(text));
  }
  return [() => file.facts.set(rowid, facts), change, file.vectors.put(rowid, document, held === undefined)];
}

/** The row that the audience sees the document in, with its new facts; undefined where there is none, or one that this batch removes. */
function heldRow(
  { id, audience }: Facts,
  json: readonly [string, string],
  { file: { facts } }: Putting,
  statements: Statements,
): number | undefined {
  const held = facts.rowsOf(id).find((rowid) => facts.audienceOf(rowid) === audience);
  return held !== undefined && statements.doc.run(...json, held).changes > 0 ? held : undefined;
}

/** A row whose texts are what they were keeps its words: names that became known since are the work of recut.ts. */
function putTexts(
  rowid: number,
  document: SearchDocument,
  putting: Putting,
  before: TextsRow | undefined,
  statements: Statements,
): Change {
  const { file, settings, segmenter } = putting;
  const texts = columnTexts(document, settings);
  const joined = texts.join(COLUMN_END);
  if (before?.texts === joined) return () => {};
  const forget = before ? forgetTexts(before, document.isPassage, putting) : () => {};
  const words = texts.map((text) => wordsOf(text, segmenter));
  (before ? statements.words : statements.newWords).run(rowid, ...words.map((some) => some.join(' ')));
  file.spellings.addWords(words.flat());
  const grams = gramsOfFields(lexFields(texts, document.isPassage, settings));
  file.grams.add(grams, 1);
  statements.lexical.run(rowid, grams.length, joined);
  return () => {
    forget();
    file.totals.length += grams.length;
  };
}

/** A row of `lexical`. */
type TextsRow = Readonly<Record<string, unknown>>;

function forgetTexts(row: TextsRow, isPassage: boolean, { file, settings }: Putting): Change {
  const texts = String(row.texts).split(COLUMN_END);
  file.grams.add(gramsOfFields(lexFields(texts, isPassage, settings)), -1);
  return () => {
    file.totals.length -= Number(row.length);
  };
}

function remove(rowid: number, putting: Putting, statements: Statements): Change {
  const { file } = putting;
  const before = statements.lexicalOf.get(rowid);
  const forget = before ? forgetTexts(before, file.facts.isPassage(rowid), putting) : () => {};
  for (const drop of statements.drops) drop.run(rowid);
  const dropVector = file.vectors.drop(rowid);
  return () => {
    forget();
    file.facts.drop(rowid);
    dropVector();
  };
}
