/** The graph in the plain schema of the hand-written server: a table a thing, each list's order in an index of its own. */
import { DatabaseSync } from 'node:sqlite';
import type { RelationTypeDef } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { createKeys } from '../../src/text/keys.ts';
import type { Graph } from './graph.ts';

/** Lists come in the order of the relation type's rank, then of the other end's sort key, then of the id, as in gongfu. */
export const PLAIN_TABLES = `
CREATE TABLE entity (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, label TEXT NOT NULL, sort TEXT NOT NULL,
  summary TEXT, kind TEXT, period TEXT, names TEXT NOT NULL, degree INTEGER NOT NULL
);
CREATE INDEX entity_order ON entity (type, sort, id);
CREATE INDEX entity_label ON entity (sort, id);
CREATE TABLE relation_type (rank INTEGER PRIMARY KEY, name TEXT NOT NULL, reads TEXT NOT NULL, reads_inverse TEXT NOT NULL, symmetric INTEGER NOT NULL);
CREATE TABLE relation (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rank INTEGER NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL,
  status TEXT NOT NULL, basis TEXT NOT NULL
);
CREATE TABLE adjacency (
  entity INTEGER NOT NULL, rank INTEGER NOT NULL, other_sort TEXT NOT NULL, relation_id TEXT NOT NULL,
  direction TEXT NOT NULL, other INTEGER NOT NULL, relation INTEGER NOT NULL,
  PRIMARY KEY (entity, rank, other_sort, relation_id)
) WITHOUT ROWID;
CREATE INDEX adjacency_other ON adjacency (entity, other);
CREATE TABLE evidence (
  statement INTEGER NOT NULL, place INTEGER NOT NULL, passage TEXT NOT NULL, quote TEXT NOT NULL, PRIMARY KEY (statement, place)
) WITHOUT ROWID;
CREATE TABLE observation (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, indicator INTEGER NOT NULL, subject INTEGER NOT NULL, value REAL, unit TEXT,
  period TEXT, status TEXT NOT NULL
);
CREATE INDEX observation_subject ON observation (subject, period);
CREATE TABLE observation_evidence (
  observation INTEGER NOT NULL, place INTEGER NOT NULL, passage TEXT NOT NULL, quote TEXT NOT NULL, PRIMARY KEY (observation, place)
) WITHOUT ROWID;
`;

const SCHEMA = new URL('../../schema/', import.meta.url);

/** `file` is not there. */
export async function fillPlain(file: string, graph: Graph): Promise<void> {
  const { relationTypes } = await readOntology(SCHEMA);
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; ${PLAIN_TABLES} BEGIN`);
  const entities = insertEntities(database, graph);
  insertRelations(database, graph, entities, relationTypes);
  insertObservations(database, graph, entities);
  database.exec('COMMIT; PRAGMA optimize = 0x10002; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

interface Numbered {
  readonly n: number;
  readonly sort: string;
}

function insertEntities(database: DatabaseSync, { entities, relations }: Graph): ReadonlyMap<string, Numbered> {
  const keys = createKeys();
  const degrees = new Map<string, number>();
  for (const { source, target } of relations)
    for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  const insert = database.prepare('INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const numbered = new Map<string, Numbered>();
  entities.forEach(({ id, type, label, summary, kind, period, names }, i) => {
    const given = (names ?? []).map(({ text, kind: nameKind }) => ({ text, kind: nameKind ?? 'VARIANT' }));
    const { sort } = keys(label, given);
    const degree = degrees.get(id ?? '') ?? 0;
    const optional = [summary ?? null, kind ?? null, period ?? null];
    insert.run(i + 1, id ?? '', type, label, sort, ...optional, JSON.stringify(given), degree);
    numbered.set(id ?? '', { n: i + 1, sort });
  });
  return numbered;
}

function insertRelations(
  database: DatabaseSync,
  { relations }: Graph,
  entities: ReadonlyMap<string, Numbered>,
  types: readonly RelationTypeDef[],
): void {
  const insertType = database.prepare('INSERT INTO relation_type VALUES (?, ?, ?, ?, ?)');
  for (const { rank, name, reads, readsInverse, symmetric } of types)
    insertType.run(rank, name, reads.zh, readsInverse.zh, symmetric ? 1 : 0);
  const byName = new Map(types.map((type) => [type.name, type]));
  const insert = database.prepare('INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?)');
  const insertEnd = database.prepare('INSERT INTO adjacency VALUES (?, ?, ?, ?, ?, ?, ?)');
  const insertEvidence = database.prepare('INSERT INTO evidence VALUES (?, ?, ?, ?)');
  relations.forEach((relation, i) => {
    const [n, id, type] = [i + 1, relation.id ?? '', byName.get(relation.relationType)];
    const [source, target] = [entities.get(relation.source), entities.get(relation.target)];
    if (!type || !source || !target) throw new Error(`${id} has ends that are not there`);
    insert.run(n, id, type.rank, source.n, target.n, relation.status, 'STATED');
    const [out, back] = type.symmetric ? ['BOTH', 'BOTH'] : ['OUT', 'IN'];
    insertEnd.run(source.n, type.rank, target.sort, id, out, target.n, n);
    insertEnd.run(target.n, type.rank, source.sort, id, back, source.n, n);
    relation.evidence.forEach(({ passage, quote }, place) => {
      insertEvidence.run(n, place, passage, quote ?? '');
    });
  });
}

function insertObservations(
  database: DatabaseSync,
  { observations }: Graph,
  entities: ReadonlyMap<string, Numbered>,
): void {
  const insert = database.prepare('INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const insertEvidence = database.prepare('INSERT INTO observation_evidence VALUES (?, ?, ?, ?)');
  observations.forEach(({ id, indicator, subject, value, unit, period, status, evidence }, i) => {
    const ends = [entities.get(indicator)?.n ?? 0, entities.get(subject)?.n ?? 0];
    insert.run(i + 1, id ?? '', ...ends, value ?? null, unit ?? null, period ?? null, status);
    evidence.forEach(({ passage, quote }, place) => {
      insertEvidence.run(i + 1, place, passage, quote ?? '');
    });
  });
}
