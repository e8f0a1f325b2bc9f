/**
 * By what a record without an id is known (contract.graphql, Mutation), as a key of fixed length, and the ids made from it. The keys
 * are stored: what they are made of must not change without a migration.
 */
import { hash } from 'node:crypto';
import { compareText } from './order.ts';
import type {
  ClaimRecord,
  EntityRecord,
  EntityTypeName,
  ObservationRecord,
  PassageRecord,
  Qualifier,
  RelationRecord,
  StatementRecord,
} from './records.ts';

/** A label belongs to one entity of a type, but for those that are `distinct`. */
export function entityIdentity(type: EntityTypeName, label: string): string {
  return key('entity', [type, label]);
}

/** Undefined where it is `distinct`: others of its type may have its label. */
export function identityOfEntity(record: Pick<EntityRecord, 'type' | 'label' | 'distinct'>): string | undefined {
  return record.distinct === true ? undefined : entityIdentity(record.type, record.label);
}

/** `occurrence` from 1: the same words can stand twice in one source. */
export function passageIdentity(document: string, text: string, occurrence: number): string {
  return key('passage', [document, text, occurrence]);
}

/** The ids in the statement are those of the entities themselves (no merged ones), a symmetric relation's ends in `canonicalEnds`. */
export function statementIdentity(
  statement: Omit<RelationRecord, 'id'> | Omit<ObservationRecord, 'id'> | Omit<ClaimRecord, 'id'>,
): string {
  if (statement.record === 'relation') return key('relation', relationParts(statement));
  if (statement.record === 'observation') return key('observation', observationParts(statement));
  return key('claim', claimParts(statement));
}

/** A symmetric relation is stored with the lesser id as its source, so that A–B and B–A are one. */
export function canonicalEnds(source: string, target: string): { readonly source: string; readonly target: string } {
  return compareText(source, target) <= 0 ? { source, target } : { source: target, target: source };
}

/** Id made from an identity key: `attempt` 0 is the usual one, each further one has more characters, for the rare collision. */
export function idOfIdentity(
  kind: StatementRecord['record'] | PassageRecord['record'],
  identity: string,
  attempt: number,
): string {
  return `${kind}:${identity.slice(0, 12 + 4 * attempt)}`;
}

type Parts = readonly unknown[];

function relationParts(relation: Omit<RelationRecord, 'id'>): Parts {
  const { relationType, source, target, ordinal, period, status, attributedTo, qualifiers } = relation;
  const sorted = qualifiers.map(qualifierText).sort(compareText);
  return [relationType, source, target, ordinal, period, status, attributedTo, sorted];
}

/** A translation does not make it another qualifier. */
function qualifierText({ role, entity, text }: Qualifier): string {
  return JSON.stringify([role, entity ?? null, text ?? null]);
}

function observationParts(observation: Omit<ObservationRecord, 'id'>): Parts {
  const {
    indicator,
    subject,
    comparedWith,
    relation,
    period,
    status,
    attributedTo,
    comparator,
    value,
    low,
    high,
    unit,
  } = observation;
  const hasNumber = value !== undefined || low !== undefined || high !== undefined;
  const wording = hasNumber ? undefined : observation.wording;
  return [
    indicator,
    subject,
    comparedWith,
    relation,
    period,
    status,
    attributedTo,
    comparator,
    value,
    low,
    high,
    unit,
    wording,
  ];
}

function claimParts(claim: Omit<ClaimRecord, 'id'>): Parts {
  const { claimKind, subject, object, scope, status, attributedTo, text } = claim;
  return [claimKind, subject, object, scope, status, attributedTo, text];
}

/** 160 bits in hex. */
function key(kind: string, parts: Parts): string {
  const text = JSON.stringify([kind, ...parts.map((part) => part ?? null)]);
  return hash('sha256', text, 'hex').slice(0, 40);
}
