/** A store in a folder of its own with what keeps it safe, and a hand that damages its file. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Finding } from '../../../../src/domain/finding.ts';
import { readOntology } from '../../../../src/domain/read-ontology.ts';
import type { GraphStore } from '../../../../src/store/port.ts';
import type { KeysOf, StoreSafety } from '../../../../src/store/safety.ts';
import { openSqliteStore, sqliteSafety } from '../../../../src/store/sqlite/index.ts';
import { tempFolder } from '../../../temp-folder.ts';
import { at, change, entity, keysOf, known, passage, relation, remove } from '../../items.ts';
import { smallWorld } from '../../world.ts';

export const ontology = await readOntology(new URL('../../../../schema/', import.meta.url));

export interface SafeStore {
  readonly folder: string;
  readonly file: string;
  readonly safety: StoreSafety;
  /** Times that something made from the graph was told to go. */
  readonly restores: () => number;
}

/** Nothing is there yet. `keys` are those that entities are written with. */
export function safeStore(keys: KeysOf = keysOf): SafeStore {
  const folder = tempFolder();
  const file = join(folder, 'graph.sqlite');
  let restores = 0;
  const beforeRestore = () => {
    restores += 1;
  };
  return {
    folder,
    file,
    restores: () => restores,
    safety: sqliteSafety({ file, ontology, keys, beforeRestore }),
  };
}

/** With a small world of everything, a full text that is quoted, an id that is gone, one that came again, and labels that two have. */
export async function filledStore(): Promise<SafeStore> {
  const store = safeStore();
  template ??= madeOnce();
  await writeFile(store.file, await template);
  return store;
}

/** The bytes of the file: every test writes its own. */
let template: Promise<Uint8Array> | undefined;

async function madeOnce(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'gongfu-test-'));
  const file = join(folder, 'graph.sqlite');
  try {
    await withStore(file, fill);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(store: GraphStore): Promise<void> {
  await store.apply(change(...smallWorld()));
  await store.apply(
    change(
      passage('document:jia', '原文说：东县先行一步。', { id: 'passage:full', paragraph: 9, textKind: 'FULL_TEXT' }),
      passage('document:jia', '总论第一段。', { id: 'passage:again', paragraph: 12 }),
      entity('PERSON', '张三', { id: 'person:other-zhang', distinct: true }),
      known('AUTHORED_BY', 'document:jia', 'person:other-zhang', { id: 'relation:other-zhang' }),
      relation('DESCRIBES', 'document:jia', 'region:dongxian', {
        id: 'relation:quoted',
        evidence: [at('passage:full', { quote: '东县先行' })],
      }),
      relation('DESCRIBES', 'document:jia', 'region:xixian', {
        id: 'relation:passing',
        evidence: [at('passage:jia-1')],
      }),
      relation('DESCRIBES', 'document:jia', 'region:nan', { id: 'relation:back', evidence: [at('passage:jia-1')] }),
    ),
  );
  await store.apply(change(remove('relation:passing'), remove('relation:back')));
  await store.apply(
    change(
      relation('DESCRIBES', 'document:jia', 'region:nan', { id: 'relation:back', evidence: [at('passage:jia-2')] }),
    ),
  );
}

export async function withStore<T>(file: string, work: (store: GraphStore) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ file, ontology });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** All that is stored of records and history, and who may see it, as one text. */
export function contentOf(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = CONTENT.map((select) => database.prepare(select).all());
    return JSON.stringify(rows);
  } finally {
    database.close();
  }
}

const CONTENT = [
  'SELECT id, kind, revision, doc, hidden, public_doc, identity FROM record ORDER BY id',
  'SELECT * FROM revision ORDER BY number',
  'SELECT * FROM change ORDER BY revision, place',
  'SELECT * FROM merged ORDER BY id',
];

/** Runs statements on the file as no part of the program would. */
export function damage(file: string, ...statements: readonly string[]): void {
  const database = new DatabaseSync(file, { defensive: false });
  try {
    database.exec('PRAGMA journal_mode = DELETE');
    for (const statement of statements) database.exec(statement);
  } finally {
    database.close();
  }
}

export function faultsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ level }) => level === 'FAULT');
}

export function nothing(): void {}
