/** The row that a record has in the table of its kind, with its keys, qualifiers and adjacency. */

import type { EntityKeys } from '../../domain/change.ts';
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { claimKindRank, entityTypeRank, relationTypeRank, timeOf, valueKey } from '../../domain/order.ts';
import { periodKey, periodRange } from '../../domain/period.ts';
import type {
  ClaimRecord,
  EntityRecord,
  GraphRecord,
  ObservationRecord,
  PassageRecord,
  RelationRecord,
} from '../../domain/records.ts';
import type { Connection } from './connection.ts';
import { ABSENT_TEXT } from './ddl.ts';
import { BASES, STATUSES } from './ranks.ts';

/** Of a record that is stored, or was until this change. */
export type Numbers = (id: string) => number;

export interface Writing {
  readonly connection: Connection;
  readonly ontology: Ontology;
  readonly numberOf: Numbers;
}

/** A record with its number and whether PUBLIC may not see it (as far as is known yet). */
export interface Numbered<R extends GraphRecord = GraphRecord> {
  readonly n: number;
  readonly hidden: number;
  readonly record: R;
}

/** Puts the row in. An entity that `isKnown` has kept its row. */
export function writeDetails(
  writing: Writing,
  { n, hidden, record }: Numbered,
  isKnown: boolean,
  keys?: EntityKeys,
): void {
  if (record.record === 'entity') writeEntity(writing, n, record, isKnown, keys);
  else if (record.record === 'passage') writePassage(writing, n, record);
  else if (record.record === 'relation') writeRelation(writing, { n, hidden, record });
  else if (record.record === 'observation') writeObservation(writing, n, record);
  else writeClaim(writing, n, record);
}

const REMOVALS: Readonly<Record<GraphRecord['record'], readonly string[]>> = {
  entity: ['DELETE FROM entity WHERE n = ?', 'DELETE FROM name_key WHERE n = ?'],
  passage: ['DELETE FROM passage WHERE n = ?'],
  relation: [
    'DELETE FROM adjacency WHERE relation = ?',
    'DELETE FROM relation WHERE n = ?',
    'DELETE FROM qualifier WHERE relation = ?',
  ],
  observation: ['DELETE FROM observation WHERE n = ?'],
  claim: ['DELETE FROM claim WHERE n = ?'],
};

export function removeDetails(connection: Connection, n: number, kind: GraphRecord['record']): void {
  for (const statement of REMOVALS[kind]) connection.run(statement, [n]);
}

function writeEntity(
  { connection, ontology }: Writing,
  n: number,
  record: EntityRecord,
  isKnown: boolean,
  keys: EntityKeys | undefined,
): void {
  const time = timeOf(record);
  const values = [record.kind ?? null, record.label, keyOf(time), ...days(time)];
  if (isKnown)
    connection.run('UPDATE entity SET kind = ?, label = ?, time = ?, from_day = ?, to_day = ? WHERE n = ?', [
      ...values,
      n,
    ]);
  else {
    if (!keys) throw new GongfuError('INTERNAL', `the new entity ${record.id} came without its keys`);
    const columns = 'n, type, sort, kind, label, time, from_day, to_day';
    const row = [n, entityTypeRank(ontology, record.type), keys.sort, ...values];
    connection.run(`INSERT INTO entity (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, row);
  }
  if (keys) writeKeys(connection, n, keys, isKnown);
}

const OTHER_SORT = `
UPDATE adjacency SET other_sort = ? WHERE other = ? AND relation IN (SELECT relation FROM adjacency WHERE entity = ?)`;

function writeKeys(connection: Connection, n: number, keys: EntityKeys, isKnown: boolean): void {
  if (isKnown) {
    if (hasSameKeys(connection, n, keys)) return;
    connection.run('DELETE FROM name_key WHERE n = ?', [n]);
    const [sort] = connection.get<[string]>('SELECT sort FROM entity WHERE n = ?', [n]) ?? [];
    if (sort !== keys.sort) {
      connection.run('UPDATE entity SET sort = ? WHERE n = ?', [keys.sort, n]);
      connection.run(OTHER_SORT, [keys.sort, n, n]);
    }
  }
  for (const { level, key, document } of keys.names)
    connection.run(INSERT_KEY, [NAME_LEVELS.indexOf(level), key, n, document ?? null]);
}

/** Most changes of an entity leave its names alone, and the index of names is far apart. A name of one source alone is always written. */
function hasSameKeys(connection: Connection, n: number, { sort, names }: EntityKeys): boolean {
  const select = 'SELECT (SELECT sort FROM entity WHERE n = ?1), level, key, document FROM name_key WHERE n = ?1';
  const rows = connection.all<[string, number, string, number]>(select, [n]);
  const stored = new Set(rows.map(([, level, key]) => `${level} ${key}`));
  const given = new Set(names.map(({ level, key }) => `${NAME_LEVELS.indexOf(level)} ${key}`));
  if (rows.length !== given.size || names.some(({ document }) => document !== undefined)) return false;
  return rows.every((row) => row[0] === sort && row[3] === 0) && given.isSubsetOf(stored);
}

/** The keys were made before the change was planned: a source may stand there by an id that was merged since. */
const INSERT_KEY = `
INSERT OR IGNORE INTO name_key
  SELECT ?1, ?2, ?3, CASE WHEN ?4 IS NULL THEN 0 ELSE (SELECT n FROM record WHERE id = coalesce((SELECT target FROM merged WHERE id = ?4), ?4)) END`;

export const NAME_LEVELS = ['LABEL', 'ALIAS', 'FOLDED', 'PINYIN', 'INITIALS', 'IDENTIFIER'] as const;

function writePassage({ connection, numberOf }: Writing, n: number, record: PassageRecord): void {
  const row = [n, numberOf(record.document), record.paragraph, JSON.stringify(record.section)];
  connection.run('INSERT INTO passage VALUES (?, ?, ?, ?)', row);
}

const INSERT_RELATION = 'INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

function writeRelation(writing: Writing, { n, hidden, record }: Numbered<RelationRecord>): void {
  const { connection, ontology, numberOf } = writing;
  const [source, target] = [endOf(connection, record.source), endOf(connection, record.target)];
  const { type, order, selected } = placeOf(ontology, record);
  const ends = [source.n, target.n, record.source, record.target];
  const when = days(record.period);
  const by = numberOrNull(numberOf, record.attributedTo);
  connection.run(INSERT_RELATION, [n, type, ...ends, ...order, ...when, ...selected, by]);
  const [out, into] = ontology.relationType(record.relationType)?.symmetric ? [2, 2] : [0, 1];
  const add = (from: End, other: End, direction: number) => {
    const key = [from.n, type, ...order, other.sort, record.id];
    connection.run(INSERT_ADJACENCY, [...key, direction, hidden, ...selected, other.type, other.n, n]);
  };
  add(source, target, out);
  if (source.n !== target.n) add(target, source, into);
  for (const { role, entity, text, textEn } of record.qualifiers) {
    const row = [n, role, numberOrNull(numberOf, entity), text ?? null, textEn ?? null];
    connection.run('INSERT INTO qualifier VALUES (?, ?, ?, ?, ?)', row);
  }
}

const INSERT_ADJACENCY = `
INSERT INTO adjacency (entity, type, ordinal, period, other_sort, relation_id, direction, hidden, status, basis, other_type, other, relation)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** What the two rows of a relation share: the type, what they sort by, what they are selected by. */
function placeOf(ontology: Ontology, record: RelationRecord) {
  return {
    type: relationTypeRank(ontology, record.relationType),
    order: [record.ordinal ?? Number.POSITIVE_INFINITY, keyOf(record.period)],
    selected: [STATUSES.indexOf(record.status), BASES.indexOf(record.basis)],
  };
}

interface End {
  readonly n: number;
  readonly sort: string;
  readonly type: number;
}

function endOf(connection: Connection, id: string): End {
  const select = 'SELECT e.n, e.sort, e.type FROM record r JOIN entity e ON e.n = r.n WHERE r.id = ?';
  const row = connection.get<[number, string, number]>(select, [id]);
  if (!row) throw new GongfuError('INTERNAL', `the planned change relates ${id}, which is not stored`);
  return { n: row[0], sort: row[1], type: row[2] };
}

function writeObservation({ connection, numberOf }: Writing, n: number, record: ObservationRecord): void {
  const ends = [numberOf(record.indicator), numberOf(record.subject)];
  const when = [keyOf(record.period), ...days(record.period)];
  const row = [
    n,
    ...ends,
    ...when,
    ...valueKey(record),
    STATUSES.indexOf(record.status),
    numberOrNull(numberOf, record.attributedTo),
  ];
  connection.run('INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', row);
}

function writeClaim({ connection, ontology, numberOf }: Writing, n: number, record: ClaimRecord): void {
  const about = [numberOf(record.subject), numberOrNull(numberOf, record.object), numberOrNull(numberOf, record.scope)];
  const row = [n, claimKindRank(ontology, record.claimKind), ...about, STATUSES.indexOf(record.status)];
  connection.run('INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)', row);
}

function keyOf(period: string | undefined): string {
  return (period === undefined ? undefined : periodKey(period)) ?? ABSENT_TEXT;
}

function days(period: string | undefined): readonly [string | null, string | null] {
  const range = period === undefined ? undefined : periodRange(period);
  return [range?.from ?? null, range?.to ?? null];
}

function numberOrNull(numberOf: Numbers, id: string | undefined): number | null {
  return id === undefined ? null : numberOf(id);
}
