/** Documents into an index file, in one transaction with its position. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Segmenter } from '../../text/segment.ts';
import type { SearchDocument } from '../document.ts';
import type { IndexBatch } from '../port.ts';
import type { SearchSettings } from '../settings.ts';
import type { IndexFile } from './file.ts';
import type { CountedGrams } from './gram-counts.ts';
import { setMeta } from './meta.ts';
import {
  columnWords,
  gramsOfRow,
  namesOf,
  type PreparedBatch,
  type PreparedDocument,
  type PreparedRow,
  prepared,
} from './prepare.ts';
import { addFresh } from './recut.ts';
import { inTransaction } from './transaction.ts';
import { wordsStatement } from './words.ts';

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
      changes.push(...write(madeReady(documents, putting), removed, putting));
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

export function addDocuments(putting: Putting, documents: readonly SearchDocument[]): void {
  addPrepared(putting, madeReady(documents, putting));
}

/** Into a file that nobody searches yet; `endAdding` when it is whole. After an error it is to be dropped. */
export function addPrepared(putting: Putting, batch: PreparedBatch): void {
  const { database, grams, facts } = putting.file;
  if (!database.isTransaction) database.exec('BEGIN IMMEDIATE');
  const before = facts.rows;
  for (const apply of write(batch, [], putting)) apply();
  if (grams.isFull) grams.write(GRAMS_AT_ONCE);
  const isLarge = Math.floor(before / ROWS_AT_ONCE) < Math.floor(facts.rows / ROWS_AT_ONCE);
  if (isLarge) database.exec('COMMIT');
}

/** Of rows that came with their texts cut. */
export function addGrams({ grams }: IndexFile, counted: CountedGrams): void {
  grams.addCounted(counted);
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

function madeReady(documents: readonly SearchDocument[], { settings }: Putting): PreparedBatch {
  return {
    names: documents.flatMap(namesOf),
    documents: documents.map((document) => prepared(document, settings)),
  };
}

function write({ names, documents }: PreparedBatch, removed: readonly string[], putting: Putting): readonly Change[] {
  const { file, segmenter } = putting;
  addFresh(file, names);
  // Names become words of the dictionary before the texts around them are cut.
  segmenter.learn(names);
  const statements = prepare(file.database, putting.settings);
  const gone = removed.flatMap((id) => file.facts.rowsOf(id).map((rowid) => remove(rowid, putting, statements)));
  // Of an id that comes twice the last one holds.
  const last = new Map(documents.map((document) => [document.id, document]));
  return [...gone, ...[...last.values()].flatMap((document) => put(document, putting, statements))];
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
    newDoc: database.prepare('INSERT INTO doc (id, audience, facts, texts, hash) VALUES (?, ?, ?, ?, ?)'),
    doc: database.prepare('UPDATE doc SET facts = ?, texts = ?, hash = ? WHERE rowid = ?'),
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

function put({ id, hash, rows }: PreparedDocument, putting: Putting, statements: Statements): readonly Change[] {
  const { facts } = putting.file;
  const outdated = facts.rowsOf(id).filter((rowid) => {
    const audience = facts.audienceOf(rowid);
    return !rows.some((row) => row.facts.audience === audience);
  });
  const dropped = outdated.map((rowid) => remove(rowid, putting, statements));
  return [...dropped, ...rows.flatMap((row) => putRow(row, hash, putting, statements))];
}

function putRow(row: PreparedRow, hash: string, putting: Putting, statements: Statements): readonly Change[] {
  const { file } = putting;
  const { facts, factsText, shownText, names, meaning } = row;
  const held = heldRow(row, hash, putting, statements);
  const rowid =
    held ?? Number(statements.newDoc.run(facts.id, facts.audience, factsText, shownText, hash).lastInsertRowid);
  const before = held === undefined ? undefined : statements.lexicalOf.get(held);
  const change = putTexts(rowid, row, putting, before, statements);
  if (held !== undefined) statements.dropNames.run(held);
  for (const name of names) {
    const { form, key, text, isLabel } = name;
    statements.name.run(form, key, rowid, text, isLabel ? 1 : 0, facts.weight);
    if (form === 'FOLDED') file.spellings.addName(name);
  }
  return [() => file.facts.set(rowid, facts), change, file.vectors.put(rowid, meaning, held === undefined)];
}

/** The row that the audience sees the document in, with its new facts; undefined where there is none, or one that this batch removes. */
function heldRow(
  { facts: { id, audience }, factsText, shownText }: PreparedRow,
  hash: string,
  { file: { facts } }: Putting,
  statements: Statements,
): number | undefined {
  const held = facts.rowsOf(id).find((rowid) => facts.audienceOf(rowid) === audience);
  return held !== undefined && statements.doc.run(factsText, shownText, hash, held).changes > 0 ? held : undefined;
}

/** A row whose texts are what they were keeps its words: names that became known since are the work of recut.ts. */
function putTexts(
  rowid: number,
  { facts: { isPassage }, texts, cut }: PreparedRow,
  putting: Putting,
  before: TextsRow | undefined,
  statements: Statements,
): Change {
  const { file, segmenter } = putting;
  // What another thread has cut is counted there, so that it takes the place of what was counted before.
  if (before?.texts === texts && !cut) return () => {};
  const forget = before ? forgetTexts(before, isPassage, putting) : () => {};
  const words = cut?.words ?? columnWords(texts, segmenter);
  (before ? statements.words : statements.newWords).run(rowid, ...words);
  file.spellings.addWords(words);
  const length = cut?.length ?? countGrams(texts, isPassage, putting);
  statements.lexical.run(rowid, length, texts);
  return () => {
    forget();
    file.totals.length += length;
  };
}

/** How many there are. */
function countGrams(texts: string, isPassage: boolean, { file, settings }: Putting): number {
  const grams = gramsOfRow(texts, isPassage, settings);
  file.grams.add(grams, 1);
  return grams.length;
}

/** A row of `lexical`. */
type TextsRow = Readonly<Record<string, unknown>>;

function forgetTexts(row: TextsRow, isPassage: boolean, { file, settings }: Putting): Change {
  file.grams.add(gramsOfRow(String(row.texts), isPassage, settings), -1);
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
