/** What stands beside a record in the other tables, written and taken away. */

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
import { isStatement } from '../../domain/records.ts';
import { mentionsOf } from '../../domain/references.ts';
import type { Connection } from './connection.ts';
import { ABSENT_TEXT } from './ddl.ts';
import { BASES, STATUSES } from './ranks.ts';

/** Of a record that exists at the end of the change. */
export type Numbers = (id: string) => number;

export interface Writing {
  readonly connection: Connection;
  readonly ontology: Ontology;
  readonly numberOf: Numbers;
}

/** Puts the details of a new record in, or in the place of those of an old one (`before`). */
export function writeDetails(
  writing: Writing,
  n: number,
  record: GraphRecord,
  before: GraphRecord | undefined,
  keys?: EntityKeys,
): void {
  if (before && before.record !== 'entity') removeDetails(writing.connection, n, before);
  if (record.record === 'entity') writeEntity(writing, n, record, before !== undefined, keys);
  else if (record.record === 'passage') writePassage(writing, n, record);
  else if (record.record === 'relation') writeRelation(writing, n, record);
  else if (record.record === 'observation') writeObservation(writing, n, record);
  else writeClaim(writing, n, record);
  if (isStatement(record))
    writeEvidence(
      writing,
      n,
      record.evidence.map((evidence) => evidence.passage),
    );
  writeMentions(writing, n, record, before);
}

export function writeReferences(
  { connection, numberOf }: Writing,
  n: number,
  refersTo: readonly string[],
  isNew: boolean,
): void {
  if (!isNew) connection.run('DELETE FROM refers WHERE record = ?', [n]);
  for (const id of refersTo) connection.run('INSERT OR IGNORE INTO refers VALUES (?, ?)', [numberOf(id), n]);
}

const DETAILS: Readonly<Record<GraphRecord['record'], readonly string[]>> = {
  entity: [
    'DELETE FROM entity WHERE n = ?',
    'DELETE FROM name_key WHERE n = ?',
    'DELETE FROM mention WHERE record = ?',
  ],
  passage: ['DELETE FROM passage WHERE n = ?'],
  relation: [
    'DELETE FROM adjacency WHERE relation = ?',
    'DELETE FROM relation WHERE n = ?',
    'DELETE FROM qualifier WHERE relation = ?',
  ],
  observation: ['DELETE FROM observation WHERE n = ?'],
  claim: ['DELETE FROM claim WHERE n = ?'],
};
const STATED = ['DELETE FROM evidence WHERE statement = ?', 'DELETE FROM mention WHERE record = ?'];

/** All but the references. */
export function removeDetails(connection: Connection, n: number, record: GraphRecord): void {
  for (const statement of DETAILS[record.record]) connection.run(statement, [n]);
  if (isStatement(record)) for (const statement of STATED) connection.run(statement, [n]);
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
    connection.run('DELETE FROM name_key WHERE n = ?', [n]);
    const [sort] = connection.get<[string]>('SELECT sort FROM entity WHERE n = ?', [n]) ?? [];
    if (sort !== keys.sort) {
      connection.run('UPDATE entity SET sort = ? WHERE n = ?', [keys.sort, n]);
      connection.run(OTHER_SORT, [keys.sort, n, n]);
    }
  }
  for (const { level, key } of keys.names)
    connection.run('INSERT OR IGNORE INTO name_key VALUES (?, ?, ?)', [NAME_LEVELS.indexOf(level), key, n]);
}

export const NAME_LEVELS = ['LABEL', 'ALIAS', 'FOLDED', 'PINYIN', 'INITIALS'] as const;

function writePassage({ connection, numberOf }: Writing, n: number, record: PassageRecord): void {
  const row = [n, numberOf(record.document), record.paragraph, JSON.stringify(record.section)];
  connection.run('INSERT INTO passage VALUES (?, ?, ?, ?)', row);
}

const INSERT_RELATION = 'INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
const INSERT_ADJACENCY = `
INSERT INTO adjacency (entity, type, ordinal, period, other_sort, relation_id, direction, hidden, status, basis, other_type, other, relation)
  SELECT ?, ?, ?, ?, e.sort, r.id, ?, r.hidden, ?, ?, e.type, e.n, r.n FROM entity e, record r WHERE e.n = ? AND r.n = ?`;

function writeRelation({ connection, ontology, numberOf }: Writing, n: number, record: RelationRecord): void {
  const type = relationTypeRank(ontology, record.relationType);
  const [source, target] = [numberOf(record.source), numberOf(record.target)];
  const order = [record.ordinal ?? Number.POSITIVE_INFINITY, keyOf(record.period)];
  const [status, basis] = [STATUSES.indexOf(record.status), BASES.indexOf(record.basis)];
  const ends = [source, target, record.source, record.target];
  connection.run(INSERT_RELATION, [
    n,
    type,
    ...ends,
    ...order,
    ...days(record.period),
    status,
    basis,
    numberOrNull(numberOf, record.attributedTo),
  ]);
  const [out, into] = ontology.relationType(record.relationType)?.symmetric ? [2, 2] : [0, 1];
  connection.run(INSERT_ADJACENCY, [source, type, ...order, out, status, basis, target, n]);
  if (source !== target) connection.run(INSERT_ADJACENCY, [target, type, ...order, into, status, basis, source, n]);
  for (const { role, entity, text, textEn } of record.qualifiers) {
    connection.run('INSERT INTO qualifier VALUES (?, ?, ?, ?, ?)', [
      n,
      role,
      numberOrNull(numberOf, entity),
      text ?? null,
      textEn ?? null,
    ]);
  }
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

function writeEvidence({ connection, numberOf }: Writing, n: number, passages: readonly string[]): void {
  for (const passage of passages)
    connection.run('INSERT OR IGNORE INTO evidence VALUES (?, ?)', [numberOf(passage), n]);
}

function writeMentions(
  { connection, numberOf }: Writing,
  n: number,
  record: GraphRecord,
  before: GraphRecord | undefined,
): void {
  if (before?.record === 'entity') connection.run('DELETE FROM mention WHERE record = ?', [n]);
  for (const { entity, passage } of mentionsOf(record)) {
    connection.run('INSERT OR IGNORE INTO mention VALUES (?, ?, ?)', [numberOf(entity), numberOf(passage), n]);
  }
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
