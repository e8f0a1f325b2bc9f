/**
 * How every list of the store sorts, as positions: the tuple of an edge's sort key (`Edge.at`), the same on every store, so that a
 * cursor survives a change of the store. What is absent is null and comes last, in either direction; otherwise numbers come before
 * texts, texts compare by code points. `descending` turns the whole tuple round, but absent values stay last.
 *
 * | list | position |
 * |---|---|
 * | relationsOf | relation type, ordinal, period, sort key of the other end, id |
 * | relations | relation type, source, ordinal, period, target, id |
 * | observationsOf, observations by PERIOD | period, id |
 * | observations by VALUE | dimension, converted value, id |
 * | observations by SUBJECT | sort key of the subject, period, id |
 * | claimsOf, claims | claim kind, id |
 * | passagesOf | minus the strength, source, paragraph, id |
 * | contentOf | paragraph, id |
 * | mentionsIn | type, sort key, id |
 * | statementsIn | 0 relation, 1 observation, 2 claim; id |
 * | neighbours | distance, sort key, id |
 * | entities by LABEL | sort key, id |
 * | entities by TYPE, PERIOD, REVISION, RELATIONS | type, period, revision, number of relations; sort key, id |
 * | history | minus the revision's number |
 *
 * Types and kinds stand as their rank in the ontology, periods as their key (period.ts).
 */
import type { EntityOrderBy, ObservationOrderBy } from './filter.ts';
import type { Ontology } from './ontology.ts';
import type { Position } from './page.ts';
import { periodKey } from './period.ts';
import type {
  ClaimRecord,
  EntityRecord,
  ObservationRecord,
  PassageRecord,
  RelationRecord,
  StatementRecord,
} from './records.ts';
import { convertedValue } from './units.ts';

/** The length of each list's position, for reading cursors. */
export const POSITION_LENGTHS = {
  relationsOf: 5,
  relations: 6,
  observationsOf: 2,
  claimsOf: 2,
  claims: 2,
  passagesOf: 4,
  contentOf: 2,
  mentionsIn: 3,
  statementsIn: 2,
  neighbours: 3,
  history: 1,
} as const;

export const ENTITY_POSITION_LENGTHS: Readonly<Record<EntityOrderBy, number>> = {
  LABEL: 2,
  TYPE: 3,
  PERIOD: 3,
  REVISION: 3,
  RELATIONS: 3,
};
export const OBSERVATION_POSITION_LENGTHS: Readonly<Record<ObservationOrderBy, number>> = {
  PERIOD: 2,
  VALUE: 3,
  SUBJECT: 3,
};

/** By code points, which is also the order of the UTF-8 bytes: that of SQLite's BINARY. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  let at = 0;
  while (at < one.length && at < other.length && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  if (at === one.length || at === other.length) return one.length - other.length;
  const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)];
  // Code units at and above the surrogates: a surrogate stands for a code point above every other unit.
  const [high, highOther] = [isSurrogate(left), isSurrogate(right)];
  return high === highOther ? left - right : high ? 1 : -1;
}

export function comparePositions(one: Position, other: Position, descending = false): number {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const order = compareParts(one[at] ?? null, other[at] ?? null, descending);
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(one: string | number | null, other: string | number | null, descending: boolean): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  const order = compareValues(one, other);
  return descending ? -order : order;
}

function compareValues(one: string | number, other: string | number): number {
  if (typeof one === 'number') return typeof other === 'number' ? one - other : -1;
  return typeof other === 'number' ? 1 : compareText(one, other);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** What is not in the ontology (any more) comes after all that is. */
export function entityTypeRank(ontology: Ontology, type: string): number {
  return ontology.entityType(type)?.rank ?? ontology.entityTypes.length;
}

export function relationTypeRank(ontology: Ontology, type: string): number {
  return ontology.relationType(type)?.rank ?? ontology.relationTypes.length;
}

export function claimKindRank(ontology: Ontology, kind: string): number {
  const kinds = ontology.enums.get('ClaimKind') ?? [];
  const rank = kinds.findIndex((known) => known.value === kind);
  return rank < 0 ? kinds.length : rank;
}

/** `otherSort` is the sort key of the end that is not the entity asked. */
export function relationOfPosition(ontology: Ontology, record: RelationRecord, otherSort: string): Position {
  return [
    relationTypeRank(ontology, record.relationType),
    record.ordinal ?? null,
    keyOf(record.period),
    otherSort,
    record.id,
  ];
}

export function relationPosition(ontology: Ontology, record: RelationRecord): Position {
  const rank = relationTypeRank(ontology, record.relationType);
  return [rank, record.source, record.ordinal ?? null, keyOf(record.period), record.target, record.id];
}

/** observationsOf is by PERIOD. */
export function observationPosition(by: ObservationOrderBy, record: ObservationRecord, subjectSort: string): Position {
  if (by === 'PERIOD') return [keyOf(record.period), record.id];
  if (by === 'SUBJECT') return [subjectSort, keyOf(record.period), record.id];
  return [...valueKey(record), record.id];
}

/** By what VALUE sorts: the dimension and the converted number (of a range the lower one that it has); null, null without a number. */
export function valueKey(record: ObservationRecord): readonly [string, number] | readonly [null, null] {
  const number = record.value ?? record.low ?? record.high;
  if (number === undefined) return [null, null];
  const { dimension, value } = convertedValue(number, record.unit);
  return [dimension, value];
}

export function claimPosition(ontology: Ontology, record: ClaimRecord): Position {
  return [claimKindRank(ontology, record.claimKind), record.id];
}

/** `strength`: how many statements and field evidences about the entity the passage has (references.ts). */
export function passageOfPosition(record: PassageRecord, strength: number): Position {
  return [-strength, record.document, record.paragraph, record.id];
}

export function contentPosition(record: PassageRecord): Position {
  return [record.paragraph, record.id];
}

export function mentionPosition(ontology: Ontology, record: EntityRecord, sort: string): Position {
  return [entityTypeRank(ontology, record.type), sort, record.id];
}

export function statementPosition(record: StatementRecord): Position {
  return [record.record === 'relation' ? 0 : record.record === 'observation' ? 1 : 2, record.id];
}

export function neighbourPosition(distance: number, sort: string, id: string): Position {
  return [distance, sort, id];
}

/** What an entity's position is made of beside its record; `relations` is how many the viewer may see, each counted once. */
export interface EntityRank {
  readonly sort: string;
  readonly revision: number;
  readonly relations: number;
}

export function entityPosition(
  ontology: Ontology,
  by: EntityOrderBy,
  record: EntityRecord,
  rank: EntityRank,
): Position {
  const rest = [rank.sort, record.id] as const;
  if (by === 'LABEL') return rest;
  if (by === 'TYPE') return [entityTypeRank(ontology, record.type), ...rest];
  if (by === 'PERIOD') return [keyOf(timeOf(record)), ...rest];
  return [by === 'REVISION' ? rank.revision : rank.relations, ...rest];
}

/** When an entity is, for orders and for `from` and `to`: its period; of a source without one the day on which it was issued. */
export function timeOf(record: EntityRecord): string | undefined {
  if (record.period !== undefined) return record.period;
  const issued = record.fields.issuedOn;
  return typeof issued === 'string' ? issued : undefined;
}

export function historyPosition(revision: number): Position {
  return [-revision];
}

function keyOf(period: string | undefined): string | null {
  return period === undefined ? null : (periodKey(period) ?? null);
}
