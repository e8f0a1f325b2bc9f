/** One index file: opened or made, with its facts in memory. What is damaged or of other columns is made anew: nothing is lost. */
import { existsSync, rmSync } from 'node:fs';
import { GongfuError } from '../../domain/errors.ts';
import type { Facts } from '../facts.ts';
import type { SearchSettings } from '../settings.ts';
import type { EmbeddingModel, KnownVectors } from '../text-vectors.ts';
import { Connection } from './connection.ts';
import { TABLES_VERSION, tables } from './ddl.ts';
import { Deadline } from './deadline.ts';
import { FactTable } from './fact-table.ts';
import { GramCounts } from './gram-counts.ts';
import { metaOf, setMeta } from './meta.ts';
import { PairSignatures } from './pair-signatures.ts';
import { Postings } from './postings.ts';
import { RowTexts } from './row-texts.ts';
import { Spellings } from './spellings.ts';
import { Vectors } from './vectors.ts';

export interface IndexFile {
  readonly path: string;
  readonly database: Connection;
  readonly deadline: Deadline;
  /** Every row of the file. */
  readonly facts: FactTable;
  readonly vectors: Vectors;
  readonly postings: Postings;
  readonly grams: GramCounts;
  readonly spellings: Spellings;
  readonly texts: RowTexts;
  readonly signatures: PairSignatures;
  /** Of all rows together, in grams; moves with the rows. */
  readonly totals: { length: number };
}

export interface FileOptions {
  readonly path: string;
  readonly settings: SearchSettings;
  readonly readOnly: boolean;
  /** Undefined where search by meaning is off. */
  readonly model?: EmbeddingModel | undefined;
  readonly knownVectors?: KnownVectors | undefined;
  /** This same file, as it was closed: what it had in memory need not be read again. */
  readonly loaded?: IndexFile | undefined;
}

export function openFile(options: FileOptions): IndexFile {
  if (options.readOnly) return openReadOnly(options);
  try {
    const file = existsSync(options.path) ? loaded(options) : undefined;
    if (file && metaOf(file.database, 'columns') === columnNames(options.settings)) return file;
    file?.database.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  removeFile(options.path);
  return created(options);
}

export function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

function openReadOnly(options: FileOptions): IndexFile {
  if (!existsSync(options.path)) {
    throw new GongfuError(
      'UNAVAILABLE',
      `There is no search index at ${options.path}; start the server once or run \`gongfu reindex\`.`,
    );
  }
  const file = loaded(options);
  if (metaOf(file.database, 'columns') === columnNames(options.settings)) return file;
  file.database.close();
  throw new GongfuError(
    'UNAVAILABLE',
    `The search index at ${options.path} is of another version; start the server once or run \`gongfu reindex\`.`,
  );
}

function created(options: FileOptions): IndexFile {
  const { path, settings } = options;
  const database = connect(path, false);
  database.exec('BEGIN IMMEDIATE');
  database.exec(tables(settings.columns));
  setMeta(database, 'columns', columnNames(settings));
  setMeta(database, 'version', settings.version);
  setMeta(database, 'seq', '0');
  database.exec('COMMIT');
  return emptyFile(database, options);
}

function emptyFile(database: Connection, options: FileOptions): IndexFile {
  const { path, readOnly, model, knownVectors: known, loaded } = options;
  const vectors = new Vectors(database, { model, readOnly, known, loaded: loaded?.vectors });
  const deadline = new Deadline(database);
  const facts = loaded?.facts ?? new FactTable();
  return {
    path,
    database,
    deadline,
    facts,
    vectors,
    postings: new Postings(database, deadline),
    grams: new GramCounts(database),
    spellings: new Spellings(database),
    texts: new RowTexts(database, facts, deadline),
    signatures: new PairSignatures(facts),
    totals: loaded?.totals ?? { length: 0 },
  };
}

function loaded(options: FileOptions): IndexFile {
  const { path, readOnly } = options;
  const database = connect(path, readOnly);
  try {
    const file = emptyFile(database, options);
    if (options.loaded) return file;
    for (const { rowid, facts } of database.prepare('SELECT rowid, facts FROM doc').iterate()) {
      // Written by put.ts from Facts.
      file.facts.set(Number(rowid), JSON.parse(String(facts)) as Facts);
    }
    file.totals.length = file.grams.length;
    return file;
  } catch (error) {
    database.close();
    throw error;
  }
}

function connect(path: string, readOnly: boolean): Connection {
  const database = new Connection(path, { readOnly });
  database.exec(
    'PRAGMA busy_timeout = 2000; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY',
  );
  // The index follows the store again from what it has: NORMAL loses no more than that.
  if (!readOnly) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  return database;
}

function columnNames(settings: SearchSettings): string {
  return [TABLES_VERSION, ...settings.columns.map((column) => column.name)].join(' ');
}

const CORRUPT = 11;
const ERROR = 1;
const NOT_A_DATABASE = 26;

/** Also a file of SQLite's that has not our tables. */
function isDamage(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  const code =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
      ? error.errcode & 0xff
      : undefined;
  return code === CORRUPT || code === NOT_A_DATABASE || code === ERROR;
}
